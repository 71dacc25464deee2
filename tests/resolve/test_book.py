"""Names: whole, folded, and never merged by likeness."""

import pytest

from whence.model import Actor, Claim, Document, Name, Place
from whence.resolve.book import NameBook, books_of, define_names, name_claims

BOOK = NameBook.of_case(
    [
        Actor(
            id="state",
            names=(Name(name="Islamic State"), Name(name="IS"), Name(name="الدولة الإسلامية")),
        ),
        Actor(
            id="front", names=(Name(name="Nusra Front"), Name(name="JN"), Name(name="جبهة النصرة"))
        ),
        Actor(id="din", names=(Name(name="Ansar al-Din"),)),
        Actor(id="islam", names=(Name(name="Ansar al-Islam"),)),
    ],
    [Place(id="azaz", names=(Name(name="A'zaz"), Name(name="Azaz")))],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Islamic State and the Nusra Front met.", ["state", "front"]),
        ("It is where IS stands.", ["state"]),
        ("IS’ claim and JN's answer", ["state", "front"]),
        ("the Islamic state of affairs", ["state"]),
        ("Ansar al-Din and Ansar al-Islam", ["din", "islam"]),
        ("A’zaz, once A'zaz or AZAZ", ["azaz", "azaz", "azaz"]),
        ("Azazel is somebody else", []),
        ("قال إن والنصرة", []),
        ("جبهة النصرة والدولة الإسلامية", ["front", "state"]),
    ],
)
def test_names_are_found_whole(text: str, found: list[str]) -> None:
    assert [entry.of for _, _, entry in BOOK.find(text)] == found


def test_spans_leave_the_possessive_out() -> None:
    text = "IS’ claim"
    (start, end, _), *_ = BOOK.find(text)
    assert text[start:end] == "IS"


DEFINITIONS = [
    ("the Syrian Revolutionaries Front [SRF]", "SRF", "syrian-revolutionaries-front"),
    ("Jabhat Fath al-Amal (JFA)", "JFA", "jabhat-fath-al-amal"),
    ("against the Islamic State [IS2x]", "IS2x", None),
    ("al-Qa’ida in the Islamic Maghreb [AQIM]", "AQIM", "al-qaida-in-the-islamic-maghreb"),
    ("The Harbour Workers Union (HWU) struck", "HWU", "harbour-workers-union"),
]


@pytest.mark.parametrize(
    ("text", "short", "owner"), DEFINITIONS, ids=[row[1] for row in DEFINITIONS]
)
def test_documents_define_names(text: str, short: str, owner: str | None) -> None:
    learned = define_names(Document(id="d", text=text), BOOK)
    assert learned.lookup(short) == owner


def test_a_definition_of_a_known_name_keeps_its_owner() -> None:
    learned = define_names(Document(id="d", text="the Nusra Front (NF) said"), BOOK)
    assert learned.lookup("NF") == "front"


def test_a_quoted_word_stands_for_the_one_actor_whose_name_holds_it() -> None:
    learned = define_names(Document(id="d", text="«النصرة» و«الدولة»"), BOOK)
    assert [learned.lookup("النصرة"), learned.lookup("الدولة")] == ["front", "state"]
    assert define_names(Document(id="d", text="“Ansar”"), BOOK).lookup("Ansar") is None


def test_definitions_hold_in_their_own_document_and_its_comments() -> None:
    page = Document(id="page", text="Harbour Workers Union (HWU)")
    comment = Document(id="page#1", text="HWU is right", parent="page")
    other = Document(id="other", text="HWU is wrong")
    books = books_of([page, comment, other], BOOK)
    assert [books[one].lookup("HWU") for one in ("page", "page#1", "other")] == [
        "harbour-workers-union",
        "harbour-workers-union",
        None,
    ]


def test_claims_name_who_the_case_does_not_know() -> None:
    named = name_claims([Claim(id="c", text="Was Tomas Erle in Larmona in May?")], BOOK)
    assert named.lookup("Tomas Erle") == named.lookup("Erle") == "name:tomas-erle"
    assert named.lookup("May") is None
