"""The marks of places on a way: where it sets out, open, unknown, barred, and where it leads."""

from typing import Literal

from markupsafe import Markup

from whence.model import Stop, Way

from .canvas import circle, line, marker, rect, text
from .lettering import width_of

Part = Literal["start", "open", "unknown", "possibly", "surely", "goal"]
_START = 8  # half the height of the plate of a letter
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def part_of(way: Way, n: int) -> Part:
    """Return what the n-th stop of a way is in it. Neither its start nor its goal bars anybody."""
    if n == len(way.stops) - 1 and (n or not way.gate):
        return "goal"
    if n == 0 and not way.gate:
        return "start"
    return way.stops[n].standing


def mark(part: Part, x: float, y: float, letter: str = "") -> Markup:
    """Draw a place: letters of actors where ways set out, a bar where an enemy holds it, a diamond at the goal."""
    if part == "start":
        room = max(2 * _START, width_of(letter, bold=True) + 6)
        plate = rect(x - room / 2, y - _START, room, 2 * _START, "ink", _START)
        return plate + text(x, y + 4, letter, ink="paper", bold=True, anchor="middle")
    if part == "goal":
        return marker("diamond", x, y, 8, "paper", "ink") + marker("diamond", x, y, 3.5, "ink")
    if part == "surely":
        return circle(x, y, 8, "against", "paper") + line(x - 4.5, y, x + 4.5, y, "paper", thick=3)
    if part == "possibly":
        return circle(x, y, 7, "paper", "against") + line(x - 4, y, x + 4, y, "against", thick=3)
    if part == "unknown":
        return circle(x, y, 4, "paper", "quiet")
    return circle(x, y, 4, "ink", "paper")


def stretch(way: Way, n: int) -> tuple[str, str, float]:
    """Return the colour, dash and thickness of the line from the n-th stop to the next.

    It is thick as far as the first bar and thin beyond, as nobody of the actor came by; dashed where it
    begins or ends at a place of which nothing is known.
    """
    beyond = first_bar(way) <= n
    ends = (part_of(way, n), part_of(way, n + 1))
    return (
        "quiet" if beyond else "ink",
        "4 4" if "unknown" in ends else "none",
        1.5 if beyond else 3,
    )


def first_bar(way: Way) -> int:
    """Return which stop is the first that bars the way; past the last if none does."""
    barred = (n for n in range(len(way.stops)) if part_of(way, n) in ("possibly", "surely"))
    return next(barred, len(way.stops))


def barred(stop: Stop, part: Part) -> bool:
    """Say whether a stop bars the way."""
    return part in ("possibly", "surely") and stop.standing == part
