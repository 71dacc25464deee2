"""The case for and against two reports having one origin for one claim, from links and origins."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Sequence
from math import exp, log, log10

from whence.model import Change, Link, Origins, Reason, Stance, Tie

_SURE = 1e-4  # links are rounded to four digits
_TELLING = 0.05  # log10; less moves the odds by less than an eighth
_REST = 0.1  # log10; what rounding can make of a sum
_ROUNDED = 0.00005  # what a chance of four decimals may be off
_CHANGES = 3
_LEAST = 0.5  # a link less likely than not is no step of a path
Words = Callable[[float], str]


def make_tie(
    *,
    claim: str | None,
    text: str,
    ends: tuple[str, str],
    stances: tuple[Stance | None, Stance | None],
    links: Sequence[Link],
    origins: Origins | None,
    prior: float,
    words: Words,
) -> Tie:
    """Return what ties two reports; `links` are all links of the claim, however unlikely.

    `words` turns a probability into words. With no link between the two, the chance is the prior,
    unless one of them is no report of the claim: then there is none.
    """
    link = _between(links, ends)
    if link is None and _one_origin(origins, ends) is None:
        return Tie(claim=claim, text=text, stance_a=stances[0], stance_b=stances[1])
    path, through = _path(links, ends)
    probability = link.probability if link else prior
    direct = link.probability if link else 0.0
    reasons = sorted(link.reasons, key=lambda one: -abs(one.weight)) if link else []
    start, rest = _start(probability, reasons, prior)
    told = [*reasons, *rest]
    return Tie(
        claim=claim,
        text=text,
        stance_a=stances[0],
        stance_b=stances[1],
        one_origin=_one_origin(origins, ends),
        probability=probability,
        start=round(start, 4),
        words=words(probability),
        kind=link.kind if link else None,
        from_=link.from_ if link else None,
        to=link.to if link else None,
        reasons_for=tuple(one for one in told if one.weight > 0),
        reasons_against=tuple(one for one in told if one.weight < 0),
        notes=tuple(one for one in told if one.weight == 0),
        changes=tuple(_changes(reasons, rest, start, words)),
        path=path if through > direct else (),
        path_probability=round(through, 4) if path and through > direct else None,
        overrides=origins.overrides if origins else (),
    )


def _between(links: Sequence[Link], ends: tuple[str, str]) -> Link | None:
    found = [link for link in links if {link.from_, link.to} == set(ends)]
    return max(found, key=lambda link: len(link.reasons), default=None)


def _one_origin(origins: Origins | None, ends: tuple[str, str]) -> bool | None:
    """Say whether the two are in one group; None if one of them is in none."""
    if origins is None:
        return None
    homes = [{n for n, group in enumerate(origins.groups) if id in group} for id in ends]
    return bool(homes[0] & homes[1]) if all(homes) else None


def _start(
    probability: float, reasons: Sequence[Reason], prior: float
) -> tuple[float, list[Reason]]:
    """Return the chance before any sign, and what of the sum no reason accounts for.

    That is what signs lose because they come together, and what an older link left unsaid.
    """
    if not _SURE < probability < 1 - _SURE:
        return prior, []
    rest = _odds(probability) - _odds(prior) - sum(one.weight for one in reasons)
    rounding = _odds(min(probability + _ROUNDED, 1 - _SURE)) - _odds(
        max(probability - _ROUNDED, _SURE)
    )
    if abs(rest) < max(_REST, rounding):
        return prior, []
    what = "taken off for what only one of them has, and for signs that come together"
    return prior, [Reason(what=what if rest < 0 else "further signs", weight=round(rest, 4))]


def _changes(
    reasons: Sequence[Reason], rest: Sequence[Reason], start: float, words: Words
) -> list[Change]:
    total = _odds(start) + sum(one.weight for one in (*reasons, *rest))
    telling = [one for one in reasons if abs(one.weight) >= _TELLING]
    found = []
    for one in telling[:_CHANGES]:
        without = _chance(total - one.weight)
        found.append(Change(without=one.what, probability=round(without, 4), words=words(without)))
    return found


def _odds(probability: float) -> float:
    return log10(probability / (1 - probability))


def _chance(odds: float) -> float:
    return float(1 / (1 + 10 ** -max(-12.0, min(12.0, odds))))


def _path(links: Sequence[Link], ends: tuple[str, str]) -> tuple[tuple[str, ...], float]:
    """Return the surest way from one to the other through others, with the chance that it holds.

    Dijkstra on the logarithms of the chances; the direct link is left out.
    """
    steps: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for link in links:
        if link.probability >= _LEAST and {link.from_, link.to} != set(ends):
            cost = -log(min(link.probability, 1.0))
            steps[link.from_].append((link.to, cost))
            steps[link.to].append((link.from_, cost))
    waiting: list[tuple[float, str, tuple[str, ...]]] = [(0.0, ends[0], (ends[0],))]
    reached: set[str] = set()
    while waiting:
        cost, here, way = heapq.heappop(waiting)
        if here == ends[1]:
            return way, exp(-cost)
        if here in reached:
            continue
        reached.add(here)
        for onward, more in steps[here]:
            if onward not in reached:
                heapq.heappush(waiting, (cost + more, onward, (*way, onward)))
    return (), 0.0
