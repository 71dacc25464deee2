"""What a timeline shows: the lanes, each a stretch of time with its words and where it leads."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from whence.model import (
    Actor,
    Assessment,
    ClaimVerdict,
    Interval,
    Name,
    Place,
    Precedent,
    Relation,
    StatedFact,
)

from ..known import usual_names
from ..marks import Addresses
from ..wording import date_words, listed

Say = Callable[[str], str]
Group = Literal["names", "holding", "belonging", "standing", "earlier"]
HEADINGS: Mapping[Group, str] = {
    "holding": "Who held what, and who was where",
    "standing": "Who stood against whom",
    "belonging": "Who belonged to whom",
    "names": "What they were called",
    "earlier": "Earlier attempts",
}
MOST = 40  # lanes: more are not compared
_ENOUGH = 24  # lanes, if that many are there, beside what findings rest on
_NAMES = 4  # told one by one, of those of one time
_GROUPS: Mapping[Relation, Group] = {
    "controls": "holding",
    "present_in": "holding",
    "absent_from": "holding",
    "located_in": "holding",
    "borders": "holding",
    "at_war_with": "standing",
    "hostile_to": "standing",
    "denies": "standing",
    "refuses_to_recognise": "standing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One stretch of time. Both ends may be intervals; None is an end that is not known.

    `rank` is 0 for what a finding on the claim rests on, 1 for what one on another claim does, else 2, or 3
    where it lies wholly apart from the time in question. `stated` is the word of a document.
    """

    group: Group
    words: str
    begins: Interval | None
    ends: Interval | None
    rank: int
    stated: bool = False
    address: str = ""


def lanes_of(
    assessment: Assessment,
    claim: ClaimVerdict,
    addresses: Addresses,
    say: Say,
    time: Interval | None = None,
) -> list[Lane]:
    """Return every dated thing that bears on a claim, what findings rest on first, then by time.

    `time` is that in question: what lies apart from it comes last.
    """
    cards = _cards(assessment, claim, addresses)
    lanes = [
        *_facts(assessment, claim, cards, addresses),
        *_names(assessment, claim, cards, addresses, say),
        *_precedents(assessment, cards, say),
    ]
    distinct = {(lane.group, lane.words, str(lane.begins), str(lane.ends)): lane for lane in lanes}
    ranked = [_ranked(lane, time) for lane in distinct.values()]
    return sorted(ranked, key=_order)


def shown(lanes: Iterable[Lane]) -> list[Lane]:
    """Return the lanes to draw, in the order of the groups: what findings rest on, and some of the rest."""
    ordered = list(lanes)
    cited = sum(lane.rank == 0 for lane in ordered)
    first = ordered[: min(MOST, max(cited, _ENOUGH))]
    return [lane for group in HEADINGS for lane in first if lane.group == group]


def when_words(begins: Interval | None, ends: Interval | None, say: Say) -> str:
    """Say from when to when: “since March 2014”, “2012 to 2013”; empty if neither is known."""
    first = say(date_words(begins)) if begins and (begins.low or begins.high) else ""
    last = say(date_words(ends)) if ends and (ends.low or ends.high) else ""
    if first and last:
        return first if begins == ends else say("{first} to {last}").format(first=first, last=last)
    if first:
        return say("since {date}").format(date=first)
    return say("until {date}").format(date=last) if last else ""


def _ranked(lane: Lane, time: Interval | None) -> Lane:
    ended = bool(time and lane.ends and lane.ends.before(time))
    later = bool(time and lane.begins and time.before(lane.begins))
    return replace(lane, rank=3) if lane.rank == 2 and (ended or later) else lane


def _order(lane: Lane) -> tuple[int, float, str]:
    start = lane.begins and (lane.begins.low or lane.begins.high)
    return lane.rank, start.timestamp() if start else float("-inf"), lane.words


