"""ClaimReview: what stands on schema.org about each property, and what must not be said."""

import json
from dataclasses import replace
from typing import Any

import pytest

from whence.model import Link, Member
from whence.report.exports import export
from whence.report.exports.appearances import appearances_of, first_of
from whence.store.case import open_case
from whence.store.imports import import_file

# The properties that schema.org gives to each type used here, those of Thing and CreativeWork among them.
THING = {"name", "description", "disambiguatingDescription", "identifier", "url"}
WORK = THING | {
    *("author", "datePublished", "headline", "inLanguage", "isBasedOn", "mentions", "publisher"),
    *("citation", "genre", "hasPart", "keywords", "position", "temporalCoverage", "text"),
}
REVIEW = WORK | {"itemReviewed", "reviewRating", "reviewBody", "positiveNotes", "negativeNotes"}
PROPERTIES = {
    "ClaimReview": REVIEW | {"claimReviewed"},
    "Claim": WORK | {"appearance", "firstAppearance"},
    "Rating": THING
    | {"ratingValue", "bestRating", "worstRating", "alternateName", "ratingExplanation"},
    "PropertyValue": THING | {"propertyID", "value", "minValue", "maxValue"},
    "ItemList": THING | {"itemListElement"},
    "ListItem": THING | {"position"},
    "SoftwareApplication": WORK | {"softwareVersion"},
    "Quotation": WORK | {"spokenByCharacter"},
    **dict.fromkeys(("CreativeWork", "Article", "SocialMediaPosting", "Comment"), WORK),
    **dict.fromkeys(("Person", "Organization"), THING),
}


def of(assessment: Any) -> dict[str, Any]:
    graph = json.loads(export(assessment, "claimreview"))["@graph"]
    return {one["itemReviewed"]["identifier"]: one for one in graph}


def test_schema_org_knows_every_property(assessment, expand):
    def walk(value: Any) -> None:
        if isinstance(value, list):
            for one in value:
                walk(one)
        elif isinstance(value, dict) and not {*value} <= {"@value", "@type", "@id"}:
            (kind,) = (one.removeprefix("http://schema.org/") for one in value.get("@type", ["?"]))
            used = {key.removeprefix("http://schema.org/") for key in value if key[0] != "@"}
            assert used <= PROPERTIES[kind], (kind, used - PROPERTIES[kind])
            for key in value:
                walk(value[key]) if key[0] != "@" else None

    found = expand(export(assessment, "claimreview"))
    walk(found)
    assert len(found) == len(assessment.claims)


def test_a_rating_has_a_number_a_scale_and_our_word(merger):
    rating = of(merger)["merger-agreed"]["reviewRating"]
    claim = merger.claims[0]
    assert rating["ratingValue"] == round(100 * claim.probability)
    assert (rating["worstRating"], rating["bestRating"]) == (0, 100)
    assert rating["alternateName"].lower() == claim.words


def test_the_exact_numbers_are_kept(merger):
    for claim in merger.claims:
        probability, origins = of(merger)[claim.id]["mentions"]
        assert [probability[key] for key in ("value", "minValue", "maxValue")] == [
            claim.probability,
            claim.low,
            claim.high,
        ]
        assert origins["value"] == claim.origins.mean


def test_what_nothing_bears_on_has_no_rating(merger):
    claim = replace(merger.claims[1], reports=0, drivers=(), probability=0.2, prior=0.2)
    review = of(replace(merger, claims=(claim,)))[claim.id]
    assert "reviewRating" not in review
    assert "mentions" not in review


def test_who_reviews_is_not_made_up(assessment):
    for review in of(assessment).values():
        assert not {"author", "publisher", "url", "datePublished"} & set(review)


def test_those_who_deny_do_not_make_the_claim(merger):
    found = [one["identifier"] for one in of(merger)["merger-agreed"]["itemReviewed"]["appearance"]]
    assert "pavo-0314" not in found
    assert found[0] == "bugle-0311"


def test_an_appearance_has_the_words_and_where_they_are(merger):
    first = of(merger)["merger-agreed"]["itemReviewed"]["firstAppearance"]
    assert first["url"] == "https://bugle.example/orion-pavo"
    assert first["datePublished"] == "2031-03-11"
    text = " ".join(merger.documents[0].text.split())
    assert all(piece in text for piece in first["text"].split(" […] "))


def test_the_first_appearance_may_be_a_report_that_nobody_has(merger):
    claim = merger.claims[0]
    cited = Member(id="the-tide", label="The Tide", document="bugle-0311", spans=())
    claim = replace(claim, origins=replace(claim.origins, members=(*claim.origins.members, cited)))
    link = Link(from_="bugle-0311", to="the-tide", kind="cites", probability=0.9, reasons=())
    for probability, expected in ((0.9, "The Tide"), (0.4, "Daily Bugle")):
        links = (replace(link, probability=probability),)
        changed = replace(merger, claims=(claim,), links=links)
        first = first_of(changed, claim, appearances_of(changed, claim))
        assert first is not None
        assert first.label == expected


def test_no_address_but_of_the_web(hostile):
    written = export(hostile, "claimreview")
    assert "javascript:" not in written
    assert "<script" not in written


@pytest.mark.parametrize("day", ["2031-05-12", "2031-05", "2031-05~", "2031-05/..", None])
def test_the_time_covered_is_iso(merger, day):
    review = of(replace(merger, as_of=day))["merger-agreed"]
    assert review.get("temporalCoverage") == (
        f"../{day}" if day in ("2031-05-12", "2031-05") else None
    )


def test_out_and_in_again_loses_nothing(tmp_path, merger):
    file = tmp_path / "out.jsonld"
    file.write_text(str(export(merger, "claimreview")), encoding="utf-8")
    import_file(tmp_path / "case", file)
    case = open_case(tmp_path / "case")
    assert [(one.id, one.text) for one in case.question.claims] == [
        (one.id, one.text) for one in merger.claims
    ]
    folder = tmp_path / "case" / "documents"
    everything = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    # Our own reviews are no reports: they are kept whole, beside what is read.
    assert (tmp_path / "case" / "imports" / "out.jsonld").read_bytes() == file.read_bytes()
    assert not any("reviewed: “" in text for text in everything.values())
    assert not any("imports" in issue.what for issue in case.issues)
    graph = json.loads(str(export(merger, "claimreview")))["@graph"]
    works = [work for one in graph for work in one["itemReviewed"].get("appearance", ())]
    assert works
    for work in works:
        quoted = [one["text"] for one in work.get("hasPart", ())]
        told = (
            *work["text"].split(" […] "),
            *quoted,
            work["publisher"]["name"],
            work["datePublished"],
            work.get("url", ""),
        )
        assert any(all(one in text for one in told) for text in everything.values())
