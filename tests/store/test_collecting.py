"""The collector rests only for as long as it should."""

import gc

import pytest

from whence.store.collecting import uncollected


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_as_it_was_whatever_happens(on):
    (gc.enable if on else gc.disable)()
    try:
        with pytest.raises(ValueError, match="slip"):
            _slip()
        assert gc.isenabled() == on
    finally:
        gc.enable()


def _slip() -> None:
    with uncollected():
        assert not gc.isenabled()
        raise ValueError("slip")
