"""Which claims need which: what a case says they require, and degrees of one thing.

A merger is a higher degree of what talks are (the ladders of `ladders.yaml`), so whoever holds the
merger for true holds the talks for true, and P(merger) <= P(talks). That goes for two claims about
one event only: the same parties, and a lower claim that is no narrower than the higher one in place,
time or subject. A local or passing degree is no need of a general one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, Protocol

from whence.data.lexicons import read_yaml
from whence.model import UNKNOWN, Claim, Interval, Issue, Need
from whence.text import fold, words


class Rung(Protocol):
    """A rung that the text of a claim speaks of; `span` is (start, end) in that text."""

    @property
    def ladder(self) -> str:
        """The ladder that it is on."""

    @property
    def rung(self) -> str:
        """Its name."""

    @property
    def level(self) -> int:
        """How high it is, from 1."""

    @property
    def span(self) -> tuple[int, int]:
        """Its words, as (start, end) in the text of the claim."""

    @property
    def state(self) -> Literal["asserted", "topic", "open", "denied"]:
        """Whether it is said to have come about."""

    @property
    def limited(self) -> bool:
        """Whether it is a local or passing one."""


@dataclass(slots=True)
class _Found:
    needs: list[Need] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def add(self, need: Need) -> None:
        """Take up a need unless it is there or would close a circle, which is told."""
        if any((one.claim, one.needs) == (need.claim, need.needs) for one in self.needs):
            return
        if need.claim == need.needs or self._reaches(need.needs, need.claim):
            what = f"{need.claim} cannot need {need.needs} ({need.why}): that would be a circle"
            self.issues.append(Issue(level="warning", what=what))
            return
        self.needs.append(need)

    def _reaches(self, start: str, end: str) -> bool:
        waiting, seen = [start], {start}
        while waiting:
            here = waiting.pop()
            if here == end:
                return True
            found = {one.needs for one in self.needs if one.claim == here} - seen
            seen |= found
            waiting += found
        return False


def needs_of(
    claims: Sequence[Claim],
    rungs: Mapping[str, Sequence[Rung]],
    facts: Collection[str] = (),
) -> tuple[tuple[Need, ...], tuple[Issue, ...]]:
    """Return what the claims need of one another, those the case codes first, and what is wrong.

    `rungs` are the rungs that the text of each claim speaks of, by its id, and `facts` the ids that a
    claim may require besides. Told as issues are needs that close a circle (left out) and ids that
    are neither a claim nor a fact.
    """
    found, ids = _Found(), {claim.id for claim in claims}
    for claim in claims:
        for needed in claim.requires:
            if needed in ids:
                found.add(
                    Need(claim=claim.id, needs=needed, why="the case says that it requires it")
                )
            elif needed not in facts:
                what = f"{claim.id} requires {needed!r}, which is neither a claim nor a fact"
                found.issues.append(Issue(level="warning", what=what))
    for need in _degrees(claims, rungs):
        found.add(need)
    return tuple(found.needs), tuple(found.issues)


def _degrees(claims: Sequence[Claim], rungs: Mapping[str, Sequence[Rung]]) -> Iterator[Need]:
    """Yield a need for every two claims that are degrees of one thing."""
    tops = {claim.id: _tops(rungs.get(claim.id, ())) for claim in claims}
    for higher in claims:
        for lower in claims:
            if higher.id == lower.id or not _one_event(lower, higher):
                continue
            for ladder, low in tops[lower.id].items():
                high = tops[higher.id].get(ladder)
                if not high or low.level >= high.level or low.limited or high.limited:
                    continue
                # "They agreed on a truce" is no more than the truce.
                if any(one.rung in _dispensable(ladder) for one in rungs[lower.id]):
                    continue
                if _no_narrower(lower, higher, rungs):
                    why = f"{high.rung} is a higher degree of what {low.rung} is"
                    yield Need(claim=higher.id, needs=lower.id, why=why)
                    break


def _tops(rungs: Sequence[Rung]) -> dict[str, Rung]:
    """Return the highest rung that a text says came about, for each ladder."""
    found: dict[str, Rung] = {}
    for one in rungs:
        if one.state == "asserted" and (
            one.ladder not in found or one.level > found[one.ladder].level
        ):
            found[one.ladder] = one
    return found


def _one_event(lower: Claim, higher: Claim) -> bool:
    """Say whether parties, target, place and time leave the lower claim implied by the higher.

    What is so in one place says nothing of the parties as a whole, nor they of it.
    """
    return (
        bool(lower.actors)
        and set(lower.actors) == set(higher.actors)
        and lower.target in (None, higher.target)
        and lower.place == higher.place
        and _within(higher.when or UNKNOWN, lower.when or UNKNOWN)
    )


def _within(higher: Interval, lower: Interval) -> bool:
    """Say whether the lower claim is true at any time at which the higher one may be."""
    begins = lower.low is None or (higher.low is not None and lower.low <= higher.low)
    ends = lower.high is None or (higher.high is not None and higher.high <= lower.high)
    return begins and ends


def _no_narrower(lower: Claim, higher: Claim, rungs: Mapping[str, Sequence[Rung]]) -> bool:
    """Say whether the lower claim is about nothing else: “arrested for theft”, “guilty of murder”.

    Its words besides names, rungs and words of no subject are none, or shared with the higher one.
    """
    mine = _subject(lower.text, rungs.get(lower.id, ()))
    return not mine or bool(mine & _subject(higher.text, rungs.get(higher.id, ())))


def _subject(text: str, rungs: Sequence[Rung]) -> set[str]:
    folded, spans = fold(text), [one.span for one in rungs]
    return {
        folded[start:end].removesuffix("s")
        for start, end in words(text)
        if not text[start].isupper()
        and not any(start < span[1] and span[0] < end for span in spans)
    } - _of_no_subject()


@cache
def _of_no_subject() -> frozenset[str]:
    listed: str = read_yaml("ladders.yaml")["no_subject"]
    return frozenset(fold(word).removesuffix("s") for word in listed.split())


@cache
def _dispensable(ladder: str) -> frozenset[str]:
    return frozenset(read_yaml("ladders.yaml")["dispensable"].get(ladder, ()))
