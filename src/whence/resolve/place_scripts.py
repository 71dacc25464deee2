"""Names of places in scripts without capitals: Arabic, where a word for a place stands before them."""

import re

from whence.text import fold, words

from .gazetteer import Gazetteer
from .place_signs import Candidate, Sign
from .place_words import word_list

_ARABIC = re.compile(r"[\u0621-\u064a]")
_LONGEST = 3  # words of a name
_AND = "و"
_IN = "ب"  # “in”, written onto the word
_KINDS = {"محافظة": "province", "معبر": "crossing", "مطار": "airbase"}


def read_uncased(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the names of the gazetteer that stand behind an Arabic word for a place."""
    if not _ARABIC.search(text):
        return []
    spans = words(text)
    lows = [fold(text[start:end]) for start, end in spans]
    kinds = {fold(word): kind for word, kind in _KINDS.items()}
    found: list[Candidate] = []
    for at, low in enumerate(lows):
        bare = low.removeprefix(_AND) if len(low) > 2 else low
        if bare in word_list("arabic") and at + 1 < len(spans):
            kind = kinds.get(bare)
            found += _longest(text, spans, at + 1, "sure" if kind else "likely", kind, gazetteer)
        elif bare.startswith(_IN) and len(bare) > 4:
            start, end = spans[at][0] + len(low) - len(bare) + 1, spans[at][1]
            if _known(text[start:end], gazetteer):
                found.append(_candidate(text, start, end, "likely", None))
    return found


def _longest(
    text: str,
    spans: list[tuple[int, int]],
    at: int,
    sign: Sign,
    kind: str | None,
    gazetteer: Gazetteer,
) -> list[Candidate]:
    start = spans[at][0]
    for size in range(min(_LONGEST, len(spans) - at), 0, -1):
        end = spans[at + size - 1][1]
        if "\n" not in text[start:end] and _known(text[start:end], gazetteer):
            return [_candidate(text, start, end, sign, kind)]
    return []


def _known(name: str, gazetteer: Gazetteer) -> bool:
    """Say whether there is a place of that name, article and all: باب is a door."""
    return any(entry.spelled(name) for entry in gazetteer.find(name))


def _candidate(text: str, start: int, end: int, sign: Sign, kind: str | None) -> Candidate:
    name = text[start:end]
    return Candidate(start=start, end=end, name=name, begin=start, whole=end, sign=sign, kind=kind)
