"""How far a text commits to it: orders that have to hold, and shapes of the score."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.data.factuality import SCALES, load_factuality
from whence.extract.factuality import in_words, read_factuality, score, tokenize
from whence.extract.setting import read_setting

# the word | what commits more to it | what commits less
ORDERS = [
    ("signed", "The firm signed the pact.", "The firm may have signed the pact."),
    ("sign", "The firm will sign the pact.", "The firm might sign the pact."),
    ("sign", "The firm might sign the pact.", "The firm did not sign the pact."),
    ("sign", "The firm managed to sign the pact.", "The firm tried to sign the pact."),
    ("sign", "The firm tried to sign the pact.", "The firm failed to sign the pact."),
    ("sign", "The firm managed to sign the pact.", "The firm wants to sign the pact."),
    ("sign", "The firm had to sign the pact.", "The firm refused to sign the pact."),
    ("signed", "The firm signed the pact.", "If the firm signed the pact, it would be sold."),
    ("signed", "He knew that the firm signed the pact.", "He doubted that the firm signed the pact."),
    ("signed", "The firm signed the pact.", "The firm possibly signed the pact."),
    ("signed", "The firm signed the pact.", "The firm never signed the pact."),
    ("attack", "The attack was reported.", "There was no attack."),
    ("attack", "The attack was reported.", "They spoke of the possibility of an attack."),
    ("leave", "They were forced to leave.", "They were unable to leave."),
]  # fmt: skip


@pytest.mark.parametrize(("word", "more", "less"), ORDERS, ids=[less for *_, less in ORDERS])
def test_order(word: str, more: str, less: str) -> None:
    high, low = (read_factuality(text, text.index(word)).score for text in (more, less))
    assert high > low


IN_WORDS = [
    ("The firm signed the pact.", "signed", "certain", "+"),
    ("The firm did not sign the pact.", "sign", None, "-"),
    ("The firm failed to sign the pact.", "sign", None, "-"),
    ("He denied that the firm signed the pact.", "signed", "possible", "?"),
    ("He never denied that the firm signed the pact.", "signed", None, "+"),
    ("The firm might sign the pact.", "sign", "possible", "?"),
    ("The firm wants to sign the pact.", "sign", None, "?"),
]


@pytest.mark.parametrize(("text", "word", "certainty", "polarity"), IN_WORDS)
def test_in_words(text: str, word: str, certainty: str | None, polarity: str) -> None:
    found = read_factuality(text, text.index(word))
    assert found.polarity == polarity
    assert certainty in (None, found.certainty)


TOKENS = [
    ("He won't go.", ["he", "wo", "n't", "go", "."]),
    ("It's the firm’s.", ["it", "'s", "the", "firm", "'s", "."]),
    ("They cannot say so-called", ["they", "cannot", "say", "so-called"]),
    ("IS is here", ["IS", "is", "here"]),
    ("ALL SHOUT", ["all", "shout"]),
    ("She'd, I'll", ["she", "'d", ",", "i", "'ll"]),
]


@pytest.mark.parametrize(("text", "words"), TOKENS)
def test_tokens(text: str, words: list[str]) -> None:
    assert list(tokenize(text).words) == words


@given(st.text(max_size=200))
def test_tokens_are_in_order_apart_and_in_the_text(text: str) -> None:
    tokens = tokenize(text)
    last = 0
    for start, end in tokens.spans:
        assert last <= start < end <= len(text)
        last = end


@given(st.text(min_size=1, max_size=200), st.sampled_from(SCALES))
def test_scores_keep_to_their_scale(text: str, scale: str) -> None:
    tokens = tokenize(text)
    for index in range(len(tokens.words)):
        assert -3 <= score(tokens.words, index, scale) <= 3


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_more_is_never_less_certain(one: float, other: float) -> None:
    order = ("possible", "probable", "certain")
    low, high = sorted((one, other), key=abs)
    assert order.index(in_words(low).certainty) <= order.index(in_words(high).certainty)


def test_a_scale_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="one of uw"):
        load_factuality("factbank")


def test_every_weight_is_of_a_feature_that_can_be_read() -> None:
    heads = {name.split(":")[0].split("=")[0] for name in load_factuality().weights}
    read = set()
    for text in ("If he might not have failed to say that it fell , may the new attack be sold ?", "said", "He also will , `` never '' clearly want it of fear of going", "They wo n't be able to say he denied he could have been told"):  # fmt: skip
        words = text.lower().split()
        read |= {
            name.split(":")[0].split("=")[0]
            for i in range(len(words))
            for name in read_setting(words, i)
        }
    assert heads <= read | {"right", "far", "near", "quote", "opens", "asks"}


def test_thousands_of_sentences_a_second() -> None:
    text = "The firm said on Friday that it might not be able to sign the pact, if talks fail."
    begun = time.process_time()
    for _ in range(500):
        read_factuality(text, text.index("sign"))
    assert 500 / (time.process_time() - begun) > 1_000
