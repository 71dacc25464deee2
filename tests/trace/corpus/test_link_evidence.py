"""What speaks for a link."""

import numpy as np
from made_reports import corpus

from whence.trace.corpus.corpus_links import prepare
from whence.trace.corpus.link_evidence import KINDS_OF_EVIDENCE, weigh_evidence
from whence.trace.corpus.linking import load_models


def test_a_credit_speaks_for_a_relay_and_words_and_details_for_a_copy() -> None:
    documents, models = corpus(20, seed=17), load_models()
    times = np.array([one.time for one in documents])
    ready = prepare(
        [one.text for one in documents], times, [one.publisher for one in documents], models
    )
    pairs = ready.screened.pairs
    ids = [documents[number].id for number in ready.copies.kept.tolist()]
    found = weigh_evidence(pairs, models.pairs)
    assert set(found) == set(KINDS_OF_EVIDENCE)
    rows = {
        (ids[a], ids[b]): row
        for row, (a, b) in enumerate(zip(pairs.left, pairs.right, strict=True))
    }
    relays = [found["credits"][rows[f"e{number}a", f"e{number}e"]] for number in range(20)]
    copies = [found["credits"][rows[f"e{number}a", f"e{number}c"]] for number in range(20)]
    assert np.mean(relays) > np.mean(copies)
    assert np.abs(copies).max() < 1e-9  # nobody is credited
    assert (
        np.array([found["words"][rows[f"e{number}a", f"e{number}c"]] for number in range(20)])
        > -0.5
    ).all()
