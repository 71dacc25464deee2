"""Parquet files, row by row."""

import datetime

import pytest

from whence.model import Document, InputError, Issue, RawFile
from whence.read.records.parquet import read_parquet
from whence.read.records.rows import Rows

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
BLANK = Document(id="a", text="", path="a.parquet")


def packed(tmp_path, columns, **options):
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table(columns), path, **options)
    return path.read_bytes()


def read(data, **options):
    parts = list(read_parquet(RawFile(id="a", path="a.parquet", data=data), BLANK, **options))
    documents = [part for part in parts if isinstance(part, Document)]
    return documents, [part.what for part in parts if isinstance(part, Issue)]


def test_a_row_is_a_document(tmp_path):
    when = datetime.datetime(2031, 5, 2, 8, tzinfo=datetime.UTC)
    columns = {
        "id": ["x", "y"],
        "text": ["One.", "Two."],
        "published": [when, None],
        "score": [1.5, 2],
    }
    (one, two), issues = read(packed(tmp_path, columns))
    assert (one.id, one.text, two.id) == ("x", "One.", "y")
    assert one.published.low == when
    assert not issues


@pytest.mark.parametrize(
    "kind", [pyarrow.string(), pyarrow.large_string(), pyarrow.dictionary(pyarrow.int8(), "string")]
)
def test_every_kind_of_text(tmp_path, kind):
    texts = pyarrow.array(["One.", None, "One."]).cast(kind)
    documents, _ = read(packed(tmp_path, {"id": [1, 2, 3], "text": texts}))
    assert [(one.id, one.text) for one in documents] == [("1", "One."), ("3", "One.")]


@pytest.mark.parametrize("wide", [False, True])
def test_text_that_is_no_text_is_told_and_the_rest_goes_on(tmp_path, wide):
    binary = pyarrow.array([b"One.", b"\xff\xfe", b"Two."], pyarrow.binary())
    texts = binary.cast(pyarrow.large_binary()) if wide else binary
    texts = texts.view(pyarrow.large_string() if wide else pyarrow.string())
    documents, issues = read(packed(tmp_path, {"id": ["a", "b", "c"], "text": texts}))
    assert [one.text for one in documents] == ["One.", "Two."]
    assert issues == [
        "a.parquet: row 2: the text is not text but bytes; the record was passed over"
    ]


def test_many_row_groups_and_how_far_it_is(tmp_path):
    rows = Rows(BLANK)
    columns = {"text": [f"Text {number}." for number in range(1000)]}
    data = packed(tmp_path, columns, row_group_size=100)
    file = RawFile(id="a", path="a.parquet", data=data)
    shares = [rows.share or 0 for _ in read_parquet(file, BLANK, rows=rows)]
    assert len(shares) == 1000
    assert shares == sorted(shares)
    assert rows.share == 1


def test_a_text_that_is_too_long_is_passed_over(tmp_path):
    documents, issues = read(packed(tmp_path, {"text": ["x" * 50, "Two."]}), limit=20)
    assert [one.text for one in documents] == ["Two."]
    assert "row 1: a text of more than 20 characters" in issues[0]


@pytest.mark.parametrize("cut", [0, 3, 4, 60, -1, -9])
def test_a_damaged_file_is_an_error(tmp_path, cut):
    data = packed(tmp_path, {"text": ["One."] * 99})
    with pytest.raises(InputError, match="as Parquet"):
        read(data[:cut])


def test_damage_in_the_middle(tmp_path):
    columns = {"text": [f"Text {number} {number**9}." for number in range(2000)]}
    data = bytearray(packed(tmp_path, columns, row_group_size=500, compression="snappy"))
    middle = len(data) // 2
    data[middle : middle + 400] = b"\xff" * 400
    with pytest.raises(InputError, match="beyond row"):
        read(bytes(data))


def test_no_column_with_a_text(tmp_path):
    with pytest.raises(InputError, match="no column holds a text"):
        read(packed(tmp_path, {"id": ["x"]}))
