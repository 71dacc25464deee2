"""Word files, made here paragraph by paragraph."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document as WordFile
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import RawFile
from whence.read import read_file


def docx(*paragraphs, table=(), author=""):
    word = WordFile()
    word.core_properties.author = author
    for text in paragraphs:
        word.add_paragraph(text)
    if table:
        grid = word.add_table(rows=len(table), cols=len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        word.add_paragraph("After the table.")
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


GOOD = docx("Orion and Pavo have agreed to merge.", author="Jane Doe")


def read(data):
    return read_file(RawFile(id="a", path="a.docx", data=data))


def test_paragraphs_and_tables_in_their_order():
    data = docx("First.", "", "قال «نعم».", table=[("left", "right"), ("73", "لا")])
    (document,), issues = read(data)
    assert document.text == "\n\n".join(
        ["First.", "قال «نعم».", "left", "right", "73", "لا", "After the table."]
    )
    assert issues == []


def test_the_author_as_stored():
    (document,), _ = read(GOOD)
    assert document.author == "Jane Doe"


def archive(**files):
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 nothing",
        archive(**{"a.txt": "hi"}),
        archive(**{"[Content_Types].xml": "<Types", "_rels/.rels": "<x"}),
        GOOD[: len(GOOD) // 2],
        docx(""),
    ],
)
def test_a_file_that_cannot_be_read_is_an_issue_with_a_remedy(data):
    documents, issues = read(data)
    assert documents == []
    assert [issue.level for issue in issues] == ["error"]
    assert issues[0].what.startswith("a.docx: ")


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused():
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", "<x/>")
        made.infolist()[0].file_size = 10**9  # what the directory at the end will state
    _, (issue,) = read(stream.getvalue())
    assert "unpacks to 1,000,000,000 bytes" in issue.what


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(GOOD) - 1), st.binary(max_size=3)), min_size=1, max_size=6
    )
)
def test_damage_anywhere_is_read_or_becomes_an_issue(damage):
    data = bytearray(GOOD)
    for place, piece in damage:
        data[place : place + len(piece)] = piece
    documents, issues = read(bytes(data))
    assert documents or issues
