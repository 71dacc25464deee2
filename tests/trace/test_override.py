"""What the analyst settles goes before every sign, and is never hidden."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Link, Override
from whence.trace.override import Settled


def same(*ids, why="they say so", claim=None):
    return Override(same=ids, why=why, claim=claim)


def apart(*ids, why="they say so", claim=None):
    return Override(apart=ids, why=why, claim=claim)


def pair(*ids):
    return tuple(sorted(ids))


def joined(strengths, ids):
    """Return the groups in which every link left holds."""
    home = {id: {id} for id in ids}
    for key, strength in strengths.items():
        if strength > 0:
            one, other = sorted(key)
            union = home[one] | home[other]
            home |= dict.fromkeys(union, union)
    return {frozenset(group) for group in home.values()}


TABLE = [
    ("nothing settled", {pair("a", "b"): 0.4}, [], {pair("a", "b"): 0.4}),
    ("held together", {pair("a", "b"): 0.1}, [same("a", "b")], {pair("a", "b"): 1.0}),
    ("held together without a link", {}, [same("a", "b")], {pair("a", "b"): 1.0}),
    ("held apart", {pair("a", "b"): 0.99}, [apart("a", "b")], {pair("a", "b"): 0.0}),
    (
        "a third joins the one it is nearer to",
        {pair("a", "x"): 0.9, pair("x", "b"): 0.8},
        [apart("a", "b")],
        {pair("a", "x"): 0.9, pair("x", "b"): 0.0},
    ),
    (
        "what is held together comes before what is found",
        {pair("a", "x"): 0.99},
        [same("b", "x"), apart("a", "b")],
        {pair("a", "x"): 0.0, pair("b", "x"): 1.0},
    ),
    ("another claim's entry", {pair("a", "b"): 0.4}, [same("a", "b", claim="d")], {pair("a", "b"): 0.4}),
    ("one of them is silent", {pair("a", "b"): 0.4}, [same("a", "z")], {pair("a", "b"): 0.4}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "entries", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_strengths(found, entries, expected):
    assert Settled.on("c", entries, "abx").strengths(found) == expected


IDS = "abcdef"
PAIRS = st.dictionaries(
    st.sampled_from([pair(*two) for two in combinations(IDS, 2)]), st.floats(0.01, 0.99)
)
SETS = st.lists(st.sampled_from(IDS), min_size=2, max_size=4, unique=True)


@given(PAIRS, st.lists(SETS, max_size=3))
@settings(max_examples=300, deadline=None)
def test_no_links_left_join_what_is_held_apart(found, held):
    settled = Settled.on("c", [apart(*ids) for ids in held], IDS).strengths(found)
    for group in joined(settled, IDS):
        assert all(len(group & set(ids)) < 2 for ids in held)
    assert all(settled[key] in (0.0, strength) for key, strength in found.items())


@given(PAIRS, st.lists(SETS, max_size=3))
@settings(max_examples=300, deadline=None)
def test_what_is_held_together_is_one(found, held):
    settled = Settled.on("c", [same(*ids) for ids in held], IDS).strengths(found)
    sure = {key: strength for key, strength in settled.items() if strength == 1.0}
    groups = joined(sure, IDS)
    assert all(any(set(ids) <= group for group in groups) for ids in held)


def link(one, other, probability):
    return Link(from_=one, to=other, kind="copies", probability=probability, reasons=(), claim="c")


def test_links_say_who_settled_it_and_why():
    entries = [same("a", "b", why="one desk"), apart("a", "x", why="own man there")]
    found = [link("b", "a", 0.2), link("x", "a", 0.9), link("x", "b", 0.5)]
    first, second, third = Settled.on("c", entries, "abx").links(found, "c")
    assert (first.probability, second.probability, third.probability) == (1.0, 0.0, 0.5)
    assert first.reasons[0].what == "settled by the analyst: one origin, because one desk"
    assert second.reasons[0].what == "settled by the analyst: apart, because own man there"
    assert second.reasons[0].weight < 0 < first.reasons[0].weight
    assert third.reasons == ()


def test_what_is_held_together_without_a_sign_gets_a_link():
    (new,) = Settled.on("c", [same("b", "a")], "ab").links([], "c")
    assert (new.from_, new.to, new.kind, new.probability) == ("a", "b", "shares_origin", 1.0)
