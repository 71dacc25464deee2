"""STIX bundles: valid by the library and the validator, and free of the traps."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import (
    Actor,
    Assessment,
    Citation,
    ClaimVerdict,
    Fact,
    Hop,
    Interval,
    Name,
    Origins,
    Place,
    Rating,
    Source,
    StatedFact,
)
from whence.report.exports import export
from whence.report.exports.scales import ICD_203, STIX_DNI
from whence.report.exports.stix.extension import confidence_of
from whence.report.exports.stix.making import NAMESPACE, time_of
from whence.report.exports.stix.notes import STEPS

stix2 = pytest.importorskip("stix2")
validator = pytest.importorskip("stix2validator")

# Warnings are errors, but for two. Ids are deterministic on purpose: UUIDv5, where the validator would
# like chance (UUIDv4). A document whose bytes were never hashed has an address and no hash.
STRICT = validator.ValidationOptions(
    version="2.1", strict=True, disabled="uuid-check,extref-hashes"
)


def bundle(assessment: Assessment) -> dict:
    return json.loads(export(assessment, "stix"))


def of(assessment: Assessment, kind: str) -> list[dict]:
    return [one for one in bundle(assessment)["objects"] if one["type"] == kind]


def ours(thing: dict) -> dict:
    (found,) = thing["extensions"].values()
    return found


def claim_notes(assessment: Assessment) -> list[dict]:
    return [note for note in of(assessment, "note") if "claim" in ours(note)]


def verdict(probability: float, low: float, groups: int, **more) -> ClaimVerdict:
    origins = Origins(mean=low, low=low, high=low + 1, groups=(("a",), ("b",), ("c",))[:groups])
    return ClaimVerdict(
        id="c",
        text="It rained.",
        reports=more.pop("reports", 3),
        origins=origins,
        probability=probability,
        low=probability / 2,
        high=probability,
        words="likely",
        confidence="low",
        prior=0.2,
        **more,
    )


def with_claim(merger: Assessment, claim: ClaimVerdict, **more) -> Assessment:
    return replace(merger, claims=(claim,), hypotheses=(), findings=(), **more)


def test_what_is_written_is_valid_stix(assessment):
    """By the library, and by the validator with warnings as errors."""
    text = export(assessment, "stix")
    stix2.parse(text)
    result = validator.validate_string(text, STRICT)
    assert result.is_valid, [str(each) for each in (*result.errors, *result.warnings)]


def test_the_same_assessment_makes_the_same_bytes(assessment):
    text = export(assessment, "stix")
    assert text == export(assessment, "stix")
    ids = [one["id"] for one in json.loads(text)["objects"]]
    assert len(ids) == len(set(ids))


def test_what_differs_has_another_id(merger):
    """STIX takes two objects of one id and time for the same."""
    other = replace(merger, claims=(replace(merger.claims[0], probability=0.3), *merger.claims[1:]))
    before, after = (
        {one["id"]: one for one in bundle(each)["objects"]} for each in (merger, other)
    )
    assert all(before[id] == after[id] for id in before.keys() & after.keys())
    assert before.keys() != after.keys()


def test_the_report_refers_to_all_and_all_refer_to_what_is_there(assessment):
    objects = bundle(assessment)["objects"]
    there = {one["id"] for one in objects}
    (report,) = [one for one in objects if one["type"] == "report"]
    assert set(report["object_refs"]) == there - {report["id"]}
    for one in objects:
        pointed = [*one.get("object_refs", ()), one.get("source_ref"), one.get("target_ref")]
        assert {*filter(None, pointed)} <= there


def test_every_document_is_referred_to_with_its_hash(merger):
    (report,) = of(merger, "report")
    found = {one["external_id"]: one for one in report["external_references"]}
    assert set(found) == {one.id for one in merger.documents}
    assert all(one["hashes"] == {"SHA-256": "9f2c" * 16} for one in found.values())
    assert found["bugle-0311"]["url"] == "https://bugle.example/orion-pavo"


def test_a_claim_has_its_number_and_the_word_of_each_scale_by_its_name(merger):
    """6 % is “very unlikely” by ICD 203 and “almost no chance” by STIX."""
    claim = replace(merger.claims[0], probability=0.06, words="very unlikely")
    (note,) = claim_notes(with_claim(merger, claim))
    assert ours(note)["probability"] == 0.06
    assert (ours(note)["probability_low"], ours(note)["probability_high"]) == (
        claim.low,
        claim.high,
    )
    assert ours(note)["likelihood_icd_203"] == "very unlikely"
    assert note["confidence"] == 6
    lines = note["content"].split("\n")
    (icd,) = [line for line in lines if line.startswith("Likelihood (ICD 203):")]
    (dni,) = [line for line in lines if line.startswith("STIX DNI scale")]
    assert "Very unlikely" in icd
    assert STIX_DNI.word(6) not in icd
    assert dni.endswith(STIX_DNI.word(6))
    assert ICD_203.word(6) not in dni.casefold()


@given(
    probability=st.floats(0, 1),
    low=st.floats(0, 5),
    groups=st.integers(0, 3),
)
def test_confirmed_by_other_sources_takes_two_independent_origins(probability, low, groups):
    number, why = confidence_of(verdict(probability, low, groups))
    assert number is not None
    assert 0 <= number <= 100
    if low < 2 or groups < 2:
        assert number < 80
    capped = number != int(100 * probability + 0.5)
    assert capped == bool(why)


@pytest.mark.parametrize(
    ("low", "groups", "expected"),
    [(1.0, 1, 79), (1.0, 2, 79), (2.0, 1, 79), (2.0, 2, 97), (0.0, 0, 79), (3.0, 3, 97)],
)
def test_a_sure_claim_of_one_origin_is_not_said_to_be_confirmed(merger, low, groups, expected):
    (note,) = claim_notes(with_claim(merger, verdict(0.97, low, groups)))
    assert note["confidence"] == expected
    assert ours(note)["probability"] == 0.97
    assert ("held at 79" in note["content"]) == (expected == 79)


def test_where_nothing_bears_on_a_claim_there_is_no_confidence(merger):
    (note,) = claim_notes(with_claim(merger, verdict(0.2, 0, 0, reports=0)))
    assert "confidence" not in note
    assert "nothing that was read bears on it" in note["content"]


@pytest.mark.parametrize("letter", "ABCDEF")
def test_the_letter_f_is_written_as_nothing(merger, letter):
    source = Source(id="s", names=("A witness",), letter=letter)
    identities = of(replace(merger, sources=(source,)), "identity")
    (found,) = [ours(one) for one in identities if one["name"] == "A witness"]
    assert found.get("admiralty_reliability") == (None if letter == "F" else letter)
    assert set(found) <= {"extension_type", "source", "admiralty_reliability"}


@pytest.mark.parametrize("number", "123456")
def test_the_number_6_is_written_as_nothing(merger, number):
    claim = merger.claims[0]
    rating = Rating(claim=claim.id, credibility=number, words="", why="", hearsay=False)
    (note,) = claim_notes(with_claim(merger, claim, ratings=(rating,)))
    assert ours(note).get("admiralty_credibility") == (None if number == "6" else number)


@pytest.mark.parametrize(("said", "step"), STEPS.items())
def test_a_denial_or_doubt_is_an_opinion_of_its_source(merger, said, step):
    stance, certainty = said
    first = replace(merger.statements[0], claim=merger.claims[0].id, stance=stance)
    first = replace(first, certainty=certainty, chain=(Hop(source="x", name="A clerk"),))
    again = replace(first, id="again")
    (opinion,) = of(replace(merger, statements=(first, again)), "opinion")
    assert opinion["opinion"] == step
    assert opinion["authors"] == ["A clerk"]
    assert ours(opinion)["statements"] == [first.id, "again"]
    assert first.text.split("\n")[0] in opinion["explanation"]
    (note,) = [n for n in claim_notes(merger) if ours(n)["claim"] == merger.claims[0].id]
    assert opinion["object_refs"][0].startswith("note--")
    assert note["type"] == "note"


def test_no_assertion_is_an_opinion(merger):
    stated = tuple(replace(one, stance="asserts") for one in merger.statements)
    assert not of(replace(merger, statements=stated), "opinion")


def placed(merger: Assessment, **of_place) -> Assessment:
    quay = Place(id="quay", names=(Name(name="The quay"),), **of_place)
    land = Place(id="land", names=(Name(name="Norway"),), kind="country")
    guard = Actor(id="guard", kind="armed-group", names=(Name(name="Guard"),))
    fact = Fact(
        subject="guard",
        relation="present_in",
        object="quay",
        from_=Interval.parse("2031-03-01"),
        until=Interval.parse("2031-03-09"),
        source=Citation(citation="Port log, p. 3"),
        id="f",
    )
    claim = replace(merger.claims[0], place="quay", actors=("guard",))
    return replace(
        merger,
        claims=(claim, *merger.claims[1:]),
        places=(quay, land),
        actors=(guard,),
        facts=(StatedFact(fact=fact, text="Guard was at the quay."),),
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"lat": 59.1, "lon": 10.2}, {"latitude": 59.1, "longitude": 10.2}),
        ({"within": "land"}, {"country": "NO"}),
        ({"lat": 0.0, "lon": 0.0, "within": "land"}, {"latitude": 0.0, "country": "NO"}),
    ],
)
def test_a_place_that_is_known_is_a_location_and_who_is_there_is_told(merger, given, expected):
    known = placed(merger, **given)
    (location,) = of(known, "location")
    assert expected.items() <= location.items()
    (relation,) = of(known, "relationship")
    assert relation["relationship_type"] == "located-at"
    assert relation["target_ref"] == location["id"]
    assert relation["start_time"] == "2031-03-01T00:00:00Z"
    assert relation["external_references"][0]["description"] == "Port log, p. 3"
    assert validator.validate_string(export(known, "stix"), STRICT).is_valid


@pytest.mark.parametrize("given", [{}, {"lat": 3.0}, {"kind": "region"}])
def test_a_place_of_which_nothing_is_known_is_told_in_words(merger, given):
    known = placed(merger, **given)
    assert not of(known, "location")
    assert not of(known, "relationship")
    assert any("The quay: neither point nor country" in one["content"] for one in of(known, "note"))


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2031-04-02", "2031-04-02T23:59:59+00:00"),
        ("2031-04-02T10:00+03:00", "2031-04-02T07:00:59+00:00"),
        (None, "2031-03-16T23:59:59+00:00"),
        ("no date", "2031-03-16T23:59:59+00:00"),
    ],
)
def test_all_objects_bear_the_time_of_the_assessment(merger, as_of, expected):
    assert time_of(replace(merger, as_of=as_of)).isoformat() == expected


def test_no_marking_is_made_up_and_no_namespace_of_others_is_used(merger):
    assert "object_marking_refs" not in export(merger, "stix")
    assert str(NAMESPACE) != "00abedb4-aa42-466c-9c01-fed23315a9b7"  # of STIX, for observables only


def test_without_the_library_the_extra_is_named(merger, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "stix2", None)
    with pytest.raises(Exception, match=r"whence\[stix\]"):
        export(merger, "stix")
