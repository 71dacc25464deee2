"""Which tables are multiplied when, on the way from the factors of a network to its sum."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Scope = tuple[int, ...]
# More inputs than this are multiplied in turns, each product scaled anew: of hundreds of messages
# to one variable the product would be too small for a number.
_MOST = 6
# Inputs whose product is this much smaller than the step's own table are multiplied beforehand.
_SMALLER = 4


@dataclass(frozen=True, slots=True)
class Step:
    """A product of tables over `axes`, of which the last one is summed out if `sums`.

    `inputs` are numbers of tables: those of the factors first, then those that steps made.
    """

    axes: Scope
    inputs: tuple[int, ...]
    sums: bool

    @property
    def out(self) -> Scope:
        """The variables of the table that comes out."""
        return self.axes[:-1] if self.sums else self.axes


def steps_of(
    scopes: Sequence[Scope],
    states: Sequence[int],
    order: Sequence[int],
    query: Scope | None,
) -> list[Step]:
    """Return the steps that sum out variables in this order.

    With a query the last step's table is over it; without one every connected part ends in a
    table of one cell. Factors without variables (all of them observed) are multiplied, too.
    """
    making = _Making(scopes, states, order)
    if query is None and making.of_none:
        making.finish(making.of_none, (), sums=False)
    for variable in order:
        held = making.holding[variable]
        axes = making.sorted({one for table in held for one in making.tables[table]} - {variable})
        making.finish(held, (*axes, variable), sums=True)
    if query is not None:
        left = sorted(making.alive)
        making.finish(left, query, sums=False)
    return making.steps


class _Making:
    """Tables made so far, and those not yet used."""

    def __init__(
        self, scopes: Sequence[Scope], states: Sequence[int], order: Sequence[int]
    ) -> None:
        self.states = states
        self.tables: list[Scope] = []
        self.steps: list[Step] = []
        self.alive: set[int] = set()
        self.of_none: set[int] = set()
        self.holding: dict[int, set[int]] = {}
        self._rank = {one: place for place, one in enumerate(order)}
        for scope in scopes:
            self._add(scope)

    def sorted(self, scope: set[int]) -> Scope:
        """Return variables with the last one to be summed out first; those asked for before all."""
        last = len(self._rank)
        return tuple(sorted(scope, key=lambda one: (-self._rank.get(one, last), one)))

    def finish(self, inputs: Sequence[int] | set[int], axes: Scope, *, sums: bool) -> None:
        """Add the step that multiplies these tables, after steps that make them few."""
        self._step(self.reduce(inputs, axes), axes, sums=sums)

    def reduce(self, inputs: Sequence[int] | set[int], axes: Scope) -> list[int]:
        """Multiply the smaller of the inputs beforehand; return what is left to multiply."""
        whole = self._volume(axes)
        waiting = self._alike(sorted(inputs), whole)
        while len(waiting) > 1:
            a, b = min(
                ((a, b) for place, a in enumerate(waiting) for b in waiting[:place]),
                key=lambda pair: (self._volume(self._union(pair)), pair),
            )
            small = self._volume(self._union((a, b))) * _SMALLER <= whole
            if not small and len(waiting) <= _MOST:
                break
            waiting = [one for one in waiting if one not in (a, b)]
            waiting.append(self._step([b, a], self._union((a, b)), sums=False))
        return waiting

    def _alike(self, inputs: Sequence[int], whole: int) -> list[int]:
        """Multiply inputs over the same variables, a few at a time, where that saves anything."""
        groups: dict[frozenset[int], list[int]] = {}
        for one in inputs:
            groups.setdefault(frozenset(self.tables[one]), []).append(one)
        found = []
        for group in groups.values():
            axes = self._union(group[:1])
            small = self._volume(axes) * _SMALLER <= whole
            while len(group) > (1 if small else _MOST):
                group = [*group[_MOST:], self._step(group[:_MOST], axes, sums=False)]
            found += group
        return found

    def _step(self, inputs: Sequence[int], axes: Scope, *, sums: bool) -> int:
        step = Step(axes, tuple(inputs), sums)
        self.steps.append(step)
        for one in inputs:
            self.alive.discard(one)
            for variable in self.tables[one]:
                self.holding[variable].discard(one)
        return self._add(step.out)

    def _add(self, scope: Scope) -> int:
        table = len(self.tables)
        self.tables.append(scope)
        self.alive.add(table)
        if not scope:
            self.of_none.add(table)
        for variable in scope:
            self.holding.setdefault(variable, set()).add(table)
        return table

    def _union(self, inputs: Sequence[int]) -> Scope:
        return self.sorted({one for table in inputs for one in self.tables[table]})

    def _volume(self, scope: Scope) -> int:
        return math.prod(self.states[one] for one in scope)
