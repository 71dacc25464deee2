"""Names joined to a defined one, and short forms of names that no bracket gives."""

import pytest

from whence.model import Document, Knowledge
from whence.resolve.identities import identify


def book(text: str, title: str | None = None):
    document = Document(id="d", text=text, title=title, language="en")
    return identify([document], Knowledge()).books["d"]


def test_a_name_beside_a_defined_one_is_a_name():
    names = book("It is said that Mercy Link and the Harbour Aid Society [HAS] closed the bridge.")
    assert names.lookup("Mercy Link") == "mercy-link"
    assert names.lookup("HAS") == "harbour-aid-society"


def test_behind_the_bracket_too():
    names = book("The Harbour Aid Society [HAS] and Mercy Link closed the bridge.")
    assert names.lookup("Mercy Link") == "mercy-link"


def test_the_parties_of_a_title():
    title = "Have the Red Banner and the Vale Army joined forces?"
    assert book(f"{title}\n\nSo it is said.", title).lookup("Red Banner") == "red-banner"


def test_a_shorter_name_in_the_title_is_the_longer_one():
    title = "Have the Red Banner and the Vale Army joined forces?"
    text = f"{title}\n\nThe Red Banner Movement [RBM] and the Vale Army [VA] have met."
    assert book(text, title).lookup("Red Banner") == "red-banner-movement"


NOBODY = [
    ("In Norland and the Harbour Aid Society [HAS] said so.", None, "In Norland"),
    ("The Rain and Wind of May", "The Rain and Wind of May", "Rain"),  # one word may be anything
    ("Red Lake And Blue Hill Merge", "Red Lake And Blue Hill Merge", "Red Lake"),  # all capitals
]


@pytest.mark.parametrize(("text", "title", "name"), NOBODY)
def test_what_is_no_name_beside(text, title, name):
    assert book(text, title).lookup(name) is None


def test_the_opening_word_that_stands_alone_again_and_again():
    text = (
        "Castellan Foods and Orrin Mills [OM] met. Castellan said nothing. So Castellan is silent."
    )
    assert book(text).lookup("Castellan") == "castellan-foods"


def test_not_where_it_opens_a_second_name_or_stands_once():
    first = "Castellan Foods and Orrin Mills [OM] met. Castellan Motors and Castellan, or Castellan, did not."
    assert book(first).lookup("Castellan") is None
    assert (
        book("Castellan Foods and Orrin Mills [OM] met. Castellan left.").lookup("Castellan")
        is None
    )
