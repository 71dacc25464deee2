"""Rival explanations of a claim in one picture: how likely each is, and how likely it was."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from whence.model import Assessment, ClaimVerdict, JudgedHypothesis

from ..explanations import support_words
from ..marks import Addresses
from ..select import hypotheses_of
from ..wording import SPACE, capital, percent, percent_range
from .canvas import (
    LEADING,
    WIDTH,
    Cell,
    Figure,
    Table,
    group,
    line,
    link,
    paragraph,
    rect,
    svg,
    text,
)
from .leads import lead_of_spans, leads_of
from .legend import Entry, legend
from .lettering import wrapped

Say = Callable[[str], str]

_BAR, _BARS = 12, 300  # how high a bar is, and how wide if it were sure
_WORDS, _BASE = 2, 11  # lines of an explanation; from the top of a line of type to its base


def draw_rivals(
    id: str, assessment: Assessment, claim: ClaimVerdict, addresses: Addresses, say: Say = str
) -> Figure | None:
    """Draw all rival explanations of a claim, the likeliest first; None if there is none."""
    rivals = hypotheses_of(assessment, claim.id)
    if not rivals:
        return None
    leads = leads_of(assessment, claim, addresses)

    def lead(rival: JudgedHypothesis) -> str:
        behind = (leads.get(one, "") for one in rival.support)
        return lead_of_spans(rival.spans, addresses) or next(filter(None, behind), "")

    parts: list[Markup] = []
    y = 0.0
    for rival in rivals:
        drawn, height = _rival(rival, y)
        parts.append(link(lead(rival), drawn, title=say(support_words(assessment, rival))))
        y += height
    ticks = _ticks(y)
    key, key_height = legend(y + 22, _key_of_rivals(say))
    title = say("Rival explanations")
    described = "; ".join(f"{one.text} {_told(one, say)}" for one in rivals)
    return Figure(
        id=id,
        title=title,
        described=described,
        svg=svg(id, title, described, y + 26 + key_height, [*ticks, *parts, key]),
        table=Table(
            caption=title,
            head=(
                say("Explanation"),
                say("Probability"),
                say("90 % interval"),
                say("Before the evidence"),
            ),
            rows=tuple(
                (
                    Cell(text=one.text, address=lead(one)),
                    Cell(text=percent(one.probability)),
                    Cell(text=say(percent_range(one.low, one.high))),
                    Cell(text=percent(one.prior)),
                )
                for one in rivals
            ),
        ),
    )


def _rival(rival: JudgedHypothesis, y: float) -> tuple[Markup, float]:
    """Draw an explanation: its words, under them its bar; return it with its height."""
    words = wrapped(capital(rival.text), WIDTH - 4, lines=_WORDS)
    top = y + len(words) * LEADING + 2
    middle = top + _BAR / 2
    low, high = (min(max(end, 0), 1) * _BARS for end in (rival.low, rival.high))
    prior = min(max(rival.prior, 0), 1) * _BARS
    parts = (
        paragraph(0, y + _BASE, words),
        rect(0, top, _BARS, _BAR, "band2"),
        rect(0, top, max(rival.probability * _BARS, 1), _BAR, "for"),
        *_whisker(low, high, middle),
        line(prior, top - 2, prior, top + _BAR + 2, "ink", "3 2"),
        text(WIDTH, middle + 5, percent(rival.probability), size=13, bold=True, anchor="end"),
    )
    return group(*parts), top + _BAR + 10 - y


def _whisker(low: float, high: float, y: float) -> Iterator[Markup]:
    """Draw an interval so that it is seen on the bar and beside it."""
    yield line(low, y, high, y, "paper", thick=5)
    yield line(low, y, high, y, "ink")
    for end in (low, high):
        yield line(end, y - 3, end, y + 3, "ink")


def _ticks(height: float) -> list[Markup]:
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = share * _BARS
        words = f"{100 * share:.0f}{SPACE}%"
        parts.append(line(x, 0, x, height, "line", thick=1))
        parts.append(
            text(x, height + 14, words, ink="quiet", anchor="middle" if share else "start")
        )
    return parts


def _key_of_rivals(say: Say) -> list[Entry]:
    return [
        Entry(
            draw=lambda x, y: Markup().join(_whisker(x - 9, x + 9, y)),
            words=say("90 % interval"),
            wide=20,
        ),
        Entry(
            draw=lambda x, y: line(x, y - 7, x, y + 7, "ink", "3 2"),
            words=say("before the evidence"),
            wide=4,
        ),
    ]


def _told(one: JudgedHypothesis, say: Say) -> str:
    return say("{percent} (90 % interval {interval}, {prior} before the evidence)").format(
        percent=percent(one.probability),
        interval=say(percent_range(one.low, one.high)),
        prior=percent(one.prior),
    )
