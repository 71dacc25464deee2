"""What the verdict owes to each document, source and fact."""

import pytest

from whence.model import CitedFact, Span

LOCK = CitedFact(id="lock", text="The lock is shut.", source="register")
TIDE = CitedFact(
    id="tide",
    text="The tide was low.",
    source="diary",
    stated=True,
    spans=(Span(document="diary", start=0, end=4, quote="tide"),),
)


def words(document: str) -> tuple[Span, ...]:
    return (Span(document=document, start=0, end=4, quote="word"),)


@pytest.fixture
def influence(make, verdict):
    def found(testimonies, findings=()):
        (claim,) = verdict(testimonies, findings).claims
        return claim, {(one.kind, one.id): one for one in claim.influence}

    return found


def test_what_two_documents_say_falls_with_neither(make, influence):
    both = make.witness("t", sources=("s",), spans=(*words("a"), *words("b")))
    claim, found = influence([both])
    assert ("document", "a") not in found
    assert found["source", "s"].weight > 0
    assert found["source", "s"].probability == pytest.approx(claim.prior)


def test_a_source_takes_along_what_rests_on_it(make, influence):
    first = make.witness("first", sources=("s",), spans=words("a"))
    copy = make.testimony("copy", sources=("t",), spans=words("b"), parents=(("first", 0.9),))
    claim, found = influence([first, copy])
    assert found["source", "s"].probability == pytest.approx(claim.prior)
    assert found["document", "a"].probability > claim.prior  # the copy is still read


def test_a_finding_falls_with_each_of_its_facts_and_with_the_document_that_states_one(
    make, influence
):
    blocked = make.finding("infeasible", "surely", spans=(), facts=(LOCK, TIDE), weight=-1.0)
    claim, found = influence([make.witness("t", spans=words("a"))], [blocked])
    for key in (("fact", "lock"), ("fact", "tide"), ("document", "diary")):
        assert found[key].weight == pytest.approx(found["fact", "lock"].weight)
        assert found[key].weight < -0.3
        assert found[key].probability > claim.probability
    assert (found["fact", "lock"].what, found["fact", "tide"].spans) == (LOCK.text, TIDE.spans)


def test_a_linchpin_says_what_the_verdict_would_be(make, influence):
    blocked = make.finding("infeasible", "surely", spans=(), facts=(LOCK,), weight=-1.0)
    claim, found = influence([make.witness("t", spans=words("a"))], [blocked])
    one = found["fact", "lock"]
    assert one.linchpin
    assert one.words != claim.words


def test_the_strongest_comes_first_and_order_changes_nothing(make, influence):
    testimonies = [
        make.testimony("weak", mean=0.6, sources=("w",), spans=words("w")),
        make.witness("strong", sources=("s",), spans=words("s")),
        make.witness("denial", "denies", sources=("d",), spans=words("d")),
    ]
    claim, _ = influence(testimonies)
    again, _ = influence(testimonies[::-1])
    sizes = [abs(one.weight) for one in claim.influence]
    assert sizes == sorted(sizes, reverse=True)
    assert [(one.id, one.weight) for one in claim.influence] == [
        (one.id, pytest.approx(one.weight)) for one in again.influence
    ]
