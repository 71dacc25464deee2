"""What of the knowledge base goes into an assessment."""

from whence.model import (
    CitedFact,
    Fact,
    Finding,
    Knowledge,
    Matrix,
    Stop,
    Verdict,
    Way,
)
from whence.report.assemble import assemble


def test_facts_that_ways_rest_on_are_told_and_no_others() -> None:
    ids = ("cited", "start", "stop", "absent", "idle")
    way = Way(
        actor="pavo",
        to="harbour",
        standing="surely",
        stops=(Stop(place="bridge", standing="surely", holder="lynx", facts=("stop",)),),
        start=("start",),
        absent=("absent",),
    )
    finding = Finding(
        id="f",
        kind="infeasible",
        claim="c",
        direction="against",
        explanation="Out of reach.",
        facts=(CitedFact(id="cited", text="It is so", source="coded"),),
        ways=(way,),
    )
    assessment = assemble(
        case="c",
        title=None,
        question=None,
        as_of=None,
        version="0",
        documents=(),
        statements=(),
        sources=(),
        links=(),
        findings=(finding,),
        verdict=Verdict(claims=(), hypotheses=(), matrix=Matrix(), next=()),
        issues=(),
        knowledge=Knowledge(
            facts=tuple(Fact(id=id, subject="a", relation="controls", object="b") for id in ids)
        ),
        say=lambda fact: fact.id,
    )
    assert [told.text for told in assessment.facts] == ["cited", "start", "stop", "absent"]
    assert [told.findings for told in assessment.facts] == [("f",), (), (), ()]
