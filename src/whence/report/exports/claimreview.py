"""schema.org ClaimReview as JSON-LD, one for each claim: what fact-checkers and search engines take.

https://schema.org/ClaimReview. The number is kept as a percent between 0 and 100 with our own word
for it; the exact probability with its 90 % interval, and the number of independent origins, stand
under `mentions`. Who reviewed it and where it is published is for whoever publishes it: there is no
`author`, `url` or `datePublished`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from whence.model import Assessment, ClaimVerdict, Document, Driver, Interval, Source
from whence.text import fold

from ..safe import language_tag, plain, web_address
from ..select import drivers_against, drivers_for, is_open
from ..wording import capital, percent, percent_range, reports_and_origins, verdict
from .appearances import Appearance, appearances_of, elsewhere, first_of
from .jsontext import json_text
from .moments import iso_date
from .quotations import Grounds, based_on, grounds_of, quotations, statements_in

_NOTES = 5  # reasons on each side
_KINDS = {"post": "SocialMediaPosting", "comment": "Comment", "report": "Article"}
# Kinds of sources that are people; all others are bodies of some sort.
_PEOPLE = ("person", "anonymous")


def render(assessment: Assessment) -> str:
    """Return a JSON-LD document whose `@graph` has a ClaimReview for each claim."""
    graph = [_review(assessment, claim) for claim in assessment.claims]
    return json_text({"@context": "https://schema.org", "@graph": graph}) + "\n"


def _review(assessment: Assessment, claim: ClaimVerdict) -> dict[str, Any]:
    appearances = appearances_of(assessment, claim)
    first = first_of(assessment, claim, appearances)
    bodies, grounds = _bodies(assessment), grounds_of(assessment, claim)
    others = elsewhere(assessment, claim, appearances)
    return _filled(
        {
            "@type": "ClaimReview",
            "claimReviewed": plain(claim.text),
            "inLanguage": "en",
            "name": plain(assessment.title or assessment.question or ""),
            "temporalCoverage": _until(assessment.as_of),
            "itemReviewed": _claim(assessment, claim, appearances, first),
            "reviewRating": None if is_open(claim) else _rating(claim),
            "reviewBody": _body(claim),
            "citation": [_with_parts(assessment, claim, one, bodies, grounds) for one in others],
            "positiveNotes": _notes(drivers_for(claim)),
            "negativeNotes": _notes(drivers_against(claim)),
            "mentions": None if is_open(claim) else _numbers(claim),
            "isBasedOn": {
                "@type": "SoftwareApplication",
                "name": "whence",
                "softwareVersion": plain(assessment.whence),
            },
        }
    )


def _claim(
    assessment: Assessment,
    claim: ClaimVerdict,
    appearances: Sequence[Appearance],
    first: Appearance | None,
) -> dict[str, Any]:
    made = first.document.published if first and first.document else None
    bodies, grounds = _bodies(assessment), grounds_of(assessment, claim)
    return _filled(
        {
            "@type": "Claim",
            "identifier": plain(claim.id),
            "text": plain(claim.text),
            "author": _author(assessment, claim),
            "datePublished": iso_date(made),
            "appearance": [
                _with_parts(assessment, claim, one, bodies, grounds) for one in appearances
            ],
            "firstAppearance": _work(first, bodies) if first else None,
        }
    )


def _bodies(assessment: Assessment) -> frozenset[str]:
    return frozenset(
        fold(name)
        for one in assessment.sources
        if one.kind not in _PEOPLE
        for name in (*one.names, one.id)
    )


def _with_parts(
    assessment: Assessment,
    claim: ClaimVerdict,
    one: Appearance,
    bodies: frozenset[str],
    grounds: Grounds,
) -> dict[str, Any]:
    """Return a report as a creative work with who says what in it, and what it goes back to."""
    assert one.document is not None
    said = statements_in(assessment, claim, one.document.id)
    more = {
        "hasPart": quotations(said, one.document),
        "isBasedOn": based_on(grounds, one.document.id),
    }
    return _filled(_work(one, bodies) | more)


def _rating(claim: ClaimVerdict) -> dict[str, Any]:
    interval = percent_range(claim.low, claim.high)
    return {
        "@type": "Rating",
        "ratingValue": round(100 * claim.probability),
        "bestRating": 100,
        "worstRating": 0,
        "alternateName": capital(claim.words),
        "ratingExplanation": plain(
            f"Probability that it is true: {percent(claim.probability)}, 90 % interval {interval}; "
            f"{reports_and_origins(claim)}."
        ),
    }


def _numbers(claim: ClaimVerdict) -> list[dict[str, Any]]:
    """Return the numbers behind the rating, exactly."""
    origins = claim.origins
    return [
        {
            "@type": "PropertyValue",
            "propertyID": "probability",
            "name": "probability that the claim is true, with its 90 % interval",
            "value": claim.probability,
            "minValue": claim.low,
            "maxValue": claim.high,
        },
        {
            "@type": "PropertyValue",
            "propertyID": "independent-origins",
            "name": f"independent origins of {claim.reports} reports, with the 90 % interval",
            "value": origins.mean,
            "minValue": origins.low,
            "maxValue": origins.high,
        },
    ]


def _body(claim: ClaimVerdict) -> str:
    if is_open(claim):
        return "Nothing that was read bears on this claim: it is open."
    left = "; ".join(f"“{plain(one.words)}”" for one in claim.not_covered)
    told = [
        f"{verdict(claim)}.",
        f"It rests on {reports_and_origins(claim)}.",
        f"Not covered by this: {left}." if left else "",
    ]
    return plain(" ".join(filter(None, told)))


def _notes(drivers: Sequence[Driver]) -> dict[str, Any] | None:
    """Return the strongest reasons of one side, as the list of pros or cons of a review."""
    items = [
        {"@type": "ListItem", "position": place, "name": plain(one.what)}
        for place, one in enumerate(drivers[:_NOTES], 1)
    ]
    return {"@type": "ItemList", "itemListElement": items} if items else None


def _work(one: Appearance, bodies: frozenset[str]) -> dict[str, Any]:
    """Return a report as a creative work; `bodies` are names that are no person's."""
    document = one.document
    if document is None:
        return {"@type": "CreativeWork", "publisher": _body_named(one.label)}
    return _filled(
        {
            "@type": _KINDS.get(document.kind, "CreativeWork"),
            "identifier": plain(document.id),
            "genre": None if document.kind in _KINDS else document.kind,
            "url": web_address(document.url),
            "headline": plain(document.title or ""),
            "publisher": _body_named(document.publisher) if document.publisher else None,
            "author": _writer(document.author, bodies) if document.author else None,
            "datePublished": iso_date(document.published),
            "inLanguage": language_tag(document.language),
            "text": _quoted(document, one),
        }
    )


