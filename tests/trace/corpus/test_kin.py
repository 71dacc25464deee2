"""What others say about two documents, against plain loops."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.trace.corpus.kin import KIN_FEATURES, kin_features, neighbours, widen

pairs = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(*[st.floats(0.01, 0.99)] * 3), min_size=1, max_size=20,
)  # fmt: skip


def read(found: dict) -> tuple:
    left, right = (np.array([pair[side] for pair in found], np.int64) for side in (0, 1))
    return left, right, np.array(list(found.values()))


@given(pairs)
@settings(deadline=None)
def test_common_relatives_as_a_plain_loop_finds_them(found: dict) -> None:
    left, right, values = read(found)
    near = neighbours(
        left, right, values[:, 0], values[:, 1], values[:, 2], np.arange(8, dtype=np.uint64)
    )
    rows = kin_features(near, left, right, values[:, 0], values[:, 1:].max(axis=1))
    kin = {frozenset(pair): value[0] for pair, value in found.items()}
    relies = {}  # (child, parent)
    for (a, b), (_, forth, back) in found.items():
        relies[b, a], relies[a, b] = forth, back
    for row, (a, b) in zip(rows, found, strict=True):
        others = [c for c in range(8) if frozenset((a, c)) in kin and frozenset((b, c)) in kin]
        plain = {
            "siblings": [relies[a, c] * relies[b, c] for c in others],
            "chain": [
                max(relies[c, a] * relies[b, c], relies[c, b] * relies[a, c]) for c in others
            ],
            "common": [kin[frozenset((a, c))] * kin[frozenset((b, c))] for c in others],
        }
        for name, each in plain.items():
            best = max(each, default=0.0)
            logit = np.log((best + 0.003) / (1.003 - best))
            assert row[KIN_FEATURES.index(name)] == pytest.approx(logit, abs=1e-4)


def test_two_relatives_of_one_document_become_a_pair() -> None:
    left, right, values = read(
        {(0, 1): (0.9, 0.5, 0.1), (1, 2): (0.8, 0.5, 0.1), (3, 4): (0.1, 0.0, 0.0)}
    )
    near = neighbours(
        left, right, values[:, 0], values[:, 1], values[:, 2], np.arange(5, dtype=np.uint64)
    )
    one, other = widen(near, left, right)
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2), (3, 4)]


def test_of_many_relatives_the_likeliest_are_kept() -> None:
    found = {(0, number): (number / 100, 0.0, 0.0) for number in range(1, 90)}
    left, right, values = read(found)
    near = neighbours(
        left, right, values[:, 0], values[:, 1], values[:, 2], np.arange(90, dtype=np.uint64)
    )
    assert near.others[near.starts[0] : near.starts[1]].tolist() == list(range(40, 90))
