"""Words of one document of a thread in a later one."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Block, Document
from whence.read.conversation.alignment import cut_words, levenshtein
from whence.read.conversation.quotations import Earlier, marked_stretches, quoted_lines
from whence.read.conversation.quotemarks import quoted

EARLIER = {
    "page": "The two groups have agreed to merge, an official said. It was “the end of a long road”.",
    "page#1": "In your view these people are moderate? I do not think that anybody believes this.",
    "page#2": "Look at the map: they hold nothing between the river and the northern border crossing.",
}


@pytest.fixture
def earlier():
    found = Earlier()
    for id, text in EARLIER.items():
        found.add(id, cut_words(text))
    return found


def quotations(earlier, text):
    document = Document(id="page#3", text=text)
    return earlier.quotations(cut_words(text), marked_stretches(document, quoted(text)))


def brief(earlier, text):
    found = quotations(earlier, text)
    return [(text[one.start : one.end], one.of, one.distance) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "of", "distance"),
    [
        *(
            (f"Sami, {left}In your view these people are moderate?{right}. No.", None, "page#1", 0)
            for left, right in ("“”", """\"\"""", "„“", "«»", "»«", "‘’", "''", "””", "““")
        ),
        ("“…in your view these people are moderate?”. So?", None, "page#1", 0),
        ("“In your view these peple are moderat?” So?", None, "page#1", 2),
        ("„They hold «nothing between the river and» the border“", None, "page#2", 0),
        ("> Look at the map: they hold nothing\n> between the river and\n\nNo.", None, "page#2", 0),
        ("In your view these people are moderate?\n\nI never said so.", None, "page#1", 0),
        ("You say “agreed to merge, an official said”", None, "page", 0),
        (
            "I think that they hold nothing between the river and the northern border crossing now",
            "they hold nothing between the river and the northern border crossing",
            "page#2",
            0,
        ),
    ],
)
def test_quotations(earlier, text, words, of, distance):
    found = quotations(earlier, text)[0]
    assert (found.of, found.distance) == (of, distance)
    if words:
        assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "They are “moderate”, aren't they?",  # scare quotes
        "It is “the end of a” joke",  # four words
        "You called these people moderate. I do not think so.",  # says what he said, quotes nothing
        "“Nobody has ever written these words in here before”",
        "I do not think that anybody",
        "“In your view” these are “moderate?”",
        "",
        "“”",
        '"',
    ],
)
def test_no_quotations(earlier, text):
    assert brief(earlier, text) == []


def test_unmarked_words_and_those_of_two_documents_are_doubtful(earlier):
    earlier.add("page#4", cut_words("“In your view these people are moderate?” What?"))
    (marked,) = quotations(earlier, "“In your view these people are moderate?”")
    assert (marked.of, marked.marked, marked.doubtful) == ("page#1", True, True)
    text = "So these people are moderate? I do not think that anybody believes this"
    (unmarked,) = quotations(earlier, text)
    assert (unmarked.of, unmarked.marked, unmarked.doubtful) == ("page#1", False, True)


def test_what_markup_sets_off_is_looked_up_too(earlier):
    document = Document(id="page#3", text="Look at the map: they hold nothing. No.")
    block = Block(kind="quotation", span=document.span(0, 34))
    document = replace(document, blocks=(block,))
    (found,) = earlier.quotations(cut_words(document.text), marked_stretches(document, []))
    assert (found.start, found.end, found.of, found.marked) == (0, 34, "page#2", True)


def test_lines_after_angle_brackets():
    text = "> a\n> b\nc\n  > d\n>\n\n>> e"
    assert [text[s:e] for s, e in quoted_lines(text)] == ["a\n> b", "d\n>", "e"]


LONG = (
    "However the spokesman of the northern council refused to confirm yesterday that any of the "
    "villages along the border road had been handed over without a fight"
)


WORDS = LONG.split()
SLIPS = st.dictionaries(
    st.sampled_from((1, 5, 9, 14, 18, 22)), st.sampled_from(["x{}", "{}yz", "so {}"]), max_size=4
)


@settings(max_examples=40)
@given(SLIPS)
def test_a_quotation_with_a_few_slips_is_found_and_its_distance_is_that_of_the_texts(slips):
    earlier = Earlier()
    earlier.add("a", cut_words(f"First this. {LONG}. Then that."))
    changed = [slips.get(n, "{}").format(word) for n, word in enumerate(WORDS)]
    words = " ".join(changed)
    (found,) = quotations(earlier, f"“{words}”")
    assert (found.of, found.start, found.end) == ("a", 1, len(words) + 1)
    true = levenshtein(words.casefold(), LONG.casefold())
    assert true <= found.distance <= true + len(slips)


@given(st.lists(st.sampled_from('a b c dd ee “ ” " > \n , merge'.split(" ")), max_size=60))
def test_quotations_lie_apart_and_quote(pieces):
    text = " ".join(pieces)
    earlier = Earlier()
    earlier.add("p", cut_words("a b c dd ee merge a b dd merge merge ee c c c merge a a a b b"))
    last = 0
    for one in quotations(earlier, text):
        assert last <= one.start < one.end <= len(text)
        assert one.distance >= 0
        last = one.end


@pytest.mark.parametrize(
    "text",
    [
        *("“a b c d e f g” " * 8_000, "“" * 100_000, '"' * 100_000, "a " * 100_000),
        *("> a b c d e\n" * 10_000, "a" * 200_000, "a" + " " * 100_000 + "b", "‘a " * 50_000),
    ],
)
def test_hostile_texts_end(text):
    earlier = Earlier()
    for number in range(2):
        words = cut_words(text)
        found = earlier.quotations(
            words, marked_stretches(Document(id="x", text=text), quoted(text))
        )
        assert all(one.of == "0" for one in found)
        earlier.add(str(number), words)
