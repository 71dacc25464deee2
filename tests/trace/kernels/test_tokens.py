"""The kernel of words says what the plain version says; prints find every shared passage."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import UsageError
from whence.trace.reuse_kernel import (
    Tokens,
    detail_prints,
    fingerprints,
    pack,
    sketch,
    text_keys,
    tokenize,
)
from whence.trace.wording import find_words

PIECES = [
    *"abUS.,'`‘’“”\"«»„ \n1é́ß北ไ्कÀ!?。-٣ـ",
    *["\u00ad", "\u200d", "\u3000", "a.b", "1,000", "U.S.", " “x", " 'y", "\n“", "\n\n", "𝔸", "𠀀", "😀"],
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(st.characters(exclude_categories=()), max_size=40),
)


def part(tokens: Tokens, document: int) -> slice:
    return slice(*tokens.offsets[document : document + 2])


@given(st.lists(TEXTS, max_size=4))
@settings(max_examples=500, deadline=None)
def test_against_the_plain_version(texts: list[str]) -> None:
    packed = pack(texts)
    tokens = tokenize(packed)
    hashes: dict[str, int] = {}
    for number, text in enumerate(texts):
        here = part(tokens, number)
        found = [
            (*packed.span(number, int(begin), int(end)), bool(marks & 4))
            for begin, end, marks in zip(
                tokens.begins[here], tokens.ends[here], tokens.marks[here], strict=True
            )
        ]
        words = find_words(text)
        assert found == [(word.start, word.end, word.quoted) for word in words]
        for word, value in zip(words, tokens.hashes[here].tolist(), strict=True):
            assert hashes.setdefault(word.key, value) == value
    assert len(set(hashes.values())) == len(hashes)


MARKS = [
    ("He met Ann Harte. She left.", {"He": 9, "met": 0, "Ann": 1, "Harte": 1, "She": 9, "left": 0}),
    ("We saw Gen. Smith go.", {"Gen": 1, "Smith": 1, "go": 0}),
    ("He had 40 men, 6.5% of them.", {"40": 2, "6.5": 2, "of": 0}),
    ("He said: “We shall go.” Then", {"He": 9, "We": 13, "shall": 4, "go": 4, "Then": 9}),
    ("a line\nMore of it\n\nNext", {"More": 1, "Next": 9}),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_of_words(text: str, expected: dict[str, int]) -> None:
    packed = pack([text])
    tokens = tokenize(packed)
    found = {
        bytes(packed.data[begin:end]).decode(): int(marks)
        for begin, end, marks in zip(tokens.begins, tokens.ends, tokens.marks, strict=True)
    }
    assert {word: found[word] for word in expected} == expected


def test_broken_bytes_are_no_words() -> None:
    packed = pack(["abcdef"] * 2)
    data = packed.data.copy()
    data[[1, 5, 6, 11]] = [0x80, 0xE2, 0xF4, 0xC3]
    tokens = tokenize(type(packed)(data=data, starts=packed.starts))
    assert tokens.offsets.tolist() == [0, 2, 3]


WORDS = st.lists(st.sampled_from([f"w{n}" for n in range(40)]), max_size=30)


@given(WORDS, WORDS, WORDS, WORDS, st.lists(st.integers(0, 3), min_size=8, max_size=20))
@settings(max_examples=300, deadline=None)
def test_eight_words_in_a_row_share_a_print(
    a: list[str], b: list[str], c: list[str], d: list[str], shared: list[int]
) -> None:
    run = [f"shared{n}" for n in shared]
    prints = fingerprints(tokenize(pack([" ".join(a + run + b), " ".join(c + run + d)])))
    hashes = [set((prints[prints & 0xFFFFFF == number] >> 24).tolist()) for number in (0, 1)]
    assert hashes[0] & hashes[1]


@given(st.lists(TEXTS | WORDS.map(" ".join), max_size=6), st.integers(0, 1000))
@settings(max_examples=200, deadline=None)
def test_a_sketch_is_what_tokens_give_on_any_split(texts: list[str], first: int) -> None:
    whole, tokens = sketch(pack(texts), first, details=True), tokenize(pack(texts))
    assert whole.words.tolist() == np.diff(tokens.offsets).tolist()
    for found, from_tokens in (
        (whole.prints, fingerprints(tokens, first)),
        (whole.details, detail_prints(tokens, first)),
        (whole.keys, text_keys(tokens)),
    ):
        assert found.tolist() == from_tokens.tolist()
    parts = [sketch(pack([text]), first + number) for number, text in enumerate(texts)]
    assert whole.prints.tolist() == [one for part in parts for one in part.prints.tolist()]


def test_numbers_and_names_are_details() -> None:
    tokens = tokenize(
        pack(["The 6,068 men of Ann Poe left.", "There were 6068 men.", "the men of ann poe left"])
    )
    details = detail_prints(tokens)
    first, second, third = (
        set((details[details & 0xFFFFFF == n] >> 24).tolist()) for n in range(3)
    )
    assert len(first & second) == 2  # the number, and the number with its noun
    assert len(first - second) == 3  # two names, and both together
    assert not third


@pytest.mark.parametrize("first", [-1, 1 << 24])
def test_document_numbers_have_24_bits(first: int) -> None:
    for find in (sketch, lambda packed, first: fingerprints(tokenize(packed), first)):
        with pytest.raises(UsageError, match="cannot be numbered"):
            find(pack(["a"]), first)


def test_room_runs_out() -> None:
    """Single letters make more words than usual texts, so that arrays must grow."""
    text = "a b c d e f g 1 " * 500
    tokens = tokenize(pack([text, "北" * 999, text, text]))
    assert tokens.offsets.tolist() == [0, 4000, 4999, 8999, 12999]
    rows = sketch(pack([text] * 9), details=True)
    assert rows.words.tolist() == [4000] * 9


@pytest.mark.parametrize(
    "piece", ["a ", "“a ‘b ", "“a” ", "U.", "1,", "a'", "é", "e\u0301", "北", '"', "A. "]
)
def test_cost_grows_no_faster_than_the_text(piece: str) -> None:
    """Four times the text takes about four times as long; nine times would be a square's start."""

    def seconds(times: int) -> float:
        packed = pack([piece * times])
        start = time.process_time()
        sketch(packed, details=True)
        find_words(piece * (times // 10))
        return time.process_time() - start

    seconds(10)
    short = min(seconds(50_000), seconds(50_000))
    assert min(seconds(200_000), seconds(200_000)) < 9 * short + 0.2
