"""Which statements bear on which claims: tables, in fields far from each other."""

import pytest

from whence.extract import extract_statements
from whence.model import Actor, Claim, Document, Interval, Knowledge, Name
from whence.resolve import resolve

KNOWLEDGE = Knowledge(
    actors=(
        Actor(id="orlo", names=(Name(name="Orlo Lines"),)),
        Actor(id="vant", names=(Name(name="Vant Shipping"),)),
        Actor(id="reds", names=(Name(name="Red Brigade"),)),
        Actor(id="blues", names=(Name(name="Blue Guard"),)),
    )
)
CLAIMS = (
    Claim(id="merged", text="Orlo Lines and Vant Shipping have agreed to merge.", kind="agreement", actors=("orlo", "vant")),
    Claim(id="talks", text="Orlo Lines and Vant Shipping are in talks about a merger.", kind="agreement", actors=("orlo", "vant")),
    Claim(id="aid", text="The Red Brigade sent weapons to help the Blue Guard at Tarn.", kind="supply", actors=("reds", "blues")),
    Claim(id="killed", text="Colonel Dace was killed at Tarn.", actors=()),
)  # fmt: skip


def bearing(
    text: str, claims: tuple[Claim, ...] = CLAIMS, **fields: object
) -> list[tuple[str | None, str]]:
    page = Document(id="d", text=text, publisher="The Paper", language="en", **fields)  # type: ignore[arg-type]
    found = resolve(extract_statements([page]), [page], claims=claims, knowledge=KNOWLEDGE)
    return [(one.claim, one.stance) for one in found.statements]


TABLE = [
    ("Bankers say that Orlo Lines and Vant Shipping have signed a contract.", [("merged", "asserts")]),
    ("Orlo Lines is in talks with Vant Shipping about a merger, a banker said.", [("talks", "asserts")]),
    ("Vant Shipping denies that it has agreed to merge with Orlo Lines.", [("merged", "denies")]),
    ("A clerk said that no contract between Orlo Lines and Vant Shipping was signed.", [("merged", "denies")]),
    ("He would strike if Orlo Lines and Vant Shipping agreed a deal, a docker said.", [("merged", "discusses")]),
    ("An officer said the Red Brigade had sent a convoy to support the Blue Guard.", [("aid", "asserts")]),
    ("A witness said that Colonel Dace had died.", [("killed", "asserts")]),
    ("A witness said that another woman was not killed.", [(None, "asserts")]),
    ("A cook said that the soup was cold.", [(None, "asserts")]),
    ("The soup was cold.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_bearing(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert bearing(text) == expected


def test_could_not_confirm_it_bears_on_what_was_said_before() -> None:
    text = "An officer said the Red Brigade had sent help to the Blue Guard. The ministry could not confirm it."
    assert bearing(text) == [("aid", "asserts"), ("aid", "doubts")]


def test_who_cites_others_only_discusses_in_his_own_voice() -> None:
    text = (
        "Orlo Lines and Vant Shipping have agreed to merge. "
        "Orlo Lines and Vant Shipping signed on Friday, a banker said."
    )
    assert bearing(text) == [("merged", "discusses"), ("merged", "asserts")]
    assert bearing("Orlo Lines and Vant Shipping have agreed to merge.") == [("merged", "asserts")]


def test_nobody_reports_an_event_before_it_happens() -> None:
    later = (Claim(id="c", text="Orlo Lines and Vant Shipping agreed to merge.", kind="agreement", actors=("orlo", "vant"), when=Interval.parse("2031-05")),)  # fmt: skip
    text = "A banker said that Orlo Lines and Vant Shipping had agreed to merge."
    assert bearing(text, later, published=Interval.parse("2031-01-02")) == [(None, "asserts")]
    assert bearing(text, later, published=Interval.parse("2031-05-20")) == [("c", "asserts")]


def test_claims_are_found_where_none_are_given() -> None:
    text = (
        "Will Orlo Lines and Vant Shipping merge?\n\n"
        "A banker said that Orlo Lines and Vant Shipping had agreed to merge. "
        "A second banker said that Orlo Lines and Vant Shipping had signed a merger contract. "
        "A docker denied that Orlo Lines and Vant Shipping had agreed to merge. "
        "A cook said that the soup of the harbour canteen was cold."
    )
    page = Document(
        id="d",
        text=text,
        publisher="The Paper",
        language="en",
        title="Will Orlo Lines and Vant Shipping merge?",
    )
    found = resolve(extract_statements([page]), [page], knowledge=KNOWLEDGE)
    assert found.question == page.title
    assert found.claims[0].text == "Will Orlo Lines and Vant Shipping merge"
    stances = [one.stance for one in found.statements if one.claim == found.claims[0].id]
    assert {"asserts", "denies"} <= set(stances)
