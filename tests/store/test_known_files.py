"""Knowledge of all kinds, read as one case."""

import json
from pathlib import Path

import pytest

from whence.model import CaseError, InputError, Interval
from whence.store.case import open_case
from whence.store.world import KnowledgeBase

YAML = """\
actors: [{id: guard, names: [{name: Harbour Guard}]}]
places: [{id: ford, names: [{name: Ford}], lat: 1.0, lon: 1.0}]
facts: [{subject: guard, relation: present_in, object: ford, from: 2030}]
"""
CASE = """\
claims: [{id: sale, text: Ina Orr sold Quell Boats., actors: [ina, Tern Brigade], place: New Quay}]
"""
ENTITIES = "\n".join(
    json.dumps({"id": id, "schema": schema, "properties": {"name": [name]}})
    for id, schema, name in (("ina", "Person", "Ina Orr"), ("boats", "Company", "Quell Boats"))
)
TABLE = """\
subject,relation,object,from,source
Ina Orr,owns,Quell Boats,2029,Register
Tern Brigade,controls,New Quay,2030,Survey
"""
SQUARE = [[[0, 0], [5, 0], [5, 5], [0, 5]]]
MAP = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"actor": "Tern Brigade", "date": "2031"},
                "geometry": {"type": "Polygon", "coordinates": SQUARE},
            }
        ],
    }
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "case.yaml": CASE,
        "documents/a.txt": "Nothing happened, a porter said.",
        "knowledge/coast.yaml": YAML,
        "knowledge/register.ftm.json": ENTITIES,
        "knowledge/winter.csv": TABLE,
        "knowledge/lines.geojson": MAP,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_all_kinds_are_one_body_of_knowledge(folder: Path) -> None:
    case = open_case(folder)
    world = KnowledgeBase(case.knowledge)
    at = Interval.parse("2031-02-01")
    assert world.ask("ina", "owns", "boats", at).answer == "surely"
    assert world.ask("tern-brigade", "controls", "new-quay", at).answer == "surely"
    # The table made the actor whom the map names.
    assert world.facts(subject="tern-brigade", object="ford")
    (claim,) = case.question.claims
    assert (claim.actors, claim.place) == (("ina", "tern-brigade"), "new-quay")


def test_the_new_are_told(folder: Path) -> None:
    told = [issue.what for issue in open_case(folder).issues]
    assert any("1 actor defined nowhere else: 'Tern Brigade'" in what for what in told)
    assert not any("not read" in what for what in told)


def test_an_entity_of_two_files_is_one_with_all_names(folder: Path) -> None:
    more = {"id": "boats", "schema": "Company", "properties": {"name": ["QB Ltd"]}}
    (folder / "knowledge" / "more.jsonl").write_text(json.dumps(more), encoding="utf-8")
    found = [actor for actor in open_case(folder).knowledge.actors if actor.id == "boats"]
    assert [{name.name for name in actor.names} for actor in found] == [{"Quell Boats", "QB Ltd"}]


def test_what_is_wrong_names_the_file(folder: Path) -> None:
    table = folder / "knowledge" / "winter.csv"
    table.write_text(
        TABLE.replace("controls", "contorls").replace("2029", "soon"), encoding="utf-8"
    )
    with pytest.raises(CaseError) as error:
        open_case(folder)
    assert f"{table}:2: from: 'soon'" in str(error.value)
    assert f"{table}:3: relation: 'contorls'" in str(error.value)


def test_a_file_that_is_none_of_these_is_told_or_refused(folder: Path) -> None:
    (folder / "knowledge" / "notes.docx").write_bytes(b"x")
    assert any("notes.docx was not read" in issue.what for issue in open_case(folder).issues)
    (folder / "knowledge" / "map.geojson").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match=r"map\.geojson"):
        open_case(folder)


def test_a_quotation_in_a_table_is_looked_up_in_its_document(folder: Path) -> None:
    rows = "subject,relation,object,document,quote\nguard,owns,boats,a,a porter siad\n"
    (folder / "knowledge" / "quoted.csv").write_text(rows, encoding="utf-8")
    case = open_case(folder)
    assert any(place.endswith("quoted.csv:2") for place in case.places.values())
