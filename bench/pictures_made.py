"""A made assessment as pictures get it: documents that copy each other, on one claim, of any number."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import log10
from random import Random

from whence.data.explanations import explanations
from whence.model import (
    Actor,
    Assessment,
    Cell,
    CitedFact,
    ClaimVerdict,
    Column,
    Document,
    Driver,
    Fact,
    Finding,
    FindingKind,
    Hop,
    Interval,
    JudgedHypothesis,
    Link,
    LinkKind,
    Matrix,
    Member,
    Name,
    NameUse,
    Origins,
    Place,
    Reason,
    Relation,
    Source,
    Span,
    StatedFact,
    Statement,
    Stop,
    Way,
)

_PAPERS = (
    "Daily Bugle",
    "Newswire",
    "صحيفة المرفأ",
    "Harbour Gazette",
    "Market Mirror",
    "ידיעות הנמל",
    "Вечерняя гавань",
    "The Quayside and Inland Waterways Intelligencer",
)
_BANKERS = 5
_FIRST = date(2031, 3, 11)
_AN_ORIGIN = 9  # reports for one origin, on the whole
_TWO = 0.06  # chance that a report rests on two origins
_SAID = "Orion and Pavo have agreed to merge"
_FOUND: tuple[tuple[FindingKind, str], ...] = (
    ("contradiction", "One report has the two boards meet on Sunday, another on Tuesday."),
    ("denial", "Pavo Group says that it has not agreed to merge with anyone."),
    ("infeasible", "Under the order of the competition authority, Pavo may not merge before 2033."),
    ("absent", "If it were true one would see an announcement, and there is none."),
    ("precedent", "Of four earlier talks between the two, one led to anything."),
    ("interest", "The banker's own firm would lend the money."),
    ("hearsay_only", "Nobody who was there is quoted."),
    ("naming", "Orion is called by a name that it gave up in 2029."),
)
_CLAIM, _CHANCE, _PRIOR = "merged", 0.14, 0.33
_HELD: tuple[tuple[str, Relation, str, str, str], ...] = (
    ("orion", "owns", "quay", "2029-02", "2032"),
    ("pavo", "controls", "basin", "2028", "2033"),
    ("orion", "hostile_to", "pavo", "2030-05-01", "2031-01"),
    ("pavo", "absent_from", "almira", "2031-03-05", "2031-03-12"),
)
_WAY = Way(
    actor="orion",
    to="almira",
    standing="surely",
    stops=(
        Stop(place="quay", standing="open", holder="orion"),
        Stop(
            place="basin",
            standing="surely",
            holder="pavo",
            why="is hostile to Orion",
            facts=("fact-1", "fact-2"),
        ),
        Stop(place="almira", standing="unknown"),
    ),
    start=("fact-0",),
    absent=("fact-3",),
)


def made_assessment(documents: int, *, seed: int = 1) -> Assessment:
    """Return an assessment of so many documents, all reporting one claim; the same for one seed."""
    rng = Random(seed)
    held = [_document(n) for n in range(documents)]
    groups = _groups(rng, documents)
    drivers = list(_drivers(rng, held, groups))
    rivals = [(one.kind, one.text) for one in explanations()]
    return Assessment(
        case="made",
        question="Have Orion and Pavo agreed to merge?",
        as_of=None,
        whence="0",
        documents=tuple(held),
        statements=tuple(_statement(one, n) for n, one in enumerate(held)),
        sources=tuple(
            Source(id=f"s{n}", names=(f"banker {n}",), kind="anonymous") for n in range(_BANKERS)
        ),
        links=tuple(_links(rng, held, groups)),
        claims=(_claim(held, groups, drivers),),
        hypotheses=tuple(_hypotheses(rng, rivals)),
        findings=tuple(_findings(held)),
        matrix=_matrix(rng, drivers, [kind for kind, _ in rivals]),
        issues=(),
        next=(),
        **_known(held),
    )


def _document(n: int) -> Document:
    paper = _PAPERS[n % len(_PAPERS)]
    return Document(
        id=f"report-{n:03}",
        text=f"{_SAID}, a banker close to the talks told {paper} (report {n}).\n",
        publisher=paper,
        published=Interval.parse(str(_FIRST + timedelta(days=n * 21 // 150 + n % 3))),
        language="en",
    )


def _groups(rng: Random, documents: int) -> list[list[int]]:
    """Return the reports of each origin; the first has most, and some reports are of two."""
    origins = max(2, round(documents / _AN_ORIGIN))
    groups: list[list[int]] = [[n] for n in range(min(origins, documents))]
    for n in range(len(groups), documents):
        place = min(int(rng.expovariate(0.5)), len(groups) - 1)
        groups[place].append(n)
        if rng.random() < _TWO:
            groups[(place + 1) % len(groups)].append(n)
    return groups


def _words(one: Document) -> Span:
    return one.span(0, len(_SAID), _SAID)


def _statement(one: Document, n: int) -> Statement:
    words = _words(one)
    banker = Hop(source=f"s{n % _BANKERS}", name=f"banker {n % _BANKERS}", named=False)
    paper = Hop(source=one.id, name=one.publisher or one.id, kind="publisher")
    return Statement(
        id=f"st-{n}",
        document=one.id,
        start=words.start,
        end=words.end,
        text=words.quote,
        content=(words,),
        claim=_CLAIM,
        chain=(paper, banker),
    )


def _links(
    rng: Random, held: Sequence[Document], groups: Sequence[Sequence[int]]
) -> Iterator[Link]:
    """Yield a link from each report to an earlier one of its origin, sure or doubtful."""
    kinds: tuple[LinkKind, ...] = ("cites", "copies", "shares_details", "quotes")
    for group in groups:
        for place, n in enumerate(group[1:], 1):
            to = group[rng.randrange(place)]
            if to != n:
                spans = (_words(held[n]), _words(held[to]))
                yield Link(
                    from_=held[n].id,
                    to=held[to].id,
                    kind=rng.choice(kinds),
                    probability=rng.choice((0.55, 0.7, 0.9, 0.98)),
                    reasons=(Reason(what="the same words", spans=spans, weight=1.0),),
                    claim=_CLAIM,
                )


def _drivers(
    rng: Random, held: Sequence[Document], groups: Sequence[Sequence[int]]
) -> Iterator[Driver]:
    yield Driver(
        what="How often such things are true.",
        kind="prior",
        weight=log10(_PRIOR / (1 - _PRIOR)),
        id="prior",
    )
    for n, group in enumerate(groups):
        first = held[group[0]]
        yield Driver(
            what=f"Asserted by a banker close to the talks ({first.publisher}, {len(group)} reports)",
            kind="origin",
            weight=rng.uniform(0.05, 0.45) / (1 + n / 3),
            id=f"o{n}",
            spans=(_words(first),),
        )
    for kind, told in _found(len(held)):
        yield Driver(what=told, kind="finding", weight=-rng.expovariate(4), id=f"f-{kind}")


def _found(documents: int) -> Sequence[tuple[FindingKind, str]]:
    return _FOUND[: 3 if documents < 10 else len(_FOUND)]


def _findings(held: Sequence[Document]) -> Iterator[Finding]:
    for kind, told in _found(len(held)):
        yield Finding(
            id=f"f-{kind}",
            kind=kind,
            claim=_CLAIM,
            direction="against",
            explanation=told,
            weight=-0.3,
            spans=(_words(held[0]),),
            facts=(CitedFact(id="fact-0", text="It was so.", source="a list"),),
            ways=(_WAY,) if kind == "infeasible" else (),
        )


def _claim(
    held: Sequence[Document], groups: Sequence[Sequence[int]], drivers: Sequence[Driver]
) -> ClaimVerdict:
    members = tuple(
        Member(
            id=one.id,
            label=one.publisher or one.id,
            document=one.id,
            spans=(_words(one),),
            sources=(f"s{n % _BANKERS}",),
        )
        for n, one in enumerate(held)
    )
    return ClaimVerdict(
        id=_CLAIM,
        text=f"{_SAID}.",
        reports=len(held),
        origins=Origins(
            mean=len(groups) + 0.3,
            low=max(1, len(groups) - 2),
            high=min(len(groups) + 3, len(held)),
            groups=tuple(tuple(held[n].id for n in group) for group in groups),
            members=members,
        ),
        probability=_CHANCE,
        low=0.05,
        high=0.31,
        words="very unlikely",
        confidence="low",
        prior=_PRIOR,
        drivers=tuple(drivers),
        actors=("orion", "pavo"),
        place="almira",
        when=Interval.parse("2031-03-09"),
    )


def _hypotheses(rng: Random, rivals: Sequence[tuple[str, str]]) -> Iterator[JudgedHypothesis]:
    chances = [rng.uniform(0.2, 1) for _ in rivals]
    for (kind, told), chance in zip(rivals, chances, strict=True):
        after = chance / sum(chances)
        yield JudgedHypothesis(
            id=kind,
            claim=_CLAIM,
            text=told,
            prior=1 / len(rivals),
            probability=after,
            low=after * rng.uniform(0.3, 0.8),
            high=min(1.0, after * rng.uniform(1.2, 2)),
            kind=kind,
            support=("o0",),
        )


def _matrix(rng: Random, drivers: Sequence[Driver], rivals: Sequence[str]) -> Matrix:
    columns = []
    for driver in drivers:
        if driver.kind == "prior":
            continue
        scale = rng.choice((0.02, 0.2, 0.6, 1.4))
        weights = [rng.uniform(-1, 1) * scale for _ in rivals]
        cells = (
            Cell(hypothesis=rival, weight=weight)
            for rival, weight in zip(rivals, weights, strict=True)
        )
        columns.append(
            Column(
                claim=_CLAIM,
                evidence=driver.id,
                what=driver.what,
                diagnosticity=max(weights) - min(weights),
                cells=tuple(cells),
            )
        )
    return Matrix(rows=tuple(rivals), columns=tuple(columns))


def _known(held: Sequence[Document]) -> dict[str, tuple]:  # type: ignore[type-arg]
    facts = tuple(
        StatedFact(
            fact=Fact(
                id=f"fact-{n}",
                subject=subject,
                relation=relation,
                object=object_,
                from_=Interval.parse(begins),
                until=Interval.parse(ends),
            ),
            text=f"{subject.title()} {relation.replace('_', ' ')} {object_.title()}.",
            findings=("f-contradiction",),
        )
        for n, (subject, relation, object_, begins, ends) in enumerate(_HELD)
    )
    orion = Actor(
        id="orion",
        names=(
            Name(name="Orion Shipping", until=Interval.parse("2029-12")),
            Name(name="Orion", from_=Interval.parse("2029-12")),
        ),
    )
    return {
        "actors": (orion, Actor(id="pavo", names=(Name(name="Pavo"),))),
        "places": tuple(
            Place(id=id, names=(Name(name=name),))
            for id, name in (("almira", "Hotel Almira"), ("quay", "Quay"), ("basin", "Basin"))
        ),
        "naming": (
            NameUse(
                user=held[0].id,
                called="orion",
                name="Orion Shipping",
                valence="rival",
                document=held[0].id,
                when=Interval.parse("2031-03-11"),
            ),
        ),
        "facts": facts,
    }
