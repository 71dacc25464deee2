"""What moved the verdict, step by step: from the odds before the evidence to those after it.

Each bar is a driver: the change of log10 odds that its absence would make (what the judge worked out
by leaving it out). Things that say the same stand in for one another (without one, the other still
tells), and things that need each other are counted with each, so these changes need not add up; what
is left between them and the verdict is a bar of its own, and never spread over the others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log10
from typing import Literal

from markupsafe import Markup

from whence.model import Assessment, ClaimVerdict, Driver

from ..marks import Addresses
from ..reasons import brief
from ..safe import plain
from ..wording import SLIGHT, capital, counted, odds, percent, signed
from .axis import Place, Tick, axis, ticks
from .canvas import (
    LEADING,
    WIDTH,
    Cell,
    Figure,
    Table,
    hatch,
    hatched,
    line,
    link,
    paragraph,
    rect,
    svg,
    text,
)
from .leads import leads_of
from .lettering import width_of, wrapped

Say = Callable[[str], str]
Kind = Literal["level", "driver", "rest", "overlap"]

_MOST = 8  # bars of their own; the rest are folded into one
_FEW = 3  # shown even where all are negligible
_FURTHEST = 6.0  # log10 odds: a chance of one in a million; what is beyond ends at the edge
_BAR, _BASE, _ROW_GAP = 10, 11, 9
_LEFT, _RIGHT = 4, WIDTH - 4
_SENTENCE = 160  # characters of what a driver says


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: `start` and `end` in log10 odds; a level stands on even odds, the others float."""

    words: str
    start: float
    end: float
    value: str
    kind: Kind
    address: str = ""


def draw_waterfall(
    id: str, assessment: Assessment, claim: ClaimVerdict, addresses: Addresses, say: Say = str
) -> Figure | None:
    """Draw how the evidence moved a claim, in log10 odds; None if no evidence did.

    The weightiest drivers have bars of their own, the others one together; the table has them all.
    """
    drivers = _drivers(claim)
    if not drivers:
        return None
    leads = leads_of(assessment, claim, addresses)
    bars = [replace(bar, value=say(bar.value)) for bar in _bars(claim, drivers, leads, say)]
    low, high = _range(bars)

    def place(value: float) -> float:
        return _LEFT + (min(max(value, low), high) - low) / (high - low) * (_RIGHT - _LEFT)

    marks = ticks(low, high, place)
    parts: list[Markup] = []
    y = 0.0
    for bar in bars:
        drawn, base = _drawn(bar, y, place, marks, f"{id}-hatch")
        parts.append(drawn)
        y = base + _BAR + _ROW_GAP
    scale, scale_height = axis(marks, y - 2, say)
    title = say("What moved the verdict")
    described = _described(claim, drivers, bars, say)
    whole = [hatch(f"{id}-hatch", "quiet"), *scale, *parts]
    return Figure(
        id=id,
        title=title,
        described=described,
        svg=svg(id, title, described, y + scale_height, whole),
        table=_table(title, drivers, bars, leads, say),
    )


def _drivers(claim: ClaimVerdict) -> list[Driver]:
    """Return the evidence that moved the claim, the weightiest first; not where it began."""
    evidence = [one for one in claim.drivers if one.kind != "prior"]
    return sorted(evidence, key=lambda one: -abs(one.weight))


def _bars(
    claim: ClaimVerdict, drivers: Sequence[Driver], leads: dict[str, str], say: Say
) -> list[Bar]:
    own, rest = _folded(drivers)
    prior, after = _log_odds(claim.prior), _log_odds(claim.probability)
    bars = [_level(say("Before the evidence"), prior, claim.prior)]
    at = prior
    for one in own:
        words = capital(brief(plain(one.what), _SENTENCE))
        bars.append(_step(words, at, one.weight, "driver", leads.get(one.id, "")))
        at += one.weight
    if rest:
        total = sum(one.weight for one in rest)
        bars.append(_step(say("{n} more").format(n=len(rest)), at, total, "rest"))
        at += total
    if abs(after - at) >= 0.005:
        words = say("What they do together, not one by one")
        bars.append(_step(words, at, after - at, "overlap"))
    return [*bars, _level(say("After the evidence"), after, claim.probability)]


