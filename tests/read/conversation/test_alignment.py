"""Words of two texts side by side, and the edits between them."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.conversation.alignment import cut_words, extend, levenshtein

SHORT = st.text("abc ", max_size=8)


def slow(left, right):
    """The definition of Levenshtein's distance."""

    @cache
    def distance(i, j):
        if i == 0 or j == 0:
            return i + j
        change = distance(i - 1, j - 1) + (left[i - 1] != right[j - 1])
        return min(change, distance(i - 1, j) + 1, distance(i, j - 1) + 1)

    return distance(len(left), len(right))


@given(SHORT, SHORT)
def test_edits_are_those_of_the_definition(left, right):
    assert levenshtein(left, right) == slow(left, right)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("They’re al-Qa’ida", ("they're", "al-qa'ida")),
        ("合併した。", ("合", "併", "し", "た")),
        ("A 合", ("a", "合")),
        ("نبّه معاذ", ("نبّه", "معاذ")),
        ("…", ()),
    ],
)
def test_words(text, forms):
    words = cut_words(text)
    assert words.forms == forms
    assert all(text[s:e] for s, e in zip(words.starts, words.ends, strict=True))


def run(one, other, seed):
    left, right = cut_words(one), cut_words(other)
    found = extend(left, right, seed, (0, len(left.forms)))
    return (
        " ".join(left.forms[found.start : found.end]),
        " ".join(right.forms[found.other : found.other_end]),
        found.distance,
    )


@pytest.mark.parametrize(
    ("one", "other", "seed", "expected"),
    [
        ("a b c d", "x a b c d y", (0, 1), ("a b c d", "a b c d", 0)),
        ("a b c d", "x a b c d y", (3, 4), ("a b c d", "a b c d", 0)),
        ("a b X c d", "a b c d", (0, 0), ("a b x c d", "a b c d", 2)),
        ("a b c d", "a b X Y c d", (0, 0), ("a b c d", "a b x y c d", 4)),
        ("a, b c", "a b\n> c", (0, 0), ("a b c", "a b c", 1)),
        ("a b q r s", "a b t u v", (0, 0), ("a b", "a b", 0)),
    ],
)
def test_runs_go_on_beyond_a_few_words_that_differ(one, other, seed, expected):
    assert run(one, other, seed) == expected


WORDS = st.lists(st.sampled_from("ab bc cd de ef".split()), min_size=1, max_size=12)


@given(WORDS, WORDS, st.data())
def test_a_run_begins_and_ends_with_equal_words(one, other, data):
    left, right = cut_words(" ".join(one)), cut_words(" ".join(other))
    seeds = [(i, j) for i, a in enumerate(one) for j, b in enumerate(other) if a == b]
    if not seeds:
        return
    here, there = data.draw(st.sampled_from(seeds))
    found = extend(left, right, (here, there), (0, len(one)))
    assert 0 <= found.start <= here < found.end <= len(one)
    assert 0 <= found.other <= there < found.other_end <= len(other)
    assert one[found.start] == other[found.other]
    assert one[found.end - 1] == other[found.other_end - 1]
    mine = " ".join(one[found.start : found.end])
    theirs = " ".join(other[found.other : found.other_end])
    assert levenshtein(mine, theirs) <= found.distance
    assert here != there or one != other or found.distance == 0
