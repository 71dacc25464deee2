"""The key of a picture: what its marks mean, in rows under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .canvas import LEADING, WIDTH, text
from .lettering import fitted, width_of

_ROW = LEADING + 2
_GAP = 14  # between entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One mark and what it means: `draw` sets the mark around a point, `wide` units across."""

    draw: Callable[[float, float], Markup]
    words: str
    wide: float = 12


def legend(y: float, entries: Sequence[Entry], width: float = WIDTH) -> tuple[Markup, float]:
    """Draw entries in as many rows as they need from `y` down; return them, and their height."""
    parts: list[Markup] = []
    x, row = 0.0, 0
    for entry in entries:
        words = fitted(entry.words, width - entry.wide - 6)
        needs = entry.wide + 5 + width_of(words)
        if x and x + needs > width:
            x, row = 0.0, row + 1
        middle = y + row * _ROW + _ROW / 2
        parts.append(entry.draw(x + entry.wide / 2, middle))
        parts.append(text(x + entry.wide + 5, middle + 4, words, ink="quiet"))
        x += needs + _GAP
    return Markup().join(parts), (row + 1) * _ROW if entries else 0.0
