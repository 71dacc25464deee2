"""Two frames slot by slot, and who vouches for which event."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from whence.model import (
    Comparison,
    Document,
    Frame,
    Role,
    Slot,
    Statement,
    compare_frames,
    same_words,
    tellers,
)


def frame(text: str, *roles: tuple[Slot, str] | tuple[Slot, str, bool], id: str = "f") -> Frame:
    """Return an event of a text; a role's words must stand in it, `[…]` is a short name."""
    page = Document(id=id, text=text)

    def role(slot: Slot, words: str, part: bool = False) -> Role:
        start = text.index(words)
        span = page.span(start, start + len(words))
        if "[" not in words:
            return Role(slot=slot, span=span, part=part)
        opens, closes = start + words.index("["), start + words.index("]")
        return Role(
            slot=slot,
            span=span,
            name=page.span(start, opens - 1),
            short=page.span(opens + 1, closes),
            part=part,
        )

    return Frame(
        id=id, predicate="agree", trigger=page.span(0, 1), roles=tuple(role(*one) for one in roles)
    )


def said(found: Comparison) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    return (
        [(one.a.span.quote, one.b.span.quote) for one in found.shared],
        [one.span.quote for one in found.only_a],
        [one.span.quote for one in found.only_b],
    )


A = frame(
    "pact: Vela, the Salt League [SL], ‘Sable’, some members of Iron Quay, near Tarn",
    ("party", "Vela"),
    ("party", "the Salt League [SL]"),
    ("overseer", "‘Sable’"),
    ("attendee", "some members of Iron Quay", True),
    ("place", "near Tarn"),
    id="a",
)
B = frame(
    "accord: SL; Vela; Sable; Iron Quay; the Grey Band",
    ("party", "SL"),
    ("party", "Vela"),
    ("attendee", "Sable"),
    ("attendee", "Iron Quay"),
    ("target", "the Grey Band"),
    id="b",
)


def test_shared_and_not_shared() -> None:
    iron = replace(A.roles[3], name=Document(id="a", text=" " * 46 + "Iron Quay").span(46, 55))
    a = replace(A, roles=(*A.roles[:3], iron, A.roles[4]))
    shared, only_a, only_b = said(compare_frames(a, B))
    assert shared == [
        ("Vela", "Vela"),
        ("the Salt League [SL]", "SL"),
        ("some members of Iron Quay", "Iron Quay"),
        ("‘Sable’", "Sable"),
    ]
    assert (only_a, only_b) == (["near Tarn"], ["the Grey Band"])


def test_another_role_and_another_extent_are_told() -> None:
    found = compare_frames(A, B)
    by_words = {one.a.span.quote: one for one in found.shared}
    assert by_words["Vela"].same_slot
    assert by_words["Vela"].same_extent
    assert not by_words["‘Sable’"].same_slot


def test_one_mention_is_shared_once() -> None:
    one = frame("Vela Lyra", ("party", "Vela"), id="a")
    twice = frame("Vela Lyra", ("party", "Vela"), ("attendee", "Vela"), id="b")
    found = compare_frames(one, twice)
    assert (len(found.shared), len(found.only_b)) == (1, 1)


def test_places_and_times_are_shared_only_in_their_slot() -> None:
    a = frame("Tarn", ("place", "Tarn"), id="a")
    b = frame("Tarn", ("party", "Tarn"), id="b")
    assert not compare_frames(a, b).shared


def test_whoever_knows_the_actors_may_say_what_is_the_same() -> None:
    a, b = frame("Vela", ("party", "Vela"), id="a"), frame("Lyra", ("party", "Lyra"), id="b")
    assert not compare_frames(a, b).shared
    assert len(compare_frames(a, b, same=lambda _x, _y: True).shared) == 1


SLOTS = st.sampled_from(["party", "attendee", "overseer", "place", "target"])
FRAMES = st.lists(st.tuples(SLOTS, st.sampled_from(["Vela", "Lyra", "Pavo"])), max_size=6).map(
    lambda roles: frame("Vela Lyra Pavo", *roles)
)


@given(FRAMES, FRAMES)
def test_every_role_is_in_one_place_and_order_of_the_frames_changes_nothing(
    a: Frame, b: Frame
) -> None:
    found, back = compare_frames(a, b), compare_frames(b, a)
    assert len(found.shared) + len(found.only_a) == len(a.roles)
    assert len(found.shared) + len(found.only_b) == len(b.roles)
    assert len(back.shared) == len(found.shared)
    assert all(same_words(one.a, one.b) for one in found.shared)


@given(FRAMES)
def test_a_frame_shares_all_with_itself(a: Frame) -> None:
    found = compare_frames(a, a)
    assert (len(found.shared), found.only_a, found.only_b) == (len(a.roles), (), ())


def test_who_tells_of_an_event() -> None:
    def statement(id: str, *frames: Frame) -> Statement:
        return Statement(id=id, document="d", start=0, end=1, text="x", content=(), frames=frames)

    one, two = statement("one", A, B), statement("two", B)
    assert tellers([one, two]) == {"a": (one,), "b": (one, two)}
