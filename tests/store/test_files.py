from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.files import find_folder, name_documents

NAMES = [
    (["a.txt", "b.md"], ["a", "b"]),
    (["a.txt", "sub/b.txt"], ["a", "b"]),
    (["x/a.txt", "y/a.txt"], ["x/a", "y/a"]),
    (["a.txt", "y/a.txt"], ["a", "y/a"]),
    (["a.txt", "a.md"], ["a.txt", "a.md"]),
    (["x/a.txt", "x/a.md", "b.txt"], ["x/a.txt", "x/a.md", "b"]),
    (["x/a.txt", "x/a.md", "y/a.txt"], ["x/a.txt", "x/a.md", "y/a"]),
    (["a.txt", "a.md", "a.txt.md"], ["a.txt", "a.md", "a.txt.md"]),
    (["a.tar.gz"], ["a.tar"]),
    (["بافو.txt"], ["بافو"]),
]


@pytest.mark.parametrize(("paths", "ids"), NAMES)
def test_ids(paths: list[str], ids: list[str]) -> None:
    assert list(name_documents(paths).values()) == ids


part = st.text("ab", min_size=1, max_size=2)
path = st.builds(
    lambda folders, stem, ending: "/".join([*folders, stem + ending]),
    st.lists(part, max_size=2),
    part,
    st.sampled_from(["", ".a", ".b", ".a.b"]),
)


@given(st.sets(path, max_size=8))
def test_ids_are_never_equal(paths: set[str]) -> None:
    ids = name_documents(sorted(paths))
    assert len(set(ids.values())) == len(paths)
    assert name_documents(sorted(paths, reverse=True)) == ids


def test_a_file_name_that_is_not_text_is_written_as_text(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").write_bytes(b"x")
    (file,) = find_folder(tmp_path).files
    assert file.path.encode("utf-8") == b"caf\\xe9.txt"
