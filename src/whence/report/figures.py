"""Small pictures as SVG: a probability on its scale, reports grouped into origins.

Each has a title and a description, stable ids, and colours from the variables of the page
(`--ink`, `--quiet`, `--band`, `--for`, `--paper`) with fallbacks, so that it can stand alone.
Lengths are in units of the view box; 360 of them are as wide as a phone, so that type set at 11
is still 11 pixels there.
"""

from collections.abc import Sequence
from math import ceil

from markupsafe import Markup

from .safe import plain
from .wording import SCALE, SPACE, counted, percent, percent_range

WIDTH = 360
_EDGE = 6  # room for marks at 0 and 100 %
_TRACK_Y, _TRACK_HEIGHT = 22, 20
_STEP, _RADIUS, _PAD, _GAP = 18, 6, 10, 8  # of dots and the boxes around them
_MOST_DOTS = 300  # more cannot be told apart; the title has the numbers


def probability_bar(
    id: str, probability: float, low: float, high: float, prior: float | None, words: str
) -> Markup:
    """Draw a probability, its 90 % interval and its prior over the bands of ICD 203."""
    described = f"{words}: {percent(probability)}, 90{SPACE}% interval {percent_range(low, high)}"
    if prior is not None:
        described += f"; {percent(prior)} before the evidence"
    y, height = _TRACK_Y, _TRACK_HEIGHT
    parts = [
        *_bands(words),
        _rect(_x(low), y + 6, max(_x(high) - _x(low), 2), height - 12, "for", 4),
        _prior_mark(prior, y, height) if prior is not None else Markup(),
        Markup('<circle cx="{:.1f}" cy="{:.1f}" r="7" style="{}"/>').format(
            _x(probability), y + height / 2, _paint("for", "paper")
        ),
    ]
    return _svg(id, "How likely it is", described, 66, parts)


def small_bar(id: str, probability: float, low: float, high: float, prior: float) -> Markup:
    """Draw one rival explanation: a bar, its interval as a line, its prior as a tick."""
    described = f"{percent(probability)}, 90{SPACE}% interval {percent_range(low, high)}"
    parts = [
        _rect(0, 3, 120, 10, "band"),
        _rect(0, 3, max(probability * 120, 1), 10, "for"),
        _line(low * 120, 8, high * 120, 8, "ink"),
        _line(prior * 120, 0, prior * 120, 16, "ink", "2 2"),
    ]
    title = f"{described}; {percent(prior)} before the evidence"
    return _svg(id, "Probability", title, 16, parts, width=120)


def origin_dots(id: str, groups: Sequence[Sequence[str]], title: str) -> Markup:
    """Draw every report as a dot, the reports of one origin in one box.

    `groups` holds the labels of the reports of each origin. One dot of each box is full: it
    stands for the origin; the empty ones repeat it.
    """
    sizes = [len(group) for group in groups]
    described = "; ".join(
        f"origin {n}: {counted(size, 'report')}" for n, size in enumerate(sizes[:40], 1)
    )
    if not sizes or sum(sizes) > _MOST_DOTS:
        return Markup()
    places, height = _places(sizes)
    parts = [
        _cluster(n, x, y, group)
        for n, ((x, y), group) in enumerate(zip(places, groups, strict=True), 1)
    ]
    return _svg(id, title, described, height, parts)


def _bands(words: str) -> list[Markup]:
    parts = []
    for n, (start, end, term) in enumerate(SCALE):
        shade = "band" if n % 2 else "band2"
        x, width = _x(start), _x(end) - _x(start)
        parts.append(_rect(x, _TRACK_Y, width, _TRACK_HEIGHT, shade))
        parts.append(_term(n, (start + end) / 2, term, term == words))
    return parts


def _term(n: int, middle: float, term: str, chosen: bool) -> Markup:
    """Set a term over its band or (every second one) under it, as there is no room for all."""
    first, last = n == 0, n == len(SCALE) - 1
    anchor = "start" if first else "end" if last else "middle"
    x = 0 if first else WIDTH if last else _x(middle)
    style = _text_paint("ink", bold=True) if chosen else _text_paint("quiet")
    y = _TRACK_Y - 7 if n % 2 else _TRACK_Y + _TRACK_HEIGHT + 16
    return Markup(
        '<text x="{:.1f}" y="{}" text-anchor="{}" font-size="11" style="{}">{}</text>'
    ).format(x, y, anchor, style, term)


