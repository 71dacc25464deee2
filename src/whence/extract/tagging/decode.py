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
    padded, lengths = _padded(scores)
    count, most = len(scores), int(lengths.max())
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


def chances(
    scores: Sequence[NDArray[np.float32]], transitions: NDArray[np.float32] = ALLOWED
) -> list[NDArray[np.float32]]:
    """Return the probability of each label of each word `(words, labels)`, by all sequences.

    Forward and backward pass over a linear chain (Rabiner 1989), with the scores as log potentials.
    """
    if not scores:
        return []
    padded, lengths = _padded(scores)
    most = padded.shape[1]
    moves = np.exp(transitions)
    local = np.exp(padded - padded.max(axis=2, keepdims=True))
    forward, backward = np.zeros_like(local), np.ones_like(local)
    forward[:, 0] = _shares(local[:, 0] * moves[0])
    for place in range(1, most):
        forward[:, place] = _shares((forward[:, place - 1] @ moves) * local[:, place])
    for place in range(most - 2, -1, -1):
        inside = (lengths > place + 1)[:, None]
        ahead = _shares((local[:, place + 1] * backward[:, place + 1]) @ moves.T)
        backward[:, place] = np.where(inside, ahead, 1.0)
    both = _shares(forward * backward)
    return [both[row, :length] for row, length in enumerate(lengths)]


def _padded(
    scores: Sequence[NDArray[np.float32]],
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Return the sequences in one array, filled with zeros, and their lengths."""
    lengths = np.array([len(one) for one in scores])
    padded = np.zeros((len(scores), int(lengths.max()), len(LABELS)), dtype=np.float32)
    for row, one in enumerate(scores):
        padded[row, : len(one)] = one
    return padded, lengths


def _shares(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale values to sum to one along the labels."""
    scaled: NDArray[np.float32] = values / values.sum(axis=-1, keepdims=True)
    return scaled


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
