"""Where a reporter keeps clear of his own words: a table that a reader can extend."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.distance import distanced, distances
from whence.extract.scare import short_quotes

WORDS = [
    ("The alleged deal was struck in spring.", "alleged deal"),
    ("The so-called experts met.", "so-called experts met"),
    ("He was released by the purported owner of the ship.", "purported owner"),
    ("This was supposedly the result of a pact.", "supposedly the result of a pact"),
    ("The firm, allegedly in debt, was sold.", "allegedly in debt"),
    ("Three other perceived foreign-backed parties left.", "perceived foreign-backed parties left"),
    ("The self-styled governor of the island spoke.", "self-styled governor"),
    ("The would-be assassin was held.", "would-be assassin"),
    ("It ostensibly left on Friday, with its crew.", "ostensibly left on Friday"),
    ("The minister praised what he called progress in the talks.", "what he called progress"),
    ("Under the guise of aid they sent weapons.", "Under the guise of aid"),
]


@pytest.mark.parametrize(("text", "scope"), WORDS, ids=[text for text, _ in WORDS])
def test_words_with_their_scope(text: str, scope: str) -> None:
    assert [text[slice(*one.scope)] for one in distances(text)] == [scope]


NONE = [
    "Prosecutors alleged that the ship was stolen.",
    "The firm is alleged to have paid.",
    "They perceived a change in tone.",
    "She claimed the prize.",
    "He supposed so.",
    "The deal was struck in spring.",
    "The minister spoke “at length about the many troubles of the harbour town”.",
]


@pytest.mark.parametrize("text", NONE)
def test_verbs_and_long_quotations_keep_no_distance(text: str) -> None:
    assert distances(text) == []


QUOTES = [
    # held at arm's length
    ("The ‘experts’ left the hall.", "scare"),
    ("Troops entered the “liberated” town.", "scare"),
    ("Its “free press” is owned by the state.", "scare"),
    ("The “moderate” opposition held the bridge.", "scare"),
    ('The "volunteers" had no insignia.', "scare"),
    ("Strikes hit the ‘Northern’ group in the hills.", "scare"),
    ("Die «Experten» sind weg.", "scare"),
    # a source's own word
    ("The mayor called it “nonsense” and left.", "quoted"),
    ("It is “nonsense”, the mayor said.", "quoted"),
    ("The paper cited a “senior source” on the matter.", "quoted"),
    ("She said the plan was “dead”.", "quoted"),
    ("He had one word for it: “nonsense”.", "quoted"),
    # titles and names
    ("He played in “The Long Harbour” for years.", "title"),
    ("Her novel “harbours” sold well.", "title"),
    ("Joseph “Beans” Marten was arrested.", "title"),
    ("A ship named “whisper” sank.", "title"),
    # words spoken of, glosses
    ("The word “freedom” stands on the wall.", "mention"),
    ("The term ‘jihad’ has many uses.", "mention"),
    ("They are known as wilayat (‘provinces’) there.", "gloss"),
]


@pytest.mark.parametrize(("text", "reading"), QUOTES, ids=[text for text, _ in QUOTES])
def test_short_quotations(text: str, reading: str) -> None:
    assert [one.reading for one in short_quotes(text)] == [reading]


NOT_SHORT = [
    "“We are leaving,” she said.",
    "He stands 6'2\" tall and 7'1\" wide.",
    "“I said ‘stop’ and then I ran all the way down to the harbour.”",
    "The baker's and the sailors' wives came.",
    "It was “a long and weary march over the hills”.",
]


@pytest.mark.parametrize("text", NOT_SHORT)
def test_sentences_measures_apostrophes_and_words_of_speakers_are_left(text: str) -> None:
    assert [one for one in short_quotes(text) if one.reading == "scare"] == []


MAIN = [
    ("The alleged deal was struck in spring.", False),
    ("The alleged ringleader was released on Monday.", False),
    ("It was supposedly struck in spring.", True),
    ("an alleged deal between the ports", True),
    ("The deal was struck in spring.", False),
]


@pytest.mark.parametrize(("text", "doubted"), MAIN)
def test_only_what_turns_on_the_doubted_word_is_doubted(text: str, doubted: bool) -> None:
    assert (distanced(text, 0, len(text)) is not None) == doubted


PIECES = st.sampled_from(
    ["alleged ", "supposedly ", "“so” ", "‘x’ ", "the deal ", ", ", "said ", "\n\n"]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_marks_lie_in_their_scope_and_in_the_text(text: str) -> None:
    for one in distances(text):
        assert 0 <= one.scope[0] <= one.mark[0] < one.mark[1] <= one.scope[1] <= len(text)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_given_marks_change_nothing(text: str) -> None:
    assert distanced(text, 0, len(text)) == distanced(text, 0, len(text), distances(text))


@pytest.mark.parametrize("piece", ["“", "‘a ", "“a” ", "alleged ", "' ", "supposedly "])
def test_cost_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        best = 9.0
        for _ in range(2):
            begun = time.process_time()
            distances(piece * times)
            best = min(best, time.process_time() - begun)
        return best

    assert cost(16_000) < 12 * max(cost(4_000), 0.005)
