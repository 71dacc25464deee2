"""The union of stretches, against counting characters one by one."""

from hypothesis import given
from hypothesis import strategies as st

from whence.read.conversation.stretches import Stretches

PLACES = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(PLACES, max_size=8), PLACES)
def test_coverage_is_what_counting_says(places, asked):
    inside = {place for start, end in places for place in range(start, end)}
    counted = len(inside.intersection(range(*asked)))
    stretches = Stretches(places)
    assert stretches.covered(*asked) == counted
    assert stretches.meets(*asked) == (counted > 0)
