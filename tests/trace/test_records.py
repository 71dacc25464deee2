"""Links and origins as rows."""

import numpy as np
import pytest
from made_reports import again, corpus
from tracing_of import trace

from whence.data.linking import load_linking
from whence.trace.corpus_links import link_documents
from whence.trace.linking import gather, load_models, screen_pairs
from whence.trace.records import KINDS, link_table

DOCUMENTS = corpus(12, seed=31)


def test_a_table_holds_the_rows_that_are_written() -> None:
    texts, times = [one.text for one in DOCUMENTS], np.array([one.time for one in DOCUMENTS])
    links, copies = link_documents(texts, times, [one.publisher for one in DOCUMENTS])
    table = link_table(links, load_linking())
    rows = trace(DOCUMENTS).links
    assert len(rows) == len(table.source)
    for place, row in enumerate(rows):
        assert DOCUMENTS[int(copies.kept[table.source[place]])].id == row.from_id
        assert DOCUMENTS[int(copies.kept[table.target[place]])].id == row.to_id
        assert KINDS[table.kind[place]] == row.kind


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
    from whence.trace.corpus_links import prepare
    from whence.trace.rarity import count_words, table_bits, weigh_words, word_shares

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
