"""How much memory there is to work in."""

from whence.engine import usable_memory


def test_it_is_bounded_on_both_sides():
    assert 256 << 20 <= usable_memory() <= 4 << 30
