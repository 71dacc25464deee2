"""Probabilities on their scale: the verdict over the bands of ICD 203, and rival explanations."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from whence.model import Assessment, ClaimVerdict

from ..marks import Addresses
from ..wording import SCALE, percent, percent_range
from .canvas import WIDTH, Cell, Figure, Table, circle, line, rect, svg, text
from .lettering import fitted, spread, width_of
from .rivals import draw_rivals

__all__ = ["draw_rivals", "draw_verdict"]

Say = Callable[[str], str]

_EDGE = 8  # room for marks at 0 and 100 %
_TRACK_Y, _TRACK = 36, 22  # where the scale begins, and how high it is
_HEIGHT = 100
_BETWEEN = 6  # units between two terms


def draw_verdict(
    id: str,
    assessment: Assessment,  # noqa: ARG001 - all pictures are drawn from the same things
    claim: ClaimVerdict,
    addresses: Addresses,  # noqa: ARG001
    say: Say = str,
) -> Figure:
    """Draw the probability of a claim, its 90 % interval and where it began, on the ICD 203 scale."""
    interval = say(percent_range(claim.low, claim.high))
    described = say(
        "{words}: {percent}, 90 % interval {interval}; {prior} before the evidence"
    ).format(
        words=say(claim.words),
        percent=percent(claim.probability),
        interval=interval,
        prior=percent(claim.prior),
    )
    parts = [
        *_bands(claim.words),
        *_terms(claim.words, say),
        *_mark_of_prior(claim.prior, say),
        *_mark_of_verdict(claim.probability, claim.low, claim.high, interval),
    ]
    title = say("How likely it is")
    rows = (
        (say("Probability"), percent(claim.probability)),
        (say("90 % interval"), interval),
        (say("In words (ICD 203)"), say(claim.words)),
        (say("Before the evidence"), percent(claim.prior)),
    )
    return Figure(
        id=id,
        title=title,
        described=described,
        svg=svg(id, title, described, _HEIGHT, parts),
        table=Table(
            caption=title,
            head=(say("What"), say("How much")),
            rows=tuple(tuple(Cell(text=one) for one in row) for row in rows),
        ),
    )


def _bands(words: str) -> Iterator[Markup]:
    for n, (start, end, term) in enumerate(SCALE):
        x, width = _x(start), _x(end) - _x(start)
        yield rect(x, _TRACK_Y, width, _TRACK, "band" if n % 2 else "band2")
        if term == words:
            yield rect(x + 1, _TRACK_Y - 3, width - 2, 3, "for")
            yield rect(x + 1, _TRACK_Y + _TRACK, width - 2, 3, "for")


def _terms(words: str, say: Say) -> Iterator[Markup]:
    """Set every second term over its band and the others under it: there is no room in one row."""
    for first, y in ((1, _TRACK_Y - 8), (0, _TRACK_Y + _TRACK + 16)):
        bands = SCALE[first::2]
        bold = [term == words for _, _, term in bands]
        names = [say(term) for _, _, term in bands]
        widths = [width_of(name, bold=b) for name, b in zip(names, bold, strict=True)]
        room = min((WIDTH - _BETWEEN * len(bands)) / sum(widths), 1)
        wide = [width * room for width in widths]
        middles = spread([_x((start + end) / 2) for start, end, _ in bands], wide, 0, WIDTH)
        for name, most, chosen, x in zip(names, wide, bold, middles, strict=True):
            ink = "ink" if chosen else "quiet"
            words_in = fitted(name, most + 0.1, bold=chosen)
            yield text(x, y, words_in, ink=ink, bold=chosen, anchor="middle")


def _mark_of_verdict(
    probability: float, start: float, end: float, interval: str
) -> Iterator[Markup]:
    x, middle = _x(probability), _TRACK_Y + _TRACK / 2
    low, high = _x(start), _x(end)
    yield rect(low, middle - 4, max(high - low, 2), 8, "for", 4)
    yield circle(x, middle, 8, "for", "paper")
    words = f"{percent(probability)} ({interval})"
    width = width_of(words, 13, bold=True)
    (at,) = spread([x], [width], 0, WIDTH)
    yield text(at, 12, words, size=13, bold=True, anchor="middle")


def _mark_of_prior(prior: float, say: Say) -> Iterator[Markup]:
    x = _x(prior)
    yield line(x, _TRACK_Y - 3, x, _TRACK_Y + _TRACK + 3, "ink", "3 2")
    words = say("before the evidence {percent}").format(percent=percent(prior))
    width = width_of(words) + 8
    (middle,) = spread([x], [width], 0, WIDTH)
    left, base = middle - width / 2, _HEIGHT - 4
    yield line(left + 1, base - 9, left + 1, base + 2, "ink", "3 2")
    yield text(left + 8, base, words, ink="quiet")


def _x(probability: float) -> float:
    return _EDGE + min(max(probability, 0.0), 1.0) * (WIDTH - 2 * _EDGE)
