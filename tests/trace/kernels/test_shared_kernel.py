"""What two texts share, against a plain count."""

from difflib import SequenceMatcher

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.compiling import still
from whence.trace.kernels import shared_kernel as shared
from whence.trace.kernels.packed import pack
from whence.trace.kernels.tokens import tokenize
from whence.trace.kernels.tokens_kernel import QUOTED

words = st.lists(st.sampled_from([f"w{number}" for number in range(40)]), max_size=40)
NAMES = {name: getattr(shared, name) for name in "RUNS QUOTED_RUNS LONGEST COVER_LEFT COVER_RIGHT NAMES NUMBERS WORDS PASSAGE SECOND DETAILS ORDER".split()}  # fmt: skip


def compare(left: str, right: str, skip: int = 0) -> dict[str, float]:
    """Return what two texts share when every word is worth six nats and every pair of words eight."""
    tokens = tokenize(pack([left, right]))
    flat = [np.full(len(tokens.hashes), worth * 16, np.uint8) for worth in (6, 8)]
    row = shared.compare(
        still(tokens.hashes, np.uint64), still(tokens.marks, np.uint8), still(tokens.offsets, np.int64),
        still(flat[0], np.uint8), still(flat[1], np.uint8),
        still(np.array([0]), np.int64), still(np.array([1]), np.int64), skip,
    )[0]  # fmt: skip
    return {name: float(row[column]) for name, column in NAMES.items()}


@given(words, words)
@settings(deadline=None)
def test_the_longest_run_is_the_longest_common_one(left: list[str], right: list[str]) -> None:
    distinct = (
        list(dict.fromkeys(left)),
        list(dict.fromkeys(right)),
    )  # a repeated word has few places
    found = compare(*map(" ".join, distinct))["LONGEST"]
    longest = SequenceMatcher(None, *distinct, autojunk=False).find_longest_match().size
    assert found == (longest if longest >= 3 else 0)


@given(words, words)
@settings(deadline=None)
def test_covers_are_the_shares_of_words_in_runs_of_three(left: list[str], right: list[str]) -> None:
    one, other = list(dict.fromkeys(left)), list(dict.fromkeys(right))
    runs = [set(zip(part, part[1:], part[2:], strict=False)) for part in (one, other)]
    both = runs[0] & runs[1]
    found = compare(" ".join(one), " ".join(other))
    for part, name in ((one, "COVER_LEFT"), (other, "COVER_RIGHT")):
        inside = {
            place + step
            for place, run in enumerate(zip(part, part[1:], part[2:], strict=False))
            if run in both
            for step in range(3)
        }
        assert found[name] == pytest.approx(len(inside) / max(1, len(part)), abs=1e-6)


def test_names_numbers_and_words_are_told_apart_and_counted_once() -> None:
    found = compare(
        "Yesterday we met Orlo Venn and Orlo Venn had 417 lanterns.",
        "They say that Venn, with 417 lanterns or more, knew Venn.",
    )
    assert found["NAMES"] == pytest.approx(6 - 2)  # Venn
    assert found["NUMBERS"] == pytest.approx(6)  # 417
    assert found["WORDS"] == pytest.approx(6 - 3)  # lanterns
    assert found["DETAILS"] == 2


def test_a_shared_quotation_can_be_left_out() -> None:
    said = "“we shall never give up the old pier to anybody from Tarrow”"
    left, right = f"On Monday he told the council: {said}.", f"Her brother said: {said}, he wrote."
    assert compare(left, right)["QUOTED_RUNS"] > 5
    assert compare(left, right)["PASSAGE"] > 20
    apart = compare(left, right, QUOTED)
    assert [apart[name] for name in ("QUOTED_RUNS", "RUNS", "LONGEST", "NAMES")] == [0] * 4
    assert apart["PASSAGE"] < 10  # he, and the


def test_words_that_only_one_text_quotes_are_not_left_out() -> None:
    line = "the crooked pier of Tarrow was sold to a hatter"
    assert compare(f"We saw that {line}.", f"He said “{line}”.", QUOTED)["LONGEST"] == 10


def test_facts_in_the_same_order_agree() -> None:
    facts = [f"fact{number}x" for number in range(8)]
    text = " and then came the ".join(facts)
    assert compare(text, " or ".join(facts))["ORDER"] > 0.5
    assert compare(text, " or ".join(reversed(facts)))["ORDER"] < -0.5


def test_the_passage_is_where_rare_words_stand_together() -> None:
    rare = "saffron gondola thimble walrus"
    apart = " ".join(
        f"{word} " + " ".join(f"x{word}{number}" for number in range(40)) for word in rare.split()
    )
    assert (
        compare(f"we saw {rare} there", f"nobody had {rare} here")["PASSAGE"]
        > 3 * compare(f"a {rare}", apart)["PASSAGE"]
    )


@pytest.mark.parametrize(("left", "right"), [("", ""), ("one", ""), ("", "one"), ("one", "one")])
def test_texts_too_short_to_share_a_run_share_none(left: str, right: str) -> None:
    assert compare(left, right)["RUNS"] == 0


def test_totals_are_what_a_text_shares_with_itself() -> None:
    text = "Yesterday the mayor Orlo Venn of Tarrow had 417 lanterns and 3 walruses"
    tokens = tokenize(pack([text]))
    flat = still(np.full(len(tokens.hashes), 6 * 16), np.uint8)
    total = shared.measure(
        still(tokens.hashes, np.uint64),
        still(tokens.marks, np.uint8),
        still(tokens.offsets, np.int64),
        flat,
    )[0]
    found = compare(text, text)
    assert total[1:].tolist() == pytest.approx([found["NAMES"], found["NUMBERS"], found["WORDS"]])
