"""What is read by columns is what is read by rows: documents, and what is said of odd rows."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from whence.model import Document, RawFile
from whence.read.columns import jsonrows
from whence.read.corpus import CorpusDocuments
from whence.read.texts import CorpusTexts, texts_of

pytest.importorskip("pyarrow")

GOOD = {"id": "a", "text": "The bridge is closed.", "published": "2014-11-02T16:00:00Z"}
TEXT = st.text(max_size=12) | st.sampled_from(
    ["", " ", "\r", "a\r\nb", "قال", "\ud800", "\0", "x" * 201]
)
WORDS = st.sampled_from(["The bridge is closed.", "The mayor said so.", "a\r\nb"])
TIME = st.sampled_from(
    [
        "2014-11-02T16:00:00Z", "2014-11-02T16:00:00+03:00", "2014-11-02", "2014-11", "2014-03~",
        "Sun Nov 02 16:00:00 +0000 2014", "2014-13-02T16:00:00Z", "0001-01-01T00:00:00+10:00",
        "9999-12-31T23:59:59-10:00", "soon", "", 1414944000, 1.5, None, {"low": None}, [1],
    ]
)  # fmt: skip
RECORD = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b", "c", "d"]) | TEXT | st.integers(), "text": WORDS | TEXT},
    optional={
        "published": TIME,
        "publisher": st.sampled_from(["Reuters", " AP ", "", None, 7, {"name": "AFP"}, "é\r"])
        | TEXT,
        "url": st.sampled_from(["https://a.org/x", "a.org", "javascript:1", "", None, 3]),
        "date": TIME,
        "full_text": WORDS,
        "Text": WORDS,
        "likes": st.integers() | st.text(max_size=2),
    },
)
LINE = RECORD.map(json.dumps) | st.sampled_from(
    ["", "  ", "{", "[]", "3", '{"id": 1, "id": 2, "text": "x y"}', '{"text": "no id"}', "null",
     '{"id": "z", "text": null}', '{"id": "y", "text": NaN}', '{"id": "\\ud800", "text": "half"}']
)  # fmt: skip


def both(file):
    """Return what rows and what columns give: documents, issues, how many were lost."""
    rows, wide = CorpusDocuments((file,)), CorpusTexts((file,))
    parts, columns = list(rows), list(wide)
    documents = [one for one in parts if isinstance(one, Document)]
    issues = [one.what for one in parts if not isinstance(one, Document)]
    told = [one.what for one in columns if hasattr(one, "what")]
    texts = [one for one in columns if not hasattr(one, "what")]
    by_row = as_rows([texts_of(documents)] if documents else [])
    return (by_row, sorted(issues), rows.lost), (as_rows(texts), sorted(told), wide.lost)


def as_rows(texts):
    return {
        row[0]: row[1:]
        for one in texts
        for row in zip(
            one.ids.tolist(), one.text.tolist(), one.publishers.tolist(), one.urls.tolist(),
            one.low.tolist(), one.high.tolist(), strict=True,
        )
    }  # fmt: skip


@given(
    lines=st.lists(LINE, max_size=8),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    most=st.integers(1, 9),
)
@example(lines=['{"id": "a", "text": "x\\u0000y"}'], end="\n", most=9)
@example(lines=["null", "{}", "[" * 100_000, '{"a":' * 100_000], end="\n", most=9)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_json_lines(monkeypatch, lines, end, most):
    monkeypatch.setattr(jsonrows, "_MOST", most)
    data = "".join(line + end for line in lines).encode("utf-8", "replace")
    rows, columns = both(RawFile(id="docs", path="docs.jsonl", data=data))
    assert columns == rows


COLUMNS = {
    "id": st.text(max_size=4) | st.none(),
    "text": WORDS | TEXT | st.none(),
    "published": st.text(max_size=4) | st.sampled_from(["2014-11-02", "2014-11-02T16:00:00Z"]),
    "publisher": st.none() | TEXT,
}
KINDS = {
    "published": st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)),
    "id": st.integers(0, 5),
    "date": st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    "publisher": st.integers(0, 5),
}


@given(rows=st.lists(st.fixed_dictionaries(COLUMNS), min_size=1, max_size=9), data=st.data())
@settings(deadline=None)
def test_parquet(rows, data):
    other = data.draw(st.sets(st.sampled_from(sorted(KINDS))))
    for row in rows:
        row |= {name: data.draw(KINDS[name]) for name in other}
    rows, columns = both(RawFile(id="d", path="d.parquet", data=parquet(rows)))
    assert columns == rows


def parquet(rows, **options):
    from io import BytesIO

    import pyarrow
    from pyarrow.parquet import write_table

    clean = [{k: whole(v) if isinstance(v, str) else v for k, v in row.items()} for row in rows]
    stream = BytesIO()
    write_table(pyarrow.Table.from_pylist(clean), stream, **options)
    return stream.getvalue()


def whole(text):
    return text.encode("utf-8", "replace").decode()


def test_instants_with_a_zone_and_dictionaries():
    import pyarrow
    from pyarrow.parquet import write_table

    stamps = [datetime(2014, 11, 2, 16, tzinfo=UTC), None, datetime(2014, 11, 3, tzinfo=UTC)]
    table = pyarrow.table(
        {
            "id": ["a", "b", "c"],
            "text": ["One word.", "Two words.", "Three words."],
            "published": pyarrow.array(stamps, pyarrow.timestamp("us", "Asia/Damascus")),
            "publisher": pyarrow.array(["AP", None, "AP"]).dictionary_encode(),
        }
    )
    from io import BytesIO

    stream = BytesIO()
    write_table(table, stream)
    rows, columns = both(RawFile(id="d", path="d.parquet", data=stream.getvalue()))
    assert columns == rows
    assert [row[1] for row in columns[0].values()] == ["AP", "", "AP"]


def test_text_that_is_no_utf8():
    import pyarrow

    bad = pyarrow.array([b"\xff\xfe no", b"good words"], pyarrow.binary())
    table = pyarrow.table({"id": ["a", "b"], "text": bad.view(pyarrow.string())})
    from io import BytesIO

    from pyarrow.parquet import write_table

    stream = BytesIO()
    write_table(table, stream)
    rows, columns = both(RawFile(id="d", path="d.parquet", data=stream.getvalue()))
    assert columns == rows
    assert rows[2] == 1


def test_an_id_given_twice_far_apart():
    lines = [json.dumps(GOOD | {"id": f"d{number % 90_000}"}) for number in range(90_010)]
    rows, columns = both(RawFile(id="d", path="d.jsonl", data="\n".join(lines).encode()))
    assert columns == rows
    assert rows[2] == 10


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings(encoding):
    data = "".join(json.dumps(GOOD | {"id": one, "text": "Café closed."}, ensure_ascii=False) + "\n"
                   for one in "abc").encode(encoding)  # fmt: skip
    rows, columns = both(RawFile(id="d", path="d.jsonl", data=data))
    assert columns == rows
    assert rows[0]["a"][0] == "Café closed."
