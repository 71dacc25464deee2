"""Events exported in the columns of UCDP and imported again: what both have is still there."""

import pytest
from event_files import new_case, taken

from whence.model import (
    Actor,
    Assessment,
    ClaimVerdict,
    Interval,
    Matrix,
    Name,
    Origins,
    Place,
)
from whence.report.exports import export
from whence.store.case import open_case


def assessment(when: str, probability: float = 0.9, **place) -> Assessment:
    def actor(id: str, name: str) -> Actor:
        return Actor(id=id, kind="armed-group", names=(Name(name=name),))

    claim = ClaimVerdict(
        id="raid",
        text="The two raided the League at Dorn.",
        reports=2,
        origins=Origins(mean=2, low=2, high=2),
        probability=probability,
        low=0.5,
        high=1,
        words="very likely",
        confidence="low",
        kind="joint-operation",
        actors=("guard", "tern"),
        target="league",
        place="dorn",
        when=Interval.parse(when),
    )
    return Assessment(
        case="raid",
        question=None,
        as_of=None,
        whence="0.1.0",
        documents=(),
        statements=(),
        sources=(),
        links=(),
        claims=(claim,),
        hypotheses=(),
        findings=(),
        matrix=Matrix(),
        issues=(),
        next=(),
        actors=(
            actor("guard", "Lake Guard, North"),
            actor("tern", "لواء الخطاف"),
            actor("league", "=Salt League"),
        ),
        places=(
            Place(id="dorn", names=(Name(name="Dorn"),), within="west", **place),
            Place(id="west", names=(Name(name="West"),), kind="province", within="norland"),
            Place(id="norland", names=(Name(name="Norland"),), kind="country"),
        ),
    )


@pytest.mark.parametrize(
    "when", ["2031-03-11", "2031-03", "2031-03-11/2031-03-13", "2031", "2031-03-11T10:00Z"]
)
def test_nothing_that_both_have_is_lost(tmp_path, when):
    given = assessment(when, lat=48.25, lon=-4.4, precision="point")
    case = new_case(tmp_path / "case")
    taken(case, export(given, "ucdp").encode())
    known = open_case(case).knowledge

    names = {one.names[0].name for one in known.actors}
    assert names == {one.names[0].name for one in given.actors}
    places = {one.names[0].name: one for one in known.places}
    assert set(places) == {"Dorn", "West", "Norland"}
    dorn = places["Dorn"]
    assert (dorn.lat, dorn.lon, dorn.precision) == (48.25, -4.4, "point")
    assert dorn.within == places["West"].id
    assert places["West"].within == places["Norland"].id

    claim = given.claims[0]
    for fact in known.facts:
        assert fact.from_ is not None
        assert (fact.from_.low.date(), fact.from_.high.date()) == (
            claim.when.low.date(),
            claim.when.high.date(),
        )
        assert fact.confidence == claim.probability
        assert "claim raid" in str(fact.source)
    present = [fact for fact in known.facts if fact.relation == "present_in"]
    hostile = [fact for fact in known.facts if fact.relation == "hostile_to"]
    assert {fact.object for fact in present} == {dorn.id}
    assert len(present) == len(hostile) == 2
