from dataclasses import replace

from whence.model import Assessment
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


def test_support_counts_stances_and_last_hops(merger: Assessment) -> None:
    support = select.support_of(merger, "merger-agreed")
    assert (support.asserting, support.denying, support.unnamed, support.first_hand) == (5, 1, 5, 0)


def test_a_claim_with_explanations_of_its_own_is_the_main_one(merger: Assessment) -> None:
    own = replace(merger.hypotheses[0], id="H1", claim="lyra-present")
    standard = replace(merger.hypotheses[0], id="real", claim="merger-agreed")
    main = select.main_claim(replace(merger, hypotheses=(standard, own)))
    assert main is not None
    assert main.id == "lyra-present"
