"""Rows written in each format are the rows."""

import csv
import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import UsageError
from whence.store.tables import check_output, publish
from whence.text import safe_cell

COLUMNS = {"id": "text", "parent": "text", "named": "flag", "source_spans": "spans"}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["=1+1", "-3", "+44 20", "@sami", "'=x", "\tx", "a\r\nb", '"q"', "\0", "قال"]
)
ROW = st.fixed_dictionaries(
    {
        "id": TEXT,
        "parent": st.none() | TEXT.filter(bool),
        "named": st.booleans(),
        "source_spans": st.lists(st.tuples(st.integers(0, 9), st.integers(0, 10**9)).map(list)),
    }
)
FORMATS = [".jsonl", ".jsonl.gz", ".csv", ".parquet"]


def as_written(cell):
    """Undo what keeps a spreadsheet from running a cell, as its documentation says."""
    return cell[1:] if safe_cell(cell[1:]) == cell else cell


def read(path):
    if path.name.endswith(".gz"):
        return [json.loads(line) for line in gzip.open(path)]
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.open("rb")]
    if path.suffix == ".parquet":
        return pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            {
                "id": as_written(row["id"]),
                "parent": as_written(row["parent"]) or None,
                "named": json.loads(row["named"]),
                "source_spans": json.loads(row["source_spans"]),
            }
            for row in csv.DictReader(stream)
        ]


def write(folder, ending, rows):
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    made, output = folder / "rows.jsonl", folder / f"out{ending}"
    made.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    publish(made, output, COLUMNS)
    return output


@pytest.mark.parametrize("ending", FORMATS)
@given(rows=st.lists(ROW, max_size=5))
@settings(deadline=None)  # loading pyarrow takes its time
def test_what_is_written_is_read_back(tmp_path_factory, ending, rows):
    assert read(write(tmp_path_factory.mktemp("t"), ending, rows)) == rows


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_rows_are_the_same_bytes(tmp_path_factory, ending):
    rows = [{"id": "a", "parent": None, "named": True, "source_spans": [[0, 1]]}] * 30
    one, other = (write(tmp_path_factory.mktemp("t"), ending, rows) for _ in range(2))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("ending", FORMATS)
def test_it_takes_the_place_of_what_was_there(tmp_path, ending):
    (tmp_path / f"out{ending}").write_text("old")
    assert read(write(tmp_path, ending, [])) == []


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(A1)", "'=HYPERLINK(A1)"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-cmd|x", "'-cmd|x"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("-100123", "-100123"),  # a number does nothing, and may be an id
        ("+4.5", "+4.5"),
        ("-1+cmd", "'-1+cmd"),
        ("'tis", "'tis"),
        ("plain = text", "plain = text"),
    ],
)
def test_no_cell_is_a_formula(text, cell):
    assert safe_cell(text) == cell


@given(TEXT, TEXT)
def test_different_texts_are_different_cells(one, other):
    assert (safe_cell(one) == safe_cell(other)) == (one == other)


@pytest.mark.parametrize(
    ("name", "said"),
    [("out.xlsx", "use one of .jsonl"), ("out", "use one of"), ("no/out.csv", "no folder")],
)
def test_an_output_that_can_only_fail(tmp_path, name, said):
    with pytest.raises(UsageError, match=said):
        check_output(tmp_path / name)


def test_a_folder_is_no_table(tmp_path):
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        check_output(tmp_path / "out.csv")
