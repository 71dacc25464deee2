import os
from pathlib import Path

import pytest

from whence.store.writing import write_new


def everything(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if not path.is_dir())


def test_files_are_written_with_their_folders(tmp_path):
    write_new({tmp_path / "a" / "x": b"one", tmp_path / "b" / "y": b"two"})
    assert (tmp_path / "a" / "x").read_bytes() == b"one"
    assert (tmp_path / "b" / "y").read_bytes() == b"two"
    assert everything(tmp_path) == ["x", "y"]


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_files_can_be_read_by_whom_other_files_can(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    write_new({tmp_path / "x": b""})
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_nothing_is_overwritten_and_nothing_is_left(tmp_path):
    (tmp_path / "y").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_new({tmp_path / "x": b"new", tmp_path / "y": b"new", tmp_path / "z": b"new"})
    assert everything(tmp_path) == ["y"]
    assert (tmp_path / "y").read_bytes() == b"old"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    (tmp_path / "x").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        write_new({tmp_path / "x": b"new"})
    assert not (tmp_path / "elsewhere").exists()


def test_where_one_cannot_be_written_none_is(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        write_new({tmp_path / "x": b"new", tmp_path / "file" / "y": b"new"})
    assert everything(tmp_path) == ["file"]
