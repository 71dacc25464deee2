"""The turns by which a writer says what a doubt or a denial leaves open."""

import re
from dataclasses import dataclass
from functools import cache

from .lexicons import read_yaml

_ALWAYS = re.IGNORECASE
_IRREGULAR = re.compile(r"\b([a-z]{2,})\(([a-z,]+)\)")  # “lose(lost)”


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcedingWords:
    """Patterns on folded text by what they do, where the content ends, and how to turn negatives."""

    opening: dict[str, re.Pattern[str]]
    turned: re.Pattern[str]
    ends: re.Pattern[str]
    negative: tuple[tuple[re.Pattern[str], str], ...]


@cache
def conceding_words() -> ConcedingWords:
    """Return the patterns of `concessions.yaml`."""
    rows = read_yaml("concessions.yaml")
    kinds = ("not_denied", "undenied", "possible", "granted")
    return ConcedingWords(
        opening={kind: re.compile("|".join(rows[kind])) for kind in kinds},
        turned=re.compile(rows["turned"]),
        ends=re.compile(rows["ends"]),
        negative=tuple(
            (re.compile(pattern, _ALWAYS), instead) for pattern, instead in rows["negative"].items()
        ),
    )


@cache
def infinitives() -> dict[str, str]:
    """Return the infinitive of each irregular form of `concessions.yaml`."""
    found: dict[str, str] = {}
    for verb, forms in _IRREGULAR.findall(read_yaml("concessions.yaml")["irregular"]):
        found |= dict.fromkeys(forms.split(","), verb)
    return found
