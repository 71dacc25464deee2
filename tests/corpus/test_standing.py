"""Documents in a fixed order, and copies behind the first."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whence.corpus.register import Register
from whence.corpus.standing import SHORTEST_COPY, stand
from whence.model.texts import UNDATED, Strings

IDS = st.text("ab\u00e9\u0642", max_size=40) | st.text("a", min_size=20, max_size=40)


class Held:
    """Columns of documents, as an index holds them."""

    def __init__(self, ids, low, high, keys, words):
        kinds = {"low": np.int64, "high": np.int64, "words": np.int64}
        given = {"low": low, "high": high, "words": words}
        self._columns = {name: np.array(given[name], kind) for name, kind in kinds.items()}
        self._columns["keys"] = np.array([(key, 7) for key in keys], np.uint64).reshape(-1, 2)
        self._ids = Strings.of(ids)

    def column(self, name):
        return self._columns[name]

    def strings(self, _name):
        return self._ids


DOCUMENT = st.tuples(
    st.sampled_from([UNDATED, 0, 5, 9]), st.sampled_from([UNDATED, 5, 9]),
    st.integers(0, 3), st.integers(1, 12), st.booleans(),
)  # fmt: skip


@given(st.lists(st.tuples(IDS, DOCUMENT), min_size=1, max_size=30, unique_by=lambda one: one[0]))
def test_the_order_is_by_time_then_by_id(rows):
    ids = [id for id, _ in rows]
    low, high, keys, words, alive = zip(*(row for _, row in rows), strict=True)
    if not any(alive):
        return
    # Equal words are equally many.
    words = [words[keys.index(key)] for key in keys]
    standing = stand(np.array(alive), Held(ids, low, high, keys, words))

    def when(number):
        known = [one for one in (low[number], high[number]) if one != UNDATED]
        return sum(known) / len(known) if known else float("inf")

    counted = [number for number in range(len(ids)) if alive[number]]
    wanted = sorted(counted, key=lambda number: (when(number), ids[number].encode()))
    assert standing.order.tolist() == wanted
    firsts = [
        next(i for i, other in enumerate(wanted) if keys[other] == keys[one]) for one in wanted
    ]
    assert standing.first.tolist() == firsts
    for rank, number in enumerate(wanted):
        original = firsts[rank] == rank
        assert (standing.original[rank] >= 0) == original
        assert standing.chance[rank] == (not original and words[number] < SHORTEST_COPY)
    own = standing.original[standing.original >= 0]
    assert own.tolist() == list(range(len(own)))
    assert len(standing.lengths) == len(standing.keys) == len(own)


COME = st.lists(
    st.dictionaries(st.integers(1, 6), st.integers(1, 2), min_size=1), min_size=1, max_size=5
)


@given(COME, st.booleans())
def test_the_last_version_counts_and_the_rest_is_not_read_again(runs, lasting):
    held: list[tuple[int, int]] = []
    known: dict[int, int] = {}
    for run in runs:
        hashes = np.array(list(run), np.uint64)
        digests = np.array(list(run.values()), np.uint64)
        before = np.array(held, np.uint64).reshape(-1, 2)
        register = Register(before[:, 0], before[:, 1])
        new = register.sort_out(hashes, digests)
        assert new.tolist() == [known.get(id) != value for id, value in run.items()]
        held += [one for one, fresh in zip(run.items(), new, strict=True) if fresh]
        known |= run
        alive = register.alive(np.array([id for id, _ in held], np.uint64), everything=lasting)
        counted = [one for one, counts in zip(held, alive, strict=True) if counts]
        assert sorted(counted) == sorted((known if lasting else run).items())
