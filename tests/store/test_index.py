"""A folder of chunks that survives being killed."""

import json

import numpy as np
import pytest

from whence.model import UsageError
from whence.store.arrays import write_arrays
from whence.store.index import Index


def index(folder, *, lasting=True, restart=False, about=None, told=None):
    tell = [].append if told is None else told.append
    return Index(folder, about or {"format": 1}, lasting=lasting, restart=restart, tell=tell)


def fill(held, *sizes):
    for size in sizes:
        write_arrays(held.place(len(held.chunks)), [("ids", np.arange(size))])
        held.append(size)


def test_chunks_are_there_again(tmp_path):
    with index(tmp_path / "i") as held:
        fill(held, 3, 4)
    with index(tmp_path / "i") as held:
        assert [(one.first, one.documents) for one in held.chunks] == [(0, 3), (3, 4)]
        fill(held, 5)
        assert held.documents == 12


def test_a_chunk_counts_when_its_line_is_whole(tmp_path):
    with index(tmp_path / "i") as held:
        fill(held, 3)
        write_arrays(held.place(1), [("ids", np.arange(9))])  # killed before its line was written
        (held.place(2).with_suffix(".part")).mkdir()  # and in the middle of a chunk
    log = tmp_path / "i" / "log.jsonl"
    log.write_bytes(log.read_bytes() + b'{"docu')
    with index(tmp_path / "i") as held:
        assert held.documents == 3
        fill(held, 4)
    with index(tmp_path / "i") as held:
        assert held.documents == 7
        assert sorted(path.name for path in (tmp_path / "i" / "chunks").iterdir()) == [
            "000000", "000001",
        ]  # fmt: skip


def test_a_missing_chunk_is_told(tmp_path):
    with index(tmp_path / "i") as held:
        fill(held, 3)
        (held.place(0) / "ids.npy").unlink()
        held.place(0).rmdir()
    with pytest.raises(UsageError, match=r"is damaged.*--restart"):
        index(tmp_path / "i")
    with index(tmp_path / "i", restart=True) as held:
        assert held.documents == 0


def test_one_of_other_settings_is_refused_or_made_anew(tmp_path):
    with index(tmp_path / "i") as held:
        fill(held, 3)
    with pytest.raises(UsageError, match=r"format was 1, is 2.*--restart"):
        index(tmp_path / "i", about={"format": 2})
    told = []
    with index(tmp_path / "i", about={"format": 2}, lasting=False, told=told) as held:
        assert held.documents == 0
    assert told == ["begun with other settings (format was 1, is 2): starting over"]
    assert json.loads((tmp_path / "i" / "about.json").read_text()) == {"format": 2}


def test_other_files_are_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other files"):
        index(tmp_path)
    with pytest.raises(UsageError, match="is a file"):
        index(tmp_path / "notes.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_it_is_one_runs_alone(tmp_path):
    with index(tmp_path / "i"), pytest.raises(UsageError, match="in use by another run"):
        index(tmp_path / "i")
    with index(tmp_path / "i"):
        pass