def _prior_mark(prior: float, y: float, height: float) -> Markup:
    x = _x(prior)
    return _line(x, y - 3, x, y + height + 3, "ink", "3 2")


def _places(sizes: Sequence[int]) -> tuple[list[tuple[float, float]], float]:
    """Return where each box begins, in rows that fit the width, and the height of all."""
    places: list[tuple[float, float]] = []
    x = y = tallest = 0.0
    for size in sizes:
        width, height = _box(size)
        if x and x + width > WIDTH:
            x, y, tallest = 0.0, y + tallest + _GAP, 0.0
        places.append((x, y))
        x += width + _GAP
        tallest = max(tallest, height)
    return places, y + tallest


def _box(size: int) -> tuple[float, float]:
    columns = _columns(size)
    return columns * _STEP + _PAD, ceil(size / columns) * _STEP + _PAD + 13


def _columns(size: int) -> int:
    """Return the dots in a row of a box: up to five in one row, then about twice as wide as high."""
    most = (WIDTH - _PAD) // _STEP
    return size if size <= 5 else min(most, ceil((2 * size) ** 0.5))


def _cluster(number: int, x: float, y: float, labels: Sequence[str]) -> Markup:
    width, height = _box(len(labels))
    columns = _columns(len(labels))
    box = Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="8" style="{}"/>'
    ).format(x + 0.5, y + 0.5, width - 1, height - 1, _paint("band2", "band"))
    name = Markup(
        '<text x="{:.1f}" y="{:.1f}" text-anchor="middle" font-size="11" style="{}">{}</text>'
    ).format(x + width / 2, y + height - 6, _text_paint("ink"), number)
    dots = Markup().join(
        _dot(
            x + _PAD / 2 + _STEP * (n % columns + 0.5),
            y + _PAD / 2 + _STEP * (n // columns + 0.5),
            label,
            full=n == 0,
        )
        for n, label in enumerate(labels)
    )
    return Markup("<g>{}{}{}</g>").format(box, dots, name)


def _dot(x: float, y: float, label: str, *, full: bool) -> Markup:
    return Markup(
        '<circle cx="{:.1f}" cy="{:.1f}" r="{}" style="{}"><title>{}</title></circle>'
    ).format(x, y, _RADIUS, _paint("for" if full else "paper", "for"), plain(label))


def _x(probability: float) -> float:
    return _EDGE + min(max(probability, 0.0), 1.0) * (WIDTH - 2 * _EDGE)


def _rect(x: float, y: float, width: float, height: float, fill: str, rounded: int = 0) -> Markup:
    return Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="{}" style="{}"/>'
    ).format(x, y, width, height, rounded, _paint(fill))


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str, dash: str = "none") -> Markup:
    return Markup(
        '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke-dasharray="{}" style="stroke:{};stroke-width:2"/>'
    ).format(x1, y1, x2, y2, dash, _colour(stroke))


_FALLBACKS = {
    "ink": "#1b1f24",
    "quiet": "#59636e",
    "band": "#d5dbe1",
    "band2": "#eceff2",
    "for": "#0b5cad",
    "paper": "#ffffff",
}


def _colour(name: str) -> str:
    return f"var(--{name},{_FALLBACKS[name]})"


def _paint(fill: str, stroke: str | None = None) -> str:
    edge = f";stroke:{_colour(stroke)};stroke-width:2" if stroke else ""
    return f"fill:{_colour(fill)}{edge}"


def _text_paint(colour: str, *, bold: bool = False) -> str:
    return f"fill:{_colour(colour)}{';font-weight:700' if bold else ''}"


def _svg(
    id: str, title: str, described: str, height: float, parts: Sequence[Markup], width: int = WIDTH
) -> Markup:
    return Markup(
        '<svg id="{id}" class="figure" role="img" aria-labelledby="{id}-title {id}-desc" '
        'viewBox="0 0 {width} {height:.0f}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{described}</desc>{parts}</svg>'
    ).format(
        id=id,
        title=plain(title),
        described=plain(described),
        width=width,
        height=height,
        parts=Markup().join(parts),
    )
