from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from whence.model import (
    Actor,
    Assessment,
    Block,
    Cell,
    ChangedCell,
    ChangedRow,
    Citation,
    CitedFact,
    ClaimChange,
    ClaimState,
    ClaimVerdict,
    Column,
    Damage,
    DateExpression,
    Degree,
    Document,
    Driver,
    Fact,
    Finding,
    FindingChange,
    Frame,
    Hop,
    InputError,
    Interest,
    Interval,
    Issue,
    JudgedHypothesis,
    LeftOpen,
    Link,
    Matrix,
    Member,
    Name,
    NameProposal,
    NameUse,
    Note,
    Origins,
    Outcome,
    Override,
    Perhaps,
    Place,
    Precedent,
    RatedOrigin,
    Rating,
    Reason,
    Reliability,
    ReplyTo,
    Role,
    Rung,
    Source,
    Stake,
    StatedFact,
    Statement,
    Step,
    Stop,
    Succession,
    TakenOut,
    Way,
    WhatIf,
)
from whence.store.schema import assessment_schema, case_schema, from_json, to_json
from whence.store.yaml import load_yaml

PAGE = Document(
    id="page",
    text="Pavo “agreed”, a banker said. بافو 🜁",
    path="documents/page.txt",
    sha256="00",
    kind="report",
    published=Interval.parse("2031-04-01T16:00:00+03:00"),
    parent="site",
    position=1,
)
SPAN = PAGE.span(0, 13)
COMMENT = Document(
    id="page#1",
    text=PAGE.text,
    kind="comment",
    parent="page",
    captured=datetime(2031, 4, 2, 9, tzinfo=UTC),
    dates=(DateExpression(span=PAGE.span(5, 11), when=Interval.parse("2031-04")),),
    blocks=(Block(kind="quotation", span=SPAN, language="en", of="page", distance=0),),
    replies=(ReplyTo(to="page", kind="name", span=SPAN, doubtful=True),),
    damage=(Damage(kind="cut_off", what="ends in mid-word", span=SPAN),),
)
STATE = ClaimState(
    probability=0.3,
    low=0.1,
    high=0.6,
    words="unlikely",
    confidence="low",
    leader="real",
    reports=1,
    origins=1.0,
)
ORIGINS = Origins(
    mean=1.2,
    low=1,
    high=2,
    groups=(("m1",),),
    members=(Member(id="m1", label="a banker", document="page", spans=(SPAN,), sources=("b",)),),
    overrides=(Override(claim="merger", apart=("page", "m1"), why="two desks"),),
)
ASSESSMENT = Assessment(
    case="Merger",
    question="Will they merge?",
    as_of="2031-04-02",
    whence="0.1.0",
    documents=(
        PAGE,
        COMMENT,
        Document(id="undated", text="x", published=Interval.parse("2031-03~/..")),
    ),
    statements=(
        Statement(
            id="s1",
            document="page",
            start=0,
            end=13,
            text=SPAN.quote,
            content=(SPAN,),
            claim="merger",
            match=0.8,
            chain=(
                Hop(name="a banker", kind="anonymous", named=False, start=15, end=23, cue="said"),
            ),
            degrees=(Degree(ladder="alliance", rung="talks", level=2, span=SPAN),),
            coded=True,
            why="he said so",
            coded_by="an analyst",
            coded_on=Interval.parse("2031-04-03"),
            frames=(
                Frame(
                    id="f",
                    predicate="merge",
                    trigger=SPAN,
                    roles=(Role(slot="party", span=SPAN, name=SPAN, part=True),),
                ),
            ),
        ),
    ),
    sources=(
        Source(
            id="b",
            names=("a banker",),
            kind="anonymous",
            interests=(Interest(claim="merger", direction="for", why="fees"),),
            reliability=Reliability(mean=0.6, low=0.3, high=0.9, grade="C"),
            stakes=(
                Stake(
                    claim="merger",
                    direction="for",
                    path=("paid by Orion",),
                    said_by=("The Wire",),
                    spans=(SPAN,),
                ),
            ),
            perhaps=(Perhaps(source="c", probability=0.3, why="described alike", spans=(SPAN,)),),
        ),
    ),
    links=(
        Link(
            from_="page",
            to="undated",
            kind="copies",
            probability=0.9,
            reasons=(Reason(what="nine words shared", spans=(SPAN,), weight=1.5),),
        ),
    ),
    claims=(
        ClaimVerdict(
            id="merger",
            text="They merged.",
            reports=2,
            origins=ORIGINS,
            probability=0.3,
            low=0.1,
            high=0.6,
            words="unlikely",
            confidence="low",
            drivers=(Driver(what="a banker", kind="origin", weight=0.2, id="b", spans=(SPAN,)),),
            not_covered=(
                LeftOpen(
                    words="They talked",
                    held="local",
                    by="Ada",
                    spans=(SPAN,),
                    conditions=SPAN,
                    facts=("fact-1",),
                    claim="talks",
                ),
            ),
        ),
    ),
    hypotheses=(
        JudgedHypothesis(
            id="real", claim="merger", text="Real.", prior=0.2, probability=0.3, low=0.1, high=0.6
        ),
    ),
    findings=(
        Finding(
            id="f1",
            kind="infeasible",
            claim="merger",
            direction="against",
            explanation="They do not own it.",
            weight=-0.5,
            spans=(SPAN,),
            facts=(
                CitedFact(
                    id="fact-1", text="Orion owns it", source="page", stated=True, spans=(SPAN,)
                ),
            ),
            circular=True,
            ruling="amended",
            why="asked Orion",
            ways=(
                Way(
                    actor="orion",
                    to="pavo",
                    standing="surely",
                    stops=(
                        Stop(
                            place="lyra",
                            standing="surely",
                            holder="vela",
                            why="at war with it",
                            facts=("fact-1",),
                        ),
                    ),
                    start=("fact-1",),
                    gate=True,
                    absent=("fact-1",),
                    around="vela",
                ),
            ),
        ),
    ),
    matrix=Matrix(
        rows=("real",),
        columns=(
            Column(
                claim="merger",
                evidence="f1",
                what="owned",
                diagnosticity=0.4,
                cells=(Cell(hypothesis="real", weight=-0.4),),
            ),
        ),
    ),
    issues=(Issue(level="warning", what="no date", document="undated", start=0, end=1),),
    next=(
        Step(
            question="Ask Orion.",
            claim="merger",
            value=0.2,
            brier=0.02,
            about="t1",
            ask="Orion",
            spans=(SPAN,),
            outcomes=(Outcome(answer="yes", chance=0.5, probability=0.4),),
        ),
    ),
    title="Merger",
    actors=(
        Actor(
            id="pavo",
            names=(
                Name(
                    name="Pavo",
                    from_=Interval.parse("2029"),
                    source=Citation(document="page", quote="Pavo", start=0),
                ),
            ),
            succeeds=(Succession(actor="lyra", when=Interval.parse("2029")),),
        ),
    ),
    places=(Place(id="port", names=(Name(name="Port"),), within="coast"),),
    proposals=(
        NameProposal(
            one="Pavo",
            other="بافو",
            sign="transliteration",
            probability=0.8,
            joined=False,
            why="the same consonants",
            spans=(SPAN,),
        ),
    ),
    naming=(
        NameUse(
            user="orion",
            called="pavo",
            name="Pavo",
            valence="self",
            document="page",
            when=Interval.parse("2031"),
            spans=(SPAN,),
        ),
    ),
    facts=(
        StatedFact(
            fact=Fact(id="fact-1", subject="orion", relation="controls", object="port"),
            text="Orion controls Port",
        ),
    ),
    precedents=(Precedent(id="earlier", kind="merger", actors=("orion",), outcome="failed"),),
    stated=(
        StatedFact(
            fact=Fact(
                id="fact-2",
                subject="pavo",
                relation="owns",
                object="orion",
                stated=True,
                source=Citation(document="page", quote="Pavo", start=0),
            ),
            text="Pavo owns Orion",
            findings=("f1",),
        ),
    ),
    ratings=(
        Rating(
            claim="merger",
            credibility="3",
            words="possibly true",
            why="one origin asserts it",
            hearsay=True,
            origins=(
                RatedOrigin(
                    testimony="t",
                    source="b",
                    name="a banker",
                    stance="asserts",
                    letter="F",
                    why="nothing is known of it",
                    level="told",
                    certainty="probable",
                    relays=1,
                    interest="for",
                    others=("c",),
                    spans=(SPAN,),
                ),
            ),
            rungs=(
                Rung(
                    ladder="alliance",
                    rung="talks",
                    level=2,
                    sources=("b",),
                    names=("a banker",),
                    spans=(SPAN,),
                ),
            ),
            sole="b",
            without=0.1,
        ),
    ),
    likelihoods=(
        ChangedRow(
            row="access.told", was={"beta": [5, 5]}, now={"beta": [4, 6]}, reason="few knew"
        ),
        ChangedRow(
            row="findings.denial.mine", was=None, now={"log10": {"real": -0.1}}, reason="new"
        ),
    ),
    cells=(
        ChangedCell(
            claim="merger",
            hypothesis="real",
            evidence="testimony-1",
            what="Asserted by a banker",
            was=0.2,
            now=-0.3,
            why="he was abroad",
            who="A. Analyst",
            when=Interval.parse("2031-05-21"),
        ),
        ChangedCell(
            claim="merger",
            hypothesis="real",
            evidence="",
            what="prior",
            was=0.27,
            now=0.1,
            why="rare",
        ),
    ),
    notes=(Note(span=SPAN, text="Ask him.", who="an analyst", when=Interval.parse("2031-04")),),
    what_if=WhatIf(
        without=(TakenOut(kind="document", id="page", what="Page", of="Publisher"),),
        suppose={"merger": True},
        priors={"merger:real": 0.4},
        claims=(
            ClaimChange(id="merger", text="Merged.", before=STATE, after=STATE, weight=0.0),
            ClaimChange(id="talks", text="Talked.", before=STATE, after=None),
        ),
        findings=(
            FindingChange(
                change="gone",
                id="f1",
                kind="denial",
                claim="merger",
                explanation="Denied.",
                before=-0.2,
            ),
        ),
    ),
)


