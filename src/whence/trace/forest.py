"""The forest of who relies on whom for one claim: its nodes, links, and samples of it.

Nodes are the reports, and the outlets that reports credit and nobody holds. A report has one usual
parent, what it credits or copies most surely; what it credits besides is a further parent, which
makes it depend on that origin too but does not make the two origins one. A report with a source of
its own stands by itself and only depends on what it credits. All other links hold with their
probability beyond that of two unrelated reports, and what hangs together is one origin.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.data.tracing import Tracing

from .links import Pair
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
    reports: Sequence[Report], pairs: Sequence[Pair], own: Mapping[str, float], table: Tracing
) -> Forest:
    """Return the forest of a claim; `own` says how surely a report that relies has an own origin."""
    forest = Forest([report.id for report in reports])
    parents = _parents(reports, pairs, table)
    for report in reports:
        rows = parents[report.id]
        own_words = report.id in report.access
        forest.hidden[report.id] = table.hidden * (0.5 if own_words else 1.0)
        if not rows and len(report.access) > 1:
            forest.several[report.id] = table.several
        alone = 1.0 - own.get(report.id, 0.0) if rows else 1.0
        for place, (strength, _, node) in enumerate(rows):
            if node in forest.nodes:
                forest.side[report.id, node] = strength
            else:
                forest.latent.setdefault(node, {})[report.id] = strength
                forest.side[report.id, node] = strength
            if place == 0:
                forest.join(report.id, node, 1.0 if report.echo else strength * alone)
    for pair in pairs:
        if not (pair.cited or pair.copied or pair.explained):
            keeps = [
                1.0 - own.get(one.id, 0.0) if parents[one.id] else 1.0
                for one in (pair.earlier, pair.later)
            ]
            forest.join(pair.earlier.id, pair.later.id, beyond(pair, table) * min(keeps))
    first = {rows[0][2] for rows in parents.values() if rows}
    for node, credited in sorted(forest.latent.items()):
        if node not in first:  # only ever credited beside another: it may have followed that one
            report = max(sorted(credited), key=lambda id: credited[id])
            forest.join(node, parents[report][0][2], 1.0 - table.unheld_alone)
    forest.nodes += sorted(forest.latent)
    return forest


def _parents(
    reports: Sequence[Report], pairs: Sequence[Pair], table: Tracing
) -> dict[str, list[tuple[float, int, str]]]:
    """Return what each report credits or copies, the surest and most often named first."""
    held = {outlet for report in reports for outlet in report.outlets}
    found: dict[str, list[tuple[float, int, str]]] = {report.id: [] for report in reports}
    for report in reports:
        for outlet, cite in report.cites.items():
            if outlet not in held and report.credits(outlet) and not cite.described:
                odds = table.prior / (1 - table.prior) * 2.718281828 ** cite.weight(table)
                strength = (odds / (1 + odds) - table.prior) / (1 - table.prior)
                found[report.id].append((strength, cite.times, latent(outlet)))
    for pair in pairs:
        if pair.cited or pair.copied:
            times = max((c.times for c in pair.later.cites.values()), default=1)
            copied = 1_000 if pair.copied else times
            found[pair.later.id].append((beyond(pair, table), copied, pair.earlier.id))
    for rows in found.values():
        rows.sort(key=lambda row: (row[1] < 1_000, -round(row[0], 2), -row[1], row[2]))
    return found


def latent(outlet: str) -> str:
    """Return the node of an outlet that nobody holds; no document's id looks like it."""
    return f"\0{outlet}"


def beyond(pair: Pair, table: Tracing) -> float:
    """Return how surely two reports have one origin, beyond two unrelated ones."""
    return max(0.0, (pair.probability - table.prior) / (1 - table.prior))


@dataclass(slots=True)
class Draw:
    """One sampled forest: the component of each node that exists, by the component's number."""

    home: dict[str, int]
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
    twofold = [max((forest.several.get(one, 0.0) for one in block), default=0.0) for block in blocks]
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
                one, other = _root(home, i), _root(home, j)
                home[max(one, other)] = min(one, other)
        gone = {i for i, exists in doubtful if home.count(_root(home, i)) == 1 and chance.random() >= exists}
        roots = {_root(home, i) for i in range(len(blocks)) if i not in gone}
        more = {_root(home, i) for i, strength in doubled if chance.random() < strength}
        homes = {node: _root(home, i) for node, i in place.items() if i not in gone}
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
