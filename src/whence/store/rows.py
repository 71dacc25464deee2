"""Facts in order, found by who, what and whom without looking at the others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from operator import attrgetter
from typing import get_args

from whence.model import Fact, Relation

from .facts import fact_id
from .holding import Bounds, Moment, bounds
from .spells import Row, Spells

_RELATIONS: tuple[Relation, ...] = get_args(Relation)
_position = attrgetter("position")


class Rows:
    """All facts in the order of their beginnings, then of ids: how a case is typed must not matter.

    `same` gives the one id of those that a renamed actor bore; a row under one is found by all.
    """

    def __init__(self, facts: Iterable[Fact], same: Mapping[str, str]) -> None:
        self._same = same
        self._gone: frozenset[int] = frozenset()
        self._all = tuple(
            Row(position, fact, *when) for position, (fact, when) in enumerate(_ordered(facts))
        )
        self._subjects: dict[tuple[str, Relation], list[Row]] = defaultdict(list)
        self._objects: dict[tuple[Relation, str], list[Row]] = defaultdict(list)
        self._pairs: dict[tuple[str, Relation, str], list[Row]] = defaultdict(list)
        self._relations: dict[Relation, list[Row]] = defaultdict(list)
        for row in self._all:
            fact = row.fact
            relation = fact.relation
            subject = same.get(fact.subject, fact.subject)
            object = same.get(fact.object, fact.object)
            self._subjects[subject, relation].append(row)
            self._objects[relation, object].append(row)
            self._pairs[subject, relation, object].append(row)
            self._relations[relation].append(row)
        places = {object for relation, object in self._objects if relation == "controls"}
        self._spells = Spells({p: self._objects["controls", p] for p in sorted(places)})

    def find(
        self,
        subject: str | None = None,
        relation: Relation | None = None,
        object: str | None = None,
    ) -> Sequence[Row]:
        """Return the rows with this subject, relation and object, as far as they are given."""
        if relation is None:
            return self._of_any_relation(subject, object)
        one = self._same.get(subject, subject) if subject else subject
        other = self._same.get(object, object) if object else object
        if one is None:
            found = (
                self._relations.get(relation, ())
                if other is None
                else self._objects.get((relation, other), ())
            )
        elif other is None:
            found = self._subjects.get((one, relation), ())
        else:
            found = self._pairs.get((one, relation, other), ())
        return self._kept(found) if self._gone else found

    def at(
        self, when: Moment, subject: str | None, relation: Relation, object: str | None = None
    ) -> list[Row]:
        """Return the rows that match and could hold at some time of a moment."""
        low, high = when
        rows = self.find(subject, relation, object)
        return [row for row in rows if row.first <= high and low <= row.last]

    def held(self, when: Moment, place: str) -> list[tuple[Fact, bool]]:
        """Return the rows of who controls a place then, each with whether it surely holds."""
        return self._spells.at(when, self._same.get(place, place), self._gone)

    def without(self, ids: Iterable[str]) -> "Rows":
        """Return the same rows but those of these facts; nothing is built anew."""
        places = self._positions  # found once, and shared from here on
        fewer = copy(self)
        fewer._gone = self._gone.union(place for id in ids for place in places.get(id, ()))
        return fewer

    def _of_any_relation(self, subject: str | None, object: str | None) -> Sequence[Row]:
        if subject is None and object is None:
            return self._kept(self._all) if self._gone else self._all
        found = [row for kind in _RELATIONS for row in self.find(subject, kind, object)]
        return sorted(found, key=_position)

    def _kept(self, rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if row.position not in self._gone]

    @cached_property
    def _positions(self) -> Mapping[str, list[int]]:
        """Return where the fact of each id stands."""
        places: dict[str, list[int]] = defaultdict(list)
        for row in self._all:
            places[row.fact.id or fact_id(row.fact)].append(row.position)
        return places


def _ordered(facts: Iterable[Fact]) -> list[tuple[Fact, Bounds]]:
    bounded = [(fact, bounds(fact)) for fact in facts]
    bounded.sort(key=lambda each: (each[1].first, each[0].id or fact_id(each[0])))
    return bounded
