"""Additions to a case: all of them or none, and nothing in place of what is there."""

from pathlib import Path

import pytest

from whence.model import CaseError, InputError, UsageError
from whence.store.imports import import_file
from whence.store.imports.additions import Additions, write_additions

CASE = b"# asked in May\nclaims:\n  - {id: merged, text: Orion and Pavo have merged.}\n"
NEW = {"id": "talked", "text": "Orion and Pavo have talked."}
FULL = Additions(
    case={"claims": [NEW]},
    documents={"wire.txt": b"Orion and Pavo have merged, a clerk said."},
    knowledge={"found.yaml": b"actors: [{id: orion, names: [{name: Orion}]}]\n"},
    told=("one claim",),
)


def state(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_bytes(CASE)
    return tmp_path


def test_everything_is_written_and_told(case: Path) -> None:
    told = write_additions(case, FULL).told
    assert told[0] == "one claim"
    assert set(state(case)) == {"case.yaml", "documents/wire.txt", "knowledge/found.yaml"}
    assert sum(line.startswith("written: ") for line in told) == 3
    assert state(case)["case.yaml"].startswith(CASE.rstrip())


def test_a_second_time_there_is_nothing_new(case: Path) -> None:
    write_additions(case, FULL)
    before = state(case)
    assert "nothing new" in write_additions(case, FULL).told[-1]
    assert state(case) == before


def test_a_case_is_made_where_there_is_none(tmp_path: Path) -> None:
    write_additions(tmp_path / "fresh", FULL)
    assert "talked" in (tmp_path / "fresh" / "case.yaml").read_text()


@pytest.mark.parametrize(
    "wrong",
    [
        Additions(case={"claims": [NEW | {"kind": "marriage"}]}, documents=FULL.documents),
        Additions(case={"claims": [{**NEW, "id": "merged"}]}, documents=FULL.documents),
        Additions(
            knowledge={"bad.yaml": b"actors: [{id: x, colour: red}]"}, documents=FULL.documents
        ),
    ],
    ids=["no such kind", "an id twice", "a misspelt key"],
)
def test_what_would_break_the_case_leaves_it_as_it_was(case: Path, wrong: Additions) -> None:
    before = state(case)
    with pytest.raises(CaseError):
        write_additions(case, wrong)
    assert state(case) == before


def test_a_file_that_holds_something_else_is_not_replaced(case: Path) -> None:
    (case / "documents").mkdir()
    (case / "documents" / "wire.txt").write_bytes(b"mine")
    before = state(case)
    with pytest.raises(InputError, match="holds something else; move it away"):
        write_additions(case, FULL)
    assert state(case) == before


def test_what_cannot_be_imported_is_said_with_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "notes.bin"
    file.write_bytes(b"\x00\x01")
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"")
    with pytest.raises(InputError, match=r"notes.bin is no text.* Kinds for --as are claimreview"):
        import_file(tmp_path / "case", file)
    with pytest.raises(UsageError, match="--as novel: no such kind"):
        import_file(tmp_path / "case", file, "novel")
    with pytest.raises(UsageError, match="is no case folder"):
        import_file(folder, file)
    with pytest.raises(UsageError, match="is a file"):
        import_file(file, file)
    with pytest.raises(InputError, match="cannot be read"):
        import_file(tmp_path / "case", tmp_path / "none.json")
    assert not (tmp_path / "case").exists()
