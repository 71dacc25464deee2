"""Quotations signed by their speaker: “It was a hard winter.” — Amal Haddad.

Collections of voices, epigraphs and reviews attribute so, without any verb; a tagger trained on
running news knows only a few of them. The dash is the cue.
"""

from collections.abc import Iterator

from .tagged import Tagged

_OPENING, _CLOSING = '“”„«"', '”“»"'
_DASHES = "―—–-"
_LONGEST = 8  # words of a signature: a name, with a title or a place
_SMALL = frozenset("of the in for at and de la von van bin al el a an".split())
_REACH = 120  # characters in which the signature stands at the end of its line


def find_signed(text: str) -> Iterator[Tagged]:
    """Yield the quotations that fill a line of a text up to a dash and a name."""
    start = 0
    for line in text.split("\n"):
        if found := _signed(line):
            opening, closing, dash, name, end = (place + start for place in found)
            yield Tagged(((name, end),), ((dash, dash + 1),), ((opening, closing),))
        start += len(line) + 1


def _signed(line: str) -> tuple[int, int, int, int, int] | None:
    """Return where quotation, dash and signature begin and end in a line, if it is one."""
    opening = len(line) - len(line.lstrip())
    end = len(line.rstrip(" \t\r\xa0."))
    floor = max(opening + 2, end - _REACH)
    if opening >= end or line[opening] not in _OPENING:
        return None
    dash = max(line.rfind(mark, floor, end) for mark in _CLOSING) + 1
    closing = dash
    while 0 < dash < end and line[dash].isspace():
        dash += 1
    if not 0 < dash < end or line[dash] not in _DASHES:
        return None
    name = dash
    while name < end and (line[name] in _DASHES or line[name].isspace()):
        name += 1
    return (opening, closing, dash, name, end) if _names(line[name:end]) else None


def _names(signature: str) -> bool:
    words = signature.split()
    return 0 < len(words) <= _LONGEST and all(
        word[0].isupper() or word[0].isdigit() or word.strip(",").casefold() in _SMALL
        for word in words
    )
