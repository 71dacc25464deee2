"""Two readings side by side."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract.llm.compare import compare, dice
from whence.extract.tagged import Tagged

ONE = Tagged(((0, 10),), ((11, 15),), ((16, 40),))
CASES = [
    # model, local, what they are to each other
    ([ONE], [ONE], ["agreed"]),
    ([ONE], [Tagged(((0, 8),), ((9, 15),), ((16, 30),))], ["agreed"]),
    ([ONE], [Tagged(((50, 60),), ((11, 15),), ((16, 40),))], ["source_differs"]),
    ([ONE], [Tagged((), ((11, 15),), ((16, 40),))], ["source_differs"]),
    ([ONE], [Tagged(((0, 10),), ((11, 15),), ((16, 20),))], ["content_differs"]),
    ([ONE], [Tagged(((0, 10),), ((15, 20),), ((20, 40),))], ["only_model", "only_local"]),
    ([ONE], [], ["only_model"]),
    ([], [ONE], ["only_local"]),
    # Two sources of one cue each find their like.
    ([ONE, Tagged(((60, 70),), ((11, 15),), ((16, 40),))], [Tagged(((60, 70),), ((11, 15),), ((16, 40),)), ONE], ["agreed", "agreed"]),
    ([ONE, ONE], [ONE], ["agreed", "only_model"]),
]  # fmt: skip


@pytest.mark.parametrize(("model", "local", "expected"), CASES)
def test_what_two_readings_are_to_each_other(model, local, expected):
    assert [one.kind for one in compare(model, local)] == expected


PIECES = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda p: ((p[0], sum(p)),))
TAGGED = st.lists(st.builds(Tagged, PIECES | st.just(()), PIECES, PIECES), max_size=6)


@settings(deadline=None)
@given(TAGGED, TAGGED)
def test_nothing_is_lost_and_sides_do_not_matter(model, local):
    found = compare(model, local)
    assert Counter(one.model for one in found if one.model) == Counter(model)
    assert Counter(one.local for one in found if one.local) == Counter(local)
    assert all(one.kind == "agreed" for one in compare(model, model))
    back = [one for one in compare(local, model) if one.model and one.local]
    assert len(back) == sum(bool(one.model and one.local) for one in found)


@settings(deadline=None)
@given(PIECES, PIECES)
def test_likeness_is_between_nothing_and_all(one, other):
    assert 0 <= dice(one, other) == dice(other, one) <= 1
    assert dice(one, one) == 1
