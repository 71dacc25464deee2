"""Reports against independent origins: every report a dot, those of one origin in one box."""

from collections.abc import Sequence
from math import ceil

from markupsafe import Markup

from ..safe import plain
from ..wording import counted
from .canvas import WIDTH, paint, svg, text_paint

_STEP, _RADIUS, _PAD, _GAP = 18, 6, 10, 8  # of dots and the boxes around them
_MOST_DOTS = 300  # more cannot be told apart; the title has the numbers


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
    return svg(id, title, described, height, parts)


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
    ).format(x + 0.5, y + 0.5, width - 1, height - 1, paint("band2", "band"))
    name = Markup(
        '<text x="{:.1f}" y="{:.1f}" text-anchor="middle" font-size="11" style="{}">{}</text>'
    ).format(x + width / 2, y + height - 6, text_paint("ink"), number)
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
    ).format(x, y, _RADIUS, paint("for" if full else "paper", "for"), plain(label))
