"""What holds of every extraction, whatever the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract import extract_document
from whence.model import Document

PIECES = st.sampled_from(
    [
        "A senior official said that the bridge had fallen.",
        "“We are leaving,” said Omar Haddad.",
        "Reuters reported, citing two bankers, that the firm was sold.",
        "The firm denies it.",
        "According to AP the road is open.",
        "قال الوزير إن الطريق مفتوح.",
        "What would that mean?",
        "He said so.",
        "“ “ ” said said said",
        "(((((",
        "\n\n",
        " ",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.text(max_size=300))


def document(text: str) -> Document:
    return Document(id="d", text=text, publisher="The Paper")


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_span_quotes_the_text(text: str) -> None:
    page = document(text)
    for one in extract_document(page):
        page.check(one.span)
        for piece in one.content:
            page.check(piece)
            assert one.start <= piece.start <= piece.end <= one.end
        for hop in one.chain:
            if hop.start is not None and hop.end is not None:
                page.span(hop.start, hop.end)
            if hop.cue_start is not None and hop.cue_end is not None:
                page.span(hop.cue_start, hop.cue_end, hop.cue)
        assert one.chain


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_extraction_is_deterministic(text: str) -> None:
    assert extract_document(document(text)) == extract_document(document(text))


@given(st.lists(PIECES.filter(str.strip), min_size=1, max_size=4).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_a_paragraph_added_later_changes_no_statement_before_it(text: str) -> None:
    before = extract_document(document(text))
    after = extract_document(document(text + "\n\nThe harbour was calm on Monday."))
    assert [one.span for one in before] == [one.span for one in after[: len(before)]]


def test_a_quotation_is_never_the_reporters_word() -> None:
    page = document("The paper was blunt. “The firm is broke,” said Ann Poe. “It will close.”")
    quoted = [
        one
        for one in extract_document(page)
        if "firm is broke" in one.words or "will close" in one.words
    ]
    assert [one.chain[-1].name for one in quoted] == ["Ann Poe", "Ann Poe"]
