"""Files of events as knowledge: recognised, whole, told of, and safe against what is in them."""

import pytest
from event_files import ACLED, ACLED_ROW, UCDP_ROW, acled, answer, new_case, taken, ucdp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whence.data.ged import GED_COLUMNS
from whence.model import WhenceError
from whence.store.case import open_case
from whence.store.imports import KINDS, import_file
from whence.store.imports.events import acled as acled_file
from whence.store.imports.events import ucdp as ucdp_file
from whence.store.imports.events.places import distance, quoted
from whence.store.yaml import load_yaml

OLD_ACLED = (
    "data_id iso event_id_cnty event_id_no_cnty event_date year time_precision event_type sub_event_type "
    "actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction region country admin1 admin2 "
    "admin3 location latitude longitude geo_precision source source_scale notes fatalities timestamp iso3"
).split()
CAPITALS = (
    "GWNO EVENT_ID_CNTY EVENT_ID_NO_CNTY EVENT_DATE YEAR TIME_PRECISION EVENT_TYPE ACTOR1 ALLY_ACTOR_1 "
    "INTER1 ACTOR2 ALLY_ACTOR_2 INTER2 INTERACTION COUNTRY ADMIN1 ADMIN2 ADMIN3 LOCATION LATITUDE "
    "LONGITUDE GEO_PRECISION SOURCE NOTES FATALITIES"
).split()
OLD_GED = [name for name in GED_COLUMNS if not name.endswith("_dset_id")]


def knowledge(case):
    return open_case(case).knowledge


@pytest.fixture
def case(tmp_path):
    return new_case(tmp_path / "case")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (ucdp({}), "ucdp"),
        (ucdp({}, columns=OLD_GED), "ucdp"),
        (ucdp({}, head=False), "ucdp"),
        (ucdp({}, delimiter=";"), "ucdp"),
        (b"\xef\xbb\xbf" + ucdp({}), "ucdp"),
        (acled({}), "acled"),
        (acled({}, columns=OLD_ACLED), "acled"),
        (acled({}).replace(b"event_", b"EVENT_"), "acled"),
        (answer("Result", UCDP_ROW), "ucdp"),
        (answer("data", ACLED_ROW), "acled"),
        (",".join(CAPITALS).encode() + b"\n", "acled"),
        (b"subject,relation,object\na,controls,b\n", None),
        (b"", None),
        (b"\x00\xff\xfe", None),
    ],
)
def test_a_layout_is_known_by_its_headings(data, kind):
    modules = {"ucdp": ucdp_file, "acled": acled_file}
    assert set(modules) <= set(KINDS)
    assert [name for name, one in modules.items() if one.fits("x.csv", data)] == (
        [kind] if kind else []
    )


@pytest.mark.parametrize(
    "data",
    [
        ucdp({}),
        ucdp({}, columns=OLD_GED),
        ucdp({}, head=False),
        ucdp({}, delimiter=";"),
        b"\xef\xbb\xbf" + ucdp({}),
        answer("Result", UCDP_ROW | {"latitude": 48.25, "where_prec": 1, "deaths_a": 2.0}),
    ],
)
def test_all_layouts_say_the_same(case, data):
    taken(case, data)
    found = knowledge(case)
    assert len(found.facts) == 3
    (dorn,) = [place for place in found.places if place.id == "dorn-west-norland"]
    assert (dorn.lat, dorn.lon, dorn.precision) == (48.25, -4.4, "point")
    within = {place.id: (place.kind, place.within) for place in found.places}
    district = within[dorn.within or ""]
    assert district[0] == "district"
    assert within[district[1]] == ("province", "norland")
    assert within["norland"] == ("country", None)


def test_places_that_are_areas_have_no_point_and_near_ones_say_so(case):
    taken(case, ucdp({"where_prec": "2"}, {"where_prec": "5", "where_coordinates": "West coast"}))
    found = {place.names[0].name: place for place in knowledge(case).places}
    assert found["Dorn"].precision == "within 25 km"
    assert found["West coast"].lat is None
    assert found["West coast"].kind == "region"


