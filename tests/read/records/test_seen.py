"""Ids met before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.records import seen
from whence.read.records.seen import Seen


@pytest.fixture(autouse=True, scope="module")
def pack_early():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seen, "_RECENT", 4)
        yield


@given(st.lists(st.text(max_size=3) | st.integers(0, 60).map(str), max_size=200))
def test_it_knows_what_a_set_knows(ids):
    ours, theirs = Seen(), set()
    for one in ids:
        assert (one in ours) == (one in theirs)
        assert ours.add(one) == (one not in theirs)
        theirs.add(one)
