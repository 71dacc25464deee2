"""The origins of a claim as they are shown."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from whence.model import Assessment, Link, Member, Override, Reason
from whence.report import groups
from whence.report.html import render_html
from whence.report.terminal import print_assessment


def members(*ids: str) -> list[Member]:
    return [Member(id=id, label=id, document=id, spans=()) for id in ids]


def link(left: str, right: str, probability: float, claim: str | None = None) -> Link:
    reasons = (Reason(what="why"),)
    return Link(
        from_=left, to=right, kind="cites", probability=probability, reasons=reasons, claim=claim
    )


@pytest.mark.parametrize(
    ("links", "kept"),
    [
        ([link("a", "b", 0.9), link("b", "c", 0.8), link("a", "c", 0.7)], ["ab", "bc"]),
        ([link("a", "c", 0.95), link("a", "b", 0.9), link("b", "c", 0.8)], ["ac", "bc"]),
        ([link("a", "b", 0.4)], []),
        ([link("a", "z", 0.9)], []),
        ([link("a", "b", 0.9, "another")], []),
        ([link("a", "b", 0.9, "this")], ["ab"]),
    ],
)
def test_links_within(links: list[Link], kept: list[str]) -> None:
    found = groups.links_within(links, members("a", "b", "c"), "this")
    assert [link.from_ + link.to for link in found] == kept


def test_groups_carry_their_sources_and_links(merger: Assessment) -> None:
    first, second = groups.groups_of(merger, merger.claims[0])
    assert [source.id for source in first.sources] == ["banker", "insiders"]
    assert len(first.links) == len(first.members) - 1
    assert [member.id for member in second.members] == ["pavo-0314"]


def test_origins_that_may_be_one_say_so_by_number(merger: Assessment) -> None:
    claim = merger.claims[0]
    small_first = tuple(sorted(claim.origins.groups, key=len))
    origins = replace(claim.origins, groups=small_first, between=((0, 1, 0.4), (1, 0, 0.1)))
    first, second = groups.groups_of(merger, replace(claim, origins=origins))
    assert (first.number, first.perhaps) == (1, (groups.Perhaps(number=2, chance=0.4),))
    assert (second.number, second.perhaps) == (2, ())


def test_a_source_is_named_once_in_a_group(merger: Assessment) -> None:
    banker = next(source for source in merger.sources if source.id == "banker")
    twin = replace(banker, id="banker-2")
    claim = merger.claims[0]
    members = tuple(
        replace(member, sources=(*member.sources, "banker-2")) for member in claim.origins.members
    )
    claim = replace(claim, origins=replace(claim.origins, members=members))
    case = replace(merger, sources=(*merger.sources, twin))
    assert [source.id for source in groups.groups_of(case, claim)[0].sources] == [
        "banker",
        "insiders",
    ]


def test_who_credits_two_does_not_explain_why_they_are_one() -> None:
    credits = [link("c", "a", 0.99), link("c", "b", 0.98)]
    shared = replace(link("a", "b", 0.7), kind="shares_origin")
    found = groups.links_within([*credits, shared], members("a", "b", "c"), "this")
    assert [one.from_ + one.to for one in found] == ["ca", "ab"]
    found = groups.links_within(credits, members("a", "b", "c"), "this")
    assert [one.from_ + one.to for one in found] == ["ca", "cb"]


def test_the_best_sign_that_two_origins_are_one(merger: Assessment) -> None:
    claim = merger.claims[0]
    one, other = claim.origins.groups[0][0], claim.origins.groups[1][0]
    weak, best = (replace(link(other, one, chance, claim.id)) for chance in (0.3, 0.35))
    origins = replace(claim.origins, between=((0, 1, 0.3),))
    case = replace(merger, links=(*merger.links, weak, best))
    first, _ = groups.groups_of(case, replace(claim, origins=origins))
    assert first.perhaps[0].link == best


def test_an_outlet_behind_reports_that_nobody_holds_is_named(merger: Assessment) -> None:
    claim = merger.claims[0]
    origins = replace(claim.origins, behind=(("associated-press",), claim.origins.groups[1]))
    first, second = groups.groups_of(merger, replace(claim, origins=origins))
    assert (first.unheld, second.unheld) == (("associated-press",), ())
    source = replace(merger.sources[0], id="a1", names=("AP", "Associated Press"))
    named = replace(merger, sources=(*merger.sources, source))
    first, _ = groups.groups_of(named, replace(claim, origins=origins))
    assert first.unheld == ("Associated Press",)


def test_what_the_analyst_settled(merger: Assessment) -> None:
    entries = (Override(same=("a", "b"), why="x"), Override(apart=("a", "c"), why="y"))
    claim = merger.claims[0]
    claim = replace(claim, origins=replace(claim.origins, overrides=entries))
    assert [verdict for verdict, _ in groups.settled(claim)] == ["one origin", "not one origin"]


def settled_case(merger: Assessment) -> Assessment:
    entry = Override(apart=("bugle-0311", "wire-0312"), why="own \x1b[31mman\x1b[0m \u202e<b>there")
    claim = merger.claims[0]
    claim = replace(claim, origins=replace(claim.origins, overrides=(entry,)))
    return replace(merger, claims=(claim, *merger.claims[1:]))


def test_the_terminal_says_who_settled_it_and_why(merger: Assessment) -> None:
    console = Console(file=io.StringIO(), width=300, no_color=True)
    print_assessment(settled_case(merger), console)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert (
        "Settled by the analyst: bugle-0311 and wire-0312 are not one origin, because own" in text
    )
    assert not {"\x1b", "\u202e"} & set(text)


def test_the_page_says_who_settled_it_and_why(merger: Assessment) -> None:
    page = render_html(settled_case(merger))
    assert "Settled by the analyst:" in page
    assert "are not one origin, because" in page
    assert "<b>there" not in page
    assert not {"\x1b", "\u202e"} & set(page)
