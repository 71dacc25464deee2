"""Whom sources speak for, told by their names."""

import pytest

from whence.extract import extract_statements
from whence.model import Document, Source
from whence.resolve import resolve
from whence.resolve.camps import state_of

STATES = [
    ("White House", "united-states"),
    ("a US official", "united-states"),
    ("Pakistani intelligence officer", "pakistan"),
    ("British government", "united-kingdom"),
    ("Ministry of Defence of Velland", "velland"),
    ("army of Velland", "velland"),
    ("Kremlin spokesman", "russia"),
    ("Pakistani television", None),
    ("Syrian opposition official", None),
    ("former US official", None),
    ("Secretary of State", None),
    ("Ministry of Foreign Affairs", None),
    ("Police of Altfurt", None),
    ("National Weather Service", None),
    ("John Brennan", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "state"), STATES, ids=[row[0] for row in STATES])
def test_states(name: str, state: str | None) -> None:
    assert state_of(name) == state


def camps(*pages: Document) -> dict[str, str | None]:
    sources = resolve(extract_statements(pages), pages).sources
    return {name: one.camp for one in sources for name in one.names}


def page(id: str, publisher: str, text: str, kind: str = "report", **more: str) -> Document:
    return Document(id=id, text=text, publisher=publisher, kind=kind, language="en", **more)  # type: ignore[arg-type]


def test_who_signs_a_statement_speaks_for_its_publisher() -> None:
    found = camps(
        page("a", "White House, address", "We have signed the treaty. Officials said that it holds.", "statement", author="Ada Finch"),
        page("b", "Brisk Dairies", "The company has sold a plant.", "statement", author="Jon Holm"),
        page("c", "The Paper", "Ada Finch said that it rained.", author="Jon Berg"),
    )  # fmt: skip
    assert found["Ada Finch"] == "united-states"
    assert found["Jon Holm"] == "brisk-dairies"
    assert found["The Paper"] is None


def test_a_spokeswoman_speaks_for_whom_her_description_names() -> None:
    found = camps(page("a", "The Paper", "“It is sold,” a spokeswoman for Brisk Dairies said."))
    assert found["spokeswoman for Brisk Dairies"] == "brisk-dairies"


def test_what_is_coded_is_left_alone() -> None:
    assert Source(id="x", names=("White House",), affiliation=("us",)).camp is None
