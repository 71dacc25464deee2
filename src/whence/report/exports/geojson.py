"""GeoJSON (RFC 7946): where the claims are said to have happened, what is known of places, the ways there.

One feature a claim, one a fact used and one a way. What has no point has no geometry, which the standard allows
("unlocated"), rather than being left out. Longitude comes first; degrees, WGS 84.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from whence.model import Assessment, ClaimVerdict, Document, Interval, Place, StatedFact

from ..ratings import rating_of
from ..safe import plain, web_address
from ..select import is_open, statements_of
from .geo_ways import ways_of
from .positions import position_of
from .regions import COUNTRY, FIRST_ORDER, SECOND_ORDER, find_place, named, places_of

_AREAS = (*COUNTRY, *FIRST_ORDER, *SECOND_ORDER, "region", "countryside", "area")
_NO_POINT = "no point of this place is known"
# How far a point can be trusted, in words that stand beside it.
_EXACTNESS = {
    None: "a point as coded; how exact it is was not said",
    "point": "the point of the place",
    "approximate": "approximate: a point near it",
    "unknown": "a point as coded; how exact it is was not said",
}


def render(assessment: Assessment) -> str:
    """Return the assessment as a GeoJSON FeatureCollection."""
    places = places_of(assessment)
    holding = {place.within for place in places.values() if place.within}
    features = [
        *_claims(assessment, places, holding),
        *_facts(assessment, places, holding),
        *(_feature(*way) for way in ways_of(assessment, places)),
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _claims(
    assessment: Assessment, places: Mapping[str, Place], holding: set[str]
) -> Iterator[dict[str, Any]]:
    for claim in assessment.claims:
        place = find_place(claim.place, places)
        said = _of_claim(assessment, claim) | _of_place(place, claim.place, holding)
        yield _feature(f"claim:{claim.id}", _point(place), said)


def _of_claim(assessment: Assessment, claim: ClaimVerdict) -> dict[str, Any]:
    rating = rating_of(assessment, claim.id)
    names = {actor.id: actor.names[0].name for actor in assessment.actors if actor.names}
    stated = [one for one in statements_of(assessment, claim.id) if one.stance == "asserts"]
    documents = {one.id: one for one in assessment.documents}
    heard = dict.fromkeys(one.document for one in stated)
    tellers = dict.fromkeys(one.chain[-1].name for one in stated if one.chain)
    return {
        "what": "claim",
        "text": claim.text,
        "claim": claim.id,
        "kind": claim.kind,
        "actors": [names.get(id, id) for id in claim.actors],
        **_when(claim.when),
        "probability": claim.probability,
        "probability_low": claim.low,
        "probability_high": claim.high,
        "words_icd_203": claim.words,
        "nothing_bears_on_it": is_open(claim),
        "reports": claim.reports,
        "origins": claim.origins.mean,
        "origins_low": claim.origins.low,
        "origins_high": claim.origins.high,
        "admiralty_credibility": rating.credibility
        if rating and rating.credibility != "6"
        else None,
        "told_by": list(tellers),
        "sources": [_document(documents[id]) for id in heard if id in documents],
    }


def _document(document: Document) -> dict[str, str]:
    said = {
        "id": document.id,
        "publisher": document.publisher,
        "published": str(document.published) if document.published.low else None,
        "title": document.title,
        "url": web_address(document.url),
    }
    return {name: value for name, value in said.items() if value}


def _facts(
    assessment: Assessment, places: Mapping[str, Place], holding: set[str]
) -> Iterator[dict[str, Any]]:
    for one in assessment.facts:
        where = places.get(one.fact.place or "") or places.get(one.fact.object)
        if where is not None:
            said = _of_fact(one) | _of_place(where, where.id, holding)
            yield _feature(f"fact:{one.fact.id}", _point(where), said)


def _of_fact(one: StatedFact) -> dict[str, Any]:
    fact = one.fact
    return {
        "what": "fact",
        "text": one.text,
        "fact": fact.id,
        "relation": fact.relation,
        "from": str(fact.from_) if fact.from_ else None,
        "until": str(fact.until) if fact.until else None,
        "local": True if fact.scope else None,
        "contested": True if fact.contested else None,
        "source": str(fact.source) if fact.source else None,
        "findings": list(one.findings),
    }


def _of_place(place: Place | None, word: str | None, holding: set[str]) -> dict[str, Any]:
    """Return the properties that say where, and how exactly that is known."""
    if place is None:
        exact = "the place is not known" if word else "no place is said"
        return {"place": word, "point_is": exact}
    return {
        "place": named(place),
        "place_id": place.id,
        "place_kind": place.kind,
        "point_is": _exactness(place, holding),
    }


def _exactness(place: Place, holding: set[str]) -> str:
    if _point(place) is None:
        return _NO_POINT
    if place.kind in _AREAS or place.id in holding:
        return "a point that stands for an area"
    return _EXACTNESS.get(place.precision, f"as coded: {place.precision}")


def _when(when: Interval | None) -> dict[str, str | None]:
    if when is None:
        return {}
    ends = (when.low, when.high)
    first, last = (end.date().isoformat() if end else None for end in ends)
    return {"when": str(when), "when_first": first, "when_last": last}


def _feature(
    id: str, geometry: Mapping[str, Any] | None, said: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": plain(id),
        "geometry": geometry,
        "properties": {name: _safe(value) for name, value in said.items() if _told(value)},
    }


def _told(value: Any) -> bool:
    return value is not None and value not in ("", [])


def _safe(value: Any) -> Any:
    """Return a value with strangers' texts in it as safe single lines."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_safe(each) for each in value]
    if isinstance(value, dict):
        return {name: _safe(each) for name, each in value.items()}
    return value


def _point(place: Place | None) -> dict[str, Any] | None:
    position = position_of(place) if place else None
    return {"type": "Point", "coordinates": position} if position else None
