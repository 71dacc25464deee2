"""Words for times, one table a language: to add a language, write its table and list it here."""

from .arabic import ARABIC
from .english import ENGLISH
from .french import FRENCH
from .german import GERMAN
from .russian import RUSSIAN
from .spanish import SPANISH
from .turkish import TURKISH
from .words import Words

__all__ = ["TABLES", "Words"]

TABLES: dict[str, Words] = {
    table.language: table for table in (ARABIC, ENGLISH, FRENCH, GERMAN, RUSSIAN, SPANISH, TURKISH)
}