def test_places_of_one_name_stay_apart_and_one_place_stays_one(case):
    far = {"latitude": "10", "longitude": "10"}
    told = taken(
        case,
        ucdp(
            {}, {"latitude": "48.26"}, far, {"country": "Zeeland"} | far, {"adm_2": "Upper"} | far
        ),
    )
    dorns = [place for place in knowledge(case).places if place.names[0].name == "Dorn"]
    assert len(dorns) == 4
    assert "5 events read" in told[0]


def test_a_place_of_the_case_is_not_made_again(case):
    (case / "knowledge").mkdir()
    (case / "knowledge" / "map.yaml").write_text(
        "places:\n  - {id: dorn, names: [{name: Dorn}], lat: 48.3, lon: -4.4}\n"
        "  - {id: norland, names: [{name: Norland}], kind: country}\n"
    )
    told = taken(case, ucdp({}))
    assert any("dorn" in line and "the case has" in line for line in told)
    found = knowledge(case)
    assert {fact.object for fact in found.facts if fact.relation == "present_in"} == {"dorn"}
    assert [place.lat for place in found.places if place.id == "dorn"] == [48.3]


NAMESAKES = {"location": "Dorn", "admin1": "Dorn", "admin2": "Dorn"}


def test_a_town_keeps_the_name_that_its_divisions_share_and_a_table_of_the_case_uses(case):
    (case / "knowledge").mkdir()
    (case / "knowledge" / "held.csv").write_text("subject,relation,object\nx,controls,Dorn\n")
    taken(case, acled(NAMESAKES), "one.csv")
    taken(case, acled(NAMESAKES | {"event_id_cnty": "NOR8"}), "two.csv")
    found = {
        place.id: ([name.name for name in place.names], place.kind, place.within)
        for place in knowledge(case).places
    }
    assert found == {
        "norland": (["Norland"], "country", None),
        "dorn-province-norland": (["Dorn province"], "province", "norland"),
        "dorn-district-dorn-norland": (["Dorn district"], "district", "dorn-province-norland"),
        "dorn": (["Dorn"], None, "dorn-district-dorn-norland"),
    }
    assert {fact.object for fact in knowledge(case).facts if fact.relation == "controls"} == {
        "dorn"
    }


def test_a_generic_word_behind_a_name_is_not_needed_to_know_a_place(case):
    (case / "knowledge").mkdir()
    (case / "knowledge" / "map.yaml").write_text(
        "places:\n  - {id: dorn, names: [{name: Dorn}], lat: 48.3, lon: -4.4}\n"
        "  - {id: west, names: [{name: West}], kind: province}\n"
    )
    taken(
        case,
        ucdp(
            {"where_coordinates": "Dorn town", "adm_1": "West province", "adm_2": "Reed district"},
            {"where_coordinates": "Reed village", "adm_1": "West province", "latitude": "47"},
            {"where_coordinates": "Mexico City", "adm_1": "East province", "adm_2": ""},
        ),
    )
    names = {place.id: [name.name for name in place.names] for place in knowledge(case).places}
    assert names.pop("dorn") == ["Dorn"]
    assert names.pop("west") == ["West"]
    assert sorted(names.values()) == [
        ["East province", "East"],
        ["Lower District"],
        ["Mexico City"],
        ["Norland"],
        ["Reed district"],
        ["Reed village", "Reed"],
    ]


def test_a_division_is_one_by_either_data_set_and_another_in_another_country(case):
    taken(case, ucdp({"adm_1": "West governorate", "where_coordinates": "West city"}), "ged.csv")
    taken(case, acled({}, {"country": "Zeeland"}), "acled.csv")
    found = {place.id: place.within for place in knowledge(case).places if place.kind == "province"}
    assert found == {
        "west-governorate-province-norland": "norland",
        "west-province-zeeland": "zeeland",
    }


def test_a_part_of_a_city_lies_in_the_city(case):
    taken(case, acled({"location": "Dorn - Old Quay"}, {}))
    found = {place.names[0].name: place for place in knowledge(case).places}
    assert found["Dorn - Old Quay"].within == found["Dorn"].id
    assert found["Dorn"].within == found["Lower District"].id


