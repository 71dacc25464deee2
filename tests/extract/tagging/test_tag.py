"""The trained taggers on sentences of our own, and what must hold whatever they find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract.tagging import load_tagger

NAMES = ("encoder", "fast")
# (text, source, cue, content), each as it stands in the text; pieces are joined by “ … ”.
CASES = [
    ("Officials said that the bridge had fallen.", "Officials", "said", "that the bridge had fallen"),
    ("The bridge had fallen, officials said.", "officials", "said", "The bridge had fallen"),
    (
        "“We left at noon,” she told reporters.",
        "she",
        "told",
        "“We left at noon,”",
    ),
    (
        "According to the ministry, nobody was hurt.",
        "the ministry",
        "According to",
        "nobody was hurt",
    ),
    (
        "Nobody was hurt, according to a senior police officer.",
        "a senior police officer",
        "according to",
        "Nobody was hurt",
    ),
    (
        "The spokesman has denied that any of his men were there.",
        "The spokesman",
        "has denied",
        "that any of his men were there",
    ),
    (
        "“They came at night,” said Amal Haddad, a teacher, “and took the cars.”",
        "Amal Haddad, a teacher",
        "said",
        "“They came at night,” … “and took the cars.”",
    ),
    (
        "Residents believe the militia will return.",
        "Residents",
        "believe",
        "the militia will return",
    ),
]  # fmt: skip


def shown(text, pieces):
    return " … ".join(text[start:end] for start, end in pieces)


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_who_says_what(text, source, cue, content):
    (found,) = load_tagger("encoder")([text])
    assert [
        (shown(text, one.source), shown(text, one.cue), shown(text, one.content)) for one in found
    ] == [(source, cue, content)]


def test_the_fast_tagger_finds_most_of_them():
    right = 0
    for text, source, cue, content in CASES:
        (found,) = load_tagger("fast")([text])
        right += (source, cue, content) in [
            (shown(text, one.source), shown(text, one.cue), shown(text, one.content))
            for one in found
        ]
    assert right >= len(CASES) - 3


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text", ["", " \n\n ", "The river is long.", "It rained for three days in the north."]
)
def test_where_nobody_says_anything_nothing_is_found(name, text):
    assert load_tagger(name)([text]) == [[]]


@pytest.mark.parametrize("name", NAMES)
def test_a_colon_announces_the_next_paragraph(name):
    text = "The mayor said in a statement:\n\n“The port will stay open through the winter.”"
    (found,) = load_tagger(name)([text])
    assert [shown(text, one.content).strip("“”.") for one in found] == [
        "The port will stay open through the winter"
    ]


PARAGRAPHS = [
    "The minister said the talks would go on. “We are close,” he added.",
    "Rebels claimed that they had taken the town, but a resident denied it.",
    "The road is closed.",
    "“Nobody came,” a nurse told the agency.",
]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5), st.integers(0, 4))
def test_paragraphs_are_read_by_themselves(paragraphs, index):
    tagger = load_tagger("fast")
    text = "\n\n".join(paragraphs)
    (together,) = tagger([text])
    index %= len(paragraphs)
    shift = len("\n\n".join(paragraphs[:index])) + (2 if index else 0)
    end = shift + len(paragraphs[index])
    (alone,) = tagger([paragraphs[index]])

    def moved(pieces):
        return tuple((start + shift, stop + shift) for start, stop in pieces)

    inside = [one for one in together if shift <= one.cue[0][0] < end]
    assert [(one.source, one.cue, one.content) for one in inside] == [
        (moved(one.source), moved(one.cue), moved(one.content)) for one in alone
    ]
    assert [one.score for one in inside] == pytest.approx([one.score for one in alone], abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(st.text('ab “”"said that:.,\n中’ж', max_size=300))
def test_pieces_stand_in_the_text_in_order(text):
    (found,) = load_tagger("fast")([text])
    assert load_tagger("fast")([text]) == [found]
    for one in found:
        assert one.cue
        assert one.content
        assert 0 <= one.score <= 1
        for pieces in (one.source, one.cue, one.content):
            assert list(pieces) == sorted(pieces)
            assert all(0 <= start < end <= len(text) for start, end in pieces)


def test_a_name_that_is_not_shipped_is_refused():
    with pytest.raises(KeyError):
        load_tagger("large")
