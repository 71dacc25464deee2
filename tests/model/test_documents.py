"""A span is its words, or it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Document, Span, SpanError, WhenceError

PAGE = Document(id="page", text="He said “no” to مُحَمَّد.")


def test_a_document_reads_the_quotation_from_its_text():
    span = PAGE.span(8, 12)
    assert span == Span(document="page", start=8, end=12, quote="“no”")
    PAGE.check(span)


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(3, 3, ""), (-1, 2, "abc"), (5, 2, "abc"), (0, 4, "abc"), (0, 2, "abc")],
)
def test_offsets_that_cannot_hold_the_quotation_are_refused(start, end, quote):
    with pytest.raises(SpanError, match="page"):
        Span(document="page", start=start, end=end, quote=quote)


@pytest.mark.parametrize(("start", "end"), [(-2, 3), (3, 3), (4, 2), (0, 10_000)])
def test_a_span_outside_the_text_is_refused(start, end):
    with pytest.raises(SpanError):
        PAGE.span(start, end)


def test_a_quotation_the_text_does_not_hold_is_refused():
    with pytest.raises(SpanError, match="expected"):
        PAGE.span(0, 2, "She")
    with pytest.raises(SpanError, match="looked up"):
        PAGE.check(Span(document="other", start=0, end=2, quote="He"))


def test_a_wrong_span_is_an_error_of_ours():
    assert issubclass(SpanError, WhenceError)


@given(st.text(min_size=1), st.data())
def test_a_span_quotes_its_text_and_survives_being_checked(text, data):
    document = Document(id="d", text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = document.span(start, end)
    assert span.quote == text[start:end]
    document.check(span)
    assert document.characters == len(text)


@given(st.integers(0, 9), st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))
def test_two_spans_overlap_when_they_share_a_character(a, m, b, n):
    left, right = (
        Span(document="d", start=s, end=s + k, quote="x" * k) for s, k in ((a, m), (b, n))
    )
    shared = set(range(a, a + m)) & set(range(b, b + n))
    assert left.overlaps(right) == right.overlaps(left) == bool(shared)
    assert not left.overlaps(Span(document="e", start=b, end=b + n, quote="x" * n))
