"""Links and origins as rows."""

import numpy as np
import pytest
from made_reports import again, corpus
from tracing_of import trace

from whence.data.linking import load_linking
from whence.trace.corpus.corpus_links import link_documents
from whence.trace.corpus.linking import gather, load_models, screen_pairs
from whence.trace.corpus.records import KINDS, LinkTable, link_table, with_copies

DOCUMENTS = corpus(12, seed=31)


def test_a_table_holds_the_rows_that_are_written() -> None:
    texts, times = [one.text for one in DOCUMENTS], np.array([one.time for one in DOCUMENTS])
    links, copies = link_documents(texts, times, [one.publisher for one in DOCUMENTS])
    table = link_table(links, load_linking())
    rows = {(row.from_id, row.to_id): row.kind for row in trace(DOCUMENTS).links}
    ends = (copies.kept[table.source].tolist(), copies.kept[table.target].tolist())
    for source, target, kind in zip(*ends, table.kind.tolist(), strict=True):
        assert rows[DOCUMENTS[source].id, DOCUMENTS[target].id] == KINDS[kind]


@pytest.mark.parametrize(
    ("copies", "pairs"),
    [
        (0, 1),  # the link alone
        (1, 3),  # the copy with both
        (7, 1 + 7 + 7 * 6 // 2 + 7),  # every pair of the family, and each with the source
        (8, 1 + 8),  # a large family: a star
    ],
)
def test_small_families_of_copies_are_spelt_out(copies: int, pairs: int) -> None:
    """Document 1 relies on 0; documents from 2 on have the words of 1."""
    one = np.ones(1)
    table = LinkTable(
        source=np.array([1]), target=np.array([0]), kind=np.array([0]), overlap=one, probability=one / 2
    )  # fmt: skip
    found = with_copies(table, np.full(copies, 1), np.arange(2, 2 + copies), 0.999)
    ends = list(zip(found.source.tolist(), found.target.tolist(), strict=True))
    assert len({frozenset(pair) for pair in ends}) == len(ends) == pairs
    assert ends == sorted(ends)
    for source, target, kind in zip(*zip(*ends, strict=True), found.kind.tolist(), strict=True):
        assert KINDS[kind] == {(1, 0): "cites"}.get(
            (source, target), "copies" if target == 1 else "shares_origin"
        )


def test_only_likely_links_are_written_and_all_edges() -> None:
    for row in trace(DOCUMENTS).links:
        assert row.probability >= load_linking().written or row.kind != "shares_origin"


def test_an_unseen_origin_has_an_id_of_its_own() -> None:
    hidden = [
        one for one in DOCUMENTS if one.id[-1] not in "ae"
    ]  # the copy and the rewrite lost their source
    rows = trace(hidden).origins
    for number in range(12):
        copy, rewrite = rows[f"e{number}c"], rows[f"e{number}d"]
        assert copy.origin == rewrite.origin
        assert copy.origin in {copy.id, rewrite.id} or copy.origin.startswith("latent:")


def test_copies_stand_behind_the_earliest() -> None:
    early = again(DOCUMENTS[0], "early", time=DOCUMENTS[0].time - 1)
    row = trace([*DOCUMENTS, early]).between(DOCUMENTS[0].id, "early")
    assert (row.from_id, row.to_id, row.kind) == (DOCUMENTS[0].id, "early", "copies")


def test_pairs_judged_in_parts_are_those_judged_at_once() -> None:
    from whence.trace.corpus.corpus_links import prepare
    from whence.trace.corpus.rarity import count_words, table_bits, weigh_words, word_shares

    models = load_models()
    texts, times = [one.text for one in DOCUMENTS], np.array([one.time for one in DOCUMENTS])
    ready = prepare(texts, times, [one.publisher for one in DOCUMENTS], models)
    tokens, sources = ready.tokens, ready.sources
    shares = word_shares(count_words(tokens, table_bits(len(tokens.hashes))), models.settings)
    weights = weigh_words(tokens, shares)
    left, right = np.triu_indices(len(tokens), 1)
    parts = [
        screen_pairs(tokens, weights, left[part::3], right[part::3], sources, models)
        for part in range(3)
    ]
    whole, joined = ready.screened, gather(parts)
    assert np.array_equal(whole.pairs.left, joined.pairs.left)
    assert np.array_equal(whole.pairs.right, joined.pairs.right)
    assert np.array_equal(whole.pairs.features, joined.pairs.features)
    assert whole.logit == pytest.approx(joined.logit)
    assert whole.unquoted == pytest.approx(joined.unquoted)
