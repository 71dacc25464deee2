"""What holds of every extraction, whatever the text."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract import Tagged, extract_document
from whence.extract.voices import find_quotes, long_enough
from whence.model import Document, Statement
from whence.text import words

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
        "The Herald cited a clerk claiming a secret sale, also claimed by the Harbour Observatory.",
        "“We left the town at noon on Monday. It was empty,” said Omar Haddad.",
        "“Nobody came to help us on that day.”",
        "A baker, quoted by Le Monde, told Reuters in an interview that it rained.",
        "GENEVA (Reuters) – The envoy has left.",
        "According to AP, citing a broker, he said she said it was reported that X.",
        "(((((",
        "\n\n",
        " ",
    ]
)
# Sentences in which nobody is pointed back to.
PLAIN = [
    "A senior official said that the bridge had fallen.",
    "“We are leaving the town today,” said Omar Haddad.",
    "Reuters reported, citing two bankers, that the firm was sold.",
    "The harbour was calm on Monday.",
    "“Nobody came to help us on that day.” The road was closed.",
    "A clerk told The Herald that forty people had left, as first reported by AP.",
    "It was alleged that the vote was bought.",
]
PARAGRAPHS = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=4, unique=True)
TEXTS = st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.text(max_size=300))


def document(text: str) -> Document:
    return Document(id="d", text=text, publisher="The Paper")


@st.composite
def tagged_texts(draw: st.DrawFn) -> tuple[str, list[Tagged]]:
    """Return a text and attributions as a poor tagger might make them: any words, in any role."""
    text = draw(TEXTS)
    pieces = words(text)
    if not pieces:
        return text, []
    piece = st.tuples(st.sampled_from(pieces), st.integers(0, 12)).map(
        lambda pair: (pair[0][0], pieces[min(pieces.index(pair[0]) + pair[1], len(pieces) - 1)][1])
    )
    spans = st.lists(piece, max_size=2).map(lambda found: tuple(sorted(found)))
    return text, draw(st.lists(st.builds(Tagged, spans, spans, spans), max_size=6))


class Fixed:
    """A tagger that gives what it was told, of a text that holds it."""

    def __init__(self, found: Sequence[Tagged]) -> None:
        self.found = found

    def __call__(self, texts: Sequence[str]) -> list[list[Tagged]]:
        return [[one for one in self.found if _fits(one, len(text))] for text in texts]


def _fits(one: Tagged, length: int) -> bool:
    return all(end <= length for _, end in (*one.source, *one.cue, *one.content))


@given(tagged_texts())
@settings(max_examples=150, deadline=None)
def test_every_span_quotes_the_text_whatever_a_tagger_says(case: tuple[str, list[Tagged]]) -> None:
    text, found = case
    page = document(text)
    check_spans(page, extract_document(page, Fixed(found)))
    assert extract_document(page, Fixed(found)) == extract_document(page, Fixed(found))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_span_quotes_the_text(text: str) -> None:
    page = document(text)
    check_spans(page, extract_document(page))


def check_spans(page: Document, found: list[Statement]) -> None:
    for one in found:
        page.check(one.span)
        for piece in one.content:
            page.check(piece)
            assert one.start <= piece.start <= piece.end <= one.end
        for hop in one.chain:
            if hop.start is not None and hop.end is not None:
                page.span(hop.start, hop.end)
                assert hop.cue is not None
            if hop.cue_start is not None and hop.cue_end is not None:
                page.span(hop.cue_start, hop.cue_end, hop.cue)
        assert one.chain
        assert [hop.start is None for hop in one.chain] == sorted(
            (hop.start is None for hop in one.chain), reverse=True
        )


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_extraction_is_deterministic(text: str) -> None:
    assert extract_document(document(text)) == extract_document(document(text))


def told(found: list[Statement], shift: int, start: int, end: int) -> list[tuple[object, ...]]:
    """Return what is said between two places, its offsets shifted."""
    return [
        (
            one.start - shift,
            one.end - shift,
            [(piece.start - shift, piece.end - shift) for piece in one.content],
            [
                (hop.name, hop.cue, None if hop.start is None else hop.start - shift)
                for hop in one.chain
            ],
            one.stance,
            one.certainty,
        )
        for one in found
        if start <= one.start < end
    ]


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
@settings(max_examples=150, deadline=None)
def test_a_paragraph_elsewhere_changes_no_statement(
    before: list[str], here: list[str], after: list[str]
) -> None:
    alone = " ".join(here)
    first = " ".join(one for one in before if one not in here)
    first = f"{first}\n\nThe sea was calm.\n\n" if first else ""
    last = "\n\n" + " ".join(one for one in after if one not in here)
    found = extract_document(document(first + alone + last))
    place = len(first)
    assert told(found, place, place, place + len(alone)) == told(
        extract_document(document(alone)), 0, 0, len(alone)
    )


@given(st.lists(PIECES.filter(str.strip), min_size=1, max_size=4).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_a_paragraph_added_later_changes_no_statement_before_it(text: str) -> None:
    before = extract_document(document(text))
    after = extract_document(document(text + "\n\nThe harbour was calm on Monday."))
    assert before == after[: len(before)]


@given(st.lists(PIECES, max_size=12).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_the_words_of_a_quotation_are_never_the_documents_own(text: str) -> None:
    own = [one for one in extract_document(document(text)) if one.chain[-1].start is None]
    for quote in find_quotes(text):
        if long_enough(text, quote):
            for one in own:
                assert not any(p.start < quote.end and quote.start < p.end for p in one.content)


HOSTILE = {
    "unclosed quotations": "“We are here, said X. ",
    "nested quotations": "“ ‘ « ",
    "one endless sentence": "the man said that ",
    "endless relays": "Reuters, citing an official, reported, according to Bob, quoted by AP, ",
    "mixed scripts": "قال الوزير said Иван “что 您好” claimed ",
    "pronouns without end": "He said so. ",
    "quotations without speakers": "“This is a long quotation of many words.”\n\n",
    "asides": "X said a, with b: a claim also denied by Y; ",
    "one word": "a-",
    "datelines": "GENEVA (Reuters) – He left.\n\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_cost_grows_no_faster_than_the_text(piece: str) -> None:
    """Four times the text takes about four times as long; nine times would be a square's start."""

    def seconds(times: int) -> float:
        start = time.process_time()
        extract_document(document(piece * times))
        return time.process_time() - start

    short = min(seconds(150), seconds(150))
    assert min(seconds(600), seconds(600)) < 9 * short + 0.2


def test_ten_thousand_nested_quotations_and_a_sentence_of_a_million_characters() -> None:
    start = time.process_time()
    extract_document(document("“" * 10_000 + "he said" + "”" * 10_000))
    extract_document(document("word " * 200_000))
    assert time.process_time() - start < 20


def test_a_quotation_is_never_the_reporters_word() -> None:
    page = document("The paper was blunt. “The firm is broke,” said Ann Poe. “It will close.”")
    quoted = [
        one
        for one in extract_document(page)
        if "firm is broke" in one.words or "will close" in one.words
    ]
    assert [one.chain[-1].name for one in quoted] == ["Ann Poe", "Ann Poe"]
