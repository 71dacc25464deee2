"""Months in languages without a table of ours, by dateparser (BSD-3-Clause): only their names.

It is imported when a day, an unknown word and a year first stand in a row in such a language
(0.1 s, and 0.02 s for each language), and is asked about few words of each text.
"""

from functools import lru_cache

from .tables import TABLES

_MOST = 20  # different words of one text that are looked up
_SETTINGS = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "PARSERS": ["absolute-time"],
}
_DAY, _YEAR = 14, 2014  # no month has it as its number, and no clock has it as its hour or minute


class OtherMonths:
    """The names of months in a language, looked up one by one and only so often."""

    def __init__(self, language: str | None) -> None:
        self.language = (language or "").partition("-")[0].casefold()
        self.left = 0 if not self.language or self.language in TABLES else _MOST
        self.known: dict[str, int | None] = {}

    def number(self, word: str) -> int | None:
        """Return the number of a month, None if the word is none or no more are looked up."""
        if word not in self.known:
            if not self.left or not 3 <= len(word) <= 15:
                return None
            self.left -= 1
            self.known[word] = _month(word, self.language)
        return self.known[word]


@lru_cache(maxsize=1000)
def _month(word: str, language: str) -> int | None:
    import dateparser
    from dateparser.data.languages_info import language_order

    if language not in language_order:
        return None
    found = dateparser.parse(f"{_DAY} {word} {_YEAR}", languages=[language], settings=_SETTINGS)
    return found.month if found and (found.day, found.year) == (_DAY, _YEAR) else None
