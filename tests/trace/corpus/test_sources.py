"""Times, publishers and credits with their scales."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.trace.corpus.publishers import Mentions
from whence.trace.corpus.sources import collect_sources, nearness, shared_publishers

NONE = Mentions(documents=np.empty(0, np.int64), publishers=np.empty(0, np.int64))


def mentions(*rows: tuple[int, int]) -> Mentions:
    table = np.array(sorted(rows), np.int64).reshape(-1, 2)
    return Mentions(documents=table[:, 0], publishers=table[:, 1])


def dated(times: list[float]):
    values = np.array(times, float)
    return collect_sources(values, NONE, NONE, np.arange(len(values), dtype=np.uint64))


def near(times: list[float], one: int, other: int) -> float:
    return float(nearness(dated(times), np.array([one]), np.array([other]))[0])


def test_documents_near_in_time_are_told_from_those_far_apart() -> None:
    times = [float(number) for number in range(100)]
    assert near(times, 10, 11) > 2 > near(times, 10, 40) > near(times, 0, 99)


def test_the_unit_of_time_does_not_matter() -> None:
    times = [float(number**1.5) for number in range(50)]
    assert near(times, 3, 9) == pytest.approx(near([86_400 * time for time in times], 3, 9))


@pytest.mark.parametrize("times", [[1.0, 2.0], [5.0] * 100, [float("nan")] * 100])
def test_too_few_or_equal_times_say_nothing(times: list[float]) -> None:
    assert near(times, 0, 1) == 0


def test_an_unknown_time_says_nothing() -> None:
    assert near([float("nan"), *map(float, range(60))], 0, 5) == 0


def test_a_credit_counts_by_how_far_it_narrows_the_choice() -> None:
    outlets = mentions(*((document, 0 if document else 1) for document in range(50)))
    credits = mentions((2, 0), (3, 1))
    sources = collect_sources(np.zeros(50), outlets, credits, np.arange(50, dtype=np.uint64))
    left, right = np.array([2, 3, 2, 5]), np.array([7, 0, 0, 0])
    worth = sources.credits_of(left, right)
    assert 0 < worth[0] < 0.1  # a publisher of nearly all
    assert worth[1] > 3
    assert worth[2:].tolist() == [0, 0]


@given(
    st.sets(st.tuples(st.integers(0, 9), st.integers(0, 4))),
    st.sets(st.tuples(st.integers(0, 9), st.integers(0, 4))),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20),
)
def test_shared_publishers_as_a_plain_loop_finds_them(ours, theirs, pairs) -> None:
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))
    found = shared_publishers(mentions(*ours), mentions(*theirs), left, right)
    plain = [any((a, p) in ours and (b, p) in theirs for p in range(5)) for a, b in pairs]
    assert found.astype(bool).tolist() == plain


def test_a_part_has_its_own_documents_and_the_scales_of_all() -> None:
    outlets = mentions(*((document, document % 3) for document in range(60)))
    whole = collect_sources(
        np.arange(60.0), outlets, mentions((9, 1), (4, 2)), np.arange(60, dtype=np.uint64)
    )
    numbers = np.array([4, 9, 13, 50])
    part = whole.part(numbers)
    pairs = np.array([[0, 1], [1, 2], [3, 0]])
    for one, other in pairs:
        ours, theirs = np.array([one]), np.array([other])
        assert part.credits_of(ours, theirs) == whole.credits_of(numbers[ours], numbers[theirs])
        assert nearness(part, ours, theirs) == nearness(whole, numbers[ours], numbers[theirs])
