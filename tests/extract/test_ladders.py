"""Degrees: talks are no merger. A table that a reader can extend."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.data.lexicons import read_yaml
from whence.extract.ladders import highest_rung, ladders_between, read_rungs

HIGHEST = [
    ("merger talks between the two ports", "alliance", "talks"),
    ("talks about a possible merger", "alliance", "talks"),
    ("war planning meetings between the leaders", "alliance", "meeting"),
    ("they met to discuss a merger", "alliance", "meeting"),
    ("the parties agreed to merge", "alliance", "agreement"),
    ("a merger agreement was signed", "alliance", "agreement"),
    ("a pact to end the feud and cooperate", "alliance", "agreement"),
    ("a truce holds in the valley", "alliance", "truce"),
    ("the two groups formed an alliance", "alliance", "alliance"),
    ("the two groups merged on Sunday", "alliance", "merger"),
    ("no talks were held", "alliance", None),
    ("they may form an alliance", "alliance", None),
    ("the possibility of some kind of unification", "alliance", None),
    ("Would the two groups merge?", "alliance", None),
    ("it denied having merged", "alliance", None),
    ("they threatened to attack the base", "violence", "threat"),
    ("a plan to bomb the station", "violence", "plan"),
    ("an attempted attack on the base", "violence", "attempt"),
    ("the army attacked the base", "violence", "attack"),
    ("he was questioned and then arrested", "prosecution", "arrested"),
    ("he was charged, but not convicted", "prosecution", "charged"),
    ("she was convicted of fraud", "prosecution", "convicted"),
    ("four sailors were wounded", "harm", "wounded"),
    ("two were killed and four injured", "harm", "dead"),
    ("troops surrounded the town but did not enter it", "capture", "advance"),
    ("the rebels captured the town", "capture", "held"),
    ("the bidder made an offer for the company", "sale", "offer"),
    ("the firm was sold", "sale", "sold"),
    ("the state sought nuclear material", "weapon", "sought"),
]


@pytest.mark.parametrize(("text", "ladder", "rung"), HIGHEST, ids=[text for text, *_ in HIGHEST])
def test_highest_rung_asserted(text: str, ladder: str, rung: str | None) -> None:
    found = highest_rung(text, ladder)
    assert (found.rung if found else None) == rung


STATES = [
    ("merger talks", "merger", "topic"),
    ("no merger took place", "merger", "denied"),
    ("they failed to agree", "agreement", "denied"),
    ("they plan to meet", "meeting", "open"),
    ("they met", "meeting", "asserted"),
    ("if they merge, prices rise", "merger", "open"),
]


@pytest.mark.parametrize(("text", "rung", "state"), STATES)
def test_state_of_a_rung(text: str, rung: str, state: str) -> None:
    states = {one.rung: one.state for one in read_rungs(text, "alliance")}
    assert states[rung] == state


@pytest.mark.parametrize(
    ("text", "limited"),
    [("a local alliance", True), ("an ad hoc alliance", True), ("a formal alliance", False)],
)
def test_small_rungs(text: str, limited: bool) -> None:
    assert [one.limited for one in read_rungs(text, "alliance")] == [limited]


def test_words_of_many_meanings_need_their_topic() -> None:
    assert read_rungs("the firm used its own harbour", "weapon") == []


def test_order_of_rungs() -> None:
    assert ladders_between("talks", "merger") == ["alliance"]
    assert ladders_between("merger", "talks") == []
    assert ladders_between("wounded", "dead") == ["harm"]


def test_classes_of_rungs_are_classes_of_predicates() -> None:
    known = read_yaml("predicates.yaml")["classes"]
    rows = [row for rungs in read_yaml("ladders.yaml")["ladders"].values() for row in rungs]
    assert {row["class"] for row in rows if "class" in row} <= set(known)


ALLIANCE = [row["rung"] for row in read_yaml("ladders.yaml")["ladders"]["alliance"]]
WORDS = {"talks": "talks", "meeting": "a meeting", "agreement": "an agreement", "alliance": "an alliance", "merger": "a merger"}  # fmt: skip


@given(st.sampled_from(sorted(WORDS)), st.sampled_from(sorted(WORDS)))
def test_what_a_lower_rung_is_about_is_not_asserted(one: str, other: str) -> None:
    low, high = sorted((one, other), key=ALLIANCE.index)
    if low == high:
        return
    found = highest_rung(f"There was {WORDS[low]} about {WORDS[high]}.", "alliance")
    assert found
    assert found.rung == low


@given(st.text(max_size=200))
def test_spans_quote_the_text(text: str) -> None:
    for one in read_rungs(text):
        assert 0 <= one.span[0] < one.span[1] <= len(text)


@pytest.mark.parametrize("piece", ["talks ", "merger to ", "may attack ", "to kill "])
def test_cost_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        best = 9.0
        for _ in range(2):
            begun = time.process_time()
            read_rungs(piece * times)
            best = min(best, time.process_time() - begun)
        return best

    assert cost(8_000) < 12 * max(cost(2_000), 0.005)
