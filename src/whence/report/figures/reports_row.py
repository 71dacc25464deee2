"""The reports on a claim along the time of their publication: marks in stacks, bars where it is unsure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from whence.model import Assessment, ClaimVerdict, Document, Interval

from ..marks import Addresses
from ..wording import date_words
from .canvas import link, marker, rect, text
from .lettering import width_of
from .time_scale import TimeScale

RADIUS = 3.6
_STEP = 2 * RADIUS + 0.8  # from mark to mark
_HIGHEST = 12  # marks in a stack; the rest of a fuller one is counted on its top
_WIDE = 2 * _STEP  # what is wider than two marks is drawn as a bar, if the day is not known
_DAY = timedelta(hours=25)  # with the hour that a change of clocks may add


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report, and what it says of the claim: `for` it, `against` it, or neither."""

    document: Document
    published: Interval
    side: str
    address: str


def reports_of(assessment: Assessment, claim: ClaimVerdict, addresses: Addresses) -> list[Report]:
    """Return the dated reports that speak of a claim, or all if none is known to, by their time."""
    spoken = _spoken(assessment, claim)
    reports = [
        Report(
            document=one,
            published=one.published,
            side=_side(spoken.get(one.id, set())),
            address=addresses.of_document(one.id) or "",
        )
        for one in assessment.documents
        if one.published and (one.published.low or one.published.high)
        if one.id in spoken or not spoken
    ]
    return sorted(reports, key=lambda one: (moment(one.published).timestamp(), one.document.id))


def undated_of(assessment: Assessment, claim: ClaimVerdict) -> int:
    """Count the reports that would be among those of `reports_of`, had they a date."""
    spoken = _spoken(assessment, claim)
    whens = (one.published for one in assessment.documents if one.id in spoken or not spoken)
    return sum(when is None or not (when.low or when.high) for when in whens)


def moment(when: Interval) -> datetime:
    """Return the middle of a time, or the end that is known."""
    if when.low and when.high:
        return when.low + (when.high - when.low) / 2
    known = when.low or when.high
    assert known is not None
    return known


def draw_reports(
    reports: Sequence[Report], scale: TimeScale, top: float, say: Callable[[str], str]
) -> tuple[list[Markup], float]:
    """Draw the reports from `top` down: unsure ones as bars, the others stacked from the ground up."""
    bars = [one for one in reports if _unsure(one, scale)]
    sharp = [one for one in reports if not _unsure(one, scale)]
    parts, y = [], top
    for one in bars:
        x1, x2 = _span(one, scale)
        shape = rect(x1, y, x2 - x1, 6, "band", 3, "quiet")
        parts.append(link(one.address, shape, title=title_of(one, say)))
        y += 10
    stacks = _stacked(sharp, scale)
    levels = min(max((len(stack) for _, stack in stacks), default=0), _HIGHEST)
    over = any(len(stack) > _HIGHEST for _, stack in stacks)
    ground = y + levels * _STEP + (12 if over else 0)
    taken = scale.places[0] - 1
    for x, stack in stacks:
        for level, one in enumerate(stack[:_HIGHEST]):
            mark = _mark(one.side, x, ground - (level + 0.5) * _STEP)
            parts.append(link(one.address, mark, title=title_of(one, say)))
        words = f"+{len(stack) - _HIGHEST}"
        half = width_of(words) / 2
        at = min(max(x, scale.places[0] + half), scale.places[-1] - half)
        if len(stack) > _HIGHEST and at - half > taken:
            parts.append(text(at, ground - levels * _STEP - 2, words, ink="quiet", anchor="middle"))
            taken = at + half
    return parts, ground - top


def title_of(report: Report, say: Callable[[str], str]) -> str:
    """Name a report: its publisher or title, its date, and what it says of the claim."""
    document = report.document
    name = document.publisher or document.title or document.id
    sides = {"for": say("asserts it"), "against": say("denies or doubts it")}
    return ", ".join(
        filter(None, (name, say(date_words(report.published)), sides.get(report.side, "")))
    )


def count_words(reports: Sequence[Report], undated: int, say: Callable[[str], str]) -> str:
    """Say how many reports are drawn, and how many have no date."""
    told = say("Reports, when published: {n}").format(n=len(reports))
    return say("{told}; without a date: {n}").format(told=told, n=undated) if undated else told


def _spoken(assessment: Assessment, claim: ClaimVerdict) -> dict[str, set[str]]:
    """Return the documents that speak of a claim, with the stances of what they say."""
    spoken: dict[str, set[str]] = {}
    for statement in assessment.statements:
        if statement.claim == claim.id:
            spoken.setdefault(statement.document, set()).add(statement.stance)
    for member in claim.origins.members:
        spoken.setdefault(member.document, set())
    return spoken


def _side(stances: set[str]) -> str:
    if "asserts" in stances:
        return "for"
    return "against" if stances & {"denies", "doubts"} else ""


def _mark(side: str, x: float, y: float) -> Markup:
    if side == "against":
        return marker("diamond", x, y, RADIUS + 0.4, "against")
    return marker("dot", x, y, RADIUS if side else RADIUS - 0.6, "for" if side else "quiet")


def _unsure(one: Report, scale: TimeScale) -> bool:
    low, high = one.published.low, one.published.high
    x1, x2 = _span(one, scale)
    return x2 - x1 > _WIDE and not (low and high and high - low < _DAY)


def _span(one: Report, scale: TimeScale) -> tuple[float, float]:
    low, high = one.published.low, one.published.high
    return (
        scale.x(low) if low else scale.places[0],
        scale.x(high) if high else scale.places[-1],
    )


def _stacked(reports: Sequence[Report], scale: TimeScale) -> list[tuple[float, list[Report]]]:
    """Put reports whose marks would touch into one stack, at the place of the first of them."""
    left, right = scale.places[0] + RADIUS + 0.5, scale.places[-1] - RADIUS - 0.5
    stacks: list[tuple[float, list[Report]]] = []
    for one in reports:
        x = min(max(scale.x(moment(one.published)), left), right)
        if stacks and x - stacks[-1][0] < _STEP:
            stacks[-1][1].append(one)
        else:
            stacks.append((x, [one]))
    return stacks
