"""The number of origins as a distribution."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import corpus

from whence.trace.corpus.copy_forest import grow
from whence.trace.corpus.corpus_links import link_documents
from whence.trace.corpus.linking import Links
from whence.trace.corpus.sampled import count_origins

Row = tuple[
    int, int, float, float, float
]  # left, right, related, right relies on left, left on right


def links(rows: list[Row], spoken: bool = False) -> Links:
    table = np.array(rows, float).reshape(-1, 5)
    left, right = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
    none, keys = np.empty(0, np.int64), np.arange(20, dtype=np.uint64)
    forest = grow(20, none, none, np.empty(0), 0.5, (none, none), np.empty(0), 0.5, keys)
    nothing = np.zeros((len(left), 2))
    return Links(
        left=left, right=right, related=table[:, 2], relies=table[:, 3:], covers=nothing, credits=nothing,
        quoted=nothing[:, 0], spoken=np.full(len(left), spoken), forest=forest,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "members", "mean"),
    [
        ([], [], 0.0),
        ([], [3], 1.0),
        ([], [3, 4, 7], 3.0),
        ([(0, 1, 1, 1, 0)], [0, 1], 1.0),
        ([(0, 1, 1, 1, 0), (1, 2, 1, 1, 0)], [0, 1, 2], 1.0),
        ([(0, 2, 1, 1, 0), (1, 2, 1, 1, 0)], [0, 1, 2], 2.0),  # a document of two makes them not one
        ([(0, 1, 1, 0, 0)], [0, 1], 1.0),  # neither relies on the other: one unseen origin
        ([(0, 1, 0.5, 0.5, 0)], [0, 1], 1.5),
        ([(0, 1, 0.9, 0.3, 0.3)], [0, 1], 1.1),
        ([(0, 1, 1, 1, 0)], [0, 5], 2.0),  # a link to somebody else
    ],
)  # fmt: skip
def test_the_expected_number(rows: list[Row], members: list[int], mean: float) -> None:
    found = count_origins(links(rows), members)
    assert found.mean == pytest.approx(mean, abs=0.08)
    assert found.low <= found.mean <= found.high


def test_words_of_one_speaker_join_no_origins() -> None:
    assert count_origins(links([(0, 1, 1, 1, 0)], spoken=True), [0, 1]).mean == 2.0


@given(st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), *[st.floats(0, 1)] * 3).filter(lambda row: row[0] < row[1]),
    max_size=15, unique_by=lambda row: row[:2],
))  # fmt: skip
@settings(deadline=None)
def test_there_is_at_least_one_origin_and_at_most_one_a_document(rows: list[Row]) -> None:
    found = count_origins(links(rows), range(10), draws=20)
    assert 1 <= found.low <= found.high <= 10
    assert 1 <= found.mean <= 10


def test_the_truth_lies_within_the_interval() -> None:
    documents = corpus(30, seed=23)
    times = np.array([one.time for one in documents])
    found, copies = link_documents(
        [one.text for one in documents], times, [one.publisher for one in documents]
    )
    counts = [
        count_origins(
            found, copies.place[[n for n, one in enumerate(documents) if one.event == event]]
        )
        for event in range(30)
    ]
    assert sum(count.low <= 2 <= count.high for count in counts) >= 27
    assert np.mean([abs(count.mean - 2) for count in counts]) < 0.5
