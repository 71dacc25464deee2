"""Ids of findings outlast further documents, and stay distinct."""

from dataclasses import replace

from whence.check.lasting import with_lasting_ids
from whence.model import CitedFact, Finding, Span


def words(document: str, quote: str = "We deny it.", start: int = 0) -> Span:
    return Span(document=document, start=start, end=start + len(quote), quote=quote)


def found(id: str, *spans: Span, explanation: str = "One report says so.") -> Finding:
    return Finding(
        id=id,
        kind="denial",
        claim="c",
        direction="against",
        explanation=explanation,
        subkind="party",
        spans=spans,
    )


def lasting(one: Finding) -> str:
    return with_lasting_ids([one])[0].id


def test_the_same_words_in_another_document_change_no_id() -> None:
    alone = found("f", words("b"))
    both = found("g", words("a", "We  deny\nit."), words("b"), explanation="Two reports say so.")
    assert lasting(alone) == lasting(both)


def test_other_words_facts_or_another_claim_are_another_finding() -> None:
    one = found("f", words("b"))
    fact = CitedFact(id="f", text="They are at war.", source="a survey")
    others = [
        replace(one, spans=(words("b", "Never."),)),
        replace(one, spans=(words("b"), words("b", "Never.", 20))),
        replace(one, facts=(fact,)),
        replace(one, claim="d"),
        replace(one, subkind="by name"),
        replace(one, direction="for"),
    ]
    ids = {lasting(each) for each in (one, *others)}
    assert len(ids) == 1 + len(others)


def test_alike_findings_stay_two_and_in_their_order() -> None:
    first, second = with_lasting_ids([found("f", words("a")), found("g", words("b"))])
    assert (first.id, second.id) == (lasting(found("f", words("a"))), "g")