def test_an_actor_of_the_case_is_the_same_by_name(case):
    (case / "knowledge").mkdir()
    (case / "knowledge" / "who.yaml").write_text(
        "actors:\n  - {id: lg, names: [{name: Lake Guard}, {name: LG}]}\n"
    )
    taken(case, ucdp({}))
    assert {"lg"} <= {fact.subject for fact in knowledge(case).facts}


def test_the_same_file_again_adds_nothing(case):
    taken(case, ucdp({}, {"id": "102", "where_coordinates": "Halden"}))
    before = knowledge(case)
    told = taken(case, ucdp({}, {"id": "102", "where_coordinates": "Halden"}))
    assert told[-1].startswith("nothing new")
    assert knowledge(case) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"date_start": "2031-13-03"},
            "date_start: '2031-13-03' is no day; write it as 2014-11-02",
        ),
        ({"date_start": ""}, "date_start: is empty; write it as 2014-11-02"),
        ({"date_start": "3/4/2031"}, "date_start: '3/4/2031' is no day"),
        ({"date_end": "2031-05-01"}, "date_end: 2031-05-01 is before date_start, 2031-05-03"),
        ({"latitude": "91"}, "no point on earth"),
        ({"latitude": "48,25"}, "latitude: '48,25' is no number"),
        ({"longitude": "nan"}, "longitude: 'nan' is no number"),
        ({"where_prec": "9"}, "where_prec: 9 is none of the codes 1 to 7"),
        ({"deaths_a": "1.5"}, "deaths_a: '1.5' is no whole number"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_the_rest_taken(case, change, said):
    told = taken(case, ucdp({}, change, {"id": "103"}))
    (line,) = [line for line in told if line.startswith("events.csv:3:")]
    assert said in line
    assert line.endswith("the row was left out")
    assert "3 events read; 6 facts follow" in told[0]


@pytest.mark.parametrize("date", ["03 May 2031", "3-May-2031", "3-May-31", "2031-05-03T00:00:00"])
def test_days_are_read_as_they_are_written(case, date):
    taken(case, acled({"event_date": date}))
    assert {str(fact.from_) for fact in knowledge(case).facts} == {"2031-05-03"}


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        # Old files have the day first, and a program of the United States the month: one day above 12 tells it.
        (["03/05/2031", "18/04/2031"], ["2031-05-03", "2031-04-18"]),
        (["05/03/2031", "04/18/2031"], ["2031-05-03", "2031-04-18"]),
        (["3-5-2031", "18-04-2031"], ["2031-05-03", "2031-04-18"]),
        (["03.05.2031", "18.04.2031"], ["2031-05-03", "2031-04-18"]),
        (["03/05/2031", "18/04/2031", "04/18/2031"], ["2031-04-18", "2031-04-18"]),
        (["03/05/2031"], []),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_whole_file(case, dates, read):
    told = taken(case, acled(*({"event_date": date} for date in dates)))
    days = {str(fact.from_) for fact in knowledge(case).facts}
    assert days == set(read)
    left_out = sum("the row was left out" in line for line in told)
    assert left_out == len(dates) - len(read)
    assert any("comes first" in line for line in told) == (read != [] and not left_out)


def test_an_answer_of_an_api_is_told_to_be_one_page_of_several(case):
    told = taken(case, answer("Result", UCDP_ROW, TotalCount=2400), "answer.json")
    assert (
        "answer.json: one page of an answer: 1 of 2,400 events; fetch the other pages, too" in told
    )
    told = taken(case, answer("Result", UCDP_ROW | {"date_end": "?"}, TotalCount=1), "next.json")
    assert not any("page" in line for line in told)
    assert told[1].startswith("next.json, event 1: date_end: '?' is no day")


def test_tags_below_the_headings_and_words_for_nothing_are_no_data(case):
    tags = dict.fromkeys(ACLED, "#x") | {"event_date": "#date+occurred", "year": ""}
    told = taken(case, acled(tags, {"admin2": "NA", "latitude": "NaN", "longitude": "NaN"}))
    assert "1 events read; 3 facts follow" in told[0]
    assert not any("left out" in line for line in told)
    assert {place.names[0].name for place in knowledge(case).places} == {"Dorn", "West", "Norland"}


def test_all_rows_are_accounted_for(case):
    told = taken(
        case,
        acled(
            {},
            {"sub_event_type": "Agreement"},
            {"sub_event_type": "Sea battle"},
            {"actor1": "Civilians (Norland)", "actor2": ""},
            {"location": "", "country": "", "admin1": "", "admin2": ""},
        ),
    )
    text = "\n".join(told)
    assert "5 events read; 4 facts follow, of 2 actors" in text
    assert "no facts from 1 events of agreement: a truce" in text
    assert "left out: 1 events of a type that is not known, 'sea battle'" in text
    assert "1 events name nobody" in text
    assert "1 events name no place" in text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ucdp(), "no events below its headings"),
        (ucdp({}).replace(b"Dorn", b"D\xf6rn"), "not UTF-8; save the file as UTF-8"),
        (ucdp({}).decode().encode("utf-16"), "is UTF-16; save it as UTF-8"),
        (ucdp({}).replace(b"Dorn", b"D\x00rn"), "NUL byte"),
        (ucdp({}) + b'104,"never closed\n', "no table"),
        (ucdp({}, columns=[*GED_COLUMNS, "id"]), "there twice: id"),
        (answer("Result", UCDP_ROW)[:-9], "is not JSON"),
        (answer("rows", UCDP_ROW), "no list of events"),
    ],
)
def test_a_file_that_is_no_table_of_events_is_refused_whole(case, data, said):
    with pytest.raises(WhenceError, match=said):
        taken(case, data)
    assert not (case / "knowledge").exists()


