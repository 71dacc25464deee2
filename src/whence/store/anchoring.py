"""Words are found where they are said to be, or where they stand only once; never by likeness."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from whence.text import fold, sentences

_LONGEST = 400  # characters of a passage that is compared, and of one that is shown
_MOST = 5000  # passages compared; enough for a book, and a second of time
_NEAR = 0.5  # difflib ratio below which nothing is near
_ENOUGH = 2  # places of a quotation that need be known: two are too many


def find_quote(
    text: str, quote: str, start: int | None = None, prefix: str = "", suffix: str = ""
) -> tuple[int, int] | None:
    """Return where a quotation stands, as start and end in code points.

    At `start`, if its words are there; otherwise the one place where they are at all, or the one
    that stands between `prefix` and `suffix`. Runs of white space are alike. None if there is no
    such place, or more than one.
    """
    words = quote.split()
    if not words:
        return None
    if start is not None and text[start : start + len(quote)] == quote:
        return start, start + len(quote)
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = _some(pattern, text)
    if len(found) == 1:
        return found[0]
    if not (prefix.strip() or suffix.strip()):
        return None
    within = [
        (match.start(), match.end())
        for match in pattern.finditer(text)
        if _ends(text, match.start(), prefix) and _begins(text, match.end(), suffix)
    ]
    return within[0] if len(within) == 1 else None


def count_quote(text: str, quote: str) -> int:
    """Return how often a quotation stands in a text, letter by letter."""
    return text.count(quote) if quote else 0


def nearest_passage(text: str, quote: str) -> str:
    """Return the sentence that is most like a quotation, empty if none is at all."""
    wanted = fold(quote)[:_LONGEST]
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    best, near = _NEAR, ""
    for start, end in sentences(text)[:_MOST]:
        matcher.set_seq1(fold(text[start : min(end, start + _LONGEST)]))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            ratio = matcher.ratio()
            if ratio > best:
                best, near = ratio, " ".join(text[start:end].split())[:_LONGEST]
    return near


def _some(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    found: Iterator[re.Match[str]] = pattern.finditer(text)
    return [(match.start(), match.end()) for match, _ in zip(found, range(_ENOUGH), strict=False)]


def _ends(text: str, end: int, prefix: str) -> bool:
    """Say whether these words stand before an offset, white space apart."""
    wanted = "".join(prefix.split())
    return "".join(text[max(0, end - _reach(prefix)) : end].split()).endswith(wanted)


def _begins(text: str, start: int, suffix: str) -> bool:
    wanted = "".join(suffix.split())
    return "".join(text[start : start + _reach(suffix)].split()).startswith(wanted)


def _reach(words: str) -> int:
    """Return in how many characters some words stand, with more white space than they have."""
    return 3 * len(words) + 10
