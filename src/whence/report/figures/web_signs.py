"""What the ties of a web tell of its nodes: where an origin begins, whose word is in several reports."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC

from whence.model import Interval

from .moments import moment
from .web import HELD, Node, Tie


def without_implied(ties: Iterable[Tie]) -> tuple[list[Tie], int]:
    """Leave out what two nodes share because both rely on a third; return the rest, and how many."""
    ties = list(ties)
    above: dict[str, set[str]] = {}
    for tie in ties:
        if tie.directed and tie.probability >= HELD:
            above.setdefault(tie.other, set()).add(tie.one)
    kept = [
        tie
        for tie in ties
        if tie.directed or not above.get(tie.one, set()) & above.get(tie.other, set())
    ]
    return kept, sum(tie.count for tie in ties) - sum(tie.count for tie in kept)


def with_firsts(nodes: Iterable[Node], ties: Iterable[Tie], denials: int) -> list[Node]:
    """Mark the first report of each origin where it is not known which one all go back to.

    That is the earliest that relies on no other. What all go back to is no first report where another
    was surely published before.
    """
    nodes = list(nodes)
    late = _overtaken(nodes)
    nodes = [replace(node, first=False) if node.id in late else node for node in nodes]
    marked = {node.band for node in nodes if node.first} | {denials}
    held = {node.id for node in nodes if node.kind == "report"}
    relying = {
        tie.other
        for tie in ties
        if tie.directed and tie.probability >= HELD and {tie.one, tie.other} <= held
    }
    firsts: dict[int, Node] = {}
    for node in nodes:
        if node.band not in marked and node.id in held - relying and moment(node.when):
            firsts[node.band] = min(firsts.get(node.band, node), node, key=_begin)
    first = {node.id for node in firsts.values()}
    return [replace(node, first=True) if node.id in first else node for node in nodes]


def _overtaken(nodes: Iterable[Node]) -> set[str]:
    """Return the first reports before which another of their origin was published."""
    dated = [(node, node.when) for node in nodes if not node.root and node.when]
    return {
        node.id
        for node, when in dated
        if node.first and any(other.band == node.band and _before(at, when) for other, at in dated)
    }


def _before(one: Interval, other: Interval) -> bool:
    """Say whether one moment was over when the other began."""
    end, begin = one.high, other.low
    if end is None or begin is None:
        return False
    end, begin = (at if at.tzinfo else at.replace(tzinfo=UTC) for at in (end, begin))
    return end < begin


def with_shared(nodes: Iterable[Node], ties: Iterable[Tie]) -> list[Node]:
    """Mark the sources whose word is in several reports."""
    given = Counter(tie.one for tie in ties if tie.kind == "word")
    return [replace(node, shared=given[node.id] > 1) for node in nodes]


def _begin(node: Node) -> float:
    known = moment(node.when)
    return known.timestamp() if known else 0.0
