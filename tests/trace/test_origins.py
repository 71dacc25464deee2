"""How many origins are left: tables of small worlds, and the laws of copying."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract import extract_statements
from whence.model import UNKNOWN, Actor, Claim, Document, Interval, Knowledge, Name, Origins
from whence.resolve import resolve
from whence.trace import Traced, trace_claims

KNOWLEDGE = Knowledge(actors=(Actor(id="orlo", names=(Name(name="Orlo Lines"),)),))
CLAIM = Claim(id="c", text="Orlo Lines sold the old pier.", actors=("orlo",))
WIRE = "Orlo Lines sold the old pier to a buyer from Larmona for 73 million crowns, a banker told Ostwire on Monday. Pier 9 goes with it, as does the Amberlight warehouse."  # fmt: skip


def page(
    id: str, text: str, publisher: str | None, day: int | None, kind: str = "report"
) -> Document:
    when = Interval.parse(f"2031-05-{day:02d}") if day else UNKNOWN
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

BACKGROUND = " It was built in 1888 by a man from Larmona who wanted to bring guests to the town, and for fifty years it was the longest of its kind on the whole of the northern coast."  # fmt: skip

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
    ("two papers nobody holds", [
        page("one", "Orlo Lines sold the old pier, the Harbour Post reports. The Larmona Times also reports that Orlo Lines sold the old pier.", "The Sun", 4),
        page("two", "According to the Harbour Post, the pier at Tarn was sold by Orlo Lines; dockers hope for work.", "The Mirror", 4),
        page("three", "What is to become of the ferry? The Larmona Times says that Orlo Lines has sold the old pier.", "The Globe", 4),
    ], 2),
    ("a rewrite that names no source", [FIRST, page("late", "The old pier has gone: Orlo Lines sold the old pier.", "Pier Lovers", 6)], 1),
    ("hearsay", [FIRST, page("late", "Orlo Lines reportedly sold the old pier.", "The Mirror", 6)], 1),
    ("a spokesman heard by two", [
        page("a", "Orlo Lines sold the old pier, Berto Fane said on Monday.", "The Mirror", 4),
        page("b", "Berto Fane said that the old pier was sold by Orlo Lines.", "The Sun", 4),
    ], 1),
    ("one background pasted by two who know", [
        page("a", "A docker said that he watched Orlo Lines sell the old pier on Friday." + BACKGROUND, "The Mirror", 4),
        page("b", "The harbour master confirmed that Orlo Lines has sold the old pier." + BACKGROUND, "The Sun", 5),
    ], 2),
    ("one speech quoted by two", [
        page("a", "“We have sold the old pier to the Orlo Lines and shall not look back”, an official said.", "The Mirror", 4),
        page("b", "A man in a grey hat said: “We have sold the old pier to the Orlo Lines and shall not look back.”", "The Sun", 4),
    ], 1),
    ("no publisher, no date", [
        page("own", "LARMONA — A clerk told Quill News that Orlo Lines sold the old pier. He asked this reporter not to name him.", None, None),
        page("relay", "Orlo Lines sold the old pier, according to Quill News.", None, None),
        page("quoted", "Orlo Lines sold the old pier, a clerk told Quill News, the website reports.", None, None),
    ], 1),
    ("a denial that repeats the claim", [FIRST, page("no", "The town hall denied that Orlo Lines sold the old pier.", "The Sun", 4)], 1),
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
    asserting = {one.id for one in pages} - {"no"}
    assert {id for group in found.groups for id in group} == asserting


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


def test_one_speech_quoted_by_two_is_the_speakers() -> None:
    (pages,) = [row[1] for row in WORLDS if row[0] == "one speech quoted by two"]
    (link,) = trace(*pages).links
    assert link.kind == "quotes"
    spans = next(one.spans for one in link.reasons if "quote" in one.what)
    assert [span.document for span in spans] == ["a", "b"]


def test_denials_have_origins_too() -> None:
    no = "A clerk denied that Orlo Lines sold the old pier."
    traced = trace(FIRST, page("no", no, "The Sun", 4), page("copy", no, "The Mirror", 5))
    assert len(traced.origins["c"].groups) == 1
    assert [set(group) for group in traced.denials["c"].groups] == [{"no", "copy"}]


@pytest.mark.parametrize("copies", [1, 10])
@pytest.mark.parametrize("world", [row[1] for row in WORLDS], ids=[row[0] for row in WORLDS])
def test_copies_change_nothing(world: list[Document], copies: int) -> None:
    before = origins(*world).mean
    for original in world:
        more = [
            replace(
                original,
                id=f"copy{n}",
                publisher=f"Paper {n}",
                published=Interval.parse("2031-05-20"),
            )
            for n in range(copies)
        ]
        assert origins(*world, *more).mean == pytest.approx(before, abs=0.1)


@given(st.sampled_from([row[1] for row in WORLDS]), st.data())
@settings(max_examples=15, deadline=None)
def test_a_copy_of_a_copy_changes_nothing(world: list[Document], data: st.DataObject) -> None:
    pages = list(world)
    for n in range(2):
        copied = data.draw(st.sampled_from(pages[len(world) - 1 :]))
        when = Interval.parse(f"2031-05-{20 + n}")
        pages.append(replace(copied, id=f"copy{n}", publisher=f"Paper {n}", published=when))
    assert origins(*pages).mean == pytest.approx(origins(*world).mean, abs=0.1)


@given(st.sampled_from([row[1] for row in WORLDS]), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_names_and_order_of_documents_change_nothing(world: list[Document], chance: Random) -> None:
    named = [replace(one, id=f"{chance.randrange(10**6)}-{n}") for n, one in enumerate(world)]
    chance.shuffle(named)
    found, before = origins(*named), origins(*world)
    assert found.mean == pytest.approx(before.mean, abs=0.1)
    assert sorted(map(len, found.groups)) == sorted(map(len, before.groups))


@given(st.sampled_from([row[1] for row in WORLDS]))
@settings(max_examples=len(WORLDS), deadline=None)
def test_who_knows_by_himself_adds_an_origin(world: list[Document]) -> None:
    if WITNESS not in world:
        more = origins(*world, WITNESS)
        assert 0.7 < more.mean - origins(*world).mean < 1.1
        assert more.high >= len(origins(*world).groups) + 1


@pytest.mark.parametrize("world", [row[1] for row in WORLDS], ids=[row[0] for row in WORLDS])
def test_a_relay_adds_none(world: list[Document]) -> None:
    outlet = world[0].publisher or "Quill News"
    relay = page("relay2", f"Orlo Lines sold the old pier, {outlet} reports.", "The Echo", 9)
    assert origins(*world, relay).mean <= origins(*world).mean + 0.1


def test_a_report_with_two_origins_is_in_both_groups() -> None:
    found = origins(*WORLDS[6][1])
    assert sorted(map(set, found.groups), key=len) == [{"both"}, {"wire", "both"}]
    assert len(found.behind) == len(found.groups)
    assert any("ostwire" in behind for behind in found.behind)


def test_who_stands_behind_an_agency_nobody_holds() -> None:
    assert origins(*WORLDS[3][1]).behind == (("reuters",),)


@pytest.mark.parametrize(
    ("pages", "least", "most"),
    [
        ([FIRST], 1.0, 1.0),
        (WORLDS[1][1], 1.0, 1.0),
        (WORLDS[5][1], 1.7, 2.0),
    ],
    ids=["one", "a copy", "two who know"],
)
def test_the_effective_number(pages: list[Document], least: float, most: float) -> None:
    assert least <= origins(*pages).effective <= most


def test_an_origin_spoken_of_only_in_a_denial_is_none() -> None:
    """A credit for “it is a hoax” does not make the outlet an origin of the claim."""
    hoax = page("hoax", "Orlo Lines sold the old pier, Ostwire reports. It is a hoax: Berto Fane told the Harbour Post that Orlo Lines never sold the old pier.", "The Sun", 5)  # fmt: skip
    assert not any("harbour-post" in behind for behind in origins(FIRST, hoax).behind)


def test_a_document_that_only_retells_is_no_origin() -> None:
    retold = page("retold", "A banker told Ostwire all about it on Monday: Pier 9 goes with it, as does the Amberlight warehouse, to a buyer from Larmona for 73 million crowns.", "The Sun", 5)  # fmt: skip
    found = origins(FIRST, retold)
    assert found.mean == 1.0
    assert all("wire" in group for group in found.groups)
    for member in found.members:
        assert member.spans


def test_no_source_is_tied_to_itself_alone() -> None:
    """The first to say it may name no source; who comes after is tied to him."""
    alone = page("a", "The old pier has gone: Orlo Lines sold the old pier.", "Pier Lovers", 3)
    later = page("b", "Gone for good, Orlo Lines sold the old pier we loved.", "Tarn Blog", 5)
    assert origins(alone).mean == 1.0
    (link,) = trace(alone, later).links
    assert (link.from_, link.to, link.kind) == ("b", "a", "repeats")


@given(st.permutations(WORLDS[6][1] + [WITNESS]))
@settings(max_examples=10, deadline=None)
def test_order_changes_nothing(pages: list[Document]) -> None:
    first = origins(*WORLDS[6][1], WITNESS)
    again = origins(*pages)
    assert {frozenset(group) for group in again.groups} == {
        frozenset(group) for group in first.groups
    }
    assert again.mean == pytest.approx(first.mean, abs=0.12)  # two samples of 2,000 forests


def test_a_survey_stands_for_the_reports_it_cites() -> None:
    text = (
        "A report in The Herald cited a “senior clerk” claiming that Orlo Lines sold the old pier. "
        "The Mirror cited a banker claiming that Orlo Lines sold the old pier for 73 crowns. "
        "While The Herald has a clerk claiming that Orlo Lines sold the old pier, it is shut today."
    )
    found = origins(page("survey", text, "The Sun", 5))
    assert sorted(member.id for member in found.members) == ["herald", "mirror"]
    assert {member.document for member in found.members} == {"survey"}
