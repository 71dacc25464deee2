"""Tables by columns hold the same as tables by rows."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_tables import FORMATS, TEXT, as_written

from whence.store.columns import publish_columns, sibling

COLUMNS = {"id": "text", "weight": "number"}
ROWS = st.lists(st.tuples(TEXT, st.floats(0, 1).map(lambda one: round(one, 4))), max_size=9)


@pytest.mark.parametrize("ending", FORMATS)
@given(rows=ROWS, size=st.integers(1, 4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_rows_are_those_given(tmp_path, ending, rows, size):
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    output, other = tmp_path / f"out{ending}", tmp_path / f"out.more{ending}"
    blocks = [rows[at : at + size] for at in range(0, len(rows), size)]
    made = [{"id": [id for id, _ in one], "weight": [w for _, w in one]} for one in blocks]
    publish_columns(tmp_path, [(output, COLUMNS, made), (other, {"id": "text"}, made)])
    assert read(output) == rows
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([output.name, other.name])


def read(path):
    import csv
    import gzip

    if path.name.endswith(".gz"):
        found = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    elif path.suffix == ".jsonl":
        found = [json.loads(line) for line in path.open("rb")]
    elif path.suffix == ".parquet":
        import pyarrow.parquet

        found = pyarrow.parquet.read_table(path).to_pylist()
    else:
        with path.open(encoding="utf-8", newline="") as stream:
            found = [
                {"id": as_written(row["id"]), "weight": float(row["weight"])}
                for row in csv.DictReader(stream)
            ]
    return [(row["id"], row["weight"]) for row in found]


@pytest.mark.parametrize(
    ("output", "named"),
    [
        ("links.parquet", "links.origins.parquet"),
        ("a.b/l.JSONL", "a.b/l.origins.JSONL"),
        ("links.jsonl.gz", "links.origins.jsonl.gz"),
        ("x.y.csv", "x.y.origins.csv"),
    ],
)
def test_a_sibling_is_named_after_its_table(tmp_path, output, named):
    assert sibling(tmp_path / output, "origins") == tmp_path / named
