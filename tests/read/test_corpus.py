"""The documents of a corpus: ids of their own, and what cannot be used is told with its place."""

import gzip
import json

import pytest

from whence.model import Document, Issue, RawFile
from whence.read.corpus import CorpusDocuments


def read(*files):
    found = CorpusDocuments(
        tuple(
            RawFile(id=path.partition(".")[0], path=path, data=data.encode())
            if isinstance(data, str)
            else RawFile(id=path.partition(".")[0], path=path, data=data)
            for path, data in files
        )
    )
    parts = list(found)
    documents = [part for part in parts if isinstance(part, Document)]
    issues = [part.what for part in parts if isinstance(part, Issue)]
    return [(one.id, one.text) for one in documents], issues, found.lost


JSONL = '{"id": "x", "text": "One."}\n{"id": "y", "text": "Two."}\n'
GOOD = [("x", "One."), ("y", "Two.")]


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.jsonl", JSONL),
        ("a.ndjson", JSONL),
        ("a.jsonl.gz", gzip.compress(JSONL.encode())),
        ("a.csv", "id,text\nx,One.\ny,Two.\n"),
        ("a.csv.gz", gzip.compress(b"id,text\nx,One.\ny,Two.\n")),
        ("a.tsv", "id\ttext\nx\tOne.\ny\tTwo.\n"),
    ],
)
def test_a_table_has_a_document_a_row(path, data):
    assert read((path, data)) == (GOOD, [], 0)


# What is wrong in a line between two good ones, and what is said of it.
BAD_LINES = [
    ('{"id": "z", "text": ', "a.jsonl:2: not JSON: expecting value (line 2, character 1)"),
    ('{"id": "z" "text": 1}', "a.jsonl:2: not JSON: expecting ',' delimiter (character 12)"),
    ("[1, 2]", "a.jsonl:2: not an object with fields such as id and text"),
    ('{"text": "No."}', "a.jsonl:2: no id; fill in the field id"),
    ('{"id": null, "text": "No."}', "a.jsonl:2: no id; fill in the field id"),
    ('{"id": {"a": 1}, "text": "No."}', "a.jsonl:2: id: must be text; write a short text"),
    ('{"id": "a\\u0000b", "text": "No."}', "a.jsonl:2: id: holds a control character"),
    ('{"id": "z"}', "a.jsonl:2: no text: none of full_text, text, content, body"),
    ('{"id": "z", "text": " "}', "a.jsonl:2: 'z' has no text; fill in the field text"),
    ('{"id": "z", "text": 7}', "a.jsonl:2: the text is not text but int"),
    ('{"id": "x", "text": "No."}', "a.jsonl:2: the id 'x' was given before; give each row one"),
]


@pytest.mark.parametrize(("line", "said"), BAD_LINES, ids=[said[11:40] for _, said in BAD_LINES])
def test_a_bad_line_is_told_with_its_place_and_the_rest_goes_on(line, said):
    first, second = JSONL.splitlines()
    documents, (issue,), lost = read(("a.jsonl", f"{first}\n{line}\n{second}\n"))
    assert documents == GOOD
    assert issue.startswith(said)
    assert lost == 1


BAD_ROWS = [
    (",No.", "a.csv: row 4 (line 5): no id; fill in the field id"),
    ("z,", "a.csv: row 4 (line 5): 'z' has no text"),
    ("x,No.", "a.csv: row 4 (line 5): the id 'x' was given before"),
    ('z,"No.', "a.csv: row 4 (line 5): a quotation mark opens here and is not closed"),
]


@pytest.mark.parametrize(("row", "said"), BAD_ROWS, ids=[row for row, _ in BAD_ROWS])
def test_a_bad_row_is_told_with_its_line(row, said):
    """The row before it holds two lines, so that its own number is not that of its line."""
    documents, issues, _ = read(("a.csv", f'id,text\nx,One.\nw,"A\nB"\n{row}\ny,Two.\n'))
    assert {("x", "One."), ("w", "A\nB"), ("y", "Two.")} <= set(documents)
    assert issues[0].startswith(said)


def test_a_table_without_ids_is_refused_at_once():
    documents, (issue,), lost = read(("a.csv", "name,text\n" + "x,One.\n" * 99))
    assert (documents, lost) == ([], 1)
    assert issue == "a.csv: no column holds an id (there are 'name', 'text'); name one of them id"


def test_of_many_bad_rows_a_few_are_shown_and_all_are_counted():
    documents, issues, lost = read(("a.jsonl", JSONL + '{"id": "x", "text": "No."}\n' * 500))
    assert (documents, lost) == (GOOD, 500)
    assert len(issues) == 11
    assert issues[-1] == "a.jsonl: more ids given twice: 490"


def test_a_file_that_breaks_off_gives_what_came_before():
    text = "".join(f'{{"id": "{n}", "text": "{n**40}"}}\n' for n in range(4000))
    documents, issues, _ = read(("a.jsonl.gz", gzip.compress(text.encode())[:-5000]))
    assert 100 < len(documents) < 4000
    assert any("damaged" in issue for issue in issues)


@pytest.mark.parametrize("path", ["a.parquet", "a.jsonl.gz", "a.jsonl", "a.csv"])
def test_what_is_no_table_whatever_its_name_says(path):
    documents, issues, lost = read((path, b"\0\1\2" * 99))
    assert documents == []
    assert lost == len(issues) == 1
    assert issues[0].startswith(path)


def test_other_files_are_read_as_they_are_elsewhere():
    documents, issues, lost = read(("a.txt", "One."), ("b.jsonl", JSONL), ("c.bin", b"\0\1\2" * 99))
    assert documents == [("a", "One."), *GOOD]
    assert (len(issues), lost) == (1, 1)


def test_ids_given_twice_in_different_files():
    documents, (issue,), lost = read(("a.jsonl", JSONL), ("b.jsonl", JSONL.splitlines()[0]))
    assert (documents, lost) == (GOOD, 1)
    assert issue == "b.jsonl: the id 'x' was given before; this text was left out"


def test_what_whence_read_wrote_is_read_back():
    from whence.store.schema import document_json

    page = Document(id="p", text="One.", sha256="0" * 64, publisher="The Paper")
    found = CorpusDocuments((RawFile(id="a", path="a.jsonl", data=document_json(page).encode()),))
    assert list(found) == [page]


def test_parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [json.loads(line) for line in JSONL.splitlines()]
    rows[1:1] = [{"id": "x", "text": "No."}, {"id": None, "text": "No."}, {"id": "z"}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    documents, issues, lost = read(("a.parquet", (tmp_path / "a.parquet").read_bytes()))
    assert (documents, lost) == (GOOD, 3)
    assert [issue.split(";")[0] for issue in issues] == [
        "a.parquet: row 2: the id 'x' was given before",
        "a.parquet: row 3: no id",
        "a.parquet: row 4: 'z' has no text",
    ]
