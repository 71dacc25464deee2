"""How many origins are left: tables of small worlds, and the laws of copying."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract import extract_statements
from whence.model import Actor, Claim, Document, Interval, Knowledge, Name, Origins
from whence.resolve import resolve
from whence.trace import Traced, trace_claims

KNOWLEDGE = Knowledge(actors=(Actor(id="orlo", names=(Name(name="Orlo Lines"),)),))
CLAIM = Claim(id="c", text="Orlo Lines sold the old pier.", actors=("orlo",))
WIRE = "Orlo Lines sold the old pier to a buyer from Larmona for 73 million crowns, a banker told Ostwire on Monday. Pier 9 goes with it, as does the Amberlight warehouse."  # fmt: skip


def page(id: str, text: str, publisher: str, day: int, kind: str = "report") -> Document:
    when = Interval.parse(f"2031-05-{day:02d}")
    return Document(id=id, text=text, publisher=publisher, published=when, language="en", kind=kind)  # type: ignore[arg-type]


def trace(*pages: Document) -> Traced:
    found = resolve(extract_statements(pages), pages, claims=(CLAIM,), knowledge=KNOWLEDGE)
    return trace_claims(
        found.claims,
        found.statements,
        pages,
        mentions=found.mentions,
        publishers=found.publishers,
        credits=found.credits,
    )


def origins(*pages: Document) -> Origins:
    return trace(*pages).origins["c"]


FIRST = page("wire", WIRE, "Ostwire", 3)
WITNESS = page("eye", "I saw Orlo Lines sell the old pier. It was raining at Tarn, and 12 men in grey stood by.", "Tarn Blog", 3, "post")  # fmt: skip

WORLDS = [
    ("one report", [FIRST], 1),
    ("a verbatim copy", [FIRST, page("copy", WIRE, "The Mirror", 4)], 1),
    ("a credit", [FIRST, page("credit", "Orlo Lines sold the old pier, Ostwire reports.", "The Mirror", 4)], 1),
    ("an agency nobody holds", [
        page("a", "Orlo Lines sold the old pier, Reuters reports.", "The Mirror", 4),
        page("b", "The old pier was sold by Orlo Lines, according to Reuters.", "The Sun", 4),
    ], 1),
    ("a follow-up of the same outlet", [FIRST, page("more", "A clerk said that Orlo Lines sold the old pier in the dark.", "Ostwire", 5)], 1),
    ("two who know by themselves", [FIRST, WITNESS], 2),
    ("a credit and an own source", [
        FIRST,
        page("both", "Orlo Lines sold the old pier, Ostwire reports. A docker said that he watched Orlo Lines sell the old pier.", "The Mirror", 4),
    ], 2),
    ("rare details in other words", [
        FIRST,
        page("late", "For 73 million crowns Orlo Lines has sold the old pier. The Amberlight warehouse and Pier 9 are part of it; the buyer comes from Larmona.", "The Mirror", 5),
    ], 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "expected"), [row[1:] for row in WORLDS], ids=[row[0] for row in WORLDS]
)
def test_origins(pages: list[Document], expected: int) -> None:
    found = origins(*pages)
    assert len(found.groups) == expected
    assert found.low <= expected <= found.high
    assert {id for group in found.groups for id in group} == {one.id for one in pages}


def test_every_reason_has_its_words_on_both_sides() -> None:
    pages = {one.id: one for one in WORLDS[-1][1]}
    (link,) = trace(*pages.values()).links
    assert (link.from_, link.to) == ("late", "wire")
    for reason in link.reasons:
        for span in reason.spans:
            pages[span.document].check(span)
    assert any("not shared" in reason.what for reason in link.reasons)
    assert any(
        {span.document for span in reason.spans} == {"late", "wire"} for reason in link.reasons
    )


def test_a_backdated_copy_still_credits_its_source() -> None:
    early = page("early", "Orlo Lines sold the old pier, Ostwire reports.", "The Mirror", 1)
    (link,) = trace(FIRST, early).links
    assert (link.from_, link.to, link.kind) == ("early", "wire", "cites")


def test_who_credits_two_does_not_make_them_one() -> None:
    both = page("both", "Orlo Lines sold the old pier, Ostwire reports. Tarn Blog reports that Orlo Lines sold the old pier.", "The Sun", 5)  # fmt: skip
    assert len(origins(FIRST, WITNESS, both).groups) == 2


def test_denials_have_origins_too() -> None:
    no = "A clerk denied that Orlo Lines sold the old pier."
    traced = trace(FIRST, page("no", no, "The Sun", 4), page("copy", no, "The Mirror", 5))
    assert len(traced.origins["c"].groups) == 1
    assert [set(group) for group in traced.denials["c"].groups] == [{"no", "copy"}]


@pytest.mark.parametrize("copies", [1, 10])
@pytest.mark.parametrize("world", [row[1] for row in WORLDS], ids=[row[0] for row in WORLDS])
def test_copies_change_nothing(world: list[Document], copies: int) -> None:
    before = origins(*world).mean
    more = [replace(world[0], id=f"copy{n}", publisher=f"Paper {n}") for n in range(copies)]
    assert origins(*world, *more).mean == pytest.approx(before, abs=0.1)


@given(st.permutations(WORLDS[6][1] + [WITNESS]))
@settings(max_examples=10, deadline=None)
def test_order_changes_nothing(pages: list[Document]) -> None:
    first = origins(*WORLDS[6][1], WITNESS)
    again = origins(*pages)
    assert {frozenset(group) for group in again.groups} == {
        frozenset(group) for group in first.groups
    }
    assert again.mean == pytest.approx(first.mean, abs=0.05)


def test_a_survey_stands_for_the_reports_it_cites() -> None:
    text = (
        "A report in The Herald cited a “senior clerk” claiming that Orlo Lines sold the old pier. "
        "The Mirror cited a banker claiming that Orlo Lines sold the old pier for 73 crowns. "
        "While The Herald has a clerk claiming that Orlo Lines sold the old pier, it is shut today."
    )
    found = origins(page("survey", text, "The Sun", 5))
    assert sorted(member.id for member in found.members) == ["herald", "mirror"]
    assert {member.document for member in found.members} == {"survey"}
