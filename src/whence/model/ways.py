"""The ways that a finding speaks of: from where an actor sets out to where a claim needs it."""

from dataclasses import dataclass
from typing import Literal

# How a place stands to one who would pass: free, not known, perhaps or surely held by an enemy.
Passability = Literal["open", "unknown", "possibly", "surely"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place on a way, and how it stands to who would pass.

    `holder` is the actor that holds it, empty where none is known; `why` says in words that follow its
    name what makes an enemy of it, or why nobody could pass. `facts` are ids of the rows used.
    """

    place: str
    standing: Passability
    holder: str = ""
    why: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The best known way of an actor to a place, and how far it is closed.

    `stops` are in the order of the way. The first is where the actor sets out, by the rows `start`;
    the last is `to`, or where the roads reach it. Neither bars the actor, whoever holds it. With a
    `gate` no road is known from the actor to the first stop, which is the only known way in and bars it as any
    other. Without stops no way is known, or it was one of many. `absent` are the rows that say that the actor was away
    from `to`; `around` is the place that this way avoids, where it is a second one.
    """

    actor: str
    to: str
    standing: Passability
    stops: tuple[Stop, ...] = ()
    start: tuple[str, ...] = ()
    gate: bool = False
    absent: tuple[str, ...] = ()
    around: str = ""

    @property
    def barred(self) -> tuple[Stop, ...]:
        """The stops that an enemy holds, possibly or surely, or that nobody could pass."""
        first = 0 if self.gate else 1
        passed = self.stops[first:-1] if len(self.stops) > 1 or not self.gate else self.stops
        return tuple(stop for stop in passed if stop.standing in ("possibly", "surely"))
