"""Text becomes tokens, and every token one letter: the alphabet in which the grammar is written.

    d o # y   day number, ordinal, other number, year      n J number, ordinal in words; 0 no date
    e Z R I   1990s, 2012-2014, 3-5, a date in numbers     N U century, other units
    m k ~ *   month: surely, perhaps, shortened, foreign   h Q % Islamic month, era, year
    w v       day of the week: surely, perhaps             S   season             D   yesterday
    L l K q   last: before, after its noun, either; past   T t this               X x O next
    A P       ago, after or before its number              c M B about, more than, within
    E H       early … late, alone or with “of”; < after    r   earlier, later
    i @ s u b &  in, on, since, until, between, and        a   by                 > to
    g f       of, the        p z   her, every              j Y the words “year”, “month” after theirs
    F G       will, would    W   the same day              ,.-/'(|;  punctuation   C _  other words

A blank line is `|`, any mark that can end a sentence `.`, every dash `-`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from whence.text import fold

from .months import MONTHS, islamic_month, names
from .numbers import read_number
from .tables import TABLES, Words
from .tokens import MARK, strip, token_form

# Fields of a table, in the order in which later ones override earlier ones.
_CLASSES = {
    "about": ("c", "about"),
    "more": ("M", "more"),
    "less": ("B", "less"),
    "future": ("F", None),
    "perhaps_future": ("G", None),
    "year_after": ("j", None),
    "month_after": ("Y", None),
    "last": ("L", "before"),
    "last_after": ("l", "before"),
    "last_either": ("K", "before"),
    "past": ("q", "before"),
    "this": ("T", "same"),
    "this_after": ("t", "same"),
    "next": ("X", "after"),
    "next_after": ("x", "after"),
    "next_either": ("O", "after"),
    "ago": ("A", None),
    "ago_before": ("P", None),
    "earlier": ("r", "earlier"),
    "later": ("r", "later"),
    "early": ("E", "early"),
    "middle": ("E", "middle"),
    "late": ("E", "late"),
    "early_of": ("H", "early"),
    "middle_of": ("H", "middle"),
    "late_of": ("H", "late"),
    "early_after": ("<", "early"),
    "middle_after": ("<", "middle"),
    "late_after": ("<", "late"),
    "inside": ("i", None),
    "on": ("@", None),
    "since": ("s", None),
    "until": ("u", None),
    "by": ("a", None),
    "between": ("b", None),
    "conjunction": ("&", None),
    "to": (">", None),
    "of": ("g", None),
    "article": ("f", None),
    "possessive": ("p", None),
    "each": ("z", None),
    "islamic_era": ("Q", None),
    "names": ("C", None),
}
_NUMBERED = {"numbers": "n", "ordinals": "J", "ordinal_days": "o", "days": "D", "same_day": "W"}
_UNITS = {"units": 1, "plurals": 0, "duals": 2}
_FIRST_MONTHS = (3, 6, 9, 12)  # of the seasons
_PUNCTUATION = {
    **dict.fromkeys(",،", ","),
    **dict.fromkeys(".!?…؟۔。！？", "."),
    **dict.fromkeys("-‐‑‒–—−", "-"),
    **dict.fromkeys("'’ʼ", "'"),
    "/": "/",
    "(": "(",
}
_GAP = re.compile(r"[\s-]+")
_REMEMBERED = 50_000  # tokens; running text in one language has fewer
_LONGEST = 40  # characters of a token worth remembering
NEUTRAL = Words(
    language="", inside="in em w", on="den", of="de di do"
)  # a language without a table
_PREFIXED = re.compile(r"(?:[وف]?(?:لل|[بلك])|[وف])(?=\w\w)")  # Arabic and, by, to, as
_PREFIXES_OF = "mkhwvUDSnEo"

Entry = tuple[str, Any]


class Lexicon(dict[str, str]):
    """The class of each token of a language, found when it is first asked for."""

    def __init__(self, language: str) -> None:
        self.tables = _tables(language)
        self.ordinal_dot = any(table.ordinal_dot for table in self.tables)
        self.capitals = any(table.capitals for table in self.tables)
        self.words = _entries(self.tables, language in TABLES)
        phrases = {word for table in self.tables for word, _ in _rows(table)}
        self.token = token_form(phrases)

    def __missing__(self, token: str) -> str:
        """Classify a token, and remember it within bounds."""
        letter: str = self.read(token)[0]
        if len(self) < _REMEMBERED and len(token) <= _LONGEST:
            self[token] = letter
        return letter

    def read(self, token: str) -> Entry:
        """Return the class of a token and its value."""
        core = strip(token)
        if core.isalpha() and core.isascii():
            return self._word(core, self.words.get(core.lower()))
        if not core:
            return ("|", None) if token.count("\n") > 1 else ("_", None)
        first = core[0]
        if first.isdecimal():
            return read_number(core)
        if not (first.isalpha() or first == "_"):
            return _PUNCTUATION.get(first, ";"), None
        entry = self.words.get(key(core))
        return self._word(core, entry or (self._prefixed(core) if first > "\u0600" else None))

    def _word(self, core: str, entry: Entry | None) -> Entry:
        """Return the entry of a word as it is written here, with a capital or without."""
        if entry is None:
            month = islamic_month(core)
            return ("h", month) if month else ("C" if core[0].isupper() else "_", None)
        if entry[0] in "mk~wv" and core.isascii() and self.capitals:
            if core[0].islower():
                return "_", None
            if core.isupper() and entry[0] in "k~":
                return "*", entry[1]  # “JAN” is an alliance as often as a month
        return entry

    def _prefixed(self, core: str) -> Entry | None:
        """Look an Arabic word up without the particle written as part of it."""
        prefix = _PREFIXED.match(core)
        if not prefix:
            return None
        rest = ("ال" if prefix[0].endswith("لل") else "") + core[prefix.end() :]
        entry = self.words.get(key(rest))
        return entry if entry and entry[0] in _PREFIXES_OF else None


def lexicon(language: str | None) -> Lexicon:
    """Return the lexicon of a language. Text in no known one is read as English."""
    code = (language or "en").partition("-")[0].casefold()
    return _lexicon(code if code in TABLES else "")


@cache
def _lexicon(code: str) -> Lexicon:
    return Lexicon(code)


def key(word: str) -> str:
    """Return the form under which words are looked up: no case, accents or vowel signs."""
    return _GAP.sub(" ", MARK.sub("", fold(word))).replace("ı", "i")


def _tables(language: str) -> list[Words]:
    """Return the table of a language, then one for each script that is not its own."""
    own = TABLES.get(language, NEUTRAL)
    others = {"ar": TABLES["ar"], "ru": TABLES["ru"], "en": TABLES["en"]}
    if language not in ("ar", "ru"):
        del others["en"]
    others.pop(language, None)
    return [own, *others.values()]


def _entries(tables: list[Words], own: bool) -> dict[str, Entry]:
    """Return the words of several tables, those of the first above all."""
    found: dict[str, Entry] = {name: ("*" if own else "k", month) for name, month in MONTHS.items()}
    for table in reversed(tables):
        for word, entry in _rows(table):
            found[key(word.replace("_", " "))] = entry
    return found


def _rows(table: Words) -> Iterator[tuple[str, Entry]]:
    """Yield each word of a table with its class and value; later ones override earlier ones."""
    if table.language:
        yield from ((word, ("m", month)) for word, month in names(table.language))
    for letter, weak in ("k", table.weak_months.split()), ("~", table.short_months.split()):
        months = names(table.language) if weak else ()
        yield from ((word, (letter, month)) for word, month in months if word in weak)
    for field, letter in (("weekdays", "w"), ("weak_weekdays", "v"), ("seasons", "S")):
        parts = getattr(table, field).split("|")
        for number, part in enumerate(parts):
            value = _FIRST_MONTHS[number] if field == "seasons" else number
            yield from ((word, (letter, value)) for word in part.split())
    for field, letter in _NUMBERED.items():
        for number, part in getattr(table, field).items():
            yield from ((word, (letter, number)) for word in part.split())
    for field, count in _UNITS.items():
        for unit, part in getattr(table, field).items():
            letter = "N" if unit == "century" else "U"
            yield from ((word, (letter, (unit, count))) for word in part.split())
    for field, entry in _CLASSES.items():
        yield from ((word, entry) for word in getattr(table, field).split())
