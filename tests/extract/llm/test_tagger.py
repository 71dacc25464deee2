"""A model reads the whole text in windows; where it fails the local tagger does."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract import tag_by_rules
from whence.extract.llm import Config, llm_tagger, read_with_model
from whence.extract.llm.record import chain_of
from whence.model import Completion, UsageError

SAYING = re.compile(r"(\w+) said (\w+ \w+)")


def perfect(prompt):
    """Answer as a model that finds every “X said Y Z”."""
    lines = re.findall(r"^\[(\d+)\] (.*)$", prompt.user, re.MULTILINE)
    found = [
        {"id": n, "source": who, "cue": "said", "content": [what], "sentences": [int(n)]}
        for n, line in lines
        for who, what in SAYING.findall(line)
    ]
    return Completion(text=json.dumps({"attributions": found}))


TEXTS = st.lists(
    st.sampled_from(
        ["Ann said yes now.", "Bo said no more.", "It rained.", "Cy slept, and Di said ho hum."]
    ),
    max_size=30,
).map(" ".join)


@settings(deadline=None)
@given(TEXTS, st.integers(40, 300), st.integers(0, 120))
def test_windows_of_any_size_read_the_same(text, size, overlap):
    """What one window would give, many give, once each."""
    whole = read_with_model(text, perfect, config=Config(size=10_000))
    parts = read_with_model(text, perfect, config=Config(size=size, overlap=overlap))
    assert parts.found == whole.found
    assert len(whole.found) == len(SAYING.findall(text))


def test_the_end_of_a_long_text_is_read():
    text = "It rained. " * 5_000 + "Ann said yes now."
    reading = read_with_model(text, perfect)
    assert reading.windows > 10
    assert [text[slice(*one.cue)] for one in reading.found] == ["said"]


def test_a_tagger_tells_what_it_heard():
    heard = {}
    tag = llm_tagger(perfect, heard=heard.__setitem__)
    first, second = tag(["Ann said yes now.", "It rained."])
    assert (len(first), second) == (1, [])
    assert [len(one.found) for one in heard.values()] == [1, 0]


TEXT = "The mayor said that the bridge is closed. " + "It rained. " * 40 + "Ann said yes now."


def failing_on(word, said):
    return lambda prompt: said if word in prompt.user else perfect(prompt)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Completion(failure="the server answers 500", complete=False), "the server answers 500"),
        (Completion(text="I would rather not."), "the answer is not what was asked for"),
    ],
)
def test_where_the_model_fails_the_local_tagger_is_believed(said, why, shown):
    reading = read_with_model(
        TEXT, failing_on("mayor", said), local=tag_by_rules, config=Config(size=200, overlap=30)
    )
    (failure,) = reading.failures
    assert (failure.start, failure.why) == (0, why)
    assert [shown(TEXT, one) for one in reading.tagged] == [
        ("The mayor", "said", "the bridge is closed"),
        ("Ann", "said", "yes now"),
    ]
    assert len(reading.by_local) == 1


def test_without_a_local_tagger_a_failure_is_a_gap():
    said = Completion(failure="gone", complete=False)
    reading = read_with_model(TEXT, failing_on("mayor", said), config=Config(size=200))
    assert len(reading.tagged) == 1
    assert reading.local is None


def test_an_answer_that_was_cut_off_is_used_and_counted(read, item):
    one = json.dumps(item("Ann", "said", "yes now"))
    reading = read("Ann said yes now.", '{"attributions": [' + one + ', {"id": 2, "sou')
    assert (len(reading.found), reading.cut) == (1, 1)


def test_what_is_dropped_is_counted_by_reason(read, item):
    reading = read(
        "Ann said yes now.",
        item("Ann", "said", "yes now"),
        item("Bo", "said", "yes now"),
        item("Cy", "said", "yes now"),
        item("Ann", "yes", "yes now"),
        {"cue": 1},
        item("Ann", "said", "now"),
        config=Config(most=4),
    )
    assert dict(reading.dropped) == {"not_in_text": 2, "malformed": 1, "too_many": 1}
    assert len(reading.found) == 2


def test_a_wrong_setting_is_not_caught():
    def refuse(_prompt):
        raise UsageError("no such model")

    with pytest.raises(UsageError):
        read_with_model("Ann said yes.", refuse)


RELAYED = "The Courier reported that a clerk said Ann had told him the bridge is closed."


def test_a_chain_runs_from_the_outermost_hand_inwards(read, item):
    reading = read(
        RELAYED,
        item("The Courier", "reported", "a clerk said Ann had told him the bridge is closed"),
        item("a clerk", "said", "Ann had told him the bridge is closed", id=2, parent=1),
        item("Ann", "had told", "the bridge is closed", id=3, parent=2),
    )
    chain = chain_of(reading.found, reading.found[-1])
    assert [RELAYED[slice(*one.tagged.source[0])] for one in chain] == [
        "The Courier",
        "a clerk",
        "Ann",
    ]


def test_hands_in_a_circle_pass_nothing_on(read, item):
    reading = read(
        RELAYED,
        item("The Courier", "reported", "the bridge is closed", parent=2),
        item("a clerk", "said", "the bridge is closed", id=2, parent=1),
    )
    assert [one.within for one in reading.found] == [None, None]
