"""The places that ship with whence."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.gazetteer import place_index, place_rows
from whence.resolve.gazetteer import Gazetteer, distance

GAZETTEER = Gazetteer()

FOUND = {
    "Azaz": "SY",
    "Afrin": "SY",
    "Jarablus": "SY",
    "Kafr Nabl": "SY",
    "Kafranbel": "SY",
    "Akhtarin": "SY",
    "Tell Rifaat": "SY",
    "Kobani": "SY",
    "Ayn al-Arab": "SY",
    "Yabrud": "SY",
    "Arsal": "LB",
    "أعزاز": "SY",
    "Алеппо": "SY",
    "Київ": "UA",
    "Kiev": "UA",
    "דמשק": "SY",
    "大马士革": "SY",
    "El Fasher": "SD",
    "Kidal": "ML",
    "Galway": "IE",
    "Ivory Coast": "CI",
    "Burma": "MM",
    "سوريا": "SY",
    "Bavaria": "DE",
}


@pytest.mark.parametrize(("name", "country"), FOUND.items())
def test_names_of_many_scripts_are_found(name: str, country: str) -> None:
    assert country in {entry.country for entry in GAZETTEER.find(name)}


@pytest.mark.parametrize("name", ["", "Zzyzx", "Alepp", "leppo", "Azaz Azaz", "'"])
def test_no_part_of_a_name_is_found(name: str) -> None:
    assert not GAZETTEER.find(name)


def test_the_largest_comes_first_and_kinds_are_told() -> None:
    found = GAZETTEER.find("Idlib")
    assert [entry.kind for entry in found] == ["province", "town"]
    assert found[0].inhabitants >= found[1].inhabitants
    town = found[1]
    assert GAZETTEER.province(town.country, town.division) == found[0]
    country = GAZETTEER.country("SY")
    assert country is not None
    assert country.names[0] == "Syria"


def test_no_two_places_share_an_id() -> None:
    seen: set[str] = set()
    for block in (0, 5, 40, 150, len(place_index().offsets) - 2):
        for row in place_rows(block):
            ids = {one.id for one in GAZETTEER.find(row[7]) if one.names == row[7:]}
            assert ids
            assert not ids & seen
            seen |= ids


blocks = st.integers(0, len(place_index().offsets) - 2)


@settings(max_examples=60, deadline=None)
@given(
    blocks, st.integers(0, 199), st.integers(0, 50), st.sampled_from(["upper", "lower", "title"])
)
def test_every_name_is_found_whole_in_any_case(block: int, at: int, of: int, case: str) -> None:
    rows = place_rows(block)
    row = rows[at % len(rows)]
    names = row[7:]
    name = names[of % len(names)]
    # Some letters have no other case that comes back: ß, ı.
    written = getattr(name, case)()
    if written.casefold() != name.casefold():
        written = name
    found = GAZETTEER.find(written)
    assert any(entry.names == names for entry in found)


def test_distances_are_those_of_a_globe() -> None:
    assert distance(0, 0, 0, 180) == pytest.approx(20015, abs=1)
    assert distance(52.52, 13.405, 48.857, 2.352) == pytest.approx(878, abs=3)  # Berlin, Paris


def test_nothing_is_read_before_it_is_needed() -> None:
    code = (
        "import json, whence.resolve.places, whence.data.gazetteer as g\n"
        "print(json.dumps([g.place_index.cache_info().currsize, g.place_rows.cache_info().currsize]))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(shown.stdout) == [0, 0]
