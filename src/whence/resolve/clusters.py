"""Texts that say much the same, put together.

Each text joins the most similar cluster so far, or opens one; then clusters that have come to be
alike are joined, the likest first. Only clusters that share a telling term are compared, so that
cost grows with the number of texts and not with its square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import log, sqrt

Vector = Mapping[str, float]
_JOIN = 0.30  # cosine above which a text joins a cluster
_MERGE = 0.45  # ... and above which two clusters are one; sums of texts are alike sooner than texts
_COMPARED = 200  # clusters; above, only the largest are compared with each other
_COMMON = 200  # clusters that hold a term, above which it tells none of them apart


@dataclass(eq=False)
class Group:
    """The places of the texts of one cluster, and the sum of their vectors."""

    places: list[int] = field(default_factory=list)
    total: dict[str, float] = field(default_factory=dict)
    square: float = 0.0

    def add(self, places: Iterable[int], vector: Vector) -> None:
        """Add texts with the sum of their vectors."""
        self.places.extend(places)
        for term, weight in vector.items():
            before = self.total.get(term, 0.0)
            self.total[term] = before + weight
            self.square += weight * (2 * before + weight)


def vectors_of(texts: Sequence[frozenset[str]]) -> list[Vector]:
    """Return a vector of length one for each set of terms, rare terms weighing more."""
    frequency = Counter(term for terms in texts for term in terms)
    vectors: list[Vector] = []
    for terms in texts:
        # Sorted, so that sums do not hang on the order of a set.
        weights = {term: log(1 + len(texts) / frequency[term]) for term in sorted(terms)}
        norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({term: weight / norm for term, weight in weights.items()})
    return vectors


def cluster(vectors: Sequence[Vector]) -> list[Group]:
    """Return the clusters of vectors of length one, in the order of their first text."""
    groups: list[Group] = []
    holding: dict[str, list[Group]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        best = _nearest(vector, holding)
        if best is None:
            best = Group()
            groups.append(best)
        for term in vector:
            if term not in best.total:
                holding[term].append(best)
        best.add([place], vector)
    return _merged(groups)


def _nearest(vector: Vector, holding: Mapping[str, list[Group]]) -> Group | None:
    """Return the most similar cluster that shares a telling term, if any is similar enough."""
    near = {
        id(group): group
        for term in vector
        if len(holding[term]) <= _COMMON
        for group in holding[term]
    }
    best, most = None, _JOIN
    for group in near.values():
        likeness = _dot(group.total, vector) / sqrt(group.square)
        if likeness > most:
            best, most = group, likeness
    return best


def cosine(left: Vector, right: Vector) -> float:
    """Return the cosine of two vectors."""
    norms = sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
    return _dot(left, right) / norms if norms else 0.0


def _dot(left: Vector, right: Vector) -> float:
    return sum(weight * left[term] for term, weight in right.items() if term in left)


def _likeness(left: Group, right: Group) -> float:
    few, many = sorted((left.total, right.total), key=len)
    norms = sqrt(left.square * right.square)
    return _dot(many, few) / norms if norms else 0.0


def _merged(groups: list[Group]) -> list[Group]:
    """Join clusters that are alike, each pair looked at once, the likest first."""
    large = sorted(groups, key=lambda one: -len(one.places))[:_COMPARED]
    alike = [(_likeness(left, right), left, right) for left, right in combinations(large, 2)]
    into: dict[int, Group] = {id(group): group for group in groups}
    for likeness, left, right in sorted(alike, key=lambda row: -row[0]):
        if likeness < _MERGE:
            break
        one, two = into[id(left)], into[id(right)]
        # What both have become must still be alike, or everything ends in one heap.
        if one is two or _likeness(one, two) < _MERGE:
            continue
        one.add(two.places, two.total)
        into = {key: one if group is two else group for key, group in into.items()}
    kept = {id(group): group for group in into.values()}
    return sorted(kept.values(), key=lambda one: min(one.places))
