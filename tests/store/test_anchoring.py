"""A quotation is where it is said to be, or where it stands alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.store.anchoring import find_quote, nearest_passage

TEXT = "One boat left. Two boats left.\n\nOne boat left  again."


@pytest.mark.parametrize(
    ("quote", "start", "prefix", "suffix", "found"),
    [
        ("Two boats", None, "", "", "Two boats"),
        ("One boat left", 0, "", "", "One boat left"),
        ("One boat left", 32, "", "", "One boat left"),
        ("One boat left", 5, "", "", None),
        ("One boat left", None, "left. ", " again", "One boat left"),
        ("One boat left", None, "left.\n", "", "One boat left"),
        ("One boat left", None, "", ". Two", "One boat left"),
        ("One boat left", None, "no such", "", None),
        ("boat left again", None, "", "", "boat left  again"),
        ("One boats left", None, "", "", None),
        ("two boats", None, "", "", None),
        (" ", None, "", "", None),
        ("", 0, "", "", None),
    ],
)
def test_where_a_quotation_stands(quote, start, prefix, suffix, found):
    place = find_quote(TEXT, quote, start, prefix, suffix)
    assert (TEXT[place[0] : place[1]] if place else None) == found


@given(st.text("ab \n", min_size=1, max_size=30), st.data())
def test_what_is_found_is_the_words_asked_for(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    exact = find_quote(text, quote, start)
    assert exact == ((start, end) if quote.split() else None)
    place = find_quote(text, quote)
    if place is not None:
        assert text[place[0] : place[1]].split() == quote.split()


@pytest.mark.parametrize(
    ("quote", "near"),
    [("Two boat left", "Two boats left."), ("zzzzzzzz 9999", ""), ("", "")],
)
def test_the_nearest_passage(quote, near):
    assert nearest_passage(TEXT, quote) == near
