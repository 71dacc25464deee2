"""Names: whole, folded, and never merged by likeness."""

import pytest

from whence.model import Actor, Claim, Name, Place
from whence.resolve.book import NameBook, name_claims

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


def test_claims_name_who_the_case_does_not_know() -> None:
    named = name_claims([Claim(id="c", text="Was Tomas Erle in Larmona in May?")], BOOK)
    assert named.lookup("Tomas Erle") == named.lookup("Erle") == "name:tomas-erle"
    assert named.lookup("May") is None
