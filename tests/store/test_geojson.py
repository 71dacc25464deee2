"""Facts from maps."""

import json
from typing import Any

import pytest

from whence.model import Actor, Citation, InputError, Interval, Knowledge, Name, Place
from whence.store.geojson import read_geojson
from whence.store.outside import Outside, Register

PLACES = (
    Place(id="ford", names=(Name(name="Ford"),), lat=1.0, lon=1.0),
    Place(id="isle", names=(Name(name="Isle"),), lat=2.5, lon=2.5),
    Place(id="port", names=(Name(name="Port"),), lat=9.0, lon=9.0),
    Place(id="somewhere", names=(Name(name="Somewhere"),)),
)
KNOWN = Knowledge(actors=(Actor(id="guard", names=(Name(name="Harbour Guard"),)),), places=PLACES)
SQUARE = [[[0, 0], [5, 0], [5, 5], [0, 5], [0, 0]]]
HOLE = [[2, 2], [3, 2], [3, 3], [2, 3], [2, 2]]


def feature(coordinates: Any = SQUARE, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    given = {"actor": "Harbour Guard"} | properties
    return {"type": "Feature", "properties": given, "geometry": geometry}


def read(*features: Any) -> Outside:
    text = json.dumps({"type": "FeatureCollection", "features": features}, indent=1)
    return read_geojson(text.encode(), "m.geojson", Register([KNOWN]), PLACES)


def test_places_inside_get_a_fact() -> None:
    found = read(feature(date="2031-04-01", source="Survey"))
    assert [fact.object for fact in found.knowledge.facts] == ["ford", "isle"]
    fact = found.knowledge.facts[0]
    assert (fact.subject, fact.relation) == ("guard", "controls")
    assert fact.from_ == fact.until == Interval.parse("2031-04-01")
    assert fact.source == Citation(citation="Survey")


def test_holes_parts_and_heights() -> None:
    ring = [[x, y, 12.0] for x, y in SQUARE[0]]
    found = read(feature([[ring, HOLE], [[[8, 8], [10, 8], [10, 10], [8, 10]]]], "MultiPolygon"))
    assert [fact.object for fact in found.knowledge.facts] == ["ford", "port"]


def test_from_until_relation_and_doubt() -> None:
    (fact, _) = read(
        feature(
            relation="absent_from",
            **{"from": 2030, "until": "2031-02"},
            contested=True,
            confidence=0.4,
        )
    ).knowledge.facts
    assert (fact.relation, fact.contested, fact.confidence) == ("absent_from", True, 0.4)
    assert (fact.from_, fact.until) == (Interval.parse("2030"), Interval.parse("2031-02"))


def test_what_is_not_read_is_counted() -> None:
    point = {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "Point", "coordinates": [1, 1]},
    }
    bare = {"type": "Feature", "properties": None, "geometry": None}
    told = [issue.what for issue in read(point, bare).issues]
    assert any("1 Point, 1 without geometry" in what for what in told)


WRONG = [
    (feature(actor=None), "properties.actor must name the actor"),
    (feature(relation="contorls"), "properties.relation: did you mean 'controls'?"),
    (feature(date="2031-13"), "properties.date: '2031-13' is not a date"),
    (feature(**{"from": "2031", "until": "2030"}), "properties.until: 2030 is before from"),
    (feature(confidence=2), "properties.confidence must lie between 0 and 1"),
    (feature([[[0, 0], [5, 0], [0, 0]]]), "a ring needs three different positions"),
    (feature([[[0, 0], [500, 0], [5, 5]]]), "[500, 0] is no longitude and latitude"),
    (feature([[["a", 0], [5, 0], [5, 5]]]), "a position is [longitude, latitude]"),
    (feature([[0, 0]]), "must be lists of rings"),
    (feature(None), "must be lists of rings"),
    (feature([[[10**400, 0], [5, 0], [5, 5]]]), "a position is [longitude, latitude]"),
]


@pytest.mark.parametrize(("wrong", "told"), WRONG)
def test_what_is_wrong_is_told_with_its_line(wrong: dict[str, Any], told: str) -> None:
    (problem,) = read(feature(), wrong).problems
    assert problem.what.startswith("features[1]: ")
    assert told in problem.what
    assert problem.line is not None
    assert problem.line > 4


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"type": "FeatureCollection", "features": 3}',
        b'{"type": "FeatureCollection", "features": [NaN]}',
        b"[" * 100_000,
        b'{"type": "Topology"}',
        b"\xff\xfe{",
    ],
)
def test_what_is_no_map_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"m\.geojson"):
        read_geojson(content, "m.geojson", Register([KNOWN]), PLACES)


def test_a_map_of_too_many_points_is_refused() -> None:
    ring = [[n / 100_000, n % 2] for n in range(60_000)]
    places = [Place(id=f"p{n}", lat=0.5, lon=0.3) for n in range(2_000)]
    text = json.dumps({"type": "FeatureCollection", "features": [feature([ring])] * 2})
    with pytest.raises(InputError, match="simplify"):
        read_geojson(text.encode(), "m.geojson", Register([KNOWN]), places)