def records_in(value: Any) -> set[type]:
    """Return the types of all records inside a value."""
    if isinstance(value, tuple):
        return {kind for part in value for kind in records_in(part)}
    if not is_dataclass(value) or isinstance(value, type):
        return set()
    parts = tuple(getattr(value, field.name) for field in fields(value))
    return {type(value)} | records_in(parts)


def test_the_example_uses_every_record_of_an_assessment() -> None:
    named = {kind.__name__ for kind in records_in(ASSESSMENT)} - {"Interval", "Assessment"}
    assert named == set(assessment_schema()["$defs"])


@pytest.mark.parametrize("indent", [None, 2])
def test_what_is_written_is_read_back(indent: int | None) -> None:
    assert from_json(to_json(ASSESSMENT, indent)) == ASSESSMENT


def test_what_is_written_fits_its_schema() -> None:
    import json

    schema = assessment_schema()
    Draft202012Validator.check_schema(schema)
    written = json.loads(to_json(ASSESSMENT))
    assert list(Draft202012Validator(schema).iter_errors(written)) == []
    del written["links"][0]["from"]
    assert list(Draft202012Validator(schema).iter_errors(written)) != []


def test_an_empty_assessment_fits_its_schema() -> None:
    import json

    lists = [
        field.name
        for field in fields(Assessment)
        if isinstance(getattr(ASSESSMENT, field.name), tuple)
    ]
    empty = replace(
        ASSESSMENT, **dict.fromkeys(lists, ()), question=None, as_of=None, matrix=Matrix()
    )
    assert (
        list(Draft202012Validator(assessment_schema()).iter_errors(json.loads(to_json(empty))))
        == []
    )


