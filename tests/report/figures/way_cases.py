"""Assessments with ways, and with times, in all shapes: nothing in them has a meaning."""

from dataclasses import replace

from hypothesis import strategies as st
from picture_cases import texts

from whence.model import (
    Actor,
    Assessment,
    CitedFact,
    ClaimVerdict,
    Document,
    Fact,
    Finding,
    Interval,
    Matrix,
    Name,
    Origins,
    Place,
    Precedent,
    StatedFact,
    Stop,
    Way,
)

CITED = CitedFact(id="hold", text="Foe controls the bridge", source="coded")
CLAIM = ClaimVerdict(
    id="c",
    text="It happened.",
    reports=1,
    origins=Origins(mean=1, low=1, high=1, groups=(), members=()),
    probability=0.2,
    low=0.1,
    high=0.3,
    words="very unlikely",
    confidence="low",
    actors=("alpha", "beta"),
)
EMPTY = Assessment(
    case="made",
    question=None,
    as_of=None,
    whence="0",
    documents=(),
    statements=(),
    sources=(),
    links=(),
    claims=(CLAIM,),
    hypotheses=(),
    findings=(),
    matrix=Matrix(),
    issues=(),
    next=(),
)


def when(text: str | None) -> Interval | None:
    return Interval.parse(text) if text else None


def stop(place: str, standing: str = "open", holder: str = "", why: str = "") -> Stop:
    return Stop(place=place, standing=standing, holder=holder, why=why, facts=("hold",))


def finding(*ways: Way, id: str = "f", **more: str) -> Finding:
    return Finding(
        id=id,
        kind="infeasible",
        claim="c",
        direction="against",
        explanation="Out of reach.",
        facts=(CITED,),
        ways=ways,
        **more,
    )


def place(id: str, lat: float | None = None, lon: float | None = None, name: str = "") -> Place:
    return Place(id=id, names=(Name(name=name or id.title()),), lat=lat, lon=lon)


def fact(
    id: str,
    relation: str,
    since: str | None,
    until: str | None = None,
    *,
    subject: str = "alpha",
    object: str = "beta",
    findings: tuple[str, ...] = (),
) -> StatedFact:
    row = Fact(
        id=id,
        subject=subject,
        relation=relation,
        object=object,
        from_=when(since),
        until=when(until),
    )
    return StatedFact(fact=row, text=f"{id} is so", findings=findings)


def strait() -> Assessment:
    """Alpha from the west past a bridge that Foe holds, beta from the east: to one harbour."""
    west = Way(
        actor="alpha",
        to="harbour",
        standing="surely",
        stops=(
            stop("west", holder="alpha"),
            stop("ford", "unknown"),
            stop("bridge", "surely", "foe", "at war with it (since 2030)"),
            stop("harbour", holder="beta"),
        ),
        absent=("gone",),
    )
    east = Way(
        actor="beta",
        to="harbour",
        standing="possibly",
        stops=(stop("gate", "possibly", "foe", "hostile to it"), stop("harbour")),
        gate=True,
    )
    return replace(
        EMPTY,
        findings=(finding(west, east),),
        places=(
            place("west", 10, 20),
            place("ford", 10.1, 20.2),
            place("bridge", 10.3, 20.4),
            place("harbour", 10.2, 20.9),
            place("gate", 9.8, 21.3),
        ),
        actors=tuple(
            Actor(id=id, names=(Name(name=id.title()),)) for id in ("alpha", "beta", "foe")
        ),
        facts=(
            fact("hold", "controls", "2030-03", subject="foe", object="bridge", findings=("f",)),
            fact("gone", "absent_from", "2030~", object="harbour"),
        ),
    )