def _cards(
    assessment: Assessment, claim: ClaimVerdict, addresses: Addresses
) -> dict[str, tuple[int, str]]:
    """Return for each fact that a finding cites its rank, and the address of the heaviest finding's card."""
    cards: dict[str, tuple[int, str]] = {}
    findings = (one for one in assessment.findings if one.ruling != "rejected")
    for finding in sorted(findings, key=lambda one: (one.claim != claim.id, -abs(one.weight))):
        card = (int(finding.claim != claim.id), addresses.of("finding", finding.id))
        for fact in finding.facts:
            cards.setdefault(fact.id, card)
    return cards


def _facts(
    assessment: Assessment,
    claim: ClaimVerdict,
    cards: Mapping[str, tuple[int, str]],
    addresses: Addresses,
) -> Iterator[Lane]:
    about = {*claim.actors, claim.place, claim.target} - {None}
    for told in (*assessment.facts, *assessment.stated):
        fact = told.fact
        rank, card = cards.get(fact.id, (2, ""))
        if not (fact.from_ or fact.until) or not (rank == 0 or about & {fact.subject, fact.object}):
            continue
        yield Lane(
            group=_GROUPS.get(fact.relation, "belonging"),
            words=told.text,
            begins=fact.from_,
            ends=fact.until,
            rank=rank,
            stated=fact.stated,
            address=_words_of(told, addresses) or card,
        )


def _words_of(told: StatedFact, addresses: Addresses) -> str:
    span = told.fact.source.span if told.fact.source else None
    return (addresses.of_span(span) if span else None) or ""


def _names(
    assessment: Assessment,
    claim: ClaimVerdict,
    cards: Mapping[str, tuple[int, str]],
    addresses: Addresses,
    say: Say,
) -> Iterator[Lane]:
    about = {*claim.actors, claim.place, claim.target}
    things: tuple[Actor | Place, ...] = (*assessment.actors, *assessment.places)
    for thing in things:
        for names in _together(thing.names):
            ids = [f"name:{thing.id}:{name.name}" for name in names]
            rank, card = min((cards[id] for id in ids if id in cards), default=(2, ""))
            if rank == 0 or thing.id in about:
                yield Lane(
                    group="names",
                    words=_called(names, thing.names[0].name, say),
                    begins=names[0].from_,
                    ends=names[0].until,
                    rank=rank,
                    address=_words_of_name(names[0], addresses) or card,
                )


def _together(names: Iterable[Name]) -> list[list[Name]]:
    """Return the dated names, those of the same time together."""
    spells: dict[tuple[Interval | None, Interval | None], list[Name]] = {}
    for name in names:
        if name.from_ or name.until:
            spells.setdefault((name.from_, name.until), []).append(name)
    return list(spells.values())


def _words_of_name(name: Name, addresses: Addresses) -> str:
    span = name.source.span if name.source else None
    return (addresses.of_span(span) if span else None) or ""


def _called(names: Sequence[Name], usual: str, say: Say) -> str:
    """Say by what names something was called: “Nusra Front, JN: Jabhat al-Nusra (since 2012)”."""
    when = when_words(names[0].from_, names[0].until, say)
    others = [name.name for name in names if name.name != usual]
    who = f"{usual}: {say(listed(others, _NAMES))}" if others else usual
    return f"{who} ({when})" if when else who


def _precedents(
    assessment: Assessment, cards: Mapping[str, tuple[int, str]], say: Say
) -> Iterator[Lane]:
    names = usual_names(assessment)
    for one in assessment.precedents:
        rank, card = cards.get(one.id, (2, ""))
        if one.when and rank == 0:
            yield Lane(
                group="earlier",
                words=_attempt(one, names, say),
                begins=one.when,
                ends=one.when,
                rank=rank,
                stated=one.stated,
                address=card,
            )


def _attempt(one: Precedent, names: Mapping[str, str], say: Say) -> str:
    what = one.name or say(one.kind.replace("-", " "))
    who = ", ".join(names.get(id, id) for id in one.actors)
    when = say(date_words(one.when)) if one.when else ""
    told = f"{what}: {who}" if who and not one.name else what
    return f"{told} ({when}; {say(one.outcome)})"
