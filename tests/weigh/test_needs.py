"""Degrees of one thing: what a claim needs of the others. A table that a reader can extend."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.ladders import read_rungs
from whence.model import Claim, Interval, Issue, Need
from whence.weigh import needs_of

TWO = ("ardal", "brenn")


def claim(id: str, text: str, when: str | None = None, **more: object) -> Claim:
    coded = {"actors": TWO, "when": Interval.parse(when) if when else None, **more}
    return Claim(id=id, text=text, **coded)  # type: ignore[arg-type]


def found(claims: Sequence[Claim]) -> tuple[tuple[Need, ...], tuple[Issue, ...]]:
    return needs_of(claims, {one.id: read_rungs(one.text) for one in claims})


def pairs(claims: Sequence[Claim]) -> set[tuple[str, str]]:
    return {(one.claim, one.needs) for one in found(claims)[0]}


# Of the same two parties: the lower claim, the higher one, and whether that needs the lower one.
DEGREES = [
    ("Ardal and Brenn held talks.", "Ardal and Brenn merged.", True),
    ("Ardal and Brenn are in merger talks.", "Ardal and Brenn merged.", True),
    ("Ardal met Brenn.", "Ardal and Brenn signed an agreement.", True),
    ("Ardal and Brenn signed an agreement.", "Ardal and Brenn formed an alliance.", True),
    ("Ardal was arrested.", "Ardal was convicted.", True),
    ("Ardal was charged with fraud.", "Ardal was convicted of fraud.", True),
    ("Ardal was exposed to the virus.", "Ardal was infected with the virus.", True),
    ("The ministers of Ardal proposed the law.", "The law of Ardal was passed.", True),
    # Another subject, a smaller thing, or a rung that the higher one can do without.
    ("Ardal was arrested for drunk driving.", "Ardal was convicted of murder.", False),
    ("Ardal and Brenn signed an agreement on gas.", "Ardal and Brenn merged.", False),
    ("Ardal and Brenn formed a local alliance.", "Ardal and Brenn merged.", False),
    ("Ardal and Brenn held talks.", "Ardal and Brenn formed a local alliance.", False),
    ("Ardal and Brenn agreed on a truce.", "Ardal and Brenn merged.", False),
    ("Ardal threatened Brenn.", "Ardal attacked Brenn.", False),
    # Not said to have come about, or of another ladder.
    ("Ardal and Brenn held no talks.", "Ardal and Brenn merged.", False),
    ("Ardal and Brenn held talks.", "Ardal and Brenn may merge.", False),
    ("Ardal and Brenn held talks.", "Ardal attacked Brenn.", False),
    ("Ardal and Brenn held talks.", "Ardal and Brenn had discussions.", False),
]


@pytest.mark.parametrize(("low", "high", "needed"), DEGREES)
def test_a_higher_degree_needs_a_lower_one(low: str, high: str, needed: bool) -> None:
    claims = [claim("low", low), claim("high", high)]
    assert pairs(claims) == ({("high", "low")} if needed else set())
    assert pairs(claims[::-1]) == pairs(claims)


LOW, HIGH = "Ardal and Brenn held talks.", "Ardal and Brenn merged."


@pytest.mark.parametrize(
    ("low", "high", "needed"),
    [
        ({}, {}, True),
        ({}, {"when": "2031-05"}, True),  # talks at any time
        ({"when": "2031-05"}, {}, False),  # talks in May, a merger at any time
        ({"when": "2031-05"}, {"when": "2031-05-07"}, True),
        ({"when": "2030"}, {"when": "2031-05-07"}, False),
        ({"when": "2031-05"}, {"when": "2031"}, False),
        ({}, {"place": "quay"}, False),
        ({"place": "quay"}, {"place": "quay"}, True),
        ({"place": "quay"}, {}, False),
        ({"place": "quay"}, {"place": "hill"}, False),
        ({"target": "corin"}, {}, False),
        ({"actors": ("ardal", "corin")}, {}, False),
        ({"actors": ("ardal",)}, {}, False),
        ({"actors": ()}, {"actors": ()}, False),
    ],
)
def test_of_one_event_only(low: dict[str, object], high: dict[str, object], needed: bool) -> None:
    claims = [claim("low", LOW, **low), claim("high", HIGH, **high)]  # type: ignore[arg-type]
    assert pairs(claims) == ({("high", "low")} if needed else set())


def test_what_a_case_requires_comes_first_and_circles_are_told() -> None:
    claims = [claim("low", LOW, requires=("high",)), claim("high", HIGH)]
    needs, issues = found(claims)
    assert [(one.claim, one.needs) for one in needs] == [("low", "high")]
    assert [one.level for one in issues] == ["warning"]
    assert "circle" in issues[0].what
    assert "a higher degree" in issues[0].what


def test_what_is_required_and_unknown_is_told_a_fact_is_not() -> None:
    claims = [claim("c", HIGH, requires=("gone", "deed"))]
    needs, issues = needs_of(claims, {}, ["deed"])
    assert not needs
    assert ["'gone'" in one.what for one in issues] == [True]


def test_itself_is_a_circle() -> None:
    needs, issues = found([claim("c", HIGH, requires=("c",))])
    assert not needs
    assert len(issues) == 1


def test_a_circle_of_three_is_cut_once() -> None:
    ring = [
        claim(id, "The lamp is on.", requires=(needs,))
        for id, needs in (("a", "b"), ("b", "c"), ("c", "a"))
    ]
    needs, issues = found(ring)
    assert len(needs) == 2
    assert len(issues) == 1


TEXTS = [LOW, HIGH, "Ardal met Brenn.", "Ardal and Brenn formed an alliance.", "It rained."]


@given(
    texts=st.lists(st.sampled_from(TEXTS), max_size=6),
    required=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 7)), max_size=8),
)
def test_no_circles_whatever_is_required(texts: list[str], required: list[tuple[int, int]]) -> None:
    claims = [
        claim(f"c{n}", text, requires=tuple(f"c{b}" for a, b in required if a == n))
        for n, text in enumerate(texts)
    ]
    graph: dict[str, set[str]] = {one.id: set() for one in claims}
    for one in found(claims)[0]:
        graph[one.claim].add(one.needs)
    while graph:
        free = [id for id, needs in graph.items() if not needs & graph.keys()]
        assert free
        for id in free:
            del graph[id]