def test_names_are_those_of_the_contract_and_text_is_not_escaped() -> None:
    text = to_json(ASSESSMENT)
    assert '"from": "page"' in text
    assert "from_" not in text
    assert "بافو 🜁" in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[1]",
        "not json",
        to_json(ASSESSMENT).replace('"high": null', '"hgih": null'),
        to_json(ASSESSMENT).replace("2031-04-01T", "yesterday T"),
    ],
)
def test_what_is_no_assessment_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not an assessment by whence"):
        from_json(text)


CASES = [
    ("case", "title: a\nas_of: 2014\nclaims: [{id: a, text: b, when: 2014-03~}]", True),
    ("case", "titel: a", False),
    ("case", "claims: [{id: a, text: b, kind: x}]", False),
    ("case", "claims: [{id: a}]", False),
    (
        "knowledge",
        "facts: [{subject: a, relation: owns, object: b, from: 2014, until: null}]",
        True,
    ),
    ("knowledge", "facts: [{subject: a, relation: owns, object: b, from_: 2014}]", False),
    ("knowledge", "routes: [{between: [a, b, c]}]", False),
    (
        "sources",
        "sources: [{id: a, reliability: F}, {id: b, reliability: {mean: .5, low: .2, high: .6}}]",
        True,
    ),
    ("sources", "sources: [{id: a, reliability: G}]", False),
]


@pytest.mark.parametrize(("file", "text", "fits"), CASES)
def test_the_schema_of_a_case(file: str, text: str, fits: bool) -> None:
    schema = case_schema()
    Draft202012Validator.check_schema(schema)
    data = {file: load_yaml(text.replace(": .", ": 0."), "x.yaml").data}
    assert Draft202012Validator(schema).is_valid(data) is fits


def test_both_schemas_say_what_they_are() -> None:
    for schema in (assessment_schema(), case_schema()):
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"]
    assert set(case_schema()["properties"]) == {"case", "knowledge", "sources"}
