"""Arrays in a folder: all of them or none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.arrays import Pieces, drop_parts, read_array, write_arrays


def test_what_was_written_is_read(tmp_path):
    arrays = {
        "a": np.arange(5),
        "none": np.empty((0, 3), np.uint8),
        "b": np.ones((2, 3), np.float32),
    }
    assert write_arrays(tmp_path / "x", arrays.items(), lasting=True) == 64
    for name, array in arrays.items():
        found = read_array(tmp_path / "x", name)
        assert found.dtype == array.dtype
        assert np.array_equal(found, array)
    write_arrays(tmp_path / "x", [("a", np.zeros(1))])
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["a.npy"]


def test_nothing_appears_of_what_broke_off(tmp_path):
    def arrays():
        yield "a", np.arange(5)
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        write_arrays(tmp_path / "x", arrays())
    assert not (tmp_path / "x").exists()
    drop_parts(tmp_path)
    assert not list(tmp_path.iterdir())


@given(st.data())
def test_pieces_are_those_of_the_array(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("p")
    arrays = [np.arange(10 * n, 10 * n + 9, dtype=np.int32) for n in range(3)]
    for number, array in enumerate(arrays):
        write_arrays(folder / str(number), [("a", array)])
    pieces = Pieces("a")
    for _ in range(5):
        number, low = data.draw(st.integers(0, 2)), data.draw(st.integers(0, 9))
        high = data.draw(st.integers(low, 9))
        found = np.frombuffer(pieces.read(folder / str(number), low, high), np.int32)
        assert np.array_equal(found, arrays[number][low:high])


def test_no_more_files_are_open_than_may_be(tmp_path, monkeypatch):
    monkeypatch.setattr("whence.store.arrays._MOST_OPEN", 2)
    for number in range(5):
        write_arrays(tmp_path / str(number), [("a", np.full(3, number, np.uint8))])
    pieces = Pieces("a")
    for number in (0, 1, 2, 3, 4, 0, 4):
        assert pieces.read(tmp_path / str(number), 0, 3) == bytes([number] * 3)
        assert len(pieces._open) <= 2
