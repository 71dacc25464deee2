"""A probability on its scale: the verdict over the bands of ICD 203, and rival explanations."""

from markupsafe import Markup

from ..wording import SCALE, SPACE, percent, percent_range
from .canvas import WIDTH, line, paint, rect, svg, text_paint

_EDGE = 6  # room for marks at 0 and 100 %
_TRACK_Y, _TRACK_HEIGHT = 22, 20


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
        rect(_x(low), y + 6, max(_x(high) - _x(low), 2), height - 12, "for", 4),
        _prior_mark(prior, y, height) if prior is not None else Markup(),
        Markup('<circle cx="{:.1f}" cy="{:.1f}" r="7" style="{}"/>').format(
            _x(probability), y + height / 2, paint("for", "paper")
        ),
    ]
    return svg(id, "How likely it is", described, 66, parts)


def small_bar(id: str, probability: float, low: float, high: float, prior: float) -> Markup:
    """Draw one rival explanation: a bar, its interval as a line, its prior as a tick."""
    described = f"{percent(probability)}, 90{SPACE}% interval {percent_range(low, high)}"
    parts = [
        rect(0, 3, 120, 10, "band"),
        rect(0, 3, max(probability * 120, 1), 10, "for"),
        line(low * 120, 8, high * 120, 8, "ink"),
        line(prior * 120, 0, prior * 120, 16, "ink", "2 2"),
    ]
    title = f"{described}; {percent(prior)} before the evidence"
    return svg(id, "Probability", title, 16, parts, width=120)


def _bands(words: str) -> list[Markup]:
    parts = []
    for n, (start, end, term) in enumerate(SCALE):
        shade = "band" if n % 2 else "band2"
        x, width = _x(start), _x(end) - _x(start)
        parts.append(rect(x, _TRACK_Y, width, _TRACK_HEIGHT, shade))
        parts.append(_term(n, (start + end) / 2, term, term == words))
    return parts


def _term(n: int, middle: float, term: str, chosen: bool) -> Markup:
    """Set a term over its band or (every second one) under it, as there is no room for all."""
    first, last = n == 0, n == len(SCALE) - 1
    anchor = "start" if first else "end" if last else "middle"
    x = 0 if first else WIDTH if last else _x(middle)
    style = text_paint("ink", bold=True) if chosen else text_paint("quiet")
    y = _TRACK_Y - 7 if n % 2 else _TRACK_Y + _TRACK_HEIGHT + 16
    return Markup(
        '<text x="{:.1f}" y="{}" text-anchor="{}" font-size="11" style="{}">{}</text>'
    ).format(x, y, anchor, style, term)


def _prior_mark(prior: float, y: float, height: float) -> Markup:
    x = _x(prior)
    return line(x, y - 3, x, y + height + 3, "ink", "3 2")


def _x(probability: float) -> float:
    return _EDGE + min(max(probability, 0.0), 1.0) * (WIDTH - 2 * _EDGE)
