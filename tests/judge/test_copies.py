"""What copies repeat is found once."""

from types import SimpleNamespace
from typing import Any

import pytest

from whence.judge.copies import distinct
from whence.model import CitedFact, Finding, Span


def words(document: str, quote: str, start: int = 0) -> Span:
    return Span(document=document, start=start, end=start + len(quote), quote=quote)


def found(make: SimpleNamespace, *spans: Span, kind: Any = "denial", subkind: str = "party") -> Finding:  # fmt: skip
    where = "/".join(f"{span.document}{span.start}" for span in spans)
    return make.finding(kind, subkind, id=f"{kind}/{where}", spans=spans)  # type: ignore[no-any-return]


A, B, C = words("a", "We deny it."), words("b", "We deny it."), words("c", "They deny this.")
A2, B2 = words("a", "Nor that.", 20), words("b", "Nor that!", 20)

# Findings by their spans, the origins by theirs, and which findings are left.
TABLE: list[tuple[str, list[tuple[Span, ...]], list[tuple[Span, ...]], list[int]]] = [
    ("one", [(A,)], [], [0]),
    ("the same words in two documents", [(A,), (B,)], [], [0]),
    ("other words of one origin", [(A,), (C,)], [(A, C)], [0]),
    ("other words of two origins", [(A,), (C,)], [(A,), (C,)], [0, 1]),
    ("two in one document", [(A,), (A2,)], [(A, A2)], [0, 1]),
    ("two in each of two copies", [(A,), (A2,), (B,), (B2,)], [(A, A2, B, B2)], [0, 1]),
    ("more was found in the copy", [(A,), (B,), (B2,)], [(A, B, B2)], [1, 2]),
    ("in one of two copies, and in all", [(A,), (A, B)], [], [0]),
    ("between two documents", [(A, C), (B, C)], [(A, B, C)], [0]),
]


@pytest.mark.parametrize(
    ("spans", "origins", "left"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_distinct(
    make: SimpleNamespace,
    spans: list[tuple[Span, ...]],
    origins: list[tuple[Span, ...]],
    left: list[int],
) -> None:
    findings = [found(make, *one) for one in spans]
    testimonies = [make.testimony(f"t{n}", spans=own) for n, own in enumerate(origins)]
    assert distinct(findings, testimonies) == [findings[n] for n in left]
    assert len(distinct(findings[::-1], testimonies)) == len(left)


def test_words_of_a_sure_copy_are_those_of_what_it_copies(make: SimpleNamespace) -> None:
    findings = [found(make, A), found(make, C)]
    first = make.testimony("first", "denies", spans=(A,))
    between = make.testimony("between", "denies", parents=(("first", 1.0),))
    for chance, left in ((1.0, 1), (0.9, 2)):
        copy = make.testimony("copy", "denies", spans=(C,), parents=(("between", chance),))
        assert len(distinct(findings, [first, between, copy])) == left


def test_what_facts_alone_say_is_nobodys_word(make: SimpleNamespace) -> None:
    rows = (CitedFact(id="f", text="They are at war.", source="a survey"),)
    findings = [make.finding("contradiction", id=f"f{n}", spans=(), facts=rows) for n in range(2)]
    assert distinct(findings, [make.testimony("t", spans=(A,))]) == findings


def test_unlike_findings_on_the_same_words_are_two(make: SimpleNamespace) -> None:
    findings = [found(make, A), found(make, B, kind="contradiction", subkind="internal")]
    assert distinct(findings, []) == findings
