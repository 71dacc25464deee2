"""The best label sequence, against trying them all."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract.tagging.decode import ALLOWED, LABELS, best_labels, chances, spans_of


def worth(scores, labels, table):
    """What a sequence earns: each label, and each move, the first as if after O."""
    moves = sum(table[a, b] for a, b in zip((0, *labels), labels, strict=False))
    return moves + sum(scores[place, label] for place, label in enumerate(labels))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_no_sequence_is_better(seed, lengths):
    chance = np.random.default_rng(seed)
    scores = [chance.normal(size=(n, 7)).astype(np.float32) * 3 for n in lengths]
    table = ALLOWED + chance.normal(size=(7, 7)).astype(np.float32)
    for one, labels in zip(scores, best_labels(scores, table), strict=True):
        best = max(worth(one, each, table) for each in product(range(7), repeat=len(one)))
        assert worth(one, labels.tolist(), table) == pytest.approx(best, abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_chances_are_shares_of_all_sequences(seed, lengths):
    chance = np.random.default_rng(seed)
    scores = [chance.normal(size=(n, 7)).astype(np.float32) * 2 for n in lengths]
    table = ALLOWED + chance.normal(size=(7, 7)).astype(np.float32)
    for one, likely in zip(scores, chances(scores, table), strict=True):
        total = np.zeros_like(one)
        for each in product(range(7), repeat=len(one)):
            total[np.arange(len(one)), each] += np.exp(worth(one, each, table))
        assert likely == pytest.approx(total / total.sum(axis=1, keepdims=True), abs=1e-4)


@given(st.integers(0, 10**6), st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_every_span_is_begun(seed, lengths):
    chance = np.random.default_rng(seed)
    scores = [chance.normal(size=(n, 7)).astype(np.float32) * 5 for n in lengths]
    for labels in best_labels(scores):
        before = 0
        for label in labels.tolist():
            if label and label % 2 == 0:
                assert before in (label, label - 1)
            before = label


def test_one_sequence_does_not_touch_another():
    chance = np.random.default_rng(3)
    scores = [chance.normal(size=(n, 7)).astype(np.float32) for n in (5, 1, 9)]
    together = best_labels(scores)
    for one, labels in zip(scores, together, strict=True):
        assert best_labels([one])[0].tolist() == labels.tolist()


def test_nothing_gives_nothing():
    assert best_labels([]) == []


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("O O", []),
        ("B-source I-source B-cue O", [("source", 0, 2), ("cue", 2, 3)]),
        ("B-content B-content I-content", [("content", 0, 1), ("content", 1, 3)]),
        ("B-cue O B-cue", [("cue", 0, 1), ("cue", 2, 3)]),
    ],
)
def test_spans_of_labels(labels, spans):
    assert spans_of(np.array([LABELS.index(one) for one in labels.split()])) == spans
