"""How a source comes to say what it says: motive, access, own word, hands, hedges."""

import math
from dataclasses import dataclass, field

from numpy.random import Generator

from whence.data.likelihoods import Likelihoods

from .exact import Known
from .settings import Place, Voice


@dataclass(slots=True)
class Motives:
    """What each camp wants believed of one claim, drawn when a source of it first speaks.

    A source without a camp has a motive of its own.
    """

    known: Known
    kind: int
    table: Likelihoods
    rng: Generator
    drawn: dict[str, str] = field(default_factory=dict)

    def of(self, camp: str | None, interest: str | None) -> str:
        """Return `none`, `push` or `deny`."""
        if camp is None:
            return self._draw(interest or "none")
        if camp not in self.drawn:
            self.drawn[camp] = self._draw(interest or "none")
        return self.drawn[camp]

    def _draw(self, interest: str) -> str:
        lift = self.table.lift.get(interest, {}).get(self.known.kinds[self.kind], 0.0)
        if self.rng.random() < lift:
            return "push"
        if self.rng.random() >= self.known.motive[interest]:
            return "none"
        return "push" if self.rng.random() < self.table.motive_pushes[interest] else "deny"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Draws what is said in one world on one claim: `kind` is the explanation's place in it."""

    known: Known
    kind: int
    true: bool
    rng: Generator

    def own(
        self, place: Place, source: Voice, motive: str, party: bool, table: Likelihoods
    ) -> bool:
        """Draw what a source says by itself, as it reaches what we hold.

        `party` says that it takes part in what is claimed.
        """
        asserts = self._by_itself(place, source, motive, party, table)
        for _ in range(place.relays):
            asserts = self.taken_over(asserts)
        rendered = self.rng.random() < (1 + table.certainty[place.certainty]) / 2
        return asserts if rendered else not asserts

    def taken_over(self, asserts: bool) -> bool:
        """Draw what somebody passes on who was told so, or told the contrary."""
        return self._happens(self.known.kept if asserts else self.known.slipped)

    def _by_itself(
        self, place: Place, source: Voice, motive: str, party: bool, table: Likelihoods
    ) -> bool:
        if motive != "none" and self._happens(self.known.discipline):
            return self._happens(self.known.push) == (motive == "push")
        could = self._happens(self.known.access[place.directness]) or self._found_out(place, table)
        if could and self._happens(self.known.quality[source.id]):
            return self.true or self._looks_so(place, party)
        return self._happens(self.known.guess)

    def _found_out(self, place: Place, table: Likelihoods) -> bool:
        """Draw whether somebody who could not know has learned it since the first report."""
        ever = self._happens(self.known.later)
        waited = self.rng.exponential(table.later_half / math.log(2))
        return ever and bool(waited < place.lag)

    def _looks_so(self, place: Place, party: bool) -> bool:
        """Draw whether a claim that is false looks as if it were true."""
        if party and place.directness == "witnessed":
            looks = self.known.own
        elif place.directness in ("witnessed", "documented"):
            looks = self.known.seen
        else:
            looks = self.known.heard
        return self._happens(float(looks[self.kind]))

    def _happens(self, chance: float) -> bool:
        return bool(self.rng.random() < chance)
