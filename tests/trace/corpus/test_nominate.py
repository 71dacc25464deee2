"""Which pairs are compared."""

import numpy as np
import pytest
from made_reports import corpus

from whence.data.linking import load_linking
from whence.trace.corpus.corpus_links import find_copies, outlets_of
from whence.trace.corpus.nominate import link_prints, needed, nominate
from whence.trace.corpus.publishers import find_credited, number_publishers
from whence.trace.corpus.rarity import count_words, table_bits, weigh_words, word_shares
from whence.trace.corpus.sources import collect_sources
from whence.trace.kernels.packed import pack
from whence.trace.kernels.tokens import text_keys, tokenize


def proposed(events: int) -> tuple[set[tuple[str, str]], list]:
    documents = corpus(events, seed=21)
    tokens = tokenize(pack(one.text for one in documents))
    known, codes = number_publishers([one.publisher for one in documents])
    keys, times = text_keys(tokens), np.array([one.time for one in documents])
    settings = load_linking()
    sources = collect_sources(
        times,
        outlets_of(codes, find_copies(keys, times)),
        find_credited(tokens, known, settings),
        keys[:, 0],
    )
    shares = word_shares(count_words(tokens, table_bits(len(tokens.hashes))), settings)
    prints = np.sort(link_prints(tokens, weigh_words(tokens, shares), settings))
    left, right = nominate(prints, sources, settings)
    assert (left < right).all()
    ids = [one.id for one in documents]
    return {(ids[a], ids[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True)}, documents


def test_all_pairs_of_a_small_corpus_are_compared() -> None:
    pairs, documents = proposed(4)
    assert len(pairs) == len(documents) * (len(documents) - 1) // 2


def test_in_a_large_corpus_the_related_ones_are_and_most_others_are_not() -> None:
    pairs, documents = proposed(80)
    true = {(one.parent, one.id) for one in documents if one.parent}
    assert len(pairs & true) / len(true) > 0.97
    assert len(pairs) < 0.2 * len(documents) ** 2 / 2


def test_more_is_needed_in_a_larger_corpus_and_less_with_a_credit() -> None:
    settings = load_linking()
    sizes = [needed(documents, settings) for documents in (300, 10**4, 10**6)]
    assert sizes == sorted(sizes)
    assert all(credited < alone for alone, credited in sizes)


@pytest.mark.parametrize("times", [[1.0, 2.0, np.nan], [2.0, 1.0, np.nan], [np.nan] * 3])
def test_exact_copies_are_known_by_the_earliest(times: list[float]) -> None:
    keys = np.array([[1, 1]] * 3, np.uint64)
    found = find_copies(keys, np.array(times))
    assert found.kept.tolist() == [int(np.nanargmin(times)) if not np.isnan(times).all() else 0]
    assert found.place.tolist() == [0, 0, 0]
