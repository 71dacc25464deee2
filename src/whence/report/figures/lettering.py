"""How wide text is, so that labels fit their places and do not cover each other.

No font is at hand where pictures are drawn, and nobody knows in which one they will be read. So a
width is reckoned from the larger of the advance widths in DejaVu Sans and in Liberation Sans (which
has those of Arial and Helvetica), the widest and the commonest that a reader may have: measured
with fontTools, in ems, rounded up to a twentieth. Beyond ASCII it is the mean of the letters of a
script and case, as they make up words, not single letters.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..safe import plain

ELLIPSIS = "…"
_EMS = {
    0.30: "'Iijl",
    0.35: " \u00a0\u202f,./:;\\|‘’·",
    0.40: "()-[]ft",
    0.45: "!r",
    0.50: '"*J`°',
    0.55: "csz“”",
    0.60: "?L_kvxy–",
    0.65: "$0123456789FTabdeghnopqu{}«»§€",
    0.70: "ABEKPSVXYZ",
    0.75: "CNRU",
    0.80: "&DGHOQ",
    0.85: "#+<=>^w~×÷−≈±",
    0.90: "M",
    0.95: "%",
    1.00: "Wm—…←→",
    1.05: "@",
}
_KNOWN = {character: ems for ems, characters in _EMS.items() for character in characters}
# Means of letters (upper bounds of those of Latin with marks, Greek and Cyrillic).
_UPPER, _LOWER, _ARABIC, _HEBREW, _SYMBOL, _OTHER = 0.75, 0.64, 0.72, 0.57, 0.9, 0.7
_WIDE, _EMOJI = 1.0, 1.3
_BOLD = 1.13  # DejaVu Sans Bold over the regular letters, a to z


def width_of(text: str, size: float = 11, *, bold: bool = False) -> float:
    """Return about how wide a line of text is, in units of the picture, rather more than less."""
    ems = sum(map(_ems, text))
    return ems * size * (_BOLD if bold else 1)


def fitted(text: str, width: float, size: float = 11, *, bold: bool = False) -> str:
    """Return the text as one line no wider than `width`, cut at a word where it can be, with “…”."""
    shown = plain(text)
    if width_of(shown, size, bold=bold) <= width:
        return shown
    room = width - width_of(ELLIPSIS, size, bold=bold)
    head = shown[: _fitting(shown, room, size, bold)]
    cut_word = " " in head and shown[len(head)] != " "
    word = head.rsplit(" ", 1)[0] if cut_word else head
    # Half a word is better than half an empty line.
    kept = word if len(word) > 0.5 * len(head) else head
    return f"{kept.rstrip(' ,;:–—-')}{ELLIPSIS}"


def wrapped(
    text: str, width: float, size: float = 11, *, lines: int = 2, bold: bool = False
) -> tuple[str, ...]:
    """Break the text into at most so many lines of `width`; the last is cut if there is more."""
    rest = plain(text)
    rows: list[str] = []
    while rest and len(rows) < lines - 1 and width_of(rest, size, bold=bold) > width:
        end = max(_fitting(rest, width, size, bold), 1)
        if rest[end] != " " and " " in rest[:end]:
            end = rest.rindex(" ", 0, end)
        rows.append(rest[:end])
        rest = rest[end:].lstrip()
    return (*rows, fitted(rest, width, size, bold=bold)) if rest else tuple(rows)


def widest(texts: Sequence[str], size: float = 11, *, bold: bool = False) -> float:
    """Return the width of the widest of some lines, 0 if there is none."""
    return max((width_of(text, size, bold=bold) for text in texts), default=0.0)


def spread(
    middles: Sequence[float], widths: Sequence[float], low: float, high: float, gap: float = 6
) -> list[float]:
    """Move labels in one row apart: return middles, as near to the wished ones as they can be.

    `middles` are in order from left to right. All stay between `low` and `high` if there is room.
    """
    placed: list[float] = []
    edge = low - gap
    for middle, width in zip(middles, widths, strict=True):
        placed.append(max(middle, edge + gap + width / 2))
        edge = placed[-1] + width / 2
    edge = high + gap
    for n in range(len(placed) - 1, -1, -1):
        placed[n] = min(placed[n], edge - gap - widths[n] / 2)
        edge = placed[n] - widths[n] / 2
    return placed


def _fitting(text: str, width: float, size: float, bold: bool) -> int:
    """Return how many characters fit into a width."""
    return sum(1 for total in _running(text, size * (_BOLD if bold else 1)) if total <= width)


def _running(text: str, size: float) -> Iterator[float]:
    total = 0.0
    for character in text:
        total += _ems(character) * size
        yield total


@lru_cache(maxsize=4096)
def _ems(character: str) -> float:
    """Return the advance of a character in ems: measured for the common ones, else of its kind."""
    if known := _KNOWN.get(character):
        return known
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf", "Cc"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _EMOJI if category == "So" else _WIDE
    kinds = {"AL": _ARABIC, "R": _HEBREW}
    by_category = {"Lu": _UPPER, "Lt": _UPPER, "Ll": _LOWER, "So": _SYMBOL, "Sm": _SYMBOL}
    return kinds.get(unicodedata.bidirectional(character)) or by_category.get(category, _OTHER)
