"""The lanes of a timeline: words, and under them a bar that is full where something surely held."""

from markupsafe import Markup

from whence.model import Interval

from .canvas import LEADING, WIDTH, link, marker, polygon, rect, text
from .lanes import Lane
from .lettering import wrapped
from .time_scale import TimeScale

LEFT, RIGHT = 8.0, WIDTH - 8.0  # between these is time; arrows beyond them say that it goes on
BAR = 7  # height of a bar
GAP = 5  # under a lane


def ends(when: Interval, scale: TimeScale) -> tuple[float, float]:
    """Return where a time begins and ends; at the edges of the picture where that is not known."""
    return scale.x(when.low) if when.low else 0.0, scale.x(when.high) if when.high else WIDTH


def draw_lane(lane: Lane, scale: TimeScale, y: float, of: str = "") -> tuple[Markup, float]:
    """Draw a lane from `y` down, its words over its bar; return it, and its height.

    The words run as those of the interface (`of`) do, whatever name they begin with.
    """
    lines = wrapped(lane.words, WIDTH)
    ink = "ink" if lane.rank == 0 else "quiet"
    label = Markup().join(
        text(0, y + 10 + n * LEADING, row, ink=ink, of=of) for n, row in enumerate(lines)
    )
    top = y + len(lines) * LEADING
    bar = _event(lane, scale, top) if lane.begins is lane.ends else _bar(lane, scale, top)
    return link(lane.address, label, bar, title=lane.words), len(lines) * LEADING + BAR + GAP


def _event(lane: Lane, scale: TimeScale, y: float) -> Markup:
    """Draw something that happened once, in the middle of the time in which it did."""
    assert lane.begins is not None
    x1, x2 = ends(lane.begins, scale)
    soft = rect(x1, y + 2, max(x2 - x1, 1), BAR - 4, "band")
    x = min(max((x1 + x2) / 2, 5), WIDTH - 5)
    return soft + marker("diamond", x, y + BAR / 2, 4, "ink")


def _bar(lane: Lane, scale: TimeScale, y: float) -> Markup:
    """Draw a stretch: full where it surely held, light where it may have, arrows at open ends."""
    begins, ends = lane.begins, lane.ends
    early = scale.x(begins.low) if begins and begins.low else LEFT
    sure = scale.x(begins.high) if begins and begins.high else early
    late = scale.x(ends.high) if ends and ends.high else RIGHT
    until = scale.x(ends.low) if ends and ends.low else late
    late, ink = max(late, early), "ink" if lane.rank == 0 else "quiet"
    parts = [rect(early, y + 0.5, max(late - early, 1.5), BAR - 1, "band", stroke=None)]
    if begins is None:
        sure = early
    if until >= sure:
        parts.append(rect(sure, y, max(until - sure, 1.5), BAR, ink))
    if not (begins and begins.low):
        parts.append(arrow(LEFT, y, -1, ink if begins is None else "quiet"))
    if not (ends and ends.high):
        parts.append(arrow(RIGHT, y, 1, ink))
    return Markup().join(parts)


def arrow(x: float, y: float, side: int, ink: str) -> Markup:
    """Draw the point of a bar that goes on to the left (-1) or the right (1)."""
    middle = y + BAR / 2
    return polygon([(x, y - 1), (x + side * 7, middle), (x, y + BAR + 1)], ink)
