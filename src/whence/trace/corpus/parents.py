"""Which of two related documents relies on the other: features of each pair in both directions.

A document mostly has one parent (in copying trees of scribes 96 of 100). So a pair is held against the
others that either side could belong to: a parent is the one that nobody else explains better.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .pair_features import PAIR_FEATURES, PairFeatures
from .publishers import Mentions

_DIRECTED = (
    "logit", "later", "later_near", "credits", "credited", "cover_parent", "cover_child",
    "cover_more", "longer_child", "rank_child", "lead_child", "rank_parent", "lead_parent",
    "credits_other", "child_credits", "parent_credits", "parent_credits_any", "kin_child", "kin_parent",
    "lead_cover", "lead_passage", "lead_names",
)  # fmt: skip
PARENT_FEATURES = (*_DIRECTED, *PAIR_FEATURES)
_LOWEST = -4.0  # the logit of a rival that is not there
_LAST = 5  # ranks beyond are alike
Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directed:
    """Each pair twice: first with the left document as the parent, then with the right one."""

    parent: Numbers
    child: Numbers
    features: Floats


def directed_features(
    pairs: PairFeatures, logit: NDArray[np.float64], lengths: Numbers, credits: Mentions
) -> Directed:
    """Return the features of both directions of all pairs; `lengths` are in words, by document."""
    parent = np.concatenate([pairs.left, pairs.right])
    child = np.concatenate([pairs.right, pairs.left])
    value = np.concatenate([logit, logit])
    own = np.concatenate([pairs.covers, pairs.covers[:, ::-1]])
    given = np.concatenate([pairs.credits[:, ::-1], pairs.credits])  # by the child, by the parent
    later = np.concatenate([pairs.later, -pairs.later]).astype(np.float32)
    rows = np.concatenate([pairs.features, pairs.features])
    named = {name: rows[:, column] for column, name in enumerate(PAIR_FEATURES)}
    chance = 1 / (1 + np.exp(-value))
    count = np.bincount(credits.documents, minlength=len(lengths)) if len(lengths) else np.zeros(0)
    rank_child, lead_child = _against_others(child, value)
    rank_parent, lead_parent = _against_others(parent, value)
    columns = {
        "logit": value,
        "later": later,
        "later_near": later * named["near"],
        "credits": given[:, 0],
        "credited": given[:, 1],
        "cover_parent": own[:, 0],
        "cover_child": own[:, 1],
        "cover_more": own[:, 1] - own[:, 0],
        "longer_child": np.log((lengths[child] + 1) / (lengths[parent] + 1)),
        "rank_child": np.minimum(rank_child, _LAST),
        "lead_child": lead_child,
        "rank_parent": np.minimum(rank_parent, _LAST),
        "lead_parent": lead_parent,
        "credits_other": _best_other(child, given[:, 0], 0.0),
        "child_credits": count[child],
        "parent_credits": count[parent],
        "parent_credits_any": _most(child, given[:, 0], len(lengths))[parent],
        "kin_child": np.bincount(child, chance, len(lengths))[child],
        "kin_parent": np.bincount(child, chance, len(lengths))[parent],
        "lead_cover": own[:, 1] - _best_other(child, own[:, 1], 0.0),
        "lead_passage": named["passage"] - _best_other(child, named["passage"], 0.0),
        "lead_names": named["names"] - _best_other(child, named["names"], 0.0),
        **named,
    }
    table = np.column_stack([columns[name] for name in PARENT_FEATURES])
    return Directed(parent=parent, child=child, features=table.astype(np.float32))


def _against_others(group: Numbers, value: NDArray[np.float64]) -> tuple[Numbers, Floats]:
    """Return the rank of each value in its group (0 the highest) and its lead over the best other."""
    order = np.lexsort((-value, group))
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = group[order][1:] != group[order][:-1]
    starts = np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - starts
    return rank, (value - _best_other(group, value, _LOWEST)).astype(np.float32)


def _best_other(group: Numbers, value: NDArray[np.float64], lowest: float) -> NDArray[np.float64]:
    """Return the highest value among the others of each row's group, `lowest` where it is alone."""
    order = np.lexsort((-value, group))
    ordered, members = value[order], group[order]
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = members[1:] != members[:-1]
    starts = np.flatnonzero(fresh)
    sizes = np.diff(np.append(starts, len(order)))
    first = ordered[starts]
    second = np.where(sizes > 1, ordered[np.minimum(starts + 1, len(order) - 1)], lowest)
    best = np.repeat(first, sizes)
    best[starts] = second
    found = np.empty(len(order), np.float64)
    found[order] = best
    return found


def _most(group: Numbers, value: Floats, size: int) -> Floats:
    """Return the highest value of each group, 0 where there is none."""
    found = np.zeros(size, np.float32)
    np.maximum.at(found, group, value)
    return found
