"""The forest of who relies on whom for one claim: its nodes, links, and samples of it.

Nodes are the reports, and the outlets that reports credit and nobody holds. A report has one usual
parent, what it credits or copies most surely; what it credits besides is a further parent, which
makes it depend on that origin too but does not make the two origins one. A report with a source of
its own stands by itself and only depends on what it credits. All other links hold with their
probability beyond that of two unrelated reports, and what hangs together is one origin.
"""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import exp

from whence.data.tracing import Tracing

from .evidence import Pair
from .members import Report

Key = tuple[str, str]


@dataclass(slots=True)
class Forest:
    """Everything uncertain about where the reports on one claim come from.

    `joins` holds how surely two nodes are one origin; `side` how surely a report also depends on a
    node; `latent` the unheld outlets with the reports that credit each; `hidden` how surely a report
    shares a hand that shows nowhere, `several` how surely one stands for two. `nodes` are in order.
    """

    nodes: list[str]
    joins: dict[Key, float] = field(default_factory=dict)
    side: dict[Key, float] = field(default_factory=dict)
    latent: dict[str, dict[str, float]] = field(default_factory=dict)
    hidden: dict[str, float] = field(default_factory=dict)
    several: dict[str, float] = field(default_factory=dict)

    def join(self, one: str, other: str, strength: float) -> None:
        """Note a link; of several between two nodes the strongest counts."""
        if one != other and strength > 0:
            key = (min(one, other), max(one, other))
            self.joins[key] = max(strength, self.joins.get(key, 0.0))


def grow(
    reports: Sequence[Report],
    pairs: Sequence[Pair],
    own: Mapping[str, float],
    through: Mapping[str, Collection[str]],
    table: Tracing,
) -> Forest:
    """Return the forest of a claim.

    `own` says how surely a report that relies on others has an own origin, `through` who is known to
    have spoken to an outlet.
    """
    forest = Forest([report.id for report in reports])
    parents = _parents(reports, pairs, table)
    for report in reports:
        rows = parents[report.id]
        own_words = report.id in report.access
        forest.hidden[report.id] = table.hidden * (0.5 if own_words else 1.0)
        if not rows and len(report.access) > 1:
            forest.several[report.id] = table.several
        alone = 1.0 - own.get(report.id, 0.0) if rows else 1.0
        for place, parent in enumerate(rows):
            forest.side[report.id, parent.node] = parent.strength
            if parent.node.startswith(latent("")):
                forest.latent.setdefault(parent.node, {})[report.id] = parent.strength
            if place == 0:
                strength = 1.0 if report.echo else parent.strength * alone
                forest.join(report.id, parent.node, strength)
    for pair in pairs:
        if not (pair.relies or pair.explained):
            keeps = [
                1.0 - own.get(one.id, 0.0) if parents[one.id] else 1.0
                for one in (pair.earlier, pair.later)
            ]
            strength = _beyond(pair.probability, table) * min(keeps)
            if parents[pair.earlier.id] and parents[pair.later.id] and not pair.copied:
                strength *= table.both_credit
            if pair.apart:
                strength *= table.apart
            forest.join(pair.earlier.id, pair.later.id, strength)
    for report in reports:
        if report.echo and not parents[report.id]:
            _tie(forest, report, pairs)
    first = {rows[0].node for rows in parents.values() if rows}
    for node, credited in sorted(forest.latent.items()):
        if node not in first:  # only ever credited beside another: it may have followed that one
            by = max(sorted(credited), key=credited.__getitem__)
            forest.join(node, parents[by][0].node, 1.0 - table.unheld_alone)
    forest.nodes += sorted(forest.latent)
    _join_speakers(forest, reports, through, table)
    return forest


def _tie(forest: Forest, echo: Report, pairs: Sequence[Pair]) -> None:
    """Join a document that only retells to the report that it shares most with.

    Not to one that relies on it: whom it has it from is then still open.
    """
    mine = [
        pair
        for pair in pairs
        if echo.id in (pair.earlier.id, pair.later.id)
        and not (pair.relies and pair.earlier.id == echo.id)
    ]
    best = max(mine, key=lambda one: (one.logit, one.earlier.id, one.later.id), default=None)
    if best is not None:
        forest.join(best.earlier.id, best.later.id, 1.0)


def _join_speakers(
    forest: Forest,
    reports: Sequence[Report],
    through: Mapping[str, Collection[str]],
    table: Tracing,
) -> None:
    """Join two outlets that the same named source spoke to: who is asked twice is one who knows."""
    nodes = {outlet: latent(outlet) for outlet in through if latent(outlet) in forest.latent}
    for report in reversed(reports):
        nodes |= dict.fromkeys(report.outlets & through.keys(), report.id)
    for one, other in combinations(sorted(nodes), 2):
        if any("@" not in source for source in set(through[one]) & set(through[other])):
            forest.join(nodes[one], nodes[other], table.same_speaker)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parent:
    """One thing that a report credits or copies; `credit` weighs how it does, `times` how often."""

    node: str
    strength: float
    copied: bool = False
    credit: float = 0.0
    times: int = 0

    def rank(self) -> tuple[bool, float, int, float, str]:
        """Put what it copies first, then what it credits most plainly and most often."""
        return (not self.copied, -self.credit, -self.times, -self.strength, self.node)


