"""The CRF: its path and gradients against brute force, what it reads, and that it learns."""

import re
from argparse import Namespace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution_gold import Article
from attribution_scoring import score
from crf_linking import Linker, Totals
from crf_model import STEPS, N, allowed, best_labels, load, new_vocabulary, save
from crf_reading import CONTEXTS, LONGEST, PLACES
from crf_tagging import CrfTagger
from crf_words import TOKEN, attributes, coarse
from train_crf import gold_labels, gradients, train
from train_crf_linking import fit, pairs
from whence.extract.tagged import Tagged

SEEDS = st.integers(0, 2**32 - 1)


def some(seed: int):
    """Return scores, steps, weights of moves and starts of two short sequences."""
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(5, N)).astype(np.float32)
    weights = chance.normal(size=(STEPS, N, N)).astype(np.float32)
    return scores, chance.integers(0, STEPS, 5), weights, np.array([0, 3])


def worth(path, scores, steps, weights, start):
    total, before = 0.0, 0
    for index, label in enumerate(path, start):
        total += scores[index, label] + (weights + allowed())[steps[index], before, label]
        before = label
    return total


def all_paths(seed):
    """Return the worth of every path through each of the two sequences."""
    scores, steps, weights, starts = some(seed)
    return [
        {
            path: worth(path, scores, steps, weights, start)
            for path in product(range(N), repeat=size)
        }
        for start, size in zip(starts, (3, 2), strict=True)
    ]


@given(SEEDS)
def test_the_best_path_is_the_best_of_all(seed):
    labels = best_labels(*some(seed)).tolist()
    best = [max(paths, key=paths.__getitem__) for paths in all_paths(seed)]
    assert labels == [*best[0], *best[1]]


@given(SEEDS)
def test_the_loss_is_that_of_all_paths(seed):
    labels = [1, 2, 0, 5, 6]
    loss, *_ = gradients(*some(seed)[:3], np.array(labels), np.array([0, 3]))
    expected = 0.0
    for paths, path in zip(all_paths(seed), ((1, 2, 0), (5, 6)), strict=True):
        expected += np.log(sum(np.exp(value) for value in paths.values())) - paths[path]
    assert loss == pytest.approx(expected, abs=1e-3)


def test_gradients_are_slopes():
    scores, steps, weights, starts = some(3)
    labels = np.array([1, 2, 0, 5, 6])
    scores, weights = scores.astype(float), weights.astype(float)
    _, by_label, by_move = gradients(scores, steps, weights, labels, starts)
    for array, slopes in ((scores, by_label), (weights, by_move)):
        places = [(2, 1), (4, 6)] if array is scores else [(steps[1], 1, 2), (steps[3], 0, 5)]
        for place in places:
            losses = []
            for small in (1e-4, -1e-4):
                array[place] += small
                losses.append(gradients(scores, steps, weights, labels, starts)[0])
                array[place] -= small
            assert (losses[0] - losses[1]) / 2e-4 == pytest.approx(slopes[place], abs=1e-3)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("said", "say past"),
        ("denies", "deny s"),
        ("claiming", "distance ing"),
        ("according", "according"),
        ("that", "that"),
        ("was", "be"),
        ("“", "opens"),
        ("”", "closes"),
        (",", "comma"),
        ("’s", "'s"),
        ("Reuters", "name"),
        ("NATO", "capitals"),
        ("12", "number"),
        ("slowly", "-ly"),
    ],
)
def test_classes_of_words(word, kind):
    assert coarse(word) == kind
    assert f"c {kind}" in attributes(word)


@given(st.text(alphabet="ab .,“”\"'’\n-1é", max_size=80))
def test_reading_looks_only_inside_and_keeps_offsets(text):
    vocabulary = new_vocabulary({})
    one = vocabulary.read([text, text])
    words = list(vocabulary.numbers)
    assert [text[s:e] for s, e in one.spans] == [words[number] for number in one.types]
    assert one.places.shape == (len(one.types), len(PLACES))
    assert ((one.places >= -1) & (one.places < max(1, len(one.types)))).all()
    if len(one.types):
        assert (one.contexts < np.array(list(CONTEXTS.values()))).all()
        assert (one.contexts >= 0).all()
        looked = one.places >= 0
        of = np.broadcast_to(one.text_of[:, None], looked.shape)
        assert (one.text_of[one.places[looked]] == of[looked]).all()


def test_a_long_paragraph_is_cut():
    one = new_vocabulary({}).read(["word " * (2 * LONGEST + 1)])
    assert one.starts.tolist() == [0, LONGEST, 2 * LONGEST]


def article(index: int, who: str, verb: str, what: str) -> Article:
    text = f"{who} {verb} {what}. The weather was fine."
    spans, at = [], 0
    for part in (who, verb, what):
        spans.append((text.index(part, at), text.index(part, at) + len(part)))
        at = spans[-1][1]
    tokens = tuple(match.span() for match in TOKEN.finditer(text))
    one = Tagged(*((span,) for span in spans))
    return Article(id=str(index), text=text, tokens=tokens, attributions=(one,))


ARTICLES = [
    article(index, who, verb, f"the {thing} {state}")
    for index, (who, verb, thing, state) in enumerate(
        product(
            ("A pilot", "The mayor", "Two sailors"),
            ("said", "denied", "claimed"),
            ("port", "road", "bridge"),
            ("was closed", "had burned"),
        )
    )
]


def test_labels_of_what_is_marked():
    one = new_vocabulary({}).read([ARTICLES[0].text])
    assert gold_labels(ARTICLES[:1], one)[:8].tolist() == [1, 2, 3, 5, 6, 6, 6, 0]


@pytest.fixture(scope="module")
def tagger() -> CrfTagger:
    given = Namespace(rate=0.1, decay=0.02, drop=0.1, epochs=4, averaged=1, batch=10, seed=1)
    crf = train(ARTICLES[::2], ARTICLES[1::2], given)
    rows = list(pairs(ARTICLES, new_vocabulary({})))
    # Each paragraph has one attribution, so that every pair belongs; a pair that does not is made.
    weights = {
        role: fit([*((names, True) for of, names, _ in rows if of == role), (["bias"] * 10, False)])
        for role in ("content", "source")
    }
    return CrfTagger(crf, Linker(weights["content"], weights["source"]))


def found(tagger: CrfTagger) -> dict[str, list[Tagged]]:
    held = ARTICLES[1::2]
    return dict(zip([one.id for one in held], tagger([one.text for one in held]), strict=True))


def test_it_learns_what_is_plain(tagger):
    assert score(ARTICLES[1::2], found(tagger)).measures["exact"].f1 == 1.0
    assert set(tagger.times) == {"reading", "labels", "linking"}
    assert tagger(["", "   "]) == [[], []]
    assert tagger([]) == []


def test_a_model_is_the_same_after_it_was_saved(tagger, tmp_path):
    save(tmp_path / "crf.npz", tagger.crf)
    again = CrfTagger(load(tmp_path / "crf.npz"), tagger.linker)
    assert found(again) == found(tagger)


def test_marks_between_are_counted_in_one_way():
    words = re.findall(r"\w+|\W", "a,b,c.d")
    totals = Totals(words)
    assert set(totals.between(0, len(words))) == {"commas", "end"}
    assert set(totals.between(0, 2)) == {"comma"}
