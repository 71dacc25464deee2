"""The agency at the head of a text."""

import pytest

from whence.extract import extract_document
from whence.extract.datelines import find_datelines, stands_for
from whence.model import Document

HEADS = [
    ("GENEVA (Reuters) – The envoy has left.", ["Reuters"]),
    ("KYIV, March 4 (AFP) — The bridge is down.", ["AFP"]),
    ("Istanbul (AP) - The mayor resigned.", ["AP"]),
    ("The bridge is down.\n\nTUNIS (Reuters) - The port is shut.", ["Reuters"]),
    # no datelines: no dash after a place in small letters, no agency, not at the head
    ("Geneva (Reuters) has a lake.", []),
    ("NATO (the alliance) met on Monday.", []),
    ("The envoy left GENEVA (Reuters) – and flew home.", []),
]


@pytest.mark.parametrize(("text", "wanted"), HEADS, ids=[text[:40] for text, _ in HEADS])
def test_a_dateline_stands_at_the_head_of_a_paragraph(text: str, wanted: list[str]) -> None:
    assert [text[slice(*one.agency)] for one in find_datelines(text)] == wanted


def test_all_that_stands_under_a_dateline_comes_through_its_agency() -> None:
    text = (
        "GENEVA (Reuters) – The envoy has left the city.\n\nA diplomat said that talks had failed."
    )
    page = Document(id="d", text=text, language="en", publisher="The Paper")
    assert [([hop.name for hop in one.chain], one.words) for one in extract_document(page)] == [
        (["The Paper", "Reuters"], "The envoy has left the city."),
        (["The Paper", "Reuters", "diplomat"], "talks had failed"),
    ]


def test_the_agency_that_publishes_is_no_further_hand() -> None:
    text = "GENEVA (AP) – The envoy has left the city."
    page = Document(id="d", text=text, language="en", publisher="Associated Press")
    assert [len(one.chain) for one in extract_document(page)] == [1]


def test_initials() -> None:
    assert stands_for("AP", "Associated Press")
    assert stands_for("reuters", "Reuters")
    assert not stands_for("AFP", "Associated Press")