def history() -> Assessment:
    """A claim of one day, four reports of it, and what held around it."""
    documents = [
        Document(id=f"d{n}", text="A word.\n", publisher=f"Paper {n}", published=when(day))
        for n, day in enumerate(("2031-03-11", "2031-03-11", "2031-03-12", "2031-03", None))
    ]
    return replace(
        EMPTY,
        claims=(replace(CLAIM, when=when("2031-03-09")),),
        documents=tuple(documents),
        findings=(finding(),),
        actors=(
            Actor(
                id="alpha",
                names=(
                    Name(name="Alpha"),
                    Name(name="ألفا", until=when("2029")),
                    Name(name="AL", until=when("2029")),
                ),
            ),
        ),
        facts=(
            fact("hold", "controls", "2030-03", object="bridge", findings=("f",)),
            fact("war", "at_war_with", "2029~", "2031-06"),
            fact("tie", "member_of", None, "2030"),
        ),
        precedents=(
            Precedent(
                id="hold",
                kind="joint-operation",
                actors=("alpha",),
                when=when("2027"),
                outcome="failed",
            ),
        ),
    )


standings = st.sampled_from(["open", "unknown", "possibly", "surely"])
degrees = st.floats(-89, 89), st.floats(-180, 180)


@st.composite
def with_ways(draw: st.DrawFn) -> Assessment:
    """Return an assessment with up to four ways over up to 30 places, some or all with coordinates."""
    names = draw(st.lists(texts, min_size=1, max_size=30))
    points = draw(st.lists(st.tuples(*degrees), min_size=1, max_size=30))
    known = draw(st.sampled_from(["all", "none", "some"]))
    places = tuple(
        place(
            f"p{n}",
            *(
                points[n % len(points)]
                if known == "all" or (known == "some" and n % 3)
                else (None, None)
            ),
            name=name,
        )
        for n, name in enumerate(names)
    )
    ids = st.sampled_from([one.id for one in places])
    ways = [
        Way(
            actor=draw(st.sampled_from(["alpha", "beta", "<b>"])),
            to=draw(ids),
            standing=draw(standings),
            stops=tuple(
                stop(id, draw(standings), draw(st.sampled_from(["", "foe", "alpha"])), draw(texts))
                for id in draw(st.lists(ids, max_size=9, unique=True))
            ),
            gate=draw(st.booleans()),
            absent=draw(st.sampled_from([(), ("gone",), ("hold",)])),
            around=draw(st.sampled_from(["", "p0"])),
        )
        for _ in range(draw(st.integers(0, 4)))
    ]
    return replace(strait(), findings=(finding(*ways),), places=places)


days = st.dates().map(str) | st.sampled_from(
    ["0001-01-01", "9999-12-31", "2014", "2014-11", "2014-11-02", "201X"]
)
moments = (
    st.none()
    | days.map(Interval.parse)
    | days.map(lambda day: Interval.parse(f"{day}/.."))
    | days.map(lambda day: Interval.parse(f"../{day}"))
)


@st.composite
def with_times(draw: st.DrawFn) -> Assessment:
    """Return an assessment with up to 30 reports and up to 60 facts, names and attempts of any time."""
    relation = st.sampled_from(["controls", "absent_from", "at_war_with", "member_of"])
    facts = tuple(
        StatedFact(
            fact=Fact(
                id=f"fact{n}",
                subject="alpha",
                relation=draw(relation),
                object="x",
                from_=begins,
                until=ends,
            ),
            text=words,
        )
        for n, (words, begins, ends) in enumerate(
            draw(st.lists(st.tuples(texts, moments, moments), max_size=40))
        )
    )
    cited = tuple(CitedFact(id=one.fact.id, text="t", source="s") for one in facts[::2])
    names = tuple(
        Name(name=name or "x", from_=begins, until=ends)
        for name, begins, ends in draw(st.lists(st.tuples(texts, moments, moments), max_size=9))
    )
    return replace(
        EMPTY,
        claims=(replace(CLAIM, when=draw(moments)),),
        documents=tuple(
            Document(id=f"d{n}", text="A word.\n", publisher=name, published=time)
            for n, (name, time) in enumerate(draw(st.lists(st.tuples(texts, moments), max_size=30)))
        ),
        findings=(replace(finding(), facts=cited or (CITED,)),),
        actors=(Actor(id="alpha", names=(Name(name="Alpha"), *names)),),
        facts=facts,
    )
