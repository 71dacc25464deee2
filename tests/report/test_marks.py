import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from whence.model import Document, Span
from whence.report.marks import Addresses, Mark, marked_text
from whence.report.safe import visible

TEXT = "abcdefghij"


def mark(start: int, end: int, id: str) -> Mark:
    return Mark(start, end, id, "k")


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([], "abcdefghij"),
        ([mark(0, 3, "x")], '<mark class="k" id="x">abc</mark>defghij'),
        (
            [mark(2, 4, "in"), mark(0, 5, "out")],
            '<mark class="k" id="out">ab<mark class="k" id="in">cd</mark>e</mark>fghij',
        ),
        (
            [mark(0, 4, "x"), mark(2, 6, "y")],
            '<mark class="k" id="x">ab<mark class="k" id="y">cd</mark></mark>'
            '<mark class="k">ef</mark>ghij',
        ),
        (
            [mark(0, 2, "x"), mark(2, 10, "y")],
            '<mark class="k" id="x">ab</mark><mark class="k" id="y">cdefghij</mark>',
        ),
    ],
)
def test_marked_text(marks: list[Mark], shown: str) -> None:
    assert marked_text(TEXT, marks) == shown


stretches = st.tuples(st.integers(0, 29), st.integers(1, 30)).map(
    lambda p: (min(p[0], p[1] - 1), max(p[1], p[0] + 1))
)


@given(st.text(min_size=31, max_size=31), st.lists(stretches, max_size=12, unique=True))
def test_every_passage_begins_at_its_address(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(start, end, f"m{start}-{end}") for start, end in spans]
    markup = str(marked_text(text, marks))
    shown = visible(text)
    for start, end in spans:
        after = markup.split(f'id="m{start}-{end}">', 1)[1]
        words = html.fragment_fromstring(after.join(("<div><mark>", "</div>")), parser=PARSER)
        assert words.text_content().startswith(shown[start:end])
    assert html.fragment_fromstring(f"<div>{markup}</div>").text_content() == shown


PARSER = html.HTMLParser(recover=True)


def test_addresses_are_readable_and_unique() -> None:
    addresses = Addresses([Document(id="a/b", text="abc"), Document(id="a-b", text="abc")])
    assert addresses.of_document("a/b") == "doc-a-b"
    assert addresses.of_document("a-b") == "doc-a-b-2"
    assert addresses.of_document("a/b") == "doc-a-b"
    assert addresses.of_document("gone") is None


def test_only_words_that_are_in_the_document_have_an_address() -> None:
    document = Document(id="d", text="abc")
    addresses = Addresses([document])
    assert addresses.of_span(document.span(1, 3)) == "doc-d.1-3"
    assert addresses.of_span(Span(document="d", start=1, end=3, quote="xy")) is None
    assert addresses.of_span(Span(document="gone", start=1, end=3, quote="bc")) is None
