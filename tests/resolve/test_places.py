"""Places in texts: what is one, which one it is, and what contains it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import Actor, Document, Knowledge, Name, Place
from whence.resolve.identities import identify
from whence.resolve.places import Places, find_places


def read(text: str, knowledge: Knowledge | None = None, language: str = "en") -> Places:
    known = knowledge or Knowledge()
    documents = [Document(id="d", text=text, language=language)]
    return find_places(documents, identify(documents, known).books, known)


def named(text: str, language: str = "en") -> dict[str, str]:
    found = read(text, language=language).mentions["d"]
    return {one.span.quote: one.place for one in found}


FOUND = [
    # War and its regions.
    ("Rebels in Syria took the town of Azaz.", {"Syria": "syria", "Azaz": "izaz-sy"}),
    (
        "DAMASCUS, Syria (AP) — Troops shelled Kafr Nabl, a town in Idlib province.",
        {
            "DAMASCUS": "damascus-sy",
            "Syria": "syria",
            "Kafr Nabl": "kafranbel-sy",
            "Idlib province": "idlib-province-sy",
        },
    ),
    (
        "They hold north-east Hasakah province in Syria.",
        {"north-east Hasakah province": "north-east-hasakah-province", "Syria": "syria"},
    ),
    # A province that no country in hand has is a place of its own, whatever town elsewhere is so called.
    ("The League left Dorn province in May.", {"Dorn province": "dorn-province"}),
    ("The Zzyzx crossing is shut.", {"Zzyzx crossing": "zzyzx-crossing"}),
    ("He was seen near Zzyzx on Monday.", {"Zzyzx": "zzyzx"}),
    ("Villagers fled the village of Umm Qarn.", {"Umm Qarn": "umm-qarn"}),
    # Companies, courts, cabinets, disasters.
    (
        "A court in Lyon, France, ruled against the bank; judges in Marseille agreed.",
        {"Lyon": "lyon-fr", "France": "france", "Marseille": "marseille-fr"},
    ),
    (
        "The minister of Kenya flew from Nairobi to Mombasa.",
        {"Kenya": "kenya", "Nairobi": "nairobi-ke", "Mombasa": "mombasa-ke"},
    ),
    (
        "The quake struck northern Chile, near Iquique.",
        {"northern Chile": "north-chile", "Iquique": "iquique-cl"},
    ),
    (
        "The firm has plants in Leipzig, Dresden and Chemnitz, its German managers said.",
        {"Leipzig": "leipzig-de", "Dresden": "dresden-de", "Chemnitz": "chemnitz-de"},
    ),
    (
        "She sits in Atlanta, the capital of Georgia, in the American South.",
        {"Atlanta": "atlanta-us", "Georgia": "georgia-province-us"},
    ),
    (
        "Georgian ministers met in Gori, in Georgia.",
        {"Gori": "gori-ge", "Georgia": "georgia"},
    ),
    ("The plant in St. Louis closed, American unions said.", {"St. Louis": "st-louis-us"}),
    (
        "The Darfur region of Sudan is in the west of Sudan.",
        {"Sudan": "sudan"},
    ),
    ("A mayor in Northern Ireland resigned.", {"Northern Ireland": "northern-ireland-province-gb"}),
    ("The bridge at Kansas City was closed.", {"Kansas City": "kansas-city-us"}),
]
NONE = [
    "Paris Hilton met Michael Jordan, and Jordan smiled.",
    "Mr. Lincoln and Miss Florence spoke to Austin.",
    "Manchester City beat Derby County.",
    "He took an interest in Jasmine and read a report in Esquire.",
    "In March the Party met in Congress, and spoke in Arabic.",
    "Golden State fans cheered Joan Rivers, and looked into Rivers' eyes.",
    "The Parthian city fell to a Viking chief, the district attorney told NATO.",
    "She lives in NATO and works in Research and Development.",
    "Oil from the Gulf of Mexico and the Sea of Japan was sold to Indie film makers.",
    "The White House and Wall Street said nothing in public.",
    "It was left for Clinton to say that ARGENTINE grain and Rolf on Art were fine.",
    "Of Mice and Men was on at Best, Reading and More.",
]


@pytest.mark.parametrize(("text", "places"), FOUND)
def test_places_are_found(text: str, places: dict[str, str]) -> None:
    assert named(text) == places


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_place_is_none(text: str) -> None:
    assert named(text) == {}


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("ar", "قالت مصادر في حلب إن القتال مستمر", "aleppo-sy"),
        ("ar", "وصل الوفد إلى محافظة إدلب في سوريا", "idlib-province-sy"),
        ("ru", "Взрыв прогремел в Харькове.", "kharkiv-ua"),
        ("uk", "Вибух пролунав у Києві.", "kyiv-ua"),
        ("fr", "Le tribunal siège à Marseille.", "marseille-fr"),
        ("de", "Das Werk in Chemnitz steht in Deutschland.", "chemnitz-de"),
        ("es", "La fábrica está en Zaragoza, en España.", "zaragoza-es"),
    ],
)
def test_other_languages(language: str, text: str, place: str) -> None:
    assert place in named(text, language).values()


def test_the_country_a_text_is_about_decides() -> None:
    assert "tripoli-lb" in named("Lebanese troops left Tripoli for Beirut in Lebanon.").values()
    assert "tripoli-ly" in named("Libyan troops left Tripoli for Misrata in Libya.").values()


def test_a_famous_place_is_meant_unless_its_region_is_named() -> None:
    text = "American diplomats went from Chicago to Paris, and from Boston to Prague."
    assert "paris-fr" in named(text).values()
    assert "paris-us" in named(text.replace("Paris,", "Paris, Texas,")).values()
    assert "paris-us" in named("The plant in Paris, Texas, was shut.").values()


def test_knowledge_goes_before_the_gazetteer() -> None:
    known = Knowledge(
        actors=(Actor(id="jordan-bank", names=(Name(name="Jordan Bank"),)),),
        places=(
            Place(id="ford", names=(Name(name="Ford"),)),
            Place(id="the-north", names=(Name(name="northern Aleppo province"),)),
            Place(id="azaz", names=(Name(name="Azaz"),), lat=36.59, lon=37.05),
            Place(id="paris", names=(Name(name="Paris"),), lat=33.66, lon=-95.56),
        ),
    )
    text = (
        "Ford crossed north Aleppo to Izaz in Syria; Jordan Bank has an office in Paris, "
        "and the French one is in Lyon."
    )
    found = {one.span.quote: (one.place, one.sign) for one in read(text, known).mentions["d"]}
    assert found["Ford"] == ("ford", "known")
    assert found["Izaz"] == ("azaz", "gazetteer")
    assert found["north Aleppo"][0] == "the-north"
    assert found["Paris"] == ("paris", "known")
    assert "Jordan" not in " ".join(found)


def test_what_contains_a_place_is_told() -> None:
    text = (
        "Syrian rebels hold Umm Qarn, a village in Idlib province, and the Dara air base. "
        "The northern Aleppo countryside is theirs."
    )
    places = read(text)
    within = {place.id: place.within for place in places.records}
    assert within["umm-qarn"] == "idlib-province-sy"
    assert within["idlib-province-sy"] == "syria"
    assert within["north-aleppo-countryside"] == "aleppo-countryside"
    assert within["aleppo-countryside"] == "aleppo-province-sy"
    assert {place.id: place.kind for place in places.records}["dara-air-base"] == "airbase"


def test_names_cite_the_words_they_were_read_in() -> None:
    text = "Fighting went on in Kobani, in Syria."
    places = read(text)
    town = next(one for one in places.records if one.id == "ayn-al-arab-sy")
    first = town.names[0]
    assert first.name == "Kobani"
    assert first.source is not None
    assert first.source.span is not None
    assert text[first.source.span.start : first.source.span.end] == "Kobani"


def test_names_of_other_scripts_come_last() -> None:
    places = read("سوريا: fighting in Syria and in Homs, U.S. officials said.")
    names = {place.id: [name.name for name in place.names] for place in places.records}
    assert names["syria"][0] == "Syria"
    assert names["united-states"][0] == "U.S."


def test_mentions_inside_a_stretch() -> None:
    text = "In Syria, Azaz and Afrin fell; in Lebanon, Arsal held."
    places = read(text)
    cut = text.index(";")
    assert {one.place for one in places.inside("d", 0, cut)} >= {"syria"}
    assert "lebanon" not in {one.place for one in places.inside("d", 0, cut)}


pieces = st.sampled_from(
    "in near the of and , . — ( ) ' ’s Paris Aleppo province Zzyzx crossing northern North St. al-Bab "
    "Syria Jordan Mr في حلب ب و محافظة в Киеве town village district County \n".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces, max_size=30))
def test_mentions_quote_the_text_in_order_and_every_id_is_known(parts: list[str]) -> None:
    text = " ".join(parts)
    places = read(text)
    mentions = places.mentions["d"]
    ids = {place.id for place in places.records}
    for one in mentions:
        assert text[one.span.start : one.span.end] == one.span.quote
        assert one.place in ids
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start
    for place in places.records:
        assert place.within is None or place.within in ids