def test_a_huge_cell_is_shortened_in_the_citation_and_refused_beyond_reason(case, tmp_path):
    taken(case, ucdp({"source_article": "x" * 200_000}))
    assert max(len(str(fact.source)) for fact in knowledge(case).facts) < 200
    with pytest.raises(WhenceError, match="field larger"):
        taken(new_case(tmp_path / "other"), ucdp({"source_article": "x" * 1_000_001}), "huge.csv")


@pytest.mark.parametrize(
    "name", ["=cmd|calc", "@SUM(1)", "-x", "'=1", "[a]: {b} # c", 'q"uo"te', "𐀀b", "a\x7fb", "دورن"]
)
def test_names_are_kept_as_they_are_and_no_cell_is_a_formula(case, name):
    taken(case, acled({"actor1": name, "location": name}))
    found = knowledge(case)
    names = {one.name for thing in (*found.actors, *found.places) for one in thing.names}
    # What whence itself guards with one apostrophe is read without it.
    assert name.removeprefix("'") in names
    text = next((case / "knowledge").glob("*.csv")).read_text()
    assert not any(line.startswith(("=", "@", "-")) for line in text.splitlines())


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.dictionaries(st.sampled_from([name for name in ACLED if name != "year"]), CELL),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_stands_in_the_cells_every_row_is_read_or_told(tmp_path, rows):
    added = acled_file.read(acled(*rows), "x.csv", tmp_path / "none")
    count = int(added.told[0].split(": ")[1].split()[0])
    assert count == len(rows)
    wrong = sum("the row was left out" in line for line in added.told)
    assert wrong <= count


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_name_is_a_name_in_yaml(text):
    assert load_yaml(f"name: {quoted(text)}\n", "x").data == {"name": text}


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [((0, 0), (0, 180), 20015), ((0, 179.9), (0, -179.9), 22), ((48.25, -4.4), (48.25, -4.4), 0)],
)
def test_distance_goes_around_the_earth(one, other, km):
    assert distance(*one, *other) == pytest.approx(km, abs=1)


def test_a_kind_can_be_named(case, tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(ucdp({}))
    assert import_file(case, file, "ucdp").told[0].startswith("x.csv: 1 events read")
