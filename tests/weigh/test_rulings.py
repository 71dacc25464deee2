"""What the analyst rules: rejected findings weigh nothing, amended ones say so, the narrowest holds."""

import pytest

from whence.data.likelihoods import load_likelihoods
from whence.judge import judge_claims
from whence.model import Claim, Finding, Interval, Ruling, Span
from whence.weigh import rule_on, weigh_findings

TABLE = load_likelihoods()
WORDS = (Span(document="d", start=0, end=3, quote="yes"),)
CLAIM = Claim(id="c", text="Orion and Pavo have agreed to merge.", actors=("orion", "pavo"))


def found(kind="absent", subkind="presence", claim="c", **more):
    fields = {"id": f"{kind}-{subkind}-{claim}", "direction": "against", "spans": WORDS} | more
    return Finding(kind=kind, subkind=subkind, claim=claim, explanation="as found", **fields)


def ruling(decision="reject", **more):
    return Ruling(decision=decision, **({"why": "an old map"} | more))


def ruled(*rulings, on=None):
    (one,), told = rule_on([on or found()], rulings)
    return one, told


FITS = [
    ("its kind", {"kind": "absent"}, True),
    ("its kind and subkind", {"kind": "absent", "subkind": "presence"}, True),
    ("another subkind", {"kind": "absent", "subkind": "insider"}, False),
    ("another kind", {"kind": "naming"}, False),
    ("its kind on its claim", {"kind": "absent", "claim": "c"}, True),
    ("its kind on another claim", {"kind": "absent", "claim": "d"}, False),
    ("its id", {"finding": "absent-presence-c"}, True),
    ("another id", {"finding": "absent-presence-d"}, False),
    ("its id on another claim", {"finding": "absent-presence-c", "claim": "d"}, False),
]


@pytest.mark.parametrize(("fields", "fits"), [row[1:] for row in FITS], ids=[r[0] for r in FITS])
def test_which_findings_an_entry_fits(fields, fits):
    entry = ruling(**fields)
    one, told = ruled(entry, on=found(weight=-0.4))
    assert (one.ruling == "rejected") is fits
    assert (one.weight == 0) is fits
    assert told == ({entry} if fits else frozenset())


def test_who_decided_when_and_why_is_kept():
    when = Interval.parse("2031-05-21")
    one, _ = ruled(ruling(kind="absent", who="A. Analyst", when=when))
    assert (one.why, one.ruled_by, one.ruled_on) == ("an old map", "A. Analyst", when)
    assert one.explanation == "as found"


@pytest.mark.parametrize(
    ("weight", "direction"), [(0.3, "for"), (-0.3, "against"), (0.0, "against")]
)
def test_an_amended_weight_sets_the_direction(weight, direction):
    one, _ = ruled(ruling("amend", kind="absent", weight=weight))
    assert (one.weight, one.direction, one.weight_given) == (weight, direction, True)


def test_an_amended_text_leaves_the_weight():
    one, _ = ruled(ruling("amend", kind="absent", text="Nobody was asked."), on=found(weight=-0.4))
    assert (one.explanation, one.weight, one.weight_given) == ("Nobody was asked.", -0.4, False)
    assert one.ruling == "amended"


NARROW = [
    ({"kind": "absent"}, {"finding": "absent-presence-c"}),
    ({"kind": "absent"}, {"kind": "absent", "subkind": "presence"}),
    ({"kind": "absent", "subkind": "presence"}, {"kind": "absent", "subkind": "presence", "claim": "c"}),
]  # fmt: skip


@pytest.mark.parametrize(("wide", "narrow"), NARROW)
@pytest.mark.parametrize("turned", [False, True])
def test_the_narrowest_holds_wherever_it_is_written(wide, narrow, turned):
    entries = [ruling(**wide), ruling("amend", text="so", **narrow)]
    one, told = ruled(*(entries[::-1] if turned else entries))
    assert one.ruling == "amended"
    assert told == {entries[1]}


def judged(*findings):
    verdict = judge_claims(
        claims=[CLAIM],
        hypotheses=[],
        testimonies=[],
        origins={},
        findings=findings,
        reports={},
        table=TABLE,
        draws=100,
    )
    return verdict.claims[0]


KINDS = [("infeasible", "surely"), ("precedent", "0/6"), ("absent", "existence")]


@pytest.mark.parametrize(("kind", "subkind"), KINDS)
def test_a_rejected_finding_counts_for_nothing(kind, subkind):
    """Also through the two that do not act by a row: the feasibility factor and the prior."""
    findings = weigh_findings([found(kind, subkind)], TABLE)
    assert judged(*findings).probability < judged().probability - 0.01
    rejected, _ = rule_on(findings, [ruling(kind=kind)])
    assert judged(*rejected).probability == judged().probability
    assert all(driver.kind != "finding" for driver in judged(*rejected).drivers)


@pytest.mark.parametrize(("kind", "subkind"), KINDS)
def test_an_amended_weight_is_what_the_claim_gains(kind, subkind):
    findings = weigh_findings([found(kind, subkind)], TABLE)
    for weight in (-0.5, 0.5):
        amended, _ = rule_on(findings, [ruling("amend", kind=kind, weight=weight)])
        (driver,) = (one for one in judged(*amended).drivers if one.kind == "finding")
        assert driver.weight == pytest.approx(weight, abs=0.02)
