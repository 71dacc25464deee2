"""From scores of labels to spans: the best sequence in which every span is begun."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))
_NEVER = -1e4


def _allowed() -> NDArray[np.float32]:
    """Return 0 where a label may follow another, a large negative number where it may not."""
    table = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for inside in range(2, len(LABELS), 2):
        table[:, inside] = _NEVER
        table[[inside - 1, inside], inside] = 0.0
    return table


ALLOWED = _allowed()


def best_labels(
    scores: Sequence[NDArray[np.float32]], transitions: NDArray[np.float32] = ALLOWED
) -> list[NDArray[np.int64]]:
    """Return the best label of each word, for several sequences of scores `(words, labels)`.

    Viterbi over all sequences at once; `transitions[i, j]` is what it costs or earns that label j
    follows i.
    """
    if not scores:
        return []
    lengths = np.array([len(one) for one in scores])
    count, most = len(scores), int(lengths.max())
    padded = np.zeros((count, most, len(LABELS)), dtype=np.float32)
    for row, one in enumerate(scores):
        padded[row, : len(one)] = one
    best = padded[:, 0] + transitions[0]  # a sequence opens as if after O
    back = np.zeros((count, most, len(LABELS)), dtype=np.int8)
    for place in range(1, most):
        alive = np.flatnonzero(lengths > place)
        reach = best[alive, :, None] + transitions
        back[alive, place] = reach.argmax(axis=1)
        best[alive] = reach.max(axis=1) + padded[alive, place]
    found = np.zeros((count, most), dtype=np.int64)
    rows = np.arange(count)
    found[rows, lengths - 1] = best.argmax(axis=1)
    for place in range(most - 1, 0, -1):
        alive = np.flatnonzero(lengths > place)
        found[alive, place - 1] = back[alive, place, found[alive, place]]
    return [found[row, :length] for row, length in enumerate(lengths)]


def spans_of(labels: NDArray[np.int64]) -> list[tuple[str, int, int]]:
    """Return the spans of a label sequence as `(role, first word, word after the last)`."""
    spans: list[tuple[str, int, int]] = []
    for index in np.flatnonzero(labels).tolist():
        label = int(labels[index])
        role = ROLES[(label - 1) // 2]
        if label % 2 == 0 and spans and spans[-1][0] == role and spans[-1][2] == index:
            spans[-1] = (role, spans[-1][1], index + 1)
        else:
            spans.append((role, index, index + 1))
    return spans
