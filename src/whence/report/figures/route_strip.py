"""Each way as a line of stops, one under the other, with who holds them and what bars the actor."""

from collections.abc import Sequence

from markupsafe import Markup

from whence.model import Stop, Way

from .canvas import LEADING, WIDTH, line, link, text
from .lettering import fitted, width_of, wrapped
from .route_marks import Part, barred, mark, part_of, stretch
from .ways import Told, Words

_RAIL, _TEXT = 10.0, 26.0  # where the line is, and the words beside it
_ROW = 22.0
_SHARED = 3  # stops that two ways have in common at their start are told once, if there are so many
_WHY = 4  # lines of what makes an enemy of a holder


def draw_strip(
    told: Told, before: Sequence[Told], letter: str, words: Words, y: float
) -> tuple[Markup, float]:
    """Draw one way from `y` down, without what a way `before` it has shown; return it, and its height."""
    way, start = told.way, y
    heading = fitted(words.heading(way), WIDTH, bold=True)
    parts = [text(0, y + 12, heading, bold=True, of=words.runs)]
    y += 18
    for row in (row for remark in _remarks(way, words) for row in wrapped(remark, WIDTH)):
        parts.append(text(0, y + 10, row, ink="quiet", of=words.runs))
        y += LEADING
    rails: list[Markup] = []
    marks: list[Markup] = []
    skipped = _shown_before(way, before)
    last = 0.0
    for n, stop in enumerate(way.stops):
        if n < skipped:
            continue
        part, middle = part_of(way, n), y + _ROW / 2
        if n == skipped and skipped:
            row = words.say("as above as far as {where}").format(where=words.name(stop.place))
            shared = fitted(row, WIDTH - _TEXT)
            parts.append(text(_TEXT, middle + 4, shared, ink="quiet", of=words.runs))
            marks.append(mark(part, _RAIL, middle, letter))
            y, last = y + _ROW, middle
            continue
        if last:
            rails.append(line(_RAIL, last, _RAIL, middle, *stretch(way, n - 1)))
        rows, tall = _stop(stop, part, way, words, y)
        parts += rows
        marks.append(mark(part, _RAIL, middle, letter))
        y, last = y + tall, middle
    return link(told.address, *rails, *marks, *parts), y - start + 4


def _remarks(way: Way, words: Words) -> list[str]:
    """Say what does not belong to one stop: an absence, a gate, that no way is known."""
    who = words.name(way.actor)
    told = [words.absent(way)]
    if way.gate:
        told.append(
            words.say("The only known way in; how {who} got so far is not known").format(who=who)
        )
    if not way.stops:
        told.append(words.say("No way is known"))
    return [row for row in told if row]


def _stop(stop: Stop, part: Part, way: Way, words: Words, y: float) -> tuple[list[Markup], float]:
    """Return the words of one stop, and how tall they are."""
    bars = barred(stop, part)
    strong = bars or part in ("start", "goal")
    held = words.holder(stop, way)
    name = fitted(words.name(stop.place), 150, bold=strong)
    at = _TEXT + width_of(name, bold=strong) + 8
    parts = [text(_TEXT, y + _ROW / 2 + 4, name, bold=strong)]
    short = held if at + width_of(held) <= WIDTH else fitted(words.name(stop.holder), WIDTH - at)
    if short:
        ink = "ink" if bars else "quiet"
        parts.append(text(at, y + _ROW / 2 + 4, short, ink=ink, of=words.runs))
    why = wrapped(stop.why, WIDTH - _TEXT, lines=_WHY) if bars and stop.why else ()
    parts += [
        text(_TEXT, y + _ROW + 7 + n * LEADING, row, ink="quiet", of=words.runs)
        for n, row in enumerate(why)
    ]
    return parts, _ROW + (len(why) * LEADING + 3 if why else 0)


def _shown_before(way: Way, before: Sequence[Told]) -> int:
    """Return at which stop a way leaves one that was shown; 0 if it shares too little with any."""
    most = max((_common(way, each.way) for each in before), default=0)
    return most - 1 if most >= _SHARED else 0


def _common(one: Way, other: Way) -> int:
    """Return how many stops two ways share at their start, short of the goal of either."""
    pairs = zip(one.stops[:-1], other.stops[:-1], strict=False)
    differing = (n for n, (a, b) in enumerate(pairs) if a != b)
    return next(differing, max(min(len(one.stops), len(other.stops)) - 1, 0))
