"""Names that a text defines, in its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import DateExpression, Document, Interval, Span
from whence.resolve.definitions import find_definitions

# text, then the definitions: name, the other name, its kind, what changed.
JOINED = [
    ("the Syrian Revolutionaries Front [SRF]", [("Syrian Revolutionaries Front", "SRF", "acronym")]),
    ("Jabhat Fath al-Amal (JFA)", [("Jabhat Fath al-Amal", "JFA", "acronym")]),
    ("al-Qa’ida in the Islamic Maghreb [AQIM]", [("al-Qa’ida in the Islamic Maghreb", "AQIM", "acronym")]),
    ("The Harbour Workers Union (HWU) struck", [("Harbour Workers Union", "HWU", "acronym")]),
    ("HWU (Harbour Workers Union) struck.", [("Harbour Workers Union", "HWU", "acronym")]),
    ("People's Protection Units (YPG) left.", [("People's Protection Units", "YPG", "acronym")]),
    ("the Institute for Peace and Security (IPS) says", [("Institute for Peace and Security", "IPS", "acronym")]),
    ("The Harbour Guard, also known as the Grey Watch, left.", [("Harbour Guard", "Grey Watch", "also")]),
    ("Tomas Erle, aka Big Tom, ran.", [("Tomas Erle", "Big Tom", "also")]),
    ("IS (formerly ISIS) grew.", [("IS", "ISIS", "former")]),
    ("Orlo Lines, formerly Pier Shipping, sank.", [("Orlo Lines", "Pier Shipping", "former")]),
    ("Brook Partners (previously known as Tarn Capital) fell.", [("Brook Partners", "Tarn Capital", "former")]),
    ("Meta Works, then called Face Works, hired him.", [("Meta Works", "Face Works", "former")]),
    ("Formerly known as Tarn Capital, Brook Partners fell.", [("Brook Partners", "Tarn Capital", "former")]),
    ("even when IS was just ISIS and ISI, it did", [("IS", "ISIS", "former"), ("IS", "ISI", "former")]),
    ("Tern Brigade, renamed Tern Army in May 2031, left.", [("Tern Army", "Tern Brigade", "former")]),
    ("Blau AG changed its name to Grün Holding in May 2031.", [("Grün Holding", "Blau AG", "former")]),
    ("It changed its name from Tarn Capital to Brook Partners.", [("Brook Partners", "Tarn Capital", "former")]),
    ("Academi, the new name of Blackwater Worldwide, denied it.", [("Academi", "Blackwater Worldwide", "former")]),
    ("Philip Mores Company is now known as Altra Group.", [("Altra Group", "Philip Mores Company", "former")]),
    ("Moaz al-Khatib (معاذ الخطيب) said", [("Moaz al-Khatib", "معاذ الخطيب", "transliteration")]),
    ("the Water Ministry – وزارة الري – said", [("Water Ministry", "وزارة الري", "translation")]),
    ("قال معاذ الخطيب (Moaz al-Khatib) إن", [("Moaz al-Khatib", "معاذ الخطيب", "transliteration")]),
    ("Володимир Зеленський (Volodymyr Zelensky) сказав", [("Volodymyr Zelensky", "Володимир Зеленський", "transliteration")]),
    ("Nordwind, which was known until 2029 as Küstenwerk AG, burned.", [("Nordwind", "Küstenwerk AG", "former")]),
    ("The Larmona Safety Authority, or LSA, fined them.", [("Larmona Safety Authority", "LSA", "acronym")]),
    ("Orlo Shipping Ltd (“Orlo”) sank.", [("Orlo Shipping Ltd", "Orlo", "short")]),
    ("Larmona Port Authority (the “Company”) sank.", [("Larmona Port Authority", "Company", "short")]),
    ("Larmona Port Authority, or “LPA” for short, sank.", [("Larmona Port Authority", "LPA", "short")]),
    ("‘ad-dawla al-islamiya’ [‘The Islamic State’] it is", [("Islamic State", "ad-dawla al-islamiya", "gloss")]),
]  # fmt: skip
APART = [
    ("Ansar North split from Harbour Guard in 2030.", [("Ansar North", "Harbour Guard", "split")]),
    ("Northern Storm, a splinter of the Tern Brigade, fights.", [("Northern Storm", "Tern Brigade", "split")]),
    ("Pavo Bank and Orion Bank merged to form Gruis Bank.", [("Gruis Bank", "Pavo Bank", "merger"), ("Gruis Bank", "Orion Bank", "merger")]),
    ("The Pavo Union merged with the Orion Union to form the Gruis Union.", [("Gruis Union", "Pavo Union", "merger"), ("Gruis Union", "Orion Union", "merger")]),
    ("Smith & Erle Partners, a spin-off of Erle Brothers, sued.", [("Smith & Erle Partners", "Erle Brothers", "split")]),
    ("Gruis Bank was formed by the merger of Pavo Bank and Orion Bank.", [("Gruis Bank", "Pavo Bank", "merger"), ("Gruis Bank", "Orion Bank", "merger")]),
    ("The Dawn Guard – an ex-Liwa Tarn/Salt League grouping – left.", [("Dawn Guard", "Liwa Tarn", "left"), ("Dawn Guard", "Salt League", "left")]),
    ("under what was then the Pavo League [PL] to form the Pavo Union in April", [("Pavo Union", "Pavo League", "merger")]),
]  # fmt: skip
NOTHING = [
    "Smith, formerly Minister of Justice, said so.",
    "ex-President Smith left.",
    "New York (CNN) — A man left.",
    "Jane Doe (Labour) said so.",
    "He was in Paris when London was quiet.",
    "the wilayat [‘provinces’] grew",
    "They met (Tuesday) and left.",
    "John was previously in Paris.",
]


def of(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[slice(*one.one)], text[slice(*one.other)], one.change if not one.joins else one.kind)
        for one in find_definitions(Document(id="d", text=text))
    ]  # type: ignore[misc]


@pytest.mark.parametrize(("text", "found"), JOINED, ids=[row[0] for row in JOINED])
def test_names_of_one(text, found):
    assert sorted(of(text)) == sorted(found)


@pytest.mark.parametrize(("text", "found"), APART, ids=[row[0] for row in APART])
def test_names_of_two_that_belong_together(text, found):
    assert sorted(row for row in of(text) if row[2] != "acronym") == sorted(found)


@pytest.mark.parametrize("text", NOTHING)
def test_what_defines_nothing(text):
    assert of(text) == []


def test_the_time_is_the_one_beside_it():
    text = "It is 2035. Blau AG changed its name to Grün Holding in May 2031, said a clerk."
    at = text.index("May 2031")
    may = Interval.parse("2031-05")
    date = DateExpression(span=Span(document="d", start=at, end=at + 8, quote="May 2031"), when=may)
    (found,) = find_definitions(Document(id="d", text=text, dates=(date,)))
    assert found.when == may


@given(st.text(alphabet="AbcI S[](),“”–-’'.ex formerly was just and عر", max_size=200))
def test_any_text_can_be_read(text):
    for one in find_definitions(Document(id="d", text=text)):
        assert text[slice(*one.one)]
        assert text[slice(*one.other)]
        assert one.words[0] <= one.one[0] < one.one[1] <= one.words[1]
