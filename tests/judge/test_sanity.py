"""Plain cases that any analyst would judge the same way."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from whence.model import Hypothesis, Verdict

Judged = Callable[..., Verdict]
ORDER = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)


def rank(verdict: Verdict) -> int:
    return ORDER.index(verdict.claims[0].words)


def hearsay(make: SimpleNamespace, **fields: Any) -> Any:
    """One anonymous, relayed, interested origin."""
    fields = {"directness": "relayed", "interest": "for", "relays": 2, **fields}
    return make.testimony("anon", mean=0.6, **fields)


def test_three_independent_first_hand_sources_make_a_claim_likely(
    verdict: Judged, make: SimpleNamespace
) -> None:
    assert rank(verdict([make.witness(f"w{n}") for n in range(3)])) >= ORDER.index("likely")


def test_five_independent_officials_and_witnesses_make_it_very_likely(
    verdict: Judged, make: SimpleNamespace
) -> None:
    said = [make.witness(f"w{n}", relays=n % 2) for n in range(3)]
    said += [make.testimony(f"o{n}", directness="documented", relays=0) for n in range(2)]
    assert rank(verdict(said)) >= ORDER.index("very likely")


def test_one_interested_whisper_against_a_denial_is_unlikely(
    verdict: Judged, make: SimpleNamespace
) -> None:
    denial = make.testimony("party", "denies", directness="witnessed", interest="against")
    judged = verdict([hearsay(make), denial])
    assert rank(judged) <= ORDER.index("unlikely")
    copies = [
        make.testimony(f"k{n}", directness="relayed", parents=(("anon", 0.99),)) for n in range(5)
    ]
    copied = verdict([hearsay(make), denial, *copies])
    assert rank(copied) == rank(judged)
    assert copied.claims[0].probability == pytest.approx(judged.claims[0].probability, abs=0.01)


def test_one_interested_whisper_says_next_to_nothing(
    verdict: Judged, make: SimpleNamespace
) -> None:
    claim = verdict([hearsay(make)]).claims[0]
    assert claim.probability == pytest.approx(claim.prior, abs=0.02)


def test_counting_cannot_tell_misled_from_real(verdict: Judged, make: SimpleNamespace) -> None:
    """Sources that were told: the odds of real against misled hardly move with their number."""

    def odds(said: list[Any]) -> float:
        by_id = {one.id: one.probability for one in verdict(said).hypotheses}
        return by_id["real"] / by_id["misled"]

    told = odds([make.testimony(f"t{n}", directness="told") for n in range(5)])
    seen = odds([make.witness(f"w{n}") for n in range(5)])
    assert told < 1.5 * odds([])
    assert seen > 3 * odds([])


@pytest.mark.parametrize(
    ("kind", "subkind", "raised"),
    [
        ("contradiction", "internal", "misread"),
        ("denial", "party", "invented"),
        ("infeasible", "surely", "other"),
        ("absent", "presence", "invented"),
        ("precedent", "0/5", "misled"),
        ("naming", "", "misread"),
    ],
)
def test_findings_against_lower_the_claim_and_raise_an_explanation(
    verdict: Judged, make: SimpleNamespace, kind: str, subkind: str, raised: str
) -> None:
    judged = verdict([hearsay(make)], [make.finding(kind, subkind)])
    before = verdict([hearsay(make)])
    assert judged.claims[0].probability < before.claims[0].probability
    now, then = ({h.id: h.probability for h in v.hypotheses} for v in (judged, before))
    assert now["real"] < then["real"]
    assert now[raised] > then[raised]


@pytest.mark.parametrize("kind", ["interest", "hearsay_only", "shared_origin", "record"])
def test_what_the_network_already_holds_is_not_counted_twice(
    verdict: Judged, make: SimpleNamespace, kind: str
) -> None:
    said = [make.witness("w")]
    with_it = verdict(said, [make.finding(kind)]).claims[0]
    assert with_it.probability == pytest.approx(verdict(said).claims[0].probability, abs=1e-12)


def test_a_denial_that_a_testimony_carries_counts_once(
    verdict: Judged, make: SimpleNamespace
) -> None:
    words = (make.span(10),)
    denial = make.testimony("party", "denies", spans=words)
    alone = verdict([denial]).claims[0].probability
    same = verdict([denial], [make.finding("denial", "other", spans=words)]).claims[0].probability
    elsewhere = verdict([denial], [make.finding("denial", "other")]).claims[0].probability
    assert same == pytest.approx(alone, abs=1e-12)
    assert elsewhere < alone


def test_a_finding_for_the_claim_raises_it(verdict: Judged, make: SimpleNamespace) -> None:
    admission = make.finding("admission", "party", "for")
    assert verdict([], [admission]).claims[0].probability > verdict().claims[0].probability
    good_record = make.finding("precedent", "8/9", "for")
    assert verdict([], [good_record]).claims[0].probability > verdict().claims[0].probability


def test_like_findings_count_less_each_time(verdict: Judged, make: SimpleNamespace) -> None:
    def probability(count: int) -> float:
        found = [make.finding("contradiction", "internal", id=f"f{n}") for n in range(count)]
        return verdict([], found).claims[0].probability

    falls = [probability(n) / probability(n + 1) for n in range(4)]
    assert all(fall > 1 for fall in falls)
    assert falls == sorted(falls, reverse=True)


def test_claims_are_judged_by_themselves(verdict: Judged, make: SimpleNamespace) -> None:
    other = make.claim.__class__(id="d", text="The sun rose.")
    own = [Hypothesis(id="lie", claim="d", text="The source lies.")]
    judged = verdict([make.witness("w")], claims=[make.claim, other], hypotheses=own)
    assert judged.claims[0].probability > judged.claims[0].prior
    assert judged.claims[1].probability == pytest.approx(judged.claims[1].prior)
    assert len([h for h in judged.hypotheses if h.claim == "c"]) == 7
    assert [h.id for h in judged.hypotheses if h.claim == "d"] == ["lie", "other"]


def ten_repeat(make: SimpleNamespace, first: Any, chance: float) -> list[Any]:
    """One origin and nine desks that have it from there with some chance."""
    repeats = [
        make.testimony(
            f"r{n}", mean=0.9, directness="told", relays=0, parents=((first.id, chance),)
        )
        for n in range(9)
    ]
    return [first, *repeats]


# What is said, and the band an analyst would sign: from none of them does more follow than that.
SITUATIONS: dict[str, tuple[Callable[[SimpleNamespace], list[Any]], str, str]] = {
    "flood: five residents who do not know each other, and nobody denies it": (
        lambda make: [make.witness(f"resident{n}", relays=0) for n in range(5)],
        "very likely",
        "almost certain",
    ),
    "ferry: two passengers, the coast guard's log, the company that runs it against its interest": (
        lambda make: [
            make.witness("passenger", mean=0.8),
            make.witness("another", mean=0.8, relays=0),
            make.testimony("log", mean=0.9, directness="documented", relays=0),
            make.witness("company", interest="against"),
        ],
        "very likely",
        "almost certain",
    ),
    "raid: a neighbour, the foreign ministry, residents through a station, the other side's own word": (
        lambda make: [
            make.witness("neighbour", mean=0.8, relays=0),
            make.testimony("ministry", mean=0.9, relays=0),
            make.witness("residents", mean=0.6),
            make.witness("other side", mean=0.8, relays=0, interest="party"),
        ],
        "likely",
        "almost certain",
    ),
    "outbreak: one nurse on the ward, nothing else": (
        lambda make: [make.witness("nurse", relays=0)],
        "unlikely",
        "likely",
    ),
    "verdict: three desks, each told by its own source": (
        lambda make: [make.testimony(f"desk{n}", mean=0.9, directness="told") for n in range(3)],
        "roughly even chance",
        "likely",
    ),
    "merger: ten desks repeat one unnamed person": (
        lambda make: ten_repeat(make, make.testimony("unnamed", mean=0.6), 0.98),
        "unlikely",
        "unlikely",
    ),
    "transfer: nine desks follow a blog, as far as one can see": (
        lambda make: ten_repeat(make, make.testimony("blog", mean=0.6, directness="told"), 0.9),
        "unlikely",
        "roughly even chance",
    ),
    "arrest: one desk tells it, the next has looked and says no": (
        lambda make: [
            make.testimony("desk", mean=0.9, directness="told"),
            make.testimony("check", "denies", mean=0.9, directness="told", relays=0),
        ],
        "almost no chance",
        "unlikely",
    ),
    "spill: three fishermen saw it, the owner of the plant denies it": (
        lambda make: [
            *[make.witness(f"fisherman{n}", relays=0) for n in range(3)],
            make.testimony("owner", "denies", relays=0, interest="against"),
        ],
        "likely",
        "very likely",
    ),
    "coup: the officer who would lead it is said to, by a rival, and denies it": (
        lambda make: [
            make.testimony("rival", directness="relayed", interest="for", relays=2),
            make.testimony("officer", "denies", directness="witnessed", relays=0),
        ],
        "almost no chance",
        "unlikely",
    ),
}


@pytest.mark.parametrize("name", SITUATIONS)
def test_plain_situations_of_several_fields(
    verdict: Judged, make: SimpleNamespace, name: str
) -> None:
    said, least, most = SITUATIONS[name]
    found = rank(verdict(said(make)))
    assert ORDER.index(least) <= found <= ORDER.index(most)


def test_independent_origins_outweigh_any_number_of_repeats(
    verdict: Judged, make: SimpleNamespace
) -> None:
    """Three who saw it count for more than ten who follow one of them."""

    def claim(said: list[Any]) -> float:
        return verdict(said).claims[0].probability

    three = claim([make.witness(f"w{n}", relays=0) for n in range(3)])
    followed = claim(ten_repeat(make, make.witness("w", relays=0), 0.95))
    assert three > followed + 0.1
