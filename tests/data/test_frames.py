"""The lists of event words are what the code takes them for."""

from typing import get_args

import pytest

from whence.data.frames import (
    event_words,
    frame_words,
    grammar,
    hostile_verbs,
    marker_phrases,
    nouns_too,
    other_verbs,
    place_phrases,
    support_verbs,
)
from whence.data.lexicons import read_yaml
from whence.model import Slot

SLOTS = set(get_args(Slot))


def test_every_role_of_an_event_is_a_slot_and_every_preposition_a_word() -> None:
    for events in event_words().values():
        for event in events:
            assert {event.subject, *event.prepositions.values()} <= SLOTS
            assert event.object is None or event.object in SLOTS
            assert all(
                isinstance(word, str) for word in event.prepositions
            )  # YAML reads on as true


def test_markers_and_support_verbs_give_slots() -> None:
    assert {slot for rows in marker_phrases().values() for _, slot in rows} <= SLOTS
    assert {slot for slot in support_verbs().values() if slot} <= SLOTS


def test_longer_phrases_go_before_shorter_ones() -> None:
    for rows in (*marker_phrases().values(), *place_phrases().values()):
        lengths = [len(words) for words, _ in rows]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("form", "predicate", "noun"),
    [
        ("treaties", "agree", True),
        ("met", "meet", False),
        ("kidnapped", "arrest", False),
        ("withdrawn", "withdraw", False),
        ("clashes", "fight", True),
        ("swore", "pledge", False),
        ("retook", "capture", False),
    ],
)
def test_forms_of_event_words(form: str, predicate: str, noun: bool) -> None:
    assert (predicate, noun) in {(one.predicate, one.noun) for one in event_words()[form]}


def test_words_that_only_phrases_make_events_keep_their_company() -> None:
    assert {one.after for one in event_words()["joined"]} == {("forces",)}


def test_all_lists_hold_words() -> None:
    data = read_yaml("frames.yaml")
    for name in (
        "occasions",
        "parts",
        "some",
        "groups",
        "goods",
        "helping",
        "adjectives",
        "doubtful",
    ):
        assert all(isinstance(word, str) and word == word.strip() for word in data[name])
        assert frame_words(name)
    for name in data["grammar"]:
        assert grammar(name)
    assert {"went", "wants"} <= other_verbs()
    assert {"crush", "crushing"} <= hostile_verbs()
    assert {"attack", "attacks"} <= nouns_too()
