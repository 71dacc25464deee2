"""The ways that findings speak of, chosen and named for the sketch of a route."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model import Assessment, ClaimVerdict, Fact, Finding, Stop, Way

from ..known import usual_names
from ..marks import Addresses
from ..wording import date_words

Say = Callable[[str], str]
HOSTILE = ("possibly", "surely")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A way, and the address of the card of the finding that speaks of it."""

    way: Way
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The names and facts of an assessment, and how its fixed words are said."""

    names: Mapping[str, str]
    facts: Mapping[str, Fact]
    say: Say

    @property
    def runs(self) -> str:
        """A text that runs as the interface does: sentences do so too, whatever name begins them."""
        return self.say("No way is known")

    def name(self, id: str) -> str:
        """Return the usual name of an actor or place, its id where none is known."""
        return self.names.get(id, id)

    def heading(self, way: Way) -> str:
        """Name a way by who goes where, and by what it avoids if it is a second one."""
        ends = {"who": self.name(way.actor), "where": self.name(way.to)}
        if not way.around:
            return self.say("{who} to {where}").format(**ends)
        around = self.name(way.around)
        return self.say("{who} to {where}, around {around}").format(around=around, **ends)

    def holder(self, stop: Stop, way: Way) -> str:
        """Say who holds a place, and since when: “Northern Storm since March 2014”."""
        if not stop.holder:
            shut = stop.standing in HOSTILE
            return "" if shut else self.say("holder not known")
        who = self.name(stop.holder)
        begun = self._since(stop.facts, "controls")
        held = self.say("{who} since {date}").format(who=who, date=begun) if begun else who
        return self.say("{who} itself").format(who=who) if stop.holder == way.actor else held

    def absent(self, way: Way) -> str:
        """Say that the actor was away from where the way leads, and since when; empty if not known."""
        if not way.absent:
            return ""
        names = {"who": self.name(way.actor), "where": self.name(way.to)}
        begun = self._since(way.absent, "absent_from")
        if begun:
            return self.say("{who} was absent from {where} since {date}").format(
                date=begun, **names
            )
        return self.say("{who} was absent from {where}").format(**names)

    def _since(self, ids: Iterable[str], relation: str) -> str:
        rows = (self.facts[id] for id in ids if id in self.facts)
        begun = next((row.from_ for row in rows if row.relation == relation and row.from_), None)
        return self.say(date_words(begun)) if begun and begun.low else ""


def ways_told(
    assessment: Assessment, claim: ClaimVerdict, addresses: Addresses
) -> tuple[Told, ...]:
    """Return the ways of a claim's findings, each once, in their order; not those of rejected ones."""
    found: dict[tuple[str, str, str], Told] = {}
    for finding in _of(assessment.findings, claim):
        address = addresses.of("finding", finding.id)
        for way in finding.ways:
            found.setdefault((way.actor, way.to, way.around), Told(way=way, address=address))
    return tuple(found.values())


def words_of(assessment: Assessment, say: Say) -> Words:
    """Return how an assessment names things."""
    facts = {told.fact.id: told.fact for told in (*assessment.facts, *assessment.stated)}
    return Words(names=usual_names(assessment), facts=facts, say=say)


def unbarred(claim: ClaimVerdict, ways: Sequence[Told]) -> list[str]:
    """Return the actors of a claim that no way is told of: no enemy is known to stand in theirs."""
    told = {each.way.actor for each in ways}
    return [actor for actor in claim.actors if actor not in told]


def _of(findings: Iterable[Finding], claim: ClaimVerdict) -> list[Finding]:
    return [one for one in findings if one.claim == claim.id and one.ruling != "rejected"]
