"""What a model says is believed word by word where it stands in the text, and not otherwise."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract.llm.ground import ground
from whence.extract.llm.parse import Item
from whence.extract.llm.record import Grounded
from whence.extract.llm.windows import windows

BRIDGE = "The mayor has denied that “the bridge  is\nclosed”. A clerk said it was."
KEPT = [
    # text, (source, cue, content …), sentences, what is found
    (BRIDGE, ("A clerk", "said", "it was"), [2], ("A clerk", "said", "it was")),
    # White space and the kind of a mark are nothing.
    (
        BRIDGE,
        ("The mayor", "has  denied", 'that "the bridge is closed"'),
        [1],
        ("The mayor", "has denied", "that “the bridge  is\nclosed”"),
    ),
    # Words on the edge of a content that are the cue's are taken off it.
    (BRIDGE, ("A clerk", "said", "said it was"), [2], ("A clerk", "said", "it was")),
    ("“It is,” said Ann.", ("Ann", "said", "“It is,” said"), [1], ("Ann", "said", "“It is,”")),
    # Pieces, in the order of the text.
    (
        "“We agreed,” the envoy said, “to nothing.”",
        ("the envoy", "said", "“to nothing.”", "“We agreed,”"),
        [1],
        ("the envoy", "said", "“We agreed,”|“to nothing.”"),
    ),
    # Nobody named.
    ("It is said that she left.", ("", "is said", "she left"), [1], ("", "is said", "she left")),
    # Of two places the one in the sentence, then the one nearest to what is sure.
    ("He said yes. He said no.", ("He", "said", "no"), [2], ("He", "said", "no")),
    (
        "Ann said she left, and Bo said he stayed.",
        ("Bo", "said", "he stayed"),
        [1],
        ("Bo", "said", "he stayed"),
    ),
    # A wrong number of a sentence is no harm where the words stand in one place only.
    (BRIDGE, ("A clerk", "said", "it was"), [1], ("A clerk", "said", "it was")),
    (BRIDGE, ("A clerk", "said", "it was"), [99, -1, 0], ("A clerk", "said", "it was")),
    # Nor is one beside the right one, where they stand elsewhere too.
    ("Bo left so. It was wet. It was dry. Ann left so, Cy said.", ("Cy", "said", "left so"), [3], ("Cy", "said", "left so")),
    # A source of another sentence.
    ("Ann Roe spoke. “It is over,” she said.", ("Ann Roe", "said", "“It is over,”"), [1, 2], ("Ann Roe", "said", "“It is over,”")),
    # Words over two sentences.
    (
        "“It is over. We left,” she said.",
        ("she", "said", "“It is over. We left,”"),
        [1, 2],
        ("she", "said", "“It is over. We left,”"),
    ),
    ("وقال مسؤول إن الجسر مغلق.", ("مسؤول", "قال", "الجسر مغلق"), [1], ("مسؤول", "قال", "الجسر مغلق")),
    ("市长说桥已关闭。", ("市长", "说", "桥已关闭"), [1], ("市长", "说", "桥已关闭")),
    ("The naïve ap\u00adprentice said so.", ("The naïve apprentice", "said", "so"), [1], ("The naïve ap\u00adprentice", "said", "so")),
    ("Court: bridge is closed", ("Court", ":", "bridge is closed"), [1], ("Court", ":", "bridge is closed")),
]  # fmt: skip
DROPPED = [
    # text, (source, cue, content …), sentences, why
    (BRIDGE, ("The queen", "said", "it was"), [2], "not_in_text"),
    (BRIDGE, ("A clerk", "claimed", "it was"), [2], "not_in_text"),
    (BRIDGE, ("A clerk", "said", "it was closed"), [2], "not_in_text"),
    (BRIDGE, ("A Clerk", "said", "it was"), [2], "not_in_text"),
    (BRIDGE, ("A clerk", "", "it was"), [2], "not_in_text"),
    (BRIDGE, ("A clerk", "said", " . "), [2], "not_in_text"),
    (BRIDGE, ("A clerk", "said"), [2], "malformed"),
    # Parts of words are no words.
    ("The theme is set, they said.", ("he", "said", "The theme is set"), [1], "not_in_text"),
    ("The theme is set, they said.", ("they", "said", "them"), [1], "not_in_text"),
    (BRIDGE, ("A clerk", "is", "the bridge is closed"), [1], "cue_in_content"),
    (BRIDGE, ("A clerk", "said", "said"), [2], "cue_in_content"),
    (BRIDGE, ("the bridge", "has denied", "that “the bridge is closed”"), [1], "source_in_content"),
    ("Ann said yes and Bo said yes.", ("Ann", "said", "yes"), [1], "ambiguous"),
    ("He said so. He said so.", ("He", "said", "so"), [1, 2], "ambiguous"),
    (BRIDGE, ("A clerk", "has denied", "the bridge is", "bridge is closed"), [1], "malformed"),
]


def look_up(text, words, sentences, **more):
    (window,) = windows(text, 5000, 0)
    source, cue, *content = words
    wanted = Item(
        source=source, cue=cue, content=tuple(content), sentences=tuple(sentences), **more
    )
    (found,) = ground(text, window, [wanted])
    return found


@pytest.mark.parametrize(("text", "words", "sentences", "expected"), KEPT)
def test_what_stands_in_the_text_is_kept(text, words, sentences, expected, shown):
    found = look_up(text, words, sentences)
    assert isinstance(found, Grounded), found
    assert shown(text, found.tagged) == expected


@pytest.mark.parametrize(("text", "words", "sentences", "why"), DROPPED)
def test_what_does_not_is_dropped(text, words, sentences, why):
    assert look_up(text, words, sentences) == why


RELAYED = "The Courier reported that a clerk said the bridge is closed. Ann said no."
HANDS = [
    Item(id=1, source="The Courier", cue="reported", content=("a clerk said the bridge is closed",), sentences=(1,)),
    Item(id=2, source="a clerk", cue="said", content=("the bridge is closed",), sentences=(1,), parent=1),
]  # fmt: skip


def nested(*items):
    (window,) = windows(RELAYED, 5000, 0)
    return list(ground(RELAYED, window, items))


def test_a_hand_that_passes_words_on_is_named_by_its_cue():
    outer, inner = nested(*HANDS)
    assert (outer.within, inner.within) == (None, outer.cue)


@pytest.mark.parametrize("parent", [2, 7, None])
def test_a_parent_that_is_none_is_let_go(parent):
    other = Item(id=2, source="Ann", cue="said", content=("no",), sentences=(2,), parent=parent)
    assert nested(HANDS[0], other)[1].within is None


def test_a_parent_whose_content_lies_elsewhere_is_let_go():
    other = Item(id=2, source="Ann", cue="said", content=("no",), sentences=(2,), parent=1)
    assert nested(HANDS[0], other)[1].within is None


WORDS = ["Ann", "Bo", "he", "said", "denied", "that", "“the", "bridge”", "is\n", "closed.", "The", ",", "قال", "说", "é"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


@st.composite
def told(draw):
    """Give a text and an item whose words are pieces of it, or not."""
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    piece = st.tuples(place, place).map(lambda ends: text[min(ends) : max(ends)])
    words = st.one_of(piece, piece, TEXTS)
    return text, Item(
        source=draw(words),
        cue=draw(words),
        content=tuple(draw(st.lists(words, min_size=1, max_size=3))),
        sentences=tuple(draw(st.lists(st.integers(-1, 9), max_size=3))),
    )


def plain(words):
    return "".join(words.translate(str.maketrans("“”", '""')).split())


@settings(deadline=None)
@given(told())
def test_whatever_a_model_says_the_words_are_the_texts(case):
    text, item = case
    parts = windows(text, 5000, 0)
    for window in parts:
        for one in ground(text, window, [item]):
            if not isinstance(one, Grounded):
                continue
            tagged = one.tagged
            pieces = sorted([*tagged.source, *tagged.cue, *tagged.content])
            assert all(0 <= start < end <= len(text) for start, end in pieces)
            assert all(left[1] <= right[0] for left, right in pairwise(pieces))
            assert plain(text[slice(*tagged.cue[0])]) == plain(item.cue)
            for start, end in tagged.source:
                assert plain(text[start:end]) == plain(item.source)
            said = [plain(each) for each in item.content]
            assert all(any(plain(text[s:e]) in each for each in said) for s, e in tagged.content)


def test_a_short_word_is_found_among_many_that_hold_it():
    text = "The other theme there " * 40 + "was that he said no."
    found = look_up(text, ("he", "said", "no"), [1])
    assert isinstance(found, Grounded)
    assert text[slice(*found.tagged.source[0])] == "he"
