"""Whether two documents go back to one origin, seen from all the others.

Two relays of one report may share not a word; that both rely on the report shows it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whence.trace.kernels.kin_kernel import through_others

KIN_FEATURES = ("alone", "relies", "siblings", "chain", "common", "second", "cousins", "up")
_MOST = 50  # neighbours of a document that are looked at: those it is likeliest related to
_NEAR = 0.2  # two documents that are each related to a third at least so surely are a pair to judge
_FLOOR = 0.003  # added to chances before the logit
Chances = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """For each document its likeliest relatives, in order of their number, with three chances.

    `kin`: that the two are related; `up`: that the document relies on the other; `down`: the reverse.
    """

    starts: Numbers
    others: Numbers
    kin: Chances
    up: Chances
    down: Chances


def neighbours(
    left: Numbers,
    right: Numbers,
    kin: Chances,
    forth: Chances,
    back: Chances,
    keys: NDArray[np.uint64],
) -> Neighbours:
    """Return the neighbours of all documents; `forth` is the chance that right relies on left.

    `keys`, one a document, break ties.
    """
    documents = len(keys)
    here, there = np.concatenate([left, right]), np.concatenate([right, left])
    chance = np.concatenate([kin, kin])
    up, down = np.concatenate([back, forth]), np.concatenate([forth, back])
    order = np.lexsort((keys[there], -chance, here))
    sizes = np.bincount(here, minlength=documents)
    begins = np.concatenate([[0], np.cumsum(sizes)])
    kept = order[np.arange(len(order)) - begins[here[order]] < _MOST]
    kept = kept[np.lexsort((there[kept], here[kept]))]
    starts = np.concatenate([[0], np.cumsum(np.bincount(here[kept], minlength=documents))])
    return Neighbours(
        starts=starts.astype(np.int64),
        others=there[kept],
        kin=chance[kept],
        up=up[kept],
        down=down[kept],
    )


def widen(near: Neighbours, left: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """Return the given pairs, and all that have a near relative in common: lower number first, in order."""
    documents = np.int64(len(near.starts))
    keys = [left * documents + right]
    for number in range(len(near.starts) - 1):
        part = slice(*near.starts[number : number + 2])
        close = near.others[part][near.kin[part] > _NEAR]
        if len(close) > 1:
            one, other = np.triu_indices(len(close), 1)
            keys.append(close[one] * documents + close[other])
    found = np.unique(np.concatenate(keys))
    return found // documents, found % documents


def kin_features(
    near: Neighbours, left: Numbers, right: Numbers, alone: Chances, relies: Chances
) -> NDArray[np.float32]:
    """Return a row for each pair, as logits; `alone` and `relies` are its chances judged by itself."""
    found = through_others(
        near.starts[:-1], near.starts[1:], near.others, near.kin, near.up, near.down, left, right
    )
    table = np.clip(np.column_stack([alone, relies, found]), 0.0, 1.0)
    logits: NDArray[np.float64] = np.log((table + _FLOOR) / (1.0 + _FLOOR - table))
    return logits.astype(np.float32)
