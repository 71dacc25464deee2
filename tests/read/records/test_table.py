"""Tables as text, row by row."""

import csv
import tracemalloc
from io import BufferedReader, RawIOBase, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Document, RawFile
from whence.read import read_file
from whence.read.records.table import read_table


def read(data, path="a.csv"):
    data = data.encode() if isinstance(data, str) else data
    return read_file(RawFile(id="a", path=path, data=data))


@pytest.mark.parametrize("delimiter", ",;\t|")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_delimiter_and_encoding_are_found(delimiter, encoding, newline):
    lines = ["id,Text,Date,Author", '1,"Größe, ""neu"" ;\t| ja",2014-11-02,Ann', "2,b,,"]
    text = newline.join(lines).replace(",", delimiter)
    documents, issues = read(text.encode(encoding))
    assert issues == []
    first, second = documents
    assert first.text == 'Größe, "neu" ;\t| ja'.replace(",", delimiter)
    assert (first.id, first.author, first.published.low.day) == ("1", "Ann", 2)
    assert (second.id, second.text, second.author) == ("2", "b", None)


def test_rows_without_an_id_have_their_number_as_a_spreadsheet_shows_it():
    documents, _ = read('text\n"a\nb"\n\nc\n')
    assert [(one.id, one.text) for one in documents] == [("a#2", "a\nb"), ("a#4", "c")]


@pytest.mark.parametrize("preamble", ["sep=;\n", "Export of 2014\n\n", "\n", "a;b\n\nc\n"])
def test_lines_before_the_header_are_passed_over(preamble):
    (document,), _ = read(preamble + "Title;Text\nNo;Orion agreed.\n")
    assert (document.title, document.text) == ("No", "Orion agreed.")


def test_a_table_without_texts_says_which_columns_it_has():
    documents, (issue,) = read("name,size\na,1\n")
    assert documents == []
    assert issue.level == "error"
    assert issue.what == (
        "a.csv: no column holds a text (there are 'name', 'size'); "
        "name one of them full_text, text, content, body"
    )


def test_ten_thousand_columns_are_read():
    wide = ",".join(f"c{n}" for n in range(10_000))
    (document,), issues = read(f"{wide},text\n{'x,' * 10_000}Orion agreed.\n")
    assert document.text == "Orion agreed."
    assert issues == []
    _, (issue,) = read(f"{wide}\n{'x,' * 10_000}\n")
    assert len(issue.what) < 400


def test_a_row_with_too_many_cells_is_read_and_said():
    (document,), (issue,) = read("text,date\na,2014,b,c\n")
    assert document.text == "a"
    assert issue.what.startswith("a.csv: row 2: 4 cells for 2 columns")


def test_a_wrong_date_is_said_and_the_row_kept():
    (document,), (issue,) = read("text,date\na,soon\n")
    assert document.published.low is None
    assert (issue.level, issue.document) == ("warning", "a#2")
    assert issue.what.startswith("a.csv: row 2: published: 'soon' is not a date")


def test_a_mark_that_is_not_closed_is_said():
    documents, (issue,) = read('text,author\n"Yes he said,Ann\nNo,Ben\n')
    assert [one.text for one in documents] == ['"Yes he said', "No"]
    assert issue.what.startswith("a.csv: row 2: a quotation mark opens here")


@pytest.mark.parametrize("data", ["", "\n\n", "text\n", "text,date\n,\n"])
def test_a_table_without_rows_yields_a_reason(data):
    documents, issues = read(data)
    assert documents == []
    assert issues


def test_a_long_text_is_no_matter():
    text = "Orion agreed. " * 20_000
    (document,), issues = read(f'text\n"{text}"\n')
    assert document.text == text
    assert issues == []


class Long(RawIOBase):
    """A table with a cell of 100 MB, made as it is read."""

    def __init__(self):
        self.left = [b"text,n\nfirst,1\n", b'"', *[b"a" * 65_536] * 1_600, b'",2\n', b"last,3\n"]
        self.left.reverse()

    def readable(self):
        return True

    def readinto(self, buffer):
        piece = self.left.pop() if self.left else b""
        buffer[: len(piece)] = piece[: len(buffer)]
        if piece[len(buffer) :]:
            self.left.append(piece[len(buffer) :])
        return min(len(piece), len(buffer))


def test_a_cell_that_is_too_long_is_passed_over_without_being_held():
    file = RawFile(id="a", path="a.csv", opener=lambda: BufferedReader(Long()))
    tracemalloc.start()
    parts = list(read_table(file, Document(id="a", text="", path="a.csv"), limit=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [part.text for part in parts if isinstance(part, Document)] == ["first", "last"]
    (issue,) = (part for part in parts if not isinstance(part, Document))
    assert issue.what.startswith("a.csv: row 3: passed over: a line of more than 1,000,000")
    assert peak < 20_000_000


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), min_size=1)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read(table):
    out = StringIO()
    csv.writer(out).writerows([("text", "note"), *table])
    documents, _ = read(out.getvalue().encode())
    assert [one.text for one in documents] == [text for text, _ in table if text.strip()]


SEED = 'id,text,date,author\n1,"Orion, ""said"" Sami",2014-11-02,Ann\n2,"a\nb",soon,\n3,c,,x\n'


@settings(deadline=None)
@given(st.data())
def test_any_damage_is_read_or_becomes_an_issue(data):
    whole = bytearray(SEED.encode())
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.sampled_from(b'"\n,;\0\xff') | st.integers(0, 255))
    documents, issues = read(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
    assert documents or issues
    for document in documents:
        document.text.encode()
