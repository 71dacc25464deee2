"""Counts of words, and what their rarity is worth."""

from collections import Counter
from itertools import pairwise
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.linking import load_linking
from whence.trace.corpus.rarity import Rarity, count_words, table_bits, weigh_words, word_shares
from whence.trace.kernels.packed import pack
from whence.trace.kernels.rarity_kernel import STEP, pair_of, slot_of
from whence.trace.kernels.tokens import Tokens, tokenize

texts = st.lists(
    st.lists(st.sampled_from("kite lamp moss neon oak".split()), max_size=12).map(" ".join),
    max_size=8,
)


def words_of(tokens: Tokens, document: int) -> list[int]:
    return tokens.hashes[tokens.offsets[document] : tokens.offsets[document + 1]].tolist()


@given(texts)
@settings(deadline=None)
def test_each_document_counts_once_for_a_word_and_for_a_pair_of_words(found: list[str]) -> None:
    tokens = tokenize(pack(found))
    rarity = count_words(tokens, 16)
    single: Counter[int] = Counter()
    double: Counter[int] = Counter()
    for document in range(len(found)):
        own = words_of(tokens, document)
        single.update({slot_of(np.uint64(value), 16) for value in own})
        double.update(
            {slot_of(np.uint64(pair_of(np.uint64(a), np.uint64(b))), 18) for a, b in pairwise(own)}
        )
    assert {slot: int(rarity.words[slot]) for slot in np.flatnonzero(rarity.words)} == single
    assert {slot: int(rarity.pairs[slot]) for slot in np.flatnonzero(rarity.pairs)} == double


@given(texts, st.integers(min_value=0, max_value=8))
@settings(deadline=None)
def test_the_counts_of_parts_add_up(found: list[str], cut: int) -> None:
    whole = count_words(tokenize(pack(found)), 16)
    parts = count_words(tokenize(pack(found[:cut])), 16) + count_words(
        tokenize(pack(found[cut:])), 16
    )
    assert parts.documents == whole.documents
    assert np.array_equal(parts.words, whole.words)
    assert np.array_equal(parts.pairs, whole.pairs)


def test_tables_of_two_sizes_are_not_added() -> None:
    tokens = tokenize(pack(["a word"]))
    with pytest.raises(ValueError, match="cannot be added"):
        count_words(tokens, 16) + count_words(tokens, 17)


def weights(found: list[str]) -> dict[str, float]:
    """Return what each word of the last text is worth, in nats."""
    tokens = tokenize(pack(found))
    shares = word_shares(count_words(tokens, 16), load_linking())
    low = int(tokens.offsets[-2])
    codes = weigh_words(tokens, shares).words[low:]
    return dict(zip(found[-1].split(), (codes / STEP).tolist(), strict=True))


def test_in_a_small_corpus_common_english_words_are_known_to_be_common() -> None:
    worth = weights(
        ["the harbour of zanzolo and the ministers who were there"] * 2 + ["the minister zanzolo"]
    )
    assert worth["the"] < 0.3
    assert 1.5 < worth["minister"] < 4
    assert worth["zanzolo"] > 6


def test_a_corpus_in_another_language_is_judged_by_itself() -> None:
    sentences = [f"kivi pelu moro tasi {word} nelu" for word in "aba obo ubu ebe".split()]
    worth = weights([*sentences, "kivi pelu aba"])
    assert worth["kivi"] == pytest.approx(log(1.0), abs=0.1)
    assert worth["aba"] == pytest.approx(log(5 / 2), abs=0.1)


@pytest.mark.parametrize(("tokens", "bits"), [(0, 16), (10**5, 16), (10**6, 19), (10**10, 24)])
def test_tables_grow_with_the_corpus_within_bounds(tokens: int, bits: int) -> None:
    assert table_bits(tokens) == bits


def test_the_same_words_weigh_the_same_in_any_part() -> None:
    found = ["kite lamp moss", "lamp moss neon kite", "oak lamp"]
    tokens = tokenize(pack(found))
    shares = word_shares(count_words(tokens, 16), load_linking())
    whole = weigh_words(tokens, shares)
    parts = [weigh_words(tokenize(pack([text])), shares) for text in found]
    assert np.array_equal(whole.words, np.concatenate([part.words for part in parts]))
    assert np.array_equal(whole.pairs, np.concatenate([part.pairs for part in parts]))
    assert isinstance(count_words(tokens, 16), Rarity)
