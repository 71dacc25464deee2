"""GeoJSON: the rules of RFC 7946, and honesty about how exact a point is."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import (
    Actor,
    Assessment,
    Citation,
    Fact,
    Interval,
    Name,
    Place,
    Rating,
    StatedFact,
    Stop,
    Way,
)
from whence.report.exports import export

GEOMETRIES = ("Point", "LineString", "MultiLineString")


def features(assessment: Assessment) -> list[dict]:
    collection = json.loads(export(assessment, "geojson"))
    assert collection["type"] == "FeatureCollection"
    return collection["features"]


def at(assessment: Assessment, place: Place, *others: Place) -> dict:
    """Return the feature of the first claim, which happened in a place."""
    claim = replace(assessment.claims[0], place=place.id)
    known = replace(assessment, claims=(claim,), places=(place, *others))
    (feature,) = features(known)
    return feature


def quay(**more) -> Place:
    return Place(id="quay", names=(Name(name="The quay"),), **more)


def test_every_feature_is_one(assessment):
    """RFC 7946, 3.2: type, geometry (or null) and properties; ids are not shared."""
    found = features(assessment)
    assert len(found) >= len(assessment.claims)
    assert len({one["id"] for one in found}) == len(found)
    for one in found:
        assert one["type"] == "Feature"
        assert one["geometry"] is None or one["geometry"]["type"] in GEOMETRIES
        assert isinstance(one["properties"], dict)


@settings(max_examples=25)
@given(lat=st.floats(-90, 90), lon=st.floats(-180, 180))
def test_longitude_comes_first(merger, lat, lon):
    feature = at(merger, quay(lat=lat, lon=lon))
    assert feature["geometry"] == {"type": "Point", "coordinates": [lon, lat]}


@pytest.mark.parametrize(
    ("lat", "lon"), [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (None, 3.0), (3.0, None)]
)
def test_what_is_no_point_on_earth_is_none(merger, lat, lon):
    feature = at(merger, quay(lat=lat, lon=lon))
    assert feature["geometry"] is None
    assert feature["properties"]["point_is"] == "no point of this place is known"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"precision": "point"}, "the point of the place"),
        ({"precision": "approximate"}, "approximate: a point near it"),
        ({"precision": "within 25 km"}, "as coded: within 25 km"),
        ({}, "a point as coded; how exact it is was not said"),
        ({"kind": "province", "precision": "point"}, "a point that stands for an area"),
        ({"kind": "country"}, "a point that stands for an area"),
    ],
)
def test_how_exact_a_point_is_is_said(merger, place, expected):
    assert at(merger, quay(lat=1.0, lon=2.0, **place))["properties"]["point_is"] == expected


def test_a_place_that_holds_others_is_an_area(merger):
    pier = Place(id="pier", within="quay")
    assert at(merger, quay(lat=1.0, lon=2.0), pier)["properties"]["point_is"] == (
        "a point that stands for an area"
    )


def test_a_claim_says_how_likely_it_is_and_who_tells_it(merger):
    said = at(merger, quay(lat=1.0, lon=2.0))["properties"]
    claim = merger.claims[0]
    assert (said["probability"], said["probability_low"]) == (claim.probability, claim.low)
    assert said["words_icd_203"] == claim.words
    assert (said["origins"], said["reports"]) == (claim.origins.mean, claim.reports)
    assert {one["id"] for one in said["sources"]} >= {"bugle-0311", "wire-0312"}
    assert "a senior banker close to the talks" in said["told_by"]
    assert said["place"] == "The quay"


@pytest.mark.parametrize("number", "123456")
def test_what_cannot_be_judged_has_no_number(merger, number):
    rating = Rating(claim=merger.claims[0].id, credibility=number, words="", why="", hearsay=False)
    said = features(replace(merger, ratings=(rating,)))[0]["properties"]
    assert said.get("admiralty_credibility") == (None if number == "6" else number)


def test_what_is_known_of_a_place_is_a_feature_of_its_own(merger):
    fact = Fact(
        id="f1",
        subject="guard",
        relation="controls",
        object="quay",
        from_=Interval.parse("2031-03"),
        source=Citation(citation="Port log"),
        contested=True,
    )
    known = replace(
        merger,
        places=(quay(lat=1.0, lon=-179.5),),
        facts=(StatedFact(fact=fact, text="Guard held the quay.", findings=("x",)),),
    )
    found = {one["id"]: one for one in features(known)}["fact:f1"]
    assert found["geometry"]["coordinates"] == [-179.5, 1.0]
    said = found["properties"]
    assert (said["from"], said["source"], said["contested"]) == ("2031-03", "Port log", True)
    assert said["findings"] == ["x"]


def way_feature(
    assessment: Assessment, points: Sequence[tuple[float, float] | None], **more
) -> dict:
    """Return the feature of a way through places with these longitudes and latitudes."""
    places = [
        Place(
            id=f"p{n}",
            names=(Name(name=f"Place {n}"),),
            lon=point[0] if point else None,
            lat=point[1] if point else None,
        )
        for n, point in enumerate(points)
    ]
    stops = tuple(
        Stop(place=place.id, standing="surely", holder="guard", why="fights it", facts=(f"h{n}",))
        if 0 < n < len(places) - 1
        else Stop(place=place.id, standing="open")
        for n, place in enumerate(places)
    )
    way = Way(actor="orion", to=places[-1].id, standing="surely", stops=stops, start=("s",), **more)
    finding = replace(assessment.findings[0], ways=(way,))
    known = replace(
        assessment,
        places=tuple(places),
        actors=(
            Actor(id="orion", names=(Name(name="Orion <Lines>"),)),
            Actor(id="guard", names=(Name(name="The Guard"),)),
        ),
        findings=(finding,),
    )
    (found,) = (one for one in features(known) if one["properties"]["what"] == "way")
    return found


def test_a_way_is_a_line_that_says_who_bars_it(merger):
    feature = way_feature(merger, [(1.0, 2.0), None, (3.0, 4.0), (5.0, 6.0)])
    assert feature["geometry"] == {
        "type": "LineString",
        "coordinates": [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]],
    }
    said = feature["properties"]
    finding = merger.findings[0]
    assert (said["claim"], said["finding"]) == (finding.claim, finding.id)
    assert (said["actor"], said["to"], said["standing"]) == ("Orion <Lines>", "Place 3", "surely")
    assert [(one["place"], one["holder"], one["why"]) for one in said["barred"]] == [
        ("Place 1", "The Guard", "fights it"),
        ("Place 2", "The Guard", "fights it"),
    ]
    assert said["stops"] == ["Place 0", "Place 1", "Place 2", "Place 3"]
    assert said["without_a_point"] == ["Place 1"]
    assert "passed over" in said["line_is"]
    assert said["facts"] == ["s", "h1", "h2"]


@pytest.mark.parametrize("points", [[None, None], [(1.0, 2.0), None], [(1.0, 2.0), (1.0, 2.0)]])
def test_a_way_without_two_points_has_no_line_and_is_told(merger, points):
    feature = way_feature(merger, points)
    assert feature["geometry"] is None
    assert feature["properties"]["line_is"] == "fewer than two places of it have a known point"


def test_a_way_across_the_antimeridian_is_cut_there(merger):
    feature = way_feature(merger, [(170.0, 10.0), (-170.0, 20.0)], around="p0")
    assert feature["geometry"] == {
        "type": "MultiLineString",
        "coordinates": [[[170.0, 10.0], [180.0, 15.0]], [[-180.0, 15.0], [-170.0, 20.0]]],
    }
    assert feature["properties"]["around"] == "Place 0"


def test_ways_of_a_rejected_finding_are_left_out(merger):
    way = Way(actor="orion", to="quay", standing="open")
    finding = replace(merger.findings[0], ways=(way,), ruling="rejected")
    told = features(replace(merger, findings=(finding,)))
    assert not [one for one in told if one["properties"]["what"] == "way"]
