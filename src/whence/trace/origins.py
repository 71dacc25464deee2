"""How many independent origins a claim has, as a distribution, and which reports share one.

Reports that surely go back to one hand are first made one group, so that copies change nothing:
between two groups only the strongest link counts. Forests are then sampled: each link holds with
its probability beyond that of two unrelated reports, and what hangs together is one origin. A
report that credits two others joins one of them and does not make them one.
"""

import random
from collections.abc import Callable, Sequence
from itertools import combinations

from whence.data.tracing import Tracing
from whence.model import Member, Origins

from .links import Pair
from .members import Report
from .override import Strengths

_FORESTS = 2_000  # sampled forests; the mean is then sure to about .02
Groups = list[frozenset[str]]


def count_origins(
    reports: Sequence[Report],
    pairs: Sequence[Pair],
    table: Tracing,
    settle: Callable[[Strengths], dict[frozenset[str], float]] = dict,
) -> Origins:
    """Return the origins of one claim: expected number, 90 % interval and likeliest grouping.

    `settle` may change how surely two reports are one, as an analyst does.
    """
    if not reports:
        return Origins(mean=0.0, low=0.0, high=0.0)
    links = settle(_joining(pairs, table))
    groups = _merge([frozenset((report.id,)) for report in reports], links, table.settled)
    between = _between(groups, links)
    counts = sorted(_sample(len(groups), between))
    order = {report.id: index for index, report in enumerate(reports)}
    likely = sorted(
        _merge(groups, links, 0.5), key=lambda group: min(map(order.__getitem__, group))
    )
    return Origins(
        mean=round(sum(counts) / len(counts), 3),
        low=float(counts[int(0.05 * len(counts))]),
        high=float(counts[int(0.95 * len(counts))]),
        groups=tuple(tuple(sorted(group, key=order.__getitem__)) for group in likely),
        members=tuple(_member(report) for report in reports),
        between=tuple((i, j, round(p, 4)) for i, j, p in _between(likely, links)),
    )


def joining(pair: Pair, table: Tracing) -> float:
    """Return how surely the two reports have one origin, beyond two unrelated ones.

    A report that credits another but quotes a source of its own with access mostly adds one; the
    words and details it shares may have come with the credit.
    """
    beyond = max(0.0, (pair.probability - table.prior) / (1 - table.prior))
    credits = pair.credit or bool(pair.later.cites)
    return beyond * (1 - table.own_source) if credits and _adds_source(pair) else beyond


def _adds_source(pair: Pair) -> bool:
    """Say whether one of the two has a source of its own with access that the other lacks."""
    one, other = pair.earlier, pair.later
    if pair.cited or not pair.credit:
        return bool(other.access - one.access - one.sources.keys())
    return bool(one.access ^ other.access)


def _joining(pairs: Sequence[Pair], table: Tracing) -> dict[frozenset[str], float]:
    """Return the strength of each link; of the credits a report gives, only the strongest joins."""
    found: dict[frozenset[str], float] = {}
    credited: dict[str, tuple[float, frozenset[str]]] = {}
    for pair in pairs:
        key, strength = frozenset((pair.earlier.id, pair.later.id)), joining(pair, table)
        if not pair.cited:
            found[key] = strength
        elif strength > credited.get(pair.later.id, (-1.0, key))[0]:
            credited[pair.later.id] = (strength, key)
    return found | {key: strength for strength, key in credited.values()}


def _merge(groups: Groups, links: dict[frozenset[str], float], least: float) -> Groups:
    home = {id: group for group in groups for id in group}
    for key, strength in links.items():
        one, other = sorted(key)
        if strength >= least and home[one] != home[other]:
            union = home[one] | home[other]
            home.update(dict.fromkeys(union, union))
    return sorted(set(home.values()), key=sorted)


def _between(groups: Groups, links: dict[frozenset[str], float]) -> list[tuple[int, int, float]]:
    """Return the strongest link between each two groups, by their places in the list."""
    found = []
    for (i, one), (j, other) in combinations(enumerate(groups), 2):
        strengths = [links.get(frozenset((a, b)), 0.0) for a in one for b in other]
        if best := max(strengths):
            found.append((i, j, best))
    return found


def _sample(size: int, between: Sequence[tuple[int, int, float]]) -> list[int]:
    """Return the number of components of each sampled forest; the same input gives the same."""
    chance = random.Random(size)  # noqa: S311 - no secret hangs on it
    counts = []
    for _ in range(_FORESTS if between else 1):
        home = list(range(size))
        for i, j, strength in between:
            if chance.random() < strength:
                one, other = _root(home, i), _root(home, j)
                home[one] = other
        counts.append(sum(home[i] == i for i in range(size)))
    return counts


def _root(home: list[int], index: int) -> int:
    while home[index] != index:
        index = home[index]
    return index


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
        spans=tuple(one.span for one in report.statements[:3]),
        sources=tuple(sorted(report.sources)) or tuple(sorted(report.cites)),
    )
