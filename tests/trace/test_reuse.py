"""Shared passages: maximal, exact on both sides, outside quotations."""

from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Document
from whence.text import fold, words
from whence.trace.reuse import find_reuse


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


WORDS = st.lists(
    st.sampled_from("ship pier board sold met old new harbour night gold".split()), max_size=30
)


@given(WORDS, WORDS)
@settings(max_examples=200, deadline=None)
def test_against_brute_force(one: list[str], other: list[str]) -> None:
    left, right = page("a", " ".join(one)), page("b", " ".join(other))
    found = {(run.left.start, run.right.start, run.words) for run in find_reuse([left, right], 3)}
    assert found == _brute(left, right, 3)
    for run in find_reuse([left, right], 3):
        left.check(run.left)
        right.check(run.right)


def _brute(left: Document, right: Document, shortest: int) -> set[tuple[int, int, int]]:
    """Every pair of places where a run begins: equal words that cannot be grown to the left."""
    a, b = ([(fold(p.text[s:e]), s) for s, e in words(p.text)] for p in (left, right))
    found = set()
    for i in range(len(a)):
        for j in range(len(b)):
            if i and j and a[i - 1][0] == b[j - 1][0]:
                continue
            size = 0
            while i + size < len(a) and j + size < len(b) and a[i + size][0] == b[j + size][0]:
                size += 1
            if size >= shortest:
                found.add((a[i][1], b[j][1], size))
    return found
