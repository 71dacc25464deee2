"""Support in part: the event spoken of as known, a witness of a piece; never a name alone."""

import pytest

from whence.extract import extract_statements
from whence.model import Claim, Document
from whence.resolve import resolve
from whence.resolve.book import NameBook
from whence.resolve.fit import profile_claims
from whence.resolve.parts import Parts, leaves_open, speaks_of

RAID = "Soldiers in lorries raided a printing house in Lavanne."
LONG = "Helicopters and foreign soldiers raided a villa behind high walls in Lavanne in the early hours."


def on(claim: str, *texts: str) -> list[list[tuple[str, str]]]:
    pages = [
        Document(id=f"d{n}", text=text, publisher=f"Paper {n}", language="en")
        for n, text in enumerate(texts)
    ]
    found = resolve(extract_statements(pages), pages, claims=(Claim(id="c", text=claim),))
    return [
        [
            (one.stance, one.certainty)
            for one in found.statements
            if one.claim == "c" and one.document == page.id
        ]
        for page in pages
    ]


KNOWN = [
    "The operation was carried out by our troops.",
    "The overnight raid lasted an hour.",
    "Our men have carried out a swift operation.",
    "It shows the success of the operation.",
]
OPEN = [
    "Rumours of the raid are false.",
    "The planned operation would cost a lot.",
    "The operation is still under discussion.",
    "If the raid is ordered, we go.",
]
NEITHER = ["An operation costs money.", "The patient slept.", "A baker in Lavanne sells bread."]
PROFILE = profile_claims([Claim(id="c", text=RAID)], NameBook())[0]


@pytest.mark.parametrize("text", KNOWN)
def test_a_known_event(text: str) -> None:
    assert speaks_of(text, PROFILE)
    assert not leaves_open(text, PROFILE)


@pytest.mark.parametrize("text", OPEN)
def test_an_event_left_open(text: str) -> None:
    assert not speaks_of(text, PROFILE)
    assert leaves_open(text, PROFILE)


@pytest.mark.parametrize("text", NEITHER)
def test_no_event(text: str) -> None:
    assert not speaks_of(text, PROFILE)


def test_support_in_part_is_less_sure() -> None:
    text = "A lead took us to a villa in Lavanne. The operation was carried out by our forces, the minister said."
    assert on(LONG, text) == [[("asserts", "probable")]]


def test_in_a_text_on_something_else_it_is_none() -> None:
    text = "The clinic in Orsk is proud. The operation was carried out by our best doctors, the head said."
    assert on(LONG, text) == [[]]


def test_the_same_noun_of_another_claim_is_its_own() -> None:
    text = "Orlo Lines and Vant Shipping agreed to merge in Tarn, a clerk said."
    page = Document(id="d", text=text, publisher="The Paper", language="en")
    merger = Claim(id="merger", text="Orlo Lines and Vant Shipping have agreed to merge.")
    others = (
        Claim(id="old", text="The mayor of Tarn agreed on quotas for herring."),
        Claim(id="detail", text="The chairman wept when the merger was announced."),
    )
    found = resolve(extract_statements([page]), [page], claims=(merger,)).statements
    parts = Parts.of({"d": page}, found, profile_claims((merger, *others), NameBook()))
    assert "d" in parts.rivals["old"]
    assert "d" not in parts.rivals["detail"]  # it speaks of that very merger
