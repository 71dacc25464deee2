from dataclasses import replace

import pytest

from whence.model import Assessment, Link, Member, Reason
from whence.report import select


def test_the_main_claim_is_the_one_explained(merger: Assessment) -> None:
    main = select.main_claim(replace(merger, claims=merger.claims[::-1]))
    assert main is not None
    assert main.id == "merger-agreed"
    bare = replace(merger, hypotheses=(), claims=merger.claims[::-1])
    asked = select.main_claim(bare)
    assert asked is not None
    assert asked.id == "merger-agreed"  # it shares most words with the question
    first = select.main_claim(replace(bare, question=None))
    assert first is not None
    assert first.id == "lyra-present"
    assert select.main_claim(replace(merger, claims=())) is None


def test_the_strongest_come_first(merger: Assessment) -> None:
    claim = merger.claims[0]
    against = [driver.weight for driver in select.drivers_against(claim)]
    assert against == sorted(against)
    assert [driver.id for driver in select.drivers_for(claim)] == ["o-banker", "o-insiders"]
    shown = [column.diagnosticity for column in select.columns_of(merger, claim.id)]
    assert shown == sorted(shown, reverse=True)


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
        ([link("a", "c", 0.95), link("a", "b", 0.9), link("b", "c", 0.8)], ["ac", "ab"]),
        ([link("a", "b", 0.4)], []),
        ([link("a", "z", 0.9)], []),
        ([link("a", "b", 0.9, "another")], []),
        ([link("a", "b", 0.9, "this")], ["ab"]),
    ],
)
def test_links_within(links: list[Link], kept: list[str]) -> None:
    found = select.links_within(links, members("a", "b", "c"), "this")
    assert [link.from_ + link.to for link in found] == kept


def test_groups_carry_their_sources_and_links(merger: Assessment) -> None:
    first, second = select.groups_of(merger, merger.claims[0])
    assert [source.id for source in first.sources] == ["banker", "insiders"]
    assert len(first.links) == len(first.members) - 1
    assert [member.id for member in second.members] == ["pavo-0314"]


def test_support_counts_stances_and_last_hops(merger: Assessment) -> None:
    support = select.support_of(merger, "merger-agreed")
    assert (support.asserting, support.denying, support.unnamed, support.first_hand) == (5, 1, 5, 0)


def test_a_claim_with_explanations_of_its_own_is_the_main_one(merger: Assessment) -> None:
    own = replace(merger.hypotheses[0], id="H1", claim="lyra-present")
    standard = replace(merger.hypotheses[0], id="real", claim="merger-agreed")
    main = select.main_claim(replace(merger, hypotheses=(standard, own)))
    assert main is not None
    assert main.id == "lyra-present"


def test_origins_that_may_be_one_say_so_by_number(merger: Assessment) -> None:
    claim = merger.claims[0]
    small_first = tuple(sorted(claim.origins.groups, key=len))
    origins = replace(claim.origins, groups=small_first, between=((0, 1, 0.4), (1, 0, 0.1)))
    first, second = select.groups_of(merger, replace(claim, origins=origins))
    assert (first.number, first.perhaps) == (1, ((2, 0.4),))
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
    assert [source.id for source in select.groups_of(case, claim)[0].sources] == [
        "banker",
        "insiders",
    ]
