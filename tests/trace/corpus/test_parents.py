"""Both directions of a pair, held against the rivals of either side."""

import numpy as np
import pytest

from whence.trace.corpus.pair_features import PAIR_FEATURES, PairFeatures
from whence.trace.corpus.parents import PARENT_FEATURES, directed_features
from whence.trace.corpus.publishers import Mentions


def directed(pairs: list[tuple[int, int]], logit: list[float], **changes):
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    size = len(pairs)
    given = {
        "features": np.zeros((size, len(PAIR_FEATURES)), np.float32),
        "covers": np.zeros((size, 2), np.float32),
        "credits": np.zeros((size, 2), np.float32),
        "later": np.zeros(size, np.int8),
    } | {name: np.array(value) for name, value in changes.items()}
    documents = int(right.max()) + 1
    none = Mentions(documents=np.empty(0, np.int64), publishers=np.empty(0, np.int64))
    found = directed_features(
        PairFeatures(left=left, right=right, **given),
        np.array(logit),
        np.full(documents, 100),
        none,
    )
    edges = list(zip(found.parent.tolist(), found.child.tolist(), strict=True))
    return {
        edge: dict(zip(PARENT_FEATURES, row.tolist(), strict=True))
        for edge, row in zip(edges, found.features, strict=True)
    }


def test_a_parent_is_ranked_among_the_rivals_for_its_child() -> None:
    rows = directed([(0, 2), (1, 2), (2, 3)], [3.0, 1.0, -1.0])
    assert [rows[edge]["rank_child"] for edge in ((0, 2), (1, 2), (3, 2))] == [0, 1, 2]
    assert rows[0, 2]["lead_child"] == pytest.approx(2.0)
    assert rows[1, 2]["lead_child"] == pytest.approx(-2.0)
    assert rows[2, 3]["lead_child"] == pytest.approx(3.0)  # alone: its lead over nobody


def test_the_two_directions_mirror_each_other() -> None:
    rows = directed([(0, 1)], [2.0], covers=[[0.2, 0.9]], credits=[[0.0, 4.0]], later=[1])
    forth, back = rows[0, 1], rows[1, 0]
    assert (forth["later"], back["later"]) == (1, -1)
    assert (forth["cover_parent"], forth["cover_child"]) == pytest.approx((0.2, 0.9))
    assert (back["cover_parent"], back["cover_child"]) == pytest.approx((0.9, 0.2))
    assert (forth["credits"], forth["credited"]) == (0, 4) or (
        forth["credits"],
        forth["credited"],
    ) == (4, 0)
    assert forth["credits"] == 4.0  # the right one credits the left


def test_a_credit_to_another_counts_against_a_parent() -> None:
    rows = directed([(0, 2), (1, 2)], [1.0, 1.0], credits=[[0, 3.0], [0, 0]])
    assert rows[1, 2]["credits_other"] == 3.0
    assert rows[0, 2]["credits_other"] == 0.0
