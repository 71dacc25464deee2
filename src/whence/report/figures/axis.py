"""The axis of a picture in log10 odds, marked with the probabilities and odds that people know."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log10

from markupsafe import Markup

from ..wording import SPACE
from .canvas import WIDTH, line, text
from .lettering import fitted, width_of

Place = Callable[[float], float]

# Probabilities in percent with their odds, the ones that say most first: a mark is left out where
# an earlier one has its place.
_KNOWN = (
    (50.0, "50", "1:1"),
    (10.0, "10", "1:9"),
    (90.0, "90", "9:1"),
    (1.0, "1", "1:99"),
    (99.0, "99", "99:1"),
    (0.1, "0.1", "1:999"),
    (99.9, "99.9", "999:1"),
    (0.001, "0.001", "1:99,999"),
    (99.999, "99.999", "99,999:1"),
    (25.0, "25", "1:3"),
    (75.0, "75", "3:1"),
    (2.0, "2", "1:49"),
    (98.0, "98", "49:1"),
    (5.0, "5", "1:19"),
    (95.0, "95", "19:1"),
    (100 / 3, "33", "1:2"),
    (200 / 3, "67", "2:1"),
    (40.0, "40", "2:3"),
    (60.0, "60", "3:2"),
)
_GAP = 10  # between two marks
_HEIGHT = 46


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A well-known chance on the axis: where it is, where its words stand, and what they are."""

    x: float
    middle: float
    percent: str
    odds: str

    @property
    def even(self) -> bool:
        """Whether it is as likely as not."""
        return self.odds == "1:1"


def ticks(low: float, high: float, place: Place) -> list[Tick]:
    """Return well-known chances between two log10 odds, as many as there is room to name."""
    found: list[Tick] = []
    taken: list[tuple[float, float]] = []
    for chance, number, odds in _KNOWN:
        value = log10(chance / (100 - chance))
        percent = f"{number}{SPACE}%"
        half = max(width_of(percent), width_of(odds)) / 2
        x = min(max(place(value), half), WIDTH - half)
        free = all(x + half + _GAP < start or end + _GAP < x - half for start, end in taken)
        if low <= value <= high and free:
            taken.append((x - half, x + half))
            found.append(Tick(x=place(value), middle=x, percent=percent, odds=odds))
    return found


def axis(
    marks: Sequence[Tick], y: float, say: Callable[[str], str] = str
) -> tuple[list[Markup], float]:
    """Draw the names of some chances from `y` down; return them, and their height."""
    parts: list[Markup] = []
    for mark in marks:
        parts.append(line(mark.x, y - 5, mark.x, y, "quiet", thick=1))
        parts.append(text(mark.middle, y + 12, mark.percent, ink="quiet", anchor="middle"))
        parts.append(text(mark.middle, y + 26, mark.odds, ink="quiet", anchor="middle"))
    caption = fitted(say("Probability, and under it the odds for the claim"), WIDTH, 10)
    return [*parts, text(0, y + 42, caption, ink="quiet", size=10)], _HEIGHT
