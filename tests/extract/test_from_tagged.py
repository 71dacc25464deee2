"""Statements by a tagger of any kind: its offsets, with the stance that its cue has."""

import pytest

from whence.extract import extract_document, tag_by_rules
from whence.extract.tagged import Tagged
from whence.model import Document


def tagger(source, cue, content):
    def tag(texts):
        pieces = [
            tuple((text.index(part), text.index(part) + len(part)) for part in [words] if part)
            for text in texts
            for words in (source, cue, content)
        ]
        return [[Tagged(*pieces)]]

    return tag


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", "asserts"),
        ("has denied", "denies"),
        ("did not say", "discusses"),
        ("gurgled", "asserts"),
    ],
)
def test_the_stance_is_that_of_the_cue(cue, stance):
    text = f"The mayor {cue} that the bridge is closed."
    found = extract_document(
        Document(id="d", text=text), tagger("The mayor", cue, "the bridge is closed")
    )
    (one,) = found
    assert (one.stance, one.chain[-1].name, one.words) == (stance, "mayor", "the bridge is closed")


def test_what_nobody_attributes_is_the_documents_own_word():
    found = extract_document(Document(id="d", text="The bridge is closed."), lambda _: [[]])
    assert [one.chain[-1].name for one in found] == ["d"]


def test_the_rules_as_a_tagger_find_the_same_sources():
    document = Document(id="d", text="Ann said that the bridge is closed. Bo denied it, she added.")
    by_tagger, by_rules = extract_document(document, tag_by_rules), extract_document(document)
    assert [one.span for one in by_tagger] == [one.span for one in by_rules]
