"""PDF files, made here page by page."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from whence.model import RawFile
from whence.read import read_file


def pdf(*pages, password=None):
    writer = PdfWriter()
    font = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
    )
    for text in pages:
        page = writer.add_blank_page(300, 300)
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


GOOD = pdf("Orion and Pavo have agreed to merge.", "Pavo denied it.")


def read(data):
    return read_file(RawFile(id="a", path="a.pdf", data=data))


def test_pages_are_joined_by_a_blank_line():
    (document,), issues = read(GOOD)
    assert document.text == "Orion and Pavo have agreed to merge.\n\nPavo denied it."
    assert issues == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a readable PDF"),
        (b"hello", "not a readable PDF"),
        (
            b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\ntrailer<</Root 1 0 R>>",
            "PDF",
        ),
        (GOOD[: len(GOOD) // 3], "not a readable PDF"),
        (pdf(""), "run OCR"),
        (pdf("secret", password="x"), "not a readable PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_issue_with_a_remedy(data, why):
    documents, issues = read(data)
    assert documents == []
    assert [issue.level for issue in issues] == ["error"]
    assert issues[0].what.startswith("a.pdf: ")
    assert why in issues[0].what


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
