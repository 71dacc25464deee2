"""What the analyst decided of names (`names:` in case.yaml), as ids that are one and names kept apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whence.model import (
    Actor,
    Citation,
    CodedSource,
    Name,
    NameDecision,
    NameProposal,
    Place,
    Succession,
)
from whence.text import fold, slug

from .outlets import outlet_id
from .written import bare

Pair = frozenset[str]


def key_of(name: str) -> str:
    """Return a name as names are compared: folded, without its article."""
    return " ".join(fold(bare(name)).split())


def pair_of(one: str, other: str) -> Pair:
    """Return two names as an unordered pair of keys."""
    return frozenset((key_of(one), key_of(other)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Decisions, worked out: `same` maps each id to the one that stands for it.

    `names` are the names joined to an id, as written; `kept` holds the pairs of names that must
    not be joined, with the decision that says so (`apart` or `unsure`).
    """

    decisions: tuple[NameDecision, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    names: tuple[tuple[str, str, NameDecision], ...] = ()
    kept: Mapping[Pair, NameDecision] = field(default_factory=dict)

    def stands(self, id: str) -> str:
        """Return the id that stands for an id: “smith@paper” is where “smith” goes, at that paper."""
        return self.same.get(id, id)

    def keeps_apart(self, one: Iterable[str], other: Iterable[str]) -> NameDecision | None:
        """Return the decision that keeps any of some names from any of others, if one does."""
        if not self.kept:
            return None
        left, right = {key_of(name) for name in one}, {key_of(name) for name in other}
        for pair, decision in self.kept.items():
            a, *rest = sorted(pair)
            b = rest[0] if rest else a
            if (a in left and b in right) or (b in left and a in right):
                return decision
        return None

    @classmethod
    def of(
        cls,
        decisions: Sequence[NameDecision],
        actors: Iterable[Actor],
        places: Iterable[Place] = (),
        coded: Iterable[CodedSource] = (),
    ) -> "Settled":
        """Work out what decisions join and keep apart among the names and ids of a case."""
        owners = _owners((*actors, *places), coded)
        same: dict[str, str] = {}
        names: list[tuple[str, str, NameDecision]] = []
        kept: dict[Pair, NameDecision] = {}
        for decision in decisions:
            for group in (decision.apart, decision.unsure):
                for place, one in enumerate(group):
                    kept |= {pair_of(one, other): decision for other in group[:place]}
            if decision.same:
                into = _join(decision.same, owners, same)
                names += [
                    (word, into, decision) for word in decision.same if word not in owners.ids
                ]
        ends = {id: _end(same, id) for id in same}
        return cls(
            decisions=tuple(decisions),
            same={id: end for id, end in ends.items() if id != end},
            names=tuple((word, ends.get(into, into), why) for word, into, why in names),
            kept=kept,
        )

    def split(self, things: Iterable[Actor]) -> tuple[Actor, ...]:
        """Return the actors of a case as decided: joined ones under one id, names kept apart taken off."""
        found: dict[str, Actor] = {}
        for actor in things:
            names: list[Name] = []
            for name in actor.names:
                other = next(
                    (one for one in (actor.id, *(kept.name for kept in names))
                     if pair_of(one, name.name) in self.kept),
                    None,
                )  # fmt: skip
                if other is None:
                    names.append(name)
                else:
                    own = slug(bare(name.name))
                    known = found.get(own, Actor(id=own, kind=actor.kind))
                    found[own] = replace(known, names=(*known.names, name))
            id = self.stands(actor.id)
            known = found.get(id, replace(actor, id=id, names=(), succeeds=()))
            found[id] = replace(
                known,
                names=(*known.names, *names),
                succeeds=(*known.succeeds, *actor.succeeds),
            )
        return tuple(found.values())

    def stated(self, known: Iterable[Actor]) -> list[Actor]:
        """Return what decisions add to the knowledge: names, and coded actors that are one."""
        ids = {actor.id for actor in known}
        added: dict[str, Actor] = {}
        for word, into, decision in self.names:
            actor = added.get(into, Actor(id=into))
            source = Citation(citation=said(decision))
            added[into] = replace(actor, names=(*actor.names, Name(name=word, source=source)))
        for id, into in self.same.items():
            if id in ids and into in ids:
                actor = added.get(into, Actor(id=into))
                why = Citation(citation="decided: names of one")
                step = Succession(actor=id, kind="rename", source=why)
                added[into] = replace(actor, succeeds=(*actor.succeeds, step))
        return list(added.values())


@dataclass(slots=True)
class _Owners:
    """Whose names and ids there are: `ids` are all ids, `named` the ids behind a name."""

    ids: set[str]
    named: dict[str, list[str]]


def _owners(things: Iterable[Actor | Place], coded: Iterable[CodedSource]) -> _Owners:
    ids: set[str] = set()
    named: dict[str, list[str]] = {}
    rows = [(one.id, [name.name for name in one.names]) for one in things]
    rows += [(one.id, list(one.names)) for one in coded]
    for id, names in rows:
        ids.add(id)
        for name in names:
            named.setdefault(key_of(name), []).append(id)
    return _Owners(ids, named)


def _join(words: tuple[str, ...], owners: _Owners, same: dict[str, str]) -> str:
    """Join all ids that the words may stand for; return the one that stands for them."""
    found: list[str] = []
    for word in words:
        known = [word] if word in owners.ids else owners.named.get(key_of(word), [])
        found += known
    loose = [id for word in words for id in (slug(bare(word)), slug(word), outlet_id(word))]
    into = _end(same, (found or loose)[0])
    for id in (*found, *loose):
        end = _end(same, id)
        if end != into:
            same[end] = into
    same.setdefault(into, into)
    return into


def _end(same: Mapping[str, str], id: str) -> str:
    while same.get(id, id) != id:
        id = same[id]
    return id


def said(decision: NameDecision) -> str:
    """Say who decided, when and why."""
    by = f" by {decision.who}" if decision.who else ""
    on = f" on {decision.when}" if decision.when else ""
    return f"decided{by}{on}: {decision.why}"


def proposals_of(settled: Settled) -> list[NameProposal]:
    """Return the decisions as they are shown: each pair they name, and whether it is joined."""
    return [
        NameProposal(
            one=one,
            other=other,
            sign="decided",
            probability=1.0 if decision.same else 0.0 if decision.apart else 0.5,
            joined=bool(decision.same),
            why=("" if not decision.unsure else "left open; ") + said(decision),
        )
        for decision in settled.decisions
        for group in (decision.same, decision.apart, decision.unsure)
        for place, other in enumerate(group)
        for one in (group[:1] if decision.same and place else group[:place])
    ]
