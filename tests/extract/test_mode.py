"""Acts told apart from what is tried, meant, possible, asked: a table that a reader can extend."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.mode import mode_of, read_modes

CASES = [
    ("the group issued an ultimatum", "act yes"),
    ("the ultimatum was issued on Monday", "act yes"),
    ("an agreement to share the harbour", "act yes"),
    ("she managed to escape", "act yes"),
    ("they began to leave", "act yes"),
    ("the guards forced them to leave", "act yes"),
    ("the group did not issue an ultimatum", "act no"),
    ("no deal was struck", "act no"),
    ("the group failed to issue an ultimatum", "act no"),
    ("he refused to leave", "act no"),
    ("they were prevented from leaving", "act no"),
    ("the office stopped issuing permits", "act no"),
    ("the mayor did not fail to answer", "act yes"),
    ("they tried to reach the town", "attempt open"),
    ("an attempt to reach the town was under way", "act yes"),
    ("the army attempted a landing", "attempt open"),
    ("the group intended to issue an ultimatum", "intention open"),
    ("originally intending to send a warning to the port", "intention open"),
    ("the firm has instead decided to sell its ships", "intention open"),
    ("the army plans an attack", "intention open"),
    ("they hoped to push back", "intention open"),
    ("they threatened to close the road", "intention open"),
    ("he was unwilling to pay", "intention no"),
    ("the brigade was able to hold the bridge", "capability open"),
    ("the brigade can hold the bridge", "capability open"),
    ("they cannot hold the bridge", "capability no"),
    ("the brigade was unable to hold the bridge", "capability no"),
    ("realising that it was too weak to fight its neighbour", "capability no"),
    ("they may have reached the town", "possibility open"),
    ("the firm might be sold", "possibility open"),
    ("they will sign on Monday", "future open"),
    ("they are expected to sign on Monday", "future open"),
    ("he is unlikely to sign", "future no"),
    ("they would attack the port", "future open"),
    ("they would have attacked the port", "condition no"),
    ("if they sign, the port will open", "condition open"),
    ("he asked the men to leave", "demand open"),
    ("the firm should pay", "demand open"),
    ("Would they attack?", "question open"),
    ("whether the firm had paid", "question open"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_mode(text: str, expected: str) -> None:
    found = mode_of(text)
    assert f"{found.mode} {found.happened}" == expected


def test_three_states_none_of_which_is_an_ultimatum_that_happened() -> None:
    text = (
        "The league had hoped to stop them, intending to issue an ultimatum, but it was too weak to "
        "fight and decided to turn north."
    )
    found = [(one.mode, one.happened, text[slice(*one.act)]) for one in read_modes(text)]
    assert found == [
        ("intention", "open", "stop them"),
        ("intention", "open", "issue an ultimatum"),
        ("capability", "no", "fight and decided to turn north"),
        ("intention", "open", "turn north"),
    ]


def test_an_acronym_is_no_auxiliary() -> None:
    text = "meetings between JN and IS leaders"
    assert text[slice(*mode_of(text).act)].startswith("meetings")


def test_the_month_of_may_is_a_matter_of_its_neighbours() -> None:
    assert read_modes("the firm was sold in the spring") == []


@given(st.text(max_size=300))
def test_spans_lie_in_the_text_and_cues_before_acts(text: str) -> None:
    for one in (*read_modes(text), mode_of(text)):
        assert 0 <= one.act[0] <= one.act[1] <= len(text)
        assert 0 <= one.cue[0] <= one.cue[1] <= len(text)


@pytest.mark.parametrize("piece", ["to go ", "may may ", "able to ", "threat of ", "not "])
def test_cost_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        best = 9.0
        for _ in range(2):
            begun = time.process_time()
            read_modes(piece * times)
            best = min(best, time.process_time() - begun)
        return best

    assert cost(16_000) < 12 * max(cost(4_000), 0.005)
