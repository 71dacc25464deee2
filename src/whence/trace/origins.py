"""How many independent origins a claim has, as a distribution, and which reports share one.

Reports are taken in order; each joins the group of an earlier one with the probability of their
strongest link, else it is an origin of its own. The number of origins is then a sum of independent
yes-or-no variables: its mean is exact, its interval that of the Poisson-binomial distribution.
"""

from collections.abc import Sequence

from whence.data.tracing import Tracing
from whence.model import Member, Origins

from .links import Pair
from .members import Report


def count_origins(reports: Sequence[Report], pairs: Sequence[Pair], table: Tracing) -> Origins:
    """Return the origins of one claim: expected number, 90 % interval and likeliest grouping."""
    if not reports:
        return Origins(mean=0.0, low=0.0, high=0.0)
    own = {report.id: _stands_alone(report, pairs, table) for report in reports}
    distribution = _poisson_binomial([own[report.id] for report in reports])
    return Origins(
        mean=round(sum(own.values()), 3),
        low=float(_quantile(distribution, 0.05)),
        high=float(_quantile(distribution, 0.95)),
        groups=_groups(reports, pairs, own, table),
        members=tuple(_member(report) for report in reports),
    )


def joining(pair: Pair, table: Tracing) -> float:
    """Return how surely the later report adds no origin to the earlier one.

    A report that credits another but quotes a source of its own with access mostly does add one.
    """
    independent = table.own_source if pair.later.access and pair.kind == "cites" else 0.0
    return pair.probability * (1 - independent)


def _stands_alone(report: Report, pairs: Sequence[Pair], table: Tracing) -> float:
    """Return the chance that a report goes back to none of those before it.

    The strongest link counts, not the product of all: three copies of one text are one reason.
    """
    links = [joining(pair, table) for pair in pairs if pair.later.id == report.id]
    return 1 - max(links, default=0.0)


def _poisson_binomial(chances: Sequence[float]) -> list[float]:
    """Return P(n) of the number of successes of independent trials, by convolution."""
    distribution = [1.0]
    for chance in chances:
        grown = [0.0] * (len(distribution) + 1)
        for count, weight in enumerate(distribution):
            grown[count] += weight * (1 - chance)
            grown[count + 1] += weight * chance
        distribution = grown
    return distribution


def _quantile(distribution: Sequence[float], share: float) -> int:
    total = 0.0
    for count, weight in enumerate(distribution):
        total += weight
        if total >= share:
            return count
    return len(distribution) - 1


def _groups(
    reports: Sequence[Report], pairs: Sequence[Pair], own: dict[str, float], table: Tracing
) -> tuple[tuple[str, ...], ...]:
    """Join each report that more likely than not has an origin before it to its likeliest one."""
    home = {report.id: report.id for report in reports}

    def root(id: str) -> str:
        while home[id] != id:
            id = home[id]
        return id

    for report in reports:
        if own[report.id] < 0.5:
            parents = [pair for pair in pairs if pair.later.id == report.id]
            best = max(parents, key=lambda pair: joining(pair, table))
            home[root(report.id)] = root(best.earlier.id)
    groups: dict[str, list[str]] = {}
    for report in reports:
        groups.setdefault(root(report.id), []).append(report.id)
    return tuple(tuple(members) for members in groups.values())


def _member(report: Report) -> Member:
    document = report.document
    label = document.publisher or document.author or document.id
    if not report.seen:
        label = f"{next((h.name for s in report.statements for h in s.chain if h.source == report.id), report.id)} (cited by {document.id})"
    return Member(
        id=report.id,
        label=label,
        document=document.id,
        spans=tuple(one.span for one in report.statements[:3]),
        sources=tuple(sorted(report.sources)) or tuple(sorted(report.cites)),
    )
