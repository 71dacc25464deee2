"""Track records: whose words they are, what they tell, and the laws that reliability keeps."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.data.likelihoods import load_likelihoods
from whence.model import (
    Actor,
    Claim,
    CodedSource,
    Interval,
    Name,
    Reliability,
    Scored,
    Source,
    TrackRecord,
    Word,
)
from whence.weigh import weigh_sources
from whence.weigh.record import added, history_of, merged, record_of, records_of
from whence.weigh.tested import line, tested

TABLE = load_likelihoods()
DAY = Interval.parse("2031-05-02")


def word(*names: str, kind: Any = "organisation", stance: Any = "asserts", **more: Any) -> Word:
    return Word(names=names or ("Harbour Watch",), kind=kind, stance=stance, **more)


def scored(case: str, *words: Word, outcome: bool = True, claim: str = "c", **more: Any) -> Scored:
    fields: dict[str, Any] = {"text": f"{case} {claim} is so.", "probability": 0.6, "prior": 0.3}
    fields |= more
    return Scored(case=case, claim=claim, outcome=outcome, words=words, **fields)


def weighed(
    *entries: Scored, source: Source | None = None, coded: Sequence[CodedSource] = ()
) -> Reliability:
    one = source or Source(id="hw", names=("Harbour Watch",), kind="organisation")
    (found,) = weigh_sources(
        [one], coded, TABLE, record=TrackRecord(scored=entries), named=[one.id]
    )
    assert found.reliability is not None
    return found.reliability


def test_no_record_leaves_the_prior_of_the_kind_as_it_is() -> None:
    assert weighed().mean == TABLE.quality["organisation"].mean
    assert weighed().basis == "prior for sources of the kind organisation"


def test_right_raises_and_wrong_lowers() -> None:
    right = weighed(scored("mine", word()))
    wrong = weighed(scored("mine", word(), outcome=False))
    assert wrong.mean < weighed().mean < right.mean
    assert "its record: 1 of 1 word right" in right.basis


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"directness": "witnessed"}, {"directness": "relayed"}),
        ({}, {"interest": "for"}),
        ({}, {"certainty": "possible"}),
        ({}, {"relays": 3}),
        ({"interest": "against"}, {"interest": "for"}),
    ],
    ids=["nearer", "no interest", "without reserve", "fewer hands", "against its interest"],
)
def test_what_a_right_word_tells_of_its_source(more: dict[str, Any], less: dict[str, Any]) -> None:
    told = [tested(word(**fields), True, 0.8, TABLE).for_ for fields in (more, less)]
    assert told[0] > told[1] >= 0


def test_the_counts_have_the_slope_of_the_exact_likelihood() -> None:
    """Of the story, written out here by itself: a tight prior moves by the same."""
    q, step = 0.8, 1e-6
    m, g = 1 - TABLE.motive["none"].mean * TABLE.discipline.mean, TABLE.guess.mean
    a, push = TABLE.access["witnessed"].mean, TABLE.push.mean
    pushes = TABLE.motive_pushes["none"]

    def likelihood(quality: float) -> float:
        honest = a * (quality + (1 - quality) * g) + (1 - a) * g
        return m * honest + (1 - m) * (pushes * push + (1 - pushes) * (1 - push))

    slope = (likelihood(q + step) - likelihood(q - step)) / (2 * step) / likelihood(q)
    told = tested(word(directness="witnessed"), True, q, TABLE)
    assert told.for_ / q == pytest.approx(slope, rel=1e-6)


WORDS = st.builds(
    word,
    stance=st.sampled_from(["asserts", "denies", "doubts"]),
    certainty=st.sampled_from(["certain", "probable", "possible"]),
    directness=st.sampled_from(["witnessed", "documented", "told", "unknown", "relayed"]),
    relays=st.integers(0, 3),
    interest=st.sampled_from([None, "for", "against"]),
)
ENTRIES = st.lists(st.tuples(WORDS, st.booleans(), st.sampled_from("abc")), max_size=5)


def entries_of(rows: Sequence[tuple[Word, bool, str]]) -> list[Scored]:
    return [
        scored(case, said, outcome=outcome, claim=str(number))
        for number, (said, outcome, case) in enumerate(rows)
    ]


@settings(max_examples=60, deadline=None)
@given(rows=ENTRIES, more=WORDS, case=st.sampled_from("abcd"))
def test_a_further_right_word_never_lowers_and_a_wrong_one_never_raises(
    rows: list[tuple[Word, bool, str]], more: Word, case: str
) -> None:
    before = entries_of(rows)
    came = more.stance == "asserts"
    right = scored(case, more, outcome=came, claim="new")
    wrong = scored(case, more, outcome=not came, claim="new")
    mean = weighed(*before).mean
    assert weighed(*before, right).mean >= mean - 1e-12
    assert weighed(*before, wrong).mean <= mean + 1e-12


@settings(max_examples=30, deadline=None)
@given(rows=ENTRIES, other=WORDS)
def test_a_right_word_of_another_of_the_kind_never_lowers(
    rows: list[tuple[Word, bool, str]], other: Word
) -> None:
    before = [
        replace(one, words=(replace(one.words[0], names=("Quay Watch",)),))
        for one in entries_of(rows)
    ]
    right = scored(
        "d", replace(other, names=("Quay Watch",)), outcome=other.stance == "asserts", claim="new"
    )
    assert weighed(*before, right).mean >= weighed(*before).mean - 1e-12


def test_the_order_of_scoring_changes_nothing() -> None:
    entries = [
        scored("a", word(), word("Quay Watch")),
        scored("b", word(stance="denies"), outcome=False),
        scored("b", word("harbour watch"), outcome=False, claim="d"),
    ]
    assert len({weighed(*order).mean for order in permutations(entries)}) == 1


def test_claims_of_one_case_count_less_than_claims_of_two() -> None:
    one = weighed(scored("a", word()), scored("a", word(), claim="d"))
    two = weighed(scored("a", word()), scored("b", word(), claim="d"))
    assert weighed(scored("a", word())).mean < one.mean < two.mean


def test_a_kind_moves_with_the_records_of_others() -> None:
    others = [
        scored(case, word(f"{name} Watch", directness="witnessed"), outcome=False)
        for case, name in (("a", "Quay"), ("b", "Pier"), ("c", "Dock"))
    ]
    new = weighed(*others)
    assert new.mean < TABLE.quality["organisation"].mean
    assert "by the record of 3 others of the kind" in new.basis
    assert weighed(*others, source=Source(id="p", names=("Ada Berg",), kind="person")).mean == (
        TABLE.quality["person"].mean
    )


def test_a_coded_letter_is_the_prior_and_the_record_is_data() -> None:
    coded = [CodedSource(id="hw", names=("Harbour Watch",), kind="organisation", reliability="D")]
    as_coded = weighed(coded=coded)
    assert (as_coded.mean, as_coded.grade) == (TABLE.grade["D"].mean, "D")
    tried = weighed(scored("a", word(directness="witnessed")), coded=coded)
    assert tried.mean > as_coded.mean
    assert tried.basis.startswith("coded D on the Admiralty scale; its record: 1 of 1 word right")


# Who is one, by the names: (source now, word then, its date, does it count?)
ORION = Actor(
    id="orion",
    names=(
        Name(name="Orion Line", until=Interval.parse("2030")),
        Name(name="Meridian Line", from_=Interval.parse("2031")),
    ),
)
HEIR = Actor(id="heir", names=(Name(name="Orion Line", from_=Interval.parse("2032")),))
MATCHES: list[tuple[str, dict[str, Any], tuple[str, ...], str, Any, bool]] = [
    ("the same name", {"names": ("Harbour Watch",)}, ("harbour  WATCH",), "2031", "organisation", True),
    ("a like name", {"names": ("Harbour Watch",)}, ("Harbor Watch",), "2031", "organisation", False),
    ("part of it", {"names": ("Harbour Watch",)}, ("Harbour",), "2031", "organisation", False),
    ("a person of that name", {"names": ("Ada Berg",), "kind": "person"}, ("Ada Berg",), "2031", "official", True),
    ("a surname", {"names": ("Berg",), "kind": "person"}, ("Berg",), "2031", "person", False),
    ("a body of a person's name", {"names": ("Ada Berg",), "kind": "publisher"}, ("Ada Berg",), "2031", "person", False),
    ("its earlier name", {"id": "orion", "names": ("Meridian Line",)}, ("Orion Line",), "2029", "organisation", True),
    ("who took the name over", {"id": "heir", "names": ("Orion Line",)}, ("Orion Line",), "2029", "organisation", False),
    ("nobody named", {"names": ("a senior official",), "kind": "anonymous"}, ("a senior official",), "2031", "anonymous", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "names", "when", "kind", "same"),
    [row[1:] for row in MATCHES],
    ids=[row[0] for row in MATCHES],
)
def test_whose_record_it_is(
    source: dict[str, Any], names: tuple[str, ...], when: str, kind: Any, same: bool
) -> None:
    entry = scored("a", word(*names, kind=kind), as_of=Interval.parse(when))
    one = Source(**({"id": "s", "kind": "organisation"} | source))
    records = records_of(TrackRecord(scored=(entry,)), (ORION, HEIR), TABLE)
    assert (record_of(one, True, records, (ORION, HEIR)) is not None) is same


def test_an_unnamed_mention_has_no_record() -> None:
    records = records_of(TrackRecord(scored=(scored("a", word()),)), (), TABLE)
    one = Source(id="s", names=("Harbour Watch",), kind="organisation")
    assert record_of(one, False, records, ()) is None


def test_scoring_again_replaces() -> None:
    first, second = scored("a", word(), outcome=True), scored("a", word(), outcome=False)
    record = added(TrackRecord(scored=(scored("b"), first)), [second])
    assert record.scored == (scored("b"), second)
    assert added(record, [second]) == record


def test_desks_that_agree_count_once_and_those_that_do_not_count_for_nobody() -> None:
    mine = scored("a", word())
    theirs = replace(mine, case="A", words=(word(), word("Quay Watch")))
    whole, trouble = merged([TrackRecord(scored=(mine,)), TrackRecord(scored=(theirs,))])
    assert (len(whole.scored), trouble) == (1, ())
    opposed = scored("a", outcome=False, text=mine.text)
    whole, trouble = merged([TrackRecord(scored=(mine,)), TrackRecord(scored=(opposed,))])
    assert whole.scored == ()
    assert "disagree" in trouble[0]


@pytest.mark.parametrize(
    ("entry", "kept"),
    [
        (scored("other", known=Interval.parse("2031-04-01")), 1),
        (scored("Mine", text="Something else."), 0),
        (scored("theirs", text="the pact is SIGNED."), 0),
        (scored("later", known=Interval.parse("2031-06-01")), 0),
        (scored("undated"), 1),
    ],
    ids=["earlier", "the case itself", "the same claim elsewhere", "known later", "undated"],
)
def test_a_claim_is_not_judged_by_its_own_outcome_nor_by_what_came_later(
    entry: Scored, kept: int
) -> None:
    claims = [Claim(id="c", text="The pact is signed.")]
    found, told = history_of([TrackRecord(scored=(entry,))], "mine", claims, DAY)
    assert len(found.scored) == kept
    assert all(issue.level in ("info", "warning") for issue in told)


def exact_mean(entries: Sequence[Scored]) -> float:
    """The mean of the quality by the likelihoods of the story themselves, on a grid."""
    prior = TABLE.quality["organisation"]
    above = below = 0.0
    for step in range(1, 2000):
        q = step / 2000
        weight = q ** (prior.a - 1) * (1 - q) ** (prior.b - 1)
        for one in entries:
            slope, level = line(one.words[0], one.outcome, TABLE)
            asserts = level + slope * q
            weight *= asserts if one.words[0].stance == "asserts" else 1 - asserts
        above, below = above + q * weight, below + weight
    return above / below


@settings(max_examples=40, deadline=None)
@given(rows=ENTRIES)
def test_the_counts_come_near_the_exact_posterior(rows: list[tuple[Word, bool, str]]) -> None:
    """For plain words of different cases; hedges, relays and doubts only count less."""
    entries = [
        scored(
            str(number),
            replace(said, certainty="certain", relays=0, stance="asserts" if came else said.stance),
            outcome=came,
        )
        for number, (said, came, _) in enumerate(rows)
        if said.stance != "doubts"
    ]
    assert weighed(*entries).mean == pytest.approx(exact_mean(entries), abs=0.005)
