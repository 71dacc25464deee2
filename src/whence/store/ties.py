"""Who belongs to whom and who fights whom at a time, by way of the bodies they belong to."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from whence.model import Relation

from .holding import Holds, Moment, level
from .rows import Rows
from .spells import Row

_ENMITY: tuple[Relation, ...] = ("at_war_with", "hostile_to")
# A question asks again and again about the same few actors; what was found of them is kept.
_KEPT = 4096

# Bodies of bodies are followed so far. Real ones are three or four deep; a list made to hurt, each
# entry a member of the next, would take the square of its length.
_DEPTH = 64
# What is followed: from an actor to its bodies, also to those it is affiliated with, or from a body
# to its members.
Kind = Literal["bodies", "sides", "members"]
_BODIES: Kind = "bodies"
_SIDES: Kind = "sides"
_MEMBERS: Kind = "members"

# The rows, one after the other, by which somebody belongs to a body or quarrels with one.
Chain = tuple[Row, ...]


class Bodies(NamedTuple):
    """What somebody belongs to, or who belongs to it: by which rows, and to which of them surely."""

    chains: Mapping[str, Chain]
    sure: frozenset[str]


class Feuds(NamedTuple):
    """Whom somebody fights: by which rows, and which of them surely; by the one id of each."""

    chains: Mapping[str, list[Chain]]
    sure: frozenset[str]


class Ties:
    """Memberships and enmities among rows; only general ones, as an exception binds nobody elsewhere.

    `same` gives the one id of those that a renamed actor bore.
    """

    def __init__(self, rows: Rows, same: Mapping[str, str]) -> None:
        self._rows = rows
        self._same = same
        self._closure = lru_cache(_KEPT)(self._find_closure)
        self._feuds = lru_cache(_KEPT)(self._find_feuds)

    def bodies(self, actor: str, at: Moment, *, loosely: bool = False) -> Mapping[str, Chain]:
        """Return every body an actor belongs to, itself included; `loosely`, or is affiliated with.

        The way by rows that surely hold is preferred, then the shortest.
        """
        return self._closure(actor, at, _SIDES if loosely else _BODIES).chains

    def members(self, body: str, at: Moment) -> Mapping[str, Chain]:
        """Return all that belong to a body, itself included, found as bodies are."""
        return self._closure(body, at, _MEMBERS).chains

    def hostile(self, one: str, other: str, at: Moment) -> list[Chain]:
        """Return the ways in which two actors are enemies, the shortest first.

        Each is a row of enmity between them or bodies they belong to, with the memberships used.
        """
        feuds = self._feuds(one, at).chains
        met = set[str]()
        chains: list[Chain] = []
        for body, joined in self.bodies(other, at, loosely=True).items():
            lead = self._lead(body)
            if lead not in met:
                met.add(lead)
                chains.extend((*feud, *joined) for feud in feuds.get(lead, ()))
        return sorted(chains, key=len)

    def hostility(self, one: str, other: str, at: Moment) -> Holds:
        """Say how far two actors are enemies, without saying by what."""
        feuds = self._feuds(one, at)
        bodies = self._closure(other, at, _SIDES)
        if any(self._lead(body) in feuds.sure for body in bodies.sure):
            return Holds.SURELY
        met = any(self._lead(body) in feuds.chains for body in bodies.chains)
        return Holds.POSSIBLY if met else Holds.NOT

    def _find_feuds(self, actor: str, at: Moment) -> Feuds:
        """Find the rows of enmity of an actor and of the bodies it is in."""
        feuds: dict[str, list[Chain]] = defaultdict(list)
        sure = set[str]()
        bodies = self._closure(actor, at, _SIDES)
        for body, joined in bodies.chains.items():
            for row in self._quarrels(body, at):
                ends = {self._lead(row.fact.subject), self._lead(row.fact.object)}
                for enemy in ends - {self._lead(body)}:
                    feuds[enemy].append((row, *joined))
                    if body in bodies.sure and level(row, at) is Holds.SURELY:
                        sure.add(enemy)
        return Feuds(dict(feuds), frozenset(sure))

    def _quarrels(self, body: str, at: Moment) -> Iterator[Row]:
        for relation in _ENMITY:
            yield from (row for row in self._rows.at(at, body, relation) if _general(row))
            yield from (row for row in self._rows.at(at, None, relation, body) if _general(row))

    def _lead(self, id: str) -> str:
        return self._same.get(id, id)

    def _find_closure(self, start: str, at: Moment, kind: Kind) -> Bodies:
        # An affiliate possibly takes the side of its body, and never surely.
        if kind == _SIDES:
            bodies = self._closure(start, at, _BODIES)
            if not any(self._rows.find(body, "affiliate_of") for body in bodies.chains):
                return bodies
        every = self._followed(start, at, Holds.POSSIBLY, kind)
        if len(every) == 1:
            return Bodies(every, frozenset(every))
        found = self._followed(start, at, Holds.SURELY, kind)
        sure = frozenset(found)
        for there, rows in every.items():
            found.setdefault(there, rows)
        return Bodies(found, sure)

    def _followed(self, start: str, at: Moment, least: Holds, kind: Kind) -> dict[str, Chain]:
        """Follow the rows of membership that hold at least so far, shortest ways first."""
        found: dict[str, Chain] = {start: ()}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            if len(found[here]) == _DEPTH:
                continue
            for row in self._steps(here, at, least, kind):
                there = row.fact.subject if kind == _MEMBERS else row.fact.object
                if there not in found:
                    found[there] = (*found[here], row)
                    waiting.append(there)
        return found

    def _steps(self, here: str, at: Moment, least: Holds, kind: Kind) -> Iterator[Row]:
        one, other = (None, here) if kind == _MEMBERS else (here, None)
        for row in self._rows.at(at, one, "member_of", other):
            if _general(row) and level(row, at) >= least:
                yield row
        if kind == _SIDES and least is Holds.POSSIBLY:
            yield from filter(_general, self._rows.at(at, here, "affiliate_of"))


def _general(row: Row) -> bool:
    return row.fact.scope != "local"
