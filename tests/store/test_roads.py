"""Lengths of roads, gates against an oracle that walks, and what lies in what."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Place, Route
from whence.store.regions import Regions
from whence.store.roads import distance, road_map
from whence.store.sides import Sides

NAMES = "abcdefgh"


def test_distance_is_the_great_circle() -> None:
    pole, equator = Place(id="n", lat=90, lon=0), Place(id="e", lat=0, lon=40)
    assert distance(pole, equator) == pytest.approx(math.pi / 2 * 6371.0088)
    assert distance(pole, Place(id="nowhere")) == 0


def roads(text: str) -> tuple[Route, ...]:
    """Read routes: `ab` is a road, `a>b` a gate through a to b."""
    return tuple(
        Route(between=(word[0], word[-1]), kind="gate" if ">" in word else "road")
        for word in text.split()
    )


def ways(text: str) -> str:
    """Write which neighbours can be reached from each place."""
    found = road_map((), roads(text)).sources
    leads = {here: [there for there in found if here in found[there]] for here in found}
    return " ".join(here + "".join(sorted(there)) for here, there in sorted(leads.items()))


MAPS = [
    # routes, the ways there are: each place with its neighbours
    ("ab bc", "ab bac cb"),
    # past the gate a one gets to b from nowhere, but still out
    ("a>b ac cb", "abc bac ca"),
    # what lies behind b is not past it
    ("a>b ac bd", "abc bad ca db"),
    ("a>b ac bd de ec", "abc bad cae dbe ecd".replace("dbe", "de")),
    # two gates: either will do
    ("a>b c>b bd ad cd", "abd babd".replace("babd", "bacd") + " cbd dac"),
    # a place of which only the gate tells
    ("a>b cb", "ab bac cb"),
]


@pytest.mark.parametrize(("routes", "expected"), MAPS)
def test_a_gate_closes_the_roads_past_it(routes: str, expected: str) -> None:
    assert ways(routes) == expected


def test_a_gate_tells_what_lies_behind_it() -> None:
    (gate,) = road_map((), roads("a>b ac cb bd de")).gates
    assert (gate.outer, gate.inner, gate.behind) == ("a", "b", frozenset("d"))


def graph(pairs: list[tuple[str, str]]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for one, other in pairs:
        found.setdefault(one, {})[other] = 0.0
        found.setdefault(other, {})[one] = 0.0
    return found


def together(of: dict[str, dict[str, float]], one: str, other: str, without: str) -> bool:
    """Say whether one can walk from the one to the other without a place: by walking."""
    seen, waiting = {one}, [one]
    while waiting:
        for there in of[waiting.pop()]:
            if there not in seen and there != without:
                seen.add(there)
                waiting.append(there)
    return other in seen


pairs = st.lists(st.sampled_from([(a, b) for a in NAMES for b in NAMES if a < b]), max_size=14)


@settings(max_examples=400)
@given(pairs)
def test_sides_are_what_walking_finds(edges: list[tuple[str, str]]) -> None:
    found = graph(edges)
    sides = Sides(found)
    for place, near in found.items():
        for one in near:
            for other in near:
                alike = sides.of(one, place) == sides.of(other, place)
                assert alike == together(found, one, other, place)


def test_sides_of_a_long_road_are_found_without_recursion() -> None:
    line = graph([(f"p{n}", f"p{n + 1}") for n in range(5000)])
    assert Sides(line).of("p2", "p1") != Sides(line).of("p0", "p1")


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES), max_size=8))
def test_what_lies_in_a_region_is_what_it_lies_around(within: dict[str, str]) -> None:
    regions = Regions(Place(id=id, within=within.get(id)) for id in NAMES)
    for outer in NAMES:
        for inner in NAMES:
            assert (inner in regions.within(outer)) == (outer in regions.around(inner))
        assert regions.within(outer)[0] == regions.around(outer)[0] == outer


def test_places_in_places_without_end_are_followed_part_of_the_way() -> None:
    regions = Regions(Place(id=f"p{n}", within=f"p{n + 1}") for n in range(5000))
    assert "p30" in regions.around("p0")
    assert "p0" in regions.within("p30")
    assert len(regions.around("p0")) == len(regions.within("p5000")) < 100
