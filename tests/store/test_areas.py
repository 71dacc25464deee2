"""What maps say of places."""

import json
from pathlib import Path

from whence.gather import gather
from whence.model import Area, Fact, Knowledge, Place
from whence.pipeline import assess
from whence.store.areas import facts_of_areas, with_areas
from whence.store.case import open_case

SQUARE = ((0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0))
AREA = Area(fact=Fact(subject="guard", relation="controls", object=""), rings=(SQUARE,))
INSIDE = Place(id="ford", lat=1.0, lon=1.0)
OUTSIDE = Place(id="port", lat=9.0, lon=9.0)
NOWHERE = Place(id="isle")


def test_each_place_inside_gets_a_fact() -> None:
    facts = facts_of_areas([AREA, AREA], [INSIDE, OUTSIDE, NOWHERE])
    assert [(one.subject, one.object) for one in facts] == [("guard", "ford")] * 2


def test_places_of_documents_are_added_and_those_coded_are_not_told_twice() -> None:
    known = Knowledge(places=(INSIDE,))
    other = Place(id="quay", lat=2.0, lon=2.0)
    added = with_areas(known, [AREA], [INSIDE, other]).facts
    assert [one.object for one in added] == ["quay"]
    assert added[0].id


def test_a_map_tells_of_a_town_that_only_a_report_names(tmp_path: Path) -> None:
    ring = [[36.9, 36.5], [37.2, 36.5], [37.2, 36.7], [36.9, 36.7]]
    feature = {
        "type": "Feature",
        "properties": {"actor": "Tern Brigade", "date": "2014-11", "source": "A survey"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    collection = {"type": "FeatureCollection", "features": [feature]}
    (tmp_path / "documents").mkdir()
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "lines.geojson").write_text(json.dumps(collection))
    (tmp_path / "documents" / "a.txt").write_text(
        "The Salt League attacked the Tern Brigade in Azaz, in Syria, on 2 November 2014, a porter said."
    )
    case = open_case(tmp_path)
    named = gather(case).found.stated.places
    (fact,) = with_areas(case.knowledge, case.areas, named).facts
    assert (fact.subject, fact.relation, fact.object) == ("tern-brigade", "controls", "izaz-sy")
    assert "izaz-sy" in {place.id for place in assess(tmp_path).places}