def _parents(
    reports: Sequence[Report], pairs: Sequence[Pair], table: Tracing
) -> dict[str, list[_Parent]]:
    """Return what each report credits or copies, the likeliest parent first."""
    held = {outlet for report in reports for outlet in report.outlets}
    found: dict[str, list[_Parent]] = {report.id: [] for report in reports}
    for report in reports:
        for outlet, cite in report.cites.items():
            if outlet not in held and report.credits(outlet) and not cite.described:
                weight = cite.weight(table)
                strength = _beyond(1 / (1 + (1 / table.prior - 1) * exp(-weight)), table)
                parent = _Parent(
                    node=latent(outlet), strength=strength, credit=weight, times=cite.times
                )
                found[report.id].append(parent)
    for pair in pairs:
        if pair.relies:
            cites = [cite for one, cite in pair.later.cites.items() if one in pair.earlier.outlets]
            parent = _Parent(
                node=pair.earlier.id,
                strength=_beyond(pair.probability, table),
                copied=pair.copied,
                credit=max((one.weight(table) for one in cites), default=0.0),
                times=max((one.times for one in cites), default=0),
            )
            found[pair.later.id].append(parent)
    return {id: sorted(parents, key=_Parent.rank) for id, parents in found.items()}


def latent(outlet: str) -> str:
    """Return the node of an outlet that nobody holds; no document's id looks like it."""
    return f"\0{outlet}"


def _beyond(probability: float, table: Tracing) -> float:
    """Return how surely two reports have one origin, beyond two unrelated ones."""
    return max(0.0, (probability - table.prior) / (1 - table.prior))


@dataclass(slots=True)
class Draw:
    """One sampled forest: the origin of each block, by number, None if it does not exist; how many."""

    home: list[int | None]
    count: int


def draws(forest: Forest, blocks: Sequence[frozenset[str]], size: int) -> Iterator[Draw]:
    """Yield sampled forests; nodes of one block are surely one. The same input gives the same."""
    chance = random.Random(len(forest.nodes))  # noqa: S311 - no secret hangs on it
    place = {node: index for index, block in enumerate(blocks) for node in block}
    between: dict[tuple[int, int], float] = {}
    for (one, other), strength in sorted(forest.joins.items()):
        key = (min(place[one], place[other]), max(place[one], place[other]))
        if key[0] != key[1]:
            between[key] = max(strength, between.get(key, 0.0))
    _hide(forest, blocks, between)
    edges = sorted(between.items())
    twofold = [
        max((forest.several.get(one, 0.0) for one in block), default=0.0) for block in blocks
    ]
    doubled = [(i, strength) for i, strength in enumerate(twofold) if strength]
    doubtful = [
        (place[node], 1.0 - _missing(credited, place))
        for node, credited in sorted(forest.latent.items())
        if len(blocks[place[node]]) == 1
    ]
    for _ in range(size):
        home = list(range(len(blocks)))
        for (i, j), strength in edges:
            if chance.random() < strength:
                a, b = _root(home, i), _root(home, j)
                home[max(a, b)] = min(a, b)
        gone = {
            i
            for i, exists in doubtful
            if home.count(_root(home, i)) == 1 and chance.random() >= exists
        }
        roots = {_root(home, i) for i in range(len(blocks)) if i not in gone}
        more = {_root(home, i) for i, strength in doubled if chance.random() < strength}
        homes = [None if i in gone else _root(home, i) for i in range(len(blocks))]
        yield Draw(homes, len(roots) + len(more))


def _hide(
    forest: Forest, blocks: Sequence[frozenset[str]], between: dict[tuple[int, int], float]
) -> None:
    """Give each block of reports that nothing links to another the chance of a hidden hand."""
    reports = [
        (i, min(forest.hidden[one] for one in block if one in forest.hidden))
        for i, block in enumerate(blocks)
        if any(one in forest.hidden for one in block)
    ]
    for i, strength in reports[1:]:
        linked = max((s for key, s in between.items() if i in key), default=0.0)
        if linked < strength:
            between[reports[0][0], i] = strength


def _missing(credited: Mapping[str, float], place: Mapping[str, int]) -> float:
    """Return how surely nobody relies on an outlet after all; reports of one block say it once."""
    best: dict[int, float] = {}
    for id, strength in credited.items():
        best[place[id]] = max(strength, best.get(place[id], 0.0))
    missing = 1.0
    for strength in best.values():
        missing *= 1.0 - strength
    return missing


def merged(forest: Forest, least: float) -> list[frozenset[str]]:
    """Return the blocks of nodes joined by links of at least this strength, in order of the nodes."""
    order = {node: index for index, node in enumerate(forest.nodes)}
    home = list(range(len(forest.nodes)))
    for (one, other), strength in forest.joins.items():
        if strength >= least:
            a, b = _root(home, order[one]), _root(home, order[other])
            home[max(a, b)] = min(a, b)
    blocks: dict[int, set[str]] = {}
    for node, index in order.items():
        blocks.setdefault(_root(home, index), set()).add(node)
    return [frozenset(blocks[root]) for root in sorted(blocks)]


def _root(home: list[int], index: int) -> int:
    while home[index] != index:
        home[index] = home[home[index]]
        index = home[index]
    return index
