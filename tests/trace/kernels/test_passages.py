"""Runs of equal words: the kernel against the plain version, and both against their law."""

from dataclasses import fields
from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.trace.growing import Grower, Segment, find_seeds
from whence.trace.reuse_kernel import Runs, pack, split_quoted, tokenize, verify
from whence.trace.wording import Word, find_words

Row = tuple[int, ...]
WORDS = st.lists(st.sampled_from([*"abcde", "“x", "y”", "“", "”"]), max_size=60)


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """Draw texts of few words, of which some are others with small changes."""
    found = [draw(WORDS)]
    for _ in range(draw(st.integers(1, 3))):
        one = draw(WORDS) if draw(st.booleans()) else list(draw(st.sampled_from(found)))
        for _ in range(draw(st.integers(0, 4))):
            place, size = draw(st.integers(0, len(one))), draw(st.integers(0, 3))
            one[place : place + size] = draw(st.lists(st.sampled_from("abcde"), max_size=3))
        found.append(one)
    return [" ".join(one) for one in found]


def rows(runs: Runs) -> list[Row]:
    columns = (getattr(runs, field.name).tolist() for field in fields(Runs))
    return list(zip(*columns, strict=True))


def plain(words: list[list[Word]], left: int, right: int, shortest: int) -> list[list[Segment]]:
    ours, theirs = ([word.key for word in words[number]] for number in (left, right))
    seed = min(5, shortest)
    runs = Grower(ours, theirs, seed).grow(find_seeds(ours, theirs, seed))
    return [run for run in runs if sum(size for _, _, size in run) >= shortest]


@given(texts(), st.integers(1, 8))
@settings(max_examples=500, deadline=None)
def test_against_the_plain_version(texts: list[str], shortest: int) -> None:
    tokens, words = tokenize(pack(texts)), [find_words(text) for text in texts]
    pairs = list(permutations(range(len(texts)), 2))
    left, right = (np.array(side, np.uint32) for side in zip(*pairs, strict=True))
    expected = []
    for number, (one, other) in enumerate(pairs):
        ours, theirs = int(tokens.offsets[one]), int(tokens.offsets[other])
        for run in plain(words, one, other, shortest):
            (i, j, _), (i_end, j_end, size) = run[0], run[-1]
            both = [
                words[one][i + n].quoted and words[other][j + n].quoted
                for i, j, size in run
                for n in range(size)
            ]
            last = size - 1
            ends = (ours + i, ours + i_end + last, theirs + j, theirs + j_end + last)
            expected.append((number, *ends, len(both), sum(both)))
    assert rows(verify(tokens, left, right, shortest=shortest)) == expected


@given(texts(), st.integers(1, 6))
@settings(max_examples=300, deadline=None)
def test_every_run_of_equal_words_is_in_one_found(texts: list[str], shortest: int) -> None:
    """Whatever is bridged: each pair of places where `seed` words agree lies in some run."""
    ours, theirs = ([word.key for word in find_words(text)] for text in texts[:2])
    seeds = find_seeds(ours, theirs, shortest)
    runs = list(Grower(ours, theirs, shortest).grow(seeds))
    cells = {(i + n, j + n) for run in runs for i, j, size in run for n in range(size)}
    assert all(ours[i] == theirs[j] for i, j in cells)
    assert all((i + n, j + n) in cells for i, j in seeds for n in range(shortest))
    for run in runs:
        for (i, j, size), (k, m, after) in pairwise(run):
            assert 0 < max(k - i - size, m - j - size) <= 2
            assert after >= 3


@given(texts(), st.integers(1, 6))
@settings(max_examples=200, deadline=None)
def test_quotations_are_told_apart(texts: list[str], shortest: int) -> None:
    tokens = tokenize(pack(texts))
    runs = verify(tokens, np.array([0], np.uint32), np.array([1], np.uint32), shortest=shortest)
    pieces = rows(split_quoted(tokens, runs, shortest=1))
    assert sum(piece[5] for piece in pieces) == sum(runs.words)
    assert sum(piece[6] for piece in pieces) == sum(runs.quoted)
    assert all(piece[6] in (0, piece[5]) for piece in pieces)
    long = rows(split_quoted(tokens, runs, shortest=shortest))
    assert long == [piece for piece in pieces if piece[5] >= shortest]


HOSTILE = {
    "nothing": ["", ""],
    "one word": ["a", "a"],
    "one word without end": ["a " * 30_000, "a " * 30_000],
    "a period": ["a b c d e f g " * 5_000, "a b c d e f g " * 4_000],
    "zeros": ["\0" * 1000 + "a b c d e f", "\0a\0b\0c\0d\0e\0f"],
    "surrogates": ["\ud800 a b c d e f \udfff", "a b c d e \udc00 f"],
}


@pytest.mark.parametrize("texts", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts(texts: list[str]) -> None:
    tokens = tokenize(pack(texts))
    runs = verify(tokens, np.array([0], np.uint32), np.array([1], np.uint32))
    assert len(runs) <= 40
    assert len(split_quoted(tokens, runs)) <= len(runs)


def test_five_hundred_copies() -> None:
    text = "The harbour board sold the old pier on Friday night to a firm that nobody knew."
    tokens = tokenize(pack([text] * 500))
    left = np.zeros(499, np.uint32)
    runs = verify(tokens, left, np.arange(1, 500, dtype=np.uint32))
    assert runs.pair.tolist() == list(range(499))
    assert set(runs.words.tolist()) == {16}


def test_no_pairs() -> None:
    empty = np.empty(0, np.uint32)
    runs = verify(tokenize(pack(["a b"])), empty, empty)
    assert len(runs) == len(split_quoted(tokenize(pack(["a b"])), runs)) == 0


@pytest.mark.parametrize(
    "piece", ["a ", "a b c d e f g ", "a “b c” d. ", "# b c d e f # h i j k l m "]
)
def test_cost_grows_no_faster_than_the_text(piece: str) -> None:
    """Steps are counted, not seconds: the words that the plain version compares."""

    def steps(times: int) -> int:
        """Compare a text with itself; where # stands, every word is new."""
        text = "".join(piece.replace("#", f"x{n}") for n in range(times))
        other = "".join(piece.replace("#", f"y{n}") for n in range(times))
        left, right = ([Counted(word.key) for word in find_words(one)] for one in (text, other))
        Counted.compared = 0
        list(Grower(left, right, 5).grow(find_seeds(left, right, 5)))
        return Counted.compared

    assert steps(2_000) < 4.5 * steps(500) + 2_000


def test_many_small_differences_take_no_square_of_time() -> None:
    """Forty thousand words of which every sixth differs: one run of thousands of segments."""
    words = [f"w{n * n % 10_007} v{n}" for n in range(20_000)]
    changed = [word if n % 3 else f"z{n}" for n, word in enumerate(words)]
    tokens = tokenize(pack([" ".join(words), " ".join(changed)]))

    runs = verify(tokens, np.array([0], np.uint32), np.array([1], np.uint32), seed=2)
    # The two words after the last difference are too few to go on with.
    agreeing = 2 * sum(one == other for one, other in zip(words, changed, strict=True)) - 2
    assert runs.words.tolist() == [agreeing]


class Counted(str):
    """A word that counts how often any word is compared."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, str(other))

    def __hash__(self) -> int:
        return str.__hash__(self)