def _writer(name: str, bodies: frozenset[str]) -> dict[str, Any]:
    return _body_named(name) if fold(name) in bodies else _person_named(name)


def _quoted(document: Document, one: Appearance) -> str:
    """Return the words for the claim as they stand there, with the gaps between them marked."""
    pieces = [plain(document.text[span.start : span.end]) for span in one.spans]
    return " […] ".join(pieces)


def _author(assessment: Assessment, claim: ClaimVerdict) -> dict[str, Any] | None:
    """Return on whose word a claim rests, where all reports of it go back to one origin."""
    if len(claim.origins.groups) != 1:
        return None
    sources = {one.id: one for one in assessment.sources}
    rated = [
        origin.source
        for rating in assessment.ratings
        if rating.claim == claim.id
        for origin in rating.origins
        if origin.stance == "asserts"
    ]
    behind = claim.origins.behind[0] if claim.origins.behind else ()
    known = [sources[id] for id in dict.fromkeys((*rated, *behind)) if id in sources]
    one = known[0] if known and (len(known) == 1 or len(set(rated)) == 1) else None
    return _source(one) if one and one.kind != "document" else None


def _source(source: Source) -> dict[str, Any]:
    name = source.names[0] if source.names else source.id
    made = _person_named(name) if source.kind in _PEOPLE else _body_named(name)
    if source.kind == "anonymous":
        made["disambiguatingDescription"] = "a source that is not named"
    return made


def _person_named(name: str) -> dict[str, Any]:
    return {"@type": "Person", "name": plain(name)}


def _body_named(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": plain(name)}


def _until(as_of: str | None) -> str | None:
    """Return the time that a review covers, as ISO 8601 writes one that is open at its beginning."""
    if not as_of:
        return None
    try:
        last = iso_date(Interval.parse(as_of))
    except ValueError:
        return None
    return f"../{last}" if last else None


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in (None, "", [])}
