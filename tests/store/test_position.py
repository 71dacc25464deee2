"""How far the reading of files is."""

from whence.model import RawFile
from whence.store.position import Position


def test_bytes_of_one_file():
    position = Position([RawFile(id="a", path="a", data=b"x" * 100)])
    assert position.share() == 0
    with position.files[0].open() as stream:
        stream.read(25)
        assert position.share() == 0.25
    assert position.share() == 1


def test_each_file_counts_alike():
    files = [RawFile(id=name, path=name, data=b"x" * size) for name, size in (("a", 9), ("b", 900))]
    position = Position(files)
    position.files[0].open().close()
    assert position.share() == 0.5
    with position.files[1].open() as stream:
        stream.read(450)
        assert position.share() == 0.75


def test_no_files():
    assert Position([]).share() == 0
