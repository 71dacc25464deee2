"""Shared passages: maximal, exact on both sides, outside quotations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Document
from whence.trace.reuse import find_reuse
from whence.trace.wording import find_words


def page(id: str, text: str) -> Document:
    return Document(id=id, text=text)


def test_a_run_is_maximal_and_quotes_both_sides() -> None:
    left = page("a", "Late on Friday the Harbour board met in secret, and sold the pier.")
    right = page("b", "It is said that on Friday the harbour board met in secret - and lied.")
    (run,) = find_reuse([left, right], 5)
    assert run.words == 9
    assert run.left.quote == "on Friday the Harbour board met in secret, and"
    assert run.right.quote == "on Friday the harbour board met in secret - and"


def test_a_shared_quotation_is_the_speakers() -> None:
    quote = "“we shall never give up the old pier to anybody”"
    assert not list(
        find_reuse([page("a", f"He said {quote}."), page("b", f"She heard {quote}.")], 4)
    )


def test_what_everybody_shares_is_boilerplate() -> None:
    pages = [page(str(n), "all rights reserved by the owner of this page") for n in range(25)]
    assert not list(find_reuse(pages, 5))


def test_nothing_to_share() -> None:
    assert not list(find_reuse([page("a", ""), page("b", "one")], 3))


# what stands in both with small differences, words that agree, or None if it is not one run
BRIDGED = [
    ("the harbour board sold the old pier at night", "the harbor board sold the old pier at night", None),
    ("at noon the board sold the grey pier and left the town", "at noon the board sold the gray pier and left the town", 11),
    ("at noon the board sold two of its ships and left the town", "at noon the board sold 2 of its ships and left the town", 12),
    ("at noon the board sold it and left the town", "at noon the board sold it, he said, and left the town", 10),
    ("at noon the board sold it, as he had said, and left the town", "at noon the board sold it and left the town", None),
    ("at noon the board sold it and went home", "at noon the board sold it but went home", None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "words"), BRIDGED)
def test_small_differences_are_bridged(left: str, right: str, words: int | None) -> None:
    runs = list(find_reuse([page("a", left), page("b", right)], 5))
    if words is None:
        assert all(run.left.quote != left for run in runs)
    else:
        (run,) = runs
        assert (run.left.quote, run.right.quote, run.words) == (left, right, words)


def test_shared_quotations_are_told_apart_when_asked_for() -> None:
    left = page(
        "a", "On Monday the mayor of the town said “we shall sell the old pier to him” and left."
    )
    right = page(
        "b", "On Monday the mayor of the town said: “We shall sell the old pier to him.” Later"
    )
    (outside,) = find_reuse([left, right], 5)
    assert outside.left.quote == "On Monday the mayor of the town said"
    outside, inside = find_reuse([left, right], 5, quoted=True)
    assert not outside.quoted
    assert inside.quoted
    assert inside.right.quote == "We shall sell the old pier to him"


WORDS = st.lists(
    st.sampled_from("ship pier board sold met old new harbour night gold".split()), max_size=30
)


@given(WORDS, WORDS)
@settings(max_examples=200, deadline=None)
def test_against_brute_force(one: list[str], other: list[str]) -> None:
    """Three equal words anywhere are inside some run, except at the fifth place of one seed and on."""
    left, right = page("a", " ".join(one)), page("b", " ".join(other))
    found = list(find_reuse([left, right], 3))
    for run in found:
        left.check(run.left)
        right.check(run.right)
        assert run.words >= 3
    a, b = ([word.key for word in find_words(page.text)] for page in (left, right))
    for i in range(len(a) - 2):
        for j in range(len(b) - 2):
            early = _count(a, i) <= 4 and _count(b, j) <= 4
            if early and a[i : i + 3] == b[j : j + 3]:
                starts = find_words(left.text)[i].start, find_words(right.text)[j].start
                assert any(
                    run.left.start <= starts[0] < run.left.end
                    and run.right.start <= starts[1] < run.right.end
                    for run in found
                )


def _count(words: list[str], place: int) -> int:
    """Say which place of its seed this is."""
    return sum(words[n : n + 3] == words[place : place + 3] for n in range(place + 1))
