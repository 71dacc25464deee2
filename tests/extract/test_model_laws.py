"""What must hold of statements that the shipped model finds, whatever the text."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract import extract_document
from whence.extract.tagging import load_tagger
from whence.model import Document, Statement

# None of them points back to another: what stands elsewhere must not matter.
PARAGRAPHS = [
    "Police said that two men had been arrested. “We are still looking for a third,” Ana Ruiz, a spokeswoman, told Reuters.",
    "A report in the Harbour Times cited a senior officer claiming that the convoy never left.",
    "The road to the north has been closed since Monday.",
    "According to the ministry, nobody was hurt, but residents of Marl denied it.",
    "The company plans to close the mill, two bankers close to the talks said.",
    "It was reported that the ship had sunk.",
    "“Nobody came to help us.” — Omar Haddad",
    "Der Minister sagte, dass die Brücke gesperrt ist.",
]


def told(statement: Statement, shift: int) -> tuple:
    pieces = tuple((one.start - shift, one.end - shift) for one in statement.content)
    hops = tuple((hop.name, hop.cue, hop.doubted, hop.directness) for hop in statement.chain[1:])
    return (
        statement.start - shift,
        statement.end - shift,
        pieces,
        hops,
        statement.stance,
        statement.certainty,
        statement.attribution,
        statement.mode,
    )


def statements(text: str) -> list[Statement]:
    page = Document(id="d", text=text, language="en", publisher="The Page")
    return extract_document(page, load_tagger("fast"))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=5, unique=True), st.data())
def test_a_paragraph_elsewhere_changes_nothing(paragraphs, data):
    index = data.draw(st.integers(0, len(paragraphs) - 1))
    start = sum(len(one) + 2 for one in paragraphs[:index])
    end = start + len(paragraphs[index])
    together = [
        told(one, start) for one in statements("\n\n".join(paragraphs)) if start <= one.start < end
    ]
    assert together == [told(one, 0) for one in statements(paragraphs[index])]


@settings(max_examples=60, deadline=None)
@given(st.text('abc “”‘’"«» said that denied Ann .,:\n—中ж', max_size=300))
def test_spans_quote_the_text_and_nothing_is_left_to_chance(text):
    found = statements(text)
    assert found == statements(text)
    for one in found:
        assert text[one.start : one.end] == one.text
        for piece in one.content:
            assert text[piece.start : piece.end] == piece.quote
        for hop in one.chain:
            if hop.cue_start is not None:
                assert text[hop.cue_start : hop.cue_end] == hop.cue


@pytest.mark.parametrize(
    "paragraph",
    [
        "“The water was up to the windows by then, and nobody had warned us,” said Ann Poe.",
        "Ann Poe was tired. “The water was up to the windows by then, and nobody had warned us,” she said.",
    ],
)
def test_words_of_a_quotation_are_never_the_reporters(paragraph):
    for one in statements(paragraph):
        if "windows" in one.words:
            assert one.chain[-1].name == "Ann Poe"


HOSTILE = {
    "one sentence": "word said that ",
    "unclosed": "“",
    "opened again and again": "“a ",
    "mixed scripts": "كلمة слово word “中 ",
    "many sayings": "he said “a” and ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_cost_grows_with_the_length(piece):
    def cost(count: int) -> float:
        start = process_time()
        statements(piece * count)
        return process_time() - start

    count = 8_000 // len(piece)
    cost(10)
    assert min(cost(4 * count), cost(4 * count)) < 10 * max(
        cost(count), 0.02
    )  # four times the text; ten, for noise
