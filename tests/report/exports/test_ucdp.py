"""Events as UCDP names them: its columns in its order, its codes, and blanks where nothing is known."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest

from whence.data.ged import GED_COLUMNS
from whence.model import (
    Actor,
    Assessment,
    Document,
    Frame,
    Interval,
    Member,
    Name,
    Origins,
    Place,
    Rating,
    Role,
    Statement,
)
from whence.report.exports import export
from whence.report.exports.ucdp.columns import OURS
from whence.report.exports.ucdp.deaths import count_in
from whence.report.exports.ucdp.where import date_precision, grid_cell, where_precision

TEXT = "Twelve people were killed in Dorn, a nurse said. Nine died in Halden. 30 civilians died."


def rows(assessment: Assessment) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(assessment, "ucdp"))))


def raid(merger: Assessment, **more) -> Assessment:
    """Return an assessment of one event claim: who, whom, where, when."""
    claim = replace(
        merger.claims[0],
        id="raid",
        kind="joint-operation",
        actors=("guard", "tern"),
        target="league",
        place="dorn",
        when=Interval.parse("2031-03-11"),
    )
    names = {"guard": "Lake Guard", "tern": "Tern Brigade", "league": "Salt League"}
    actors = [
        Actor(id=id, kind="armed-group", names=(Name(name=name),)) for id, name in names.items()
    ]
    places = (
        Place(id="dorn", names=(Name(name="Dorn"),), lat=48.25, lon=-4.4, within="lower"),
        Place(id="lower", names=(Name(name="Lower District"),), kind="district", within="west"),
        Place(id="west", names=(Name(name="West"),), kind="province", within="norland"),
        Place(id="norland", names=(Name(name="Norland"),), kind="country"),
    )
    stated = tuple(
        replace(one, claim="raid" if one.claim == merger.claims[0].id else one.claim)
        for one in merger.statements
    )
    made = replace(merger, claims=(claim,), actors=tuple(actors), places=places, statements=stated)
    return replace(made, **more)


def test_the_columns_are_those_of_ucdp_in_its_order_and_ours_behind(assessment):
    head = next(csv.reader(io.StringIO(export(assessment, "ucdp"))))
    assert head == [*GED_COLUMNS, *OURS]
    assert (len(GED_COLUMNS), head[0], head[23], head[48]) == (49, "id", "source_original", "gwnob")
    assert all(name.startswith("whence_") for name in OURS)


def test_a_claim_of_an_event_is_a_row(merger):
    (row,) = rows(raid(merger))
    expected = {
        "relid": "raid",
        "year": "2031",
        "type_of_violence": "2",
        "side_a": "Lake Guard; Tern Brigade",
        "side_b": "Salt League",
        "where_prec": "1",
        "where_coordinates": "Dorn",
        "adm_1": "West",
        "adm_2": "Lower District",
        "country": "Norland",
        "latitude": "48.25",
        "longitude": "-4.4",
        "geom_wkt": "POINT (-4.4 48.25)",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2031-03-11",
        "date_end": "2031-03-11",
        "whence_claim": "raid",
    }
    assert {name: row[name] for name in expected} == expected
    # What nobody told is blank, and never 0.
    blank = (
        "active_year conflict_name country_id region deaths_a deaths_b best high low gwnoa".split()
    )
    assert {row[name] for name in blank} == {""}


def test_sources_are_counted_as_ucdp_does_and_origins_beside_them(merger):
    known = raid(merger)
    (row,) = rows(known)
    documents = {one.document for one in known.statements if one.claim == "raid"}
    assert row["number_of_sources"] == str(len(documents))
    assert row["whence_origins"] == str(known.claims[0].origins.mean)
    assert row["whence_reports"] == str(known.claims[0].reports)
    assert '"Daily Bugle,2031-03-11,Orion and Pavo have agreed to merge"' in row["source_article"]
    assert len(row["source_date"].split("; ")) == len(documents)
    assert "a senior banker close to the talks" in row["source_original"].split("; ")


@pytest.mark.parametrize("kind", ["agreement", "intention", "quantity", "statement"])
def test_what_is_no_event_is_no_row(merger, kind):
    known = raid(merger)
    assert rows(replace(known, claims=(replace(known.claims[0], kind=kind),))) == []


def test_ids_are_numbers_that_a_table_keeps_and_ucdp_does_not_use(merger):
    (row,) = rows(raid(merger))
    assert int(row["id"]) == int(float(row["id"])) >= 10**14
    (other,) = rows(raid(merger, case="another"))
    assert other["id"] != row["id"]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("armed-group", "armed-group", "armed-group"), "2"),
        (("government", "armed-group", "armed-group"), "1"),
        (("armed-group", "company", "armed-group"), ""),
    ],
)
def test_the_type_of_violence_is_told_where_it_can_be(merger, kinds, expected):
    known = raid(merger)
    actors = tuple(replace(one, kind=kind) for one, kind in zip(known.actors, kinds, strict=True))
    (row,) = rows(replace(known, actors=actors))
    assert row["type_of_violence"] == expected


def test_those_who_act_together_never_stand_on_two_sides(merger):
    known = raid(merger)
    (row,) = rows(replace(known, claims=(replace(known.claims[0], target=None),)))
    assert (row["side_a"], row["side_b"]) == ("Lake Guard; Tern Brigade", "")
    assert row["type_of_violence"] == row["dyad_name"] == ""


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2031-03-11", "2031-03-11", 1),
        ("2031-03-11", "2031-03-12", 2),
        ("2031-03-11", "2031-03-16", 2),
        ("2031-03-10", "2031-03-16", 3),
        ("2031-03-01", "2031-03-31", 4),
        ("2031-03-01", "2031-04-30", 5),
        ("2031-01-01", "2031-12-31", 5),
        ("2031-01-01", "2032-12-31", ""),
    ],
)
def test_the_precision_of_a_date(first, last, code):
    assert date_precision(date.fromisoformat(first), date.fromisoformat(last)) == code


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ({"lat": 1.0, "lon": 1.0}, 1),
        ({"lat": 1.0, "lon": 1.0, "precision": "point"}, 1),
        ({"lat": 1.0, "lon": 1.0, "precision": "approximate"}, 2),
        ({"lat": 1.0, "lon": 1.0, "precision": "unknown"}, ""),
        ({"kind": "district"}, 3),
        ({"kind": "province", "lat": 1.0, "lon": 1.0}, 4),
        ({"kind": "river"}, 5),
        ({"kind": "country"}, 6),
        ({"kind": "sea"}, 7),
        ({}, ""),
    ],
)
def test_the_precision_of_a_place(place, code):
    assert where_precision(Place(id="x", **place), holds_others=False) == code


def test_a_place_that_holds_others_is_not_exact():
    assert where_precision(Place(id="x", lat=1.0, lon=1.0), holds_others=True) == ""


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(-90, -180, 1), (-89.75, -179.25, 2), (-89.25, -179.75, 721), (90, 180, 259200)],
)
def test_the_cell_of_the_grid(lat, lon, cell):
    assert grid_cell(lat, lon) == cell


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Twelve people", 12),
        ("at least 15 people", 15),
        ("1,200 fighters", 1200),
        ("twenty-three villagers", 23),
        ("dozens of people", None),
        ("between 10 and 20 people", None),
        ("several people", None),
        ("99999999999 people", None),
    ],
)
def test_a_number_in_words(words, number):
    assert count_in(words) == number


def killed(document: str, quoted: str, where: str | None, text: str = TEXT) -> Statement:
    text_of = Document(id=document, text=text)
    at = text.index(quoted)
    number = text_of.span(at, at + len(quoted))
    roles = [Role(slot="quantity", span=number), Role(slot="target", span=number)]
    if where:
        start = text.index(where)
        roles.append(Role(slot="place", span=text_of.span(start, start + len(where))))
    frame = Frame(id=document + quoted, predicate="die", trigger=number, roles=tuple(roles))
    return Statement(
        id=document + quoted, document=document, start=0, end=len(text), text=text,
        content=(text_of.span(0, len(text)),), claim="raid", frames=(frame,),
    )  # fmt: skip


def dead(merger: Assessment, *said: Statement, groups=()) -> dict[str, str]:
    known = raid(merger)
    members = tuple(
        Member(id=one.document, label="", document=one.document, spans=()) for one in said
    )
    origins = Origins(mean=1, low=1, high=1, groups=groups, members=members)
    claim = replace(known.claims[0], origins=origins)
    (row,) = rows(replace(known, claims=(claim,), statements=said))
    names = "best low high deaths_civilians deaths_unknown".split()
    return {name: row[name] for name in names if row[name]}


def test_the_dead_are_counted_by_origins_and_not_by_copies(merger):
    """Three copies say 12, one other origin 30, a third 9: the median of the origins is 12."""
    said = [killed(f"copy{n}", "Twelve people", "Dorn") for n in range(3)]
    said += [killed("other", "30 civilians", None), killed("third", "Nine", None)]
    groups = (("copy0", "copy1", "copy2"), ("other",), ("third",))
    assert dead(merger, *said, groups=groups) == {"best": "12", "low": "9", "high": "30"}


def test_whose_the_dead_were_is_told_where_the_words_do(merger):
    assert dead(merger, killed("a", "30 civilians", None)) == {
        "best": "30", "low": "30", "high": "30", "deaths_civilians": "30",
    }  # fmt: skip
    assert dead(merger, killed("a", "Nine", None))["deaths_unknown"] == "9"


def test_the_dead_of_another_place_and_of_denials_do_not_count(merger):
    assert dead(merger, killed("a", "Nine", "Halden")) == {}
    denied = replace(killed("a", "Nine", None), stance="denies")
    assert dead(merger, denied) == {}
    possible = killed("a", "Nine", None)
    frames = tuple(replace(one, mode="possible") for one in possible.frames)
    assert dead(merger, replace(possible, frames=frames)) == {}


@pytest.mark.parametrize("number", "123456")
def test_what_cannot_be_judged_has_no_number(merger, number):
    rating = Rating(claim="raid", credibility=number, words="", why="", hearsay=False)
    (row,) = rows(raid(merger, ratings=(rating,)))
    assert row["whence_admiralty"] == ("" if number == "6" else number)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "'=1", "\t=1"])
def test_no_cell_is_a_formula_and_one_apostrophe_gives_it_back(merger, start):
    known = raid(merger)
    actors = tuple(replace(one, names=(Name(name=start),)) for one in known.actors)
    (row,) = rows(
        replace(known, actors=actors[:1], claims=(replace(known.claims[0], actors=("guard",)),))
    )
    assert row["side_a"] == f"'{start.strip()}"
    assert row["longitude"] == "-4.4"


def test_strangers_text_stays_in_its_cell(hostile):
    text = export(hostile, "ucdp")
    assert len(rows(hostile)) == 1
    assert not re.search(r"(^|,)\"?[=+@]", text)
    assert "\x1b" not in text