def _folded(drivers: Sequence[Driver]) -> tuple[Sequence[Driver], Sequence[Driver]]:
    """Part the drivers that get a bar of their own from the rest, of which there is not only one."""
    telling = sum(abs(one.weight) >= SLIGHT for one in drivers)
    own = min(max(telling, _FEW), _MOST)
    return (drivers, ()) if len(drivers) <= own + 1 else (drivers[:own], drivers[own:])


def _level(words: str, value: float, probability: float) -> Bar:
    return Bar(words=words, start=0, end=value, value=percent(probability), kind="level")


def _step(words: str, at: float, weight: float, kind: Kind, address: str = "") -> Bar:
    return Bar(
        words=words, start=at, end=at + weight, value=odds(weight), kind=kind, address=address
    )


def _range(bars: Sequence[Bar]) -> tuple[float, float]:
    """Return the ends of the scale: all bars and even odds are on it, with room at the ends."""
    ends = [0.0, *(end for bar in bars for end in (bar.start, bar.end))]
    low, high = max(min(ends), -_FURTHEST), min(max(ends), _FURTHEST)
    margin = max(0.06 * (high - low), 0.1)
    return low - margin, high + margin


def _drawn(
    bar: Bar, y: float, place: Place, marks: Sequence[Tick], pattern: str
) -> tuple[Markup, float]:
    """Draw a bar under its words; return it, and where the bar itself begins."""
    level = bar.kind == "level"
    value = text(WIDTH, y + _BASE, bar.value, bold=True, anchor="end")
    room = WIDTH - width_of(bar.value, bold=True) - 10
    words = wrapped(bar.words, room, lines=2, bold=level)
    top = y + len(words) * LEADING + 3
    left, right = sorted((place(bar.start), place(bar.end)))
    fill = {"level": "ink", "rest": "quiet", "overlap": hatched(pattern)}.get(
        bar.kind, "for" if bar.end > bar.start else "against"
    )
    edge = "quiet" if bar.kind == "overlap" else None
    drawn = link(
        bar.address,
        paragraph(0, y + _BASE, words, bold=level),
        value,
        rect(0, top, WIDTH, _BAR, "band2"),
        *(line(m.x, top, m.x, top + _BAR, "quiet" if m.even else "band", thick=1) for m in marks),
        rect(left, top, max(right - left, 1), _BAR, fill, stroke=edge),
        line(place(bar.start), top - 2, place(bar.start), top + _BAR + 2, "ink"),
    )
    return drawn, top


def _described(
    claim: ClaimVerdict, drivers: Sequence[Driver], bars: Sequence[Bar], say: Say
) -> str:
    described = say("From {before} before the evidence to {after}, by {evidence}.").format(
        before=percent(claim.prior),
        after=percent(claim.probability),
        evidence=counted(len(drivers), say("piece of evidence"), say("pieces of evidence")),
    )
    if not any(bar.kind == "overlap" for bar in bars):
        return described
    return f"{described} " + say(
        "Each bar is what would change without that piece alone. Pieces may stand in for one another, "
        "or weigh only beside others, so the bars need not add up; the hatched one is the difference."
    )


def _table(
    title: str,
    drivers: Sequence[Driver],
    bars: Sequence[Bar],
    leads: dict[str, str],
    say: Say,
) -> Table:
    def row(words: str, change: float | None, moved: str, address: str = "") -> tuple[Cell, ...]:
        size = "" if change is None else signed(change)
        return Cell(text=words, address=address), Cell(text=moved), Cell(text=size)

    first, last = bars[0], bars[-1]
    evidence = [
        row(capital(plain(one.what)), one.weight, say(odds(one.weight)), leads.get(one.id, ""))
        for one in drivers
    ]
    overlap = [
        row(bar.words, bar.end - bar.start, bar.value) for bar in bars if bar.kind == "overlap"
    ]
    return Table(
        caption=title,
        head=(say("What"), say("How it moves the odds"), say("Log10 odds")),
        rows=(
            row(first.words, first.end, first.value),
            *evidence,
            *overlap,
            row(last.words, last.end, last.value),
        ),
    )


def _log_odds(probability: float) -> float:
    """Return log10 odds, no further than the ends of any scale."""
    edge = 10**-_FURTHEST
    inside = min(max(probability, edge), 1 - edge)
    return log10(inside / (1 - inside))
