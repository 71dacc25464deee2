"""The scores of links and origins."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

import common_words
import wirebench_docs
from wirebench_data import Corpus, Gold, choose, filled, fold_of, held_out, with_speeches
from wirebench_plain import jaccard
from wirebench_scores import say, score

IDS = ["a", "b", "c", "x", "y"]
GOLD = Gold(
    pairs={("a", "b"): "b_from_a", ("a", "c"): "shared_origin", ("b", "c"): "independent", ("x", "y"): "independent"},
    edges={("a", "b"): "relay"},
    origins={1: 1, 2: 2},
)  # fmt: skip
CORPUS = Corpus(
    ids=IDS,
    texts=[f"{id} the heron flew over the quiet weir at dawn {id}" for id in IDS],
    times=np.arange(5.0),
    publishers=[None] * 5,
    events=np.array([1, 1, 1, 2, 2]),
)


def link(one: str, other: str, probability: float, kind: str = "shares_origin"):
    return SimpleNamespace(from_id=one, to_id=other, kind=kind, probability=probability)


def figures(*links, origins: dict[str, str] | None = None):
    return score(CORPUS, GOLD, links, origins or {id: id for id in IDS})


def test_recall_is_counted_where_enough_of_what_is_reported_is_right() -> None:
    wrong_last = figures(link("b", "a", 0.9), link("c", "a", 0.8), link("a", "x", 0.7))
    assert wrong_last["related"]["recall"] == 1.0
    assert wrong_last["related"]["threshold"] == 0.8
    wrong_between = figures(link("b", "a", 0.9), link("a", "x", 0.85), link("c", "a", 0.8))
    assert wrong_between["related"]["recall"] == 0.5
    assert wrong_between["related"]["kinds"] == {"relay": 1.0, "sibling": 0.0}
    assert figures(link("a", "x", 0.9))["related"]["recall"] == 0.0
    assert figures()["related"]["recall"] == 0.0


@pytest.mark.parametrize(
    ("found", "f1"),
    [
        (link("b", "a", 0.9, "cites"), 1.0),
        (link("a", "b", 0.9, "cites"), 0.0),  # the wrong way
        (link("b", "a", 0.9), 0.0),  # no direction
    ],
)
def test_edges_have_a_direction(found, f1: float) -> None:
    assert figures(found)["edges"]["f1"] == pytest.approx(f1)


def test_origins_are_counted_by_event() -> None:
    found = figures(origins={"a": "a", "b": "a", "c": "latent:q", "x": "x", "y": "y"})["origins"]
    assert (found["exact"], found["error"], found["bias"]) == (0.5, 0.5, 0.5)


def test_a_pair_that_is_not_reported_counts_as_said_to_be_unrelated() -> None:
    found = figures(link("b", "a", 1.0), link("c", "a", 1.0))["calibration"]
    assert found["error"] == 0.0
    assert figures(link("b", "a", 0.5))["calibration"]["error"] == pytest.approx((0.5 + 1) / 4)


def test_a_line_says_it_all() -> None:
    assert "edges F1 1.000" in say("all", figures(link("b", "a", 0.9, "copies")))


def test_parts_fillers_and_folds_keep_events_whole() -> None:
    part = choose(CORPUS, [0, 3])
    assert (part.ids, part.events.tolist()) == (["a", "x"], [1, 2])
    assert filled(part, ["more"]).events.tolist() == [1, 2, -1]
    events = np.array([7, 7, 8, 8, 9])
    assert (
        len(
            {
                *zip(
                    events.tolist(),
                    fold_of(events).tolist(),
                    held_out(events).tolist(),
                    strict=True,
                )
            }
        )
        == 3
    )


def test_speeches_are_put_into_two_independent_documents() -> None:
    said = '"We shall rebuild the weir before the herons return," he said.'
    quoting = replace(CORPUS, texts=[f"{text}\n\n{said}" for text in CORPUS.texts])
    spoken = with_speeches(quoting, GOLD, _One(), 1.0)
    changed = [new != old for new, old in zip(spoken.texts, quoting.texts, strict=True)]
    assert changed == [False, True, True, True, True]  # b and c, x and y


class _One:
    """Chance that always does the same."""

    def random(self) -> float:
        return 0.0

    def integers(self, low: int, high: int) -> int:
        return low

    def choice(self, values, size: int, replace: bool):
        return values[:size]


def test_jaccard_is_the_share_of_common_runs() -> None:
    found = jaccard(CORPUS)
    assert found["a", "b"] == pytest.approx(5 / 9)


def test_the_page_shows_what_was_measured() -> None:
    run = figures(link("b", "a", 0.9, "copies"))
    page = "\n".join(wirebench_docs.wirebench({"runs": {"whence": run, "shipped models": run}}))
    assert "| **whence** |" in page
    assert "shipped" not in page.split("\n|", 1)[1]


def test_common_words_are_classed_by_the_share_of_texts_that_hold_them() -> None:
    classes, size = common_words.common_words(
        ["the heron", "the WEIR", "the don’t the", "the moss"]
    )
    assert (classes, size) == ({0: ["the"], 2: ["dont", "heron", "moss", "weir"]}, 4)
    assert "- share: 0.25\n  words: >-\n    dont heron moss weir\n" in common_words.page(
        classes, size
    )
