"""How many independent origins a claim has, as a distribution, and which reports share one.

Reports that surely go back to one hand are first made one block, so that copies change nothing:
between two blocks only the strongest link counts. Forests are then sampled (see `forest`).
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from whence.data.tracing import Tracing
from whence.model import Member, Origins

from .evidence import Pair
from .forest import Forest, draws, grow, latent, merged
from .members import Report
from .override import NOTHING, Settled, settle

_FORESTS = 2_000  # sampled forests; the mean is then sure to about .02
_COMPARED = 200  # of them, for how alike the reports are on average
_LIKELY = 0.5


def count_origins(
    reports: Sequence[Report],
    pairs: Sequence[Pair],
    own: Mapping[str, float],
    through: Mapping[str, Collection[str]],
    table: Tracing,
    settled: Settled = NOTHING,
    weights: Mapping[str, int] | None = None,
) -> Origins:
    """Return the origins of one claim: expected number, 90 % interval and likeliest grouping.

    `own` says how surely each report that relies on others also has an origin of its own, `through`
    who is known to have spoken to an outlet, `settled` what the analyst knows better, and
    `weights` for how many documents a report stands that has copies.
    """
    if not any(not report.echo for report in reports):
        return Origins(mean=0.0, low=0.0, high=0.0)
    forest = grow(reports, pairs, own, through, table)
    settle(forest, settled)
    blocks = merged(forest, table.settled)
    uncertain = len(blocks) > 1 or forest.several
    found = list(draws(forest, blocks, _FORESTS if uncertain else 1))
    counts = sorted(max(1, one.count) for one in found)
    likely = merged(forest, _LIKELY)
    groups = [(block, _members(block, forest, reports)) for block in likely]
    groups = [(block, members) for block, members in groups if members]
    shown = [block for block, _ in groups]
    return Origins(
        mean=round(sum(counts) / len(counts), 3),
        low=float(counts[int(0.05 * len(counts))]),
        high=float(counts[int(0.95 * len(counts))]),
        effective=round(_effective(reports, forest, blocks, weights or {}), 3),
        groups=tuple(members for _, members in groups),
        behind=tuple(_behind(block, forest, reports) for block in shown),
        members=tuple(map(_member, reports)),
        between=tuple((i, j, round(p, 4)) for i, j, p in _between(shown, forest)),
    )


def _members(block: frozenset[str], forest: Forest, reports: Sequence[Report]) -> tuple[str, ...]:
    """Return the reports that go back to a block: those in it, and those that also credit it."""
    also = {
        report
        for (report, node), strength in forest.side.items()
        if node in block and strength >= _LIKELY
    }
    return tuple(report.id for report in reports if report.id in block or report.id in also)


def _behind(block: frozenset[str], forest: Forest, reports: Sequence[Report]) -> tuple[str, ...]:
    """Return the ids of who stands behind a block: unheld outlets, or the first report's own.

    First is who relies on no other of the block, and among those the earliest.
    """
    unheld = sorted(node[1:] for node in block if node.startswith(latent("")))
    if unheld:
        return tuple(unheld)
    rely = {report for report, node in forest.side if node in block}
    own = [one for one in reports if one.id in block and not one.echo]
    first = min(own, key=lambda one: one.id in rely, default=None)
    if first is None:
        return ()
    return tuple(dict.fromkeys([*sorted(first.outlets | first.access), first.id]))


def _between(groups: Sequence[frozenset[str]], forest: Forest) -> list[tuple[int, int, float]]:
    """Return the strongest link between each two groups, by their places in the list."""
    place = {node: index for index, group in enumerate(groups) for node in group}
    best: dict[tuple[int, int], float] = {}
    for (one, other), strength in forest.joins.items():
        if one in place and other in place and place[one] != place[other]:
            key = (min(place[one], place[other]), max(place[one], place[other]))
            best[key] = max(strength, best.get(key, 0.0))
    return [(i, j, strength) for (i, j), strength in sorted(best.items())]


def _effective(
    reports: Sequence[Report],
    forest: Forest,
    blocks: Sequence[frozenset[str]],
    weights: Mapping[str, int],
) -> float:
    """Return N squared over the sum of the chances that two reports share an origin.

    Blocks stand for their reports, so that it costs no more with five hundred copies.
    """
    counted = {report.id: weights.get(report.id, 1) for report in reports}
    home = {node: index for index, block in enumerate(blocks) for node in block}
    weight: dict[int, int] = {}
    for id, number in counted.items():
        weight[home[id]] = weight.get(home[id], 0) + number
    where = sorted(weight)
    reached = {index: _reached(blocks[index], forest, home) | {index} for index in where}
    total = 0.0
    sampled = list(draws(forest, blocks, _COMPARED if len(blocks) > 1 else 1))
    for one in sampled:
        origins = {index: {one.home[place] for place in reached[index]} - {None} for index in where}
        total += sum(weight[i] ** 2 for i in where)
        total += 2 * sum(
            weight[i] * weight[j] for i, j in combinations(where, 2) if origins[i] & origins[j]
        )
    return sum(counted.values()) ** 2 / (total / len(sampled)) if total else float(len(reports))


def _reached(block: frozenset[str], forest: Forest, home: Mapping[str, int]) -> set[int]:
    """Return the places of the blocks that one depends on besides itself."""
    return {
        home[node]
        for (report, node), strength in forest.side.items()
        if report in block and strength >= _LIKELY
    }


def _member(report: Report) -> Member:
    document = report.document
    label = document.publisher or document.author or document.id
    if not report.seen:
        hops = (hop for one in report.statements for hop in one.chain)
        name = next((hop.name for hop in hops if hop.source == report.id), report.id)
        label = f"{name} (cited by {document.id})"
    return Member(
        id=report.id,
        label=label,
        document=document.id,
        spans=report.spans,
        sources=tuple(sorted(report.sources)) or tuple(sorted(report.cites)),
    )
