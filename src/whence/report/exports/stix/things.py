"""Sources and actors as Identity, places as Location, and who is where as Relationship."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from whence.model import Actor, Assessment, Fact, Interval, Place, Source, SourceKind

from ..regions import COUNTRY, find_place, named, places_of, region_of
from ..scales import letter_of
from .extension import extended
from .making import Maker, line

# STIX: `class` is a kind of entities (“the Domain Administrators in a system”), `group` an informal
# collection. An anonymous source may be one or several: unknown.
_SOURCE_CLASSES: Mapping[SourceKind, str] = {
    "publisher": "organization",
    "person": "individual",
    "organisation": "organization",
    "official": "organization",
    "document": "unknown",
    "anonymous": "unknown",
}
_ACTOR_CLASSES = {
    "person": "individual",
    "armed-group": "group",
    "coalition": "group",
    "party": "organization",
    "company": "organization",
    "organisation": "organization",
    "government": "organization",
    "outlet": "organization",
}
# What knowledge says of an actor and a place that STIX has a relationship for.
_LOCATED = ("located_in", "present_in")
_NAMELESS = "unnamed"


def actor_identities(assessment: Assessment, maker: Maker) -> dict[str, str]:
    """Make an Identity of each actor of a claim or of a fact used; return their ids by the actors'."""
    known = {actor.id: actor for actor in assessment.actors}
    named = dict.fromkeys(_named_actors(assessment))
    return {id: _actor(known.get(id), id, maker) for id in named}


def source_identities(assessment: Assessment, maker: Maker, extension: str) -> dict[str, str]:
    """Make an Identity of each source; return their ids by the sources'.

    An actor and the source that speaks for it are two: a statement is not the body that issued it.
    """
    return {source.id: _source(source, maker, extension) for source in assessment.sources}


def _named_actors(assessment: Assessment) -> Iterator[str]:
    known = {actor.id for actor in assessment.actors}
    for claim in assessment.claims:
        yield from claim.actors
        if claim.target:
            yield claim.target
    for one in assessment.facts:
        yield from (id for id in (one.fact.subject, one.fact.object) if id in known)


def _actor(actor: Actor | None, id: str, maker: Maker) -> str:
    names = [line(name.name) for name in actor.names] if actor else []
    return maker.make(
        "Identity",
        name=(names or [line(id)])[0] or _NAMELESS,
        description=_also(names),
        identity_class=_ACTOR_CLASSES.get(actor.kind if actor else "", "unknown"),
    )


def _source(source: Source, maker: Maker, extension: str) -> str:
    names = [line(name) for name in source.names]
    return maker.make(
        "Identity",
        name=(names or [line(source.id)])[0] or _NAMELESS,
        description=_also(names),
        identity_class=_SOURCE_CLASSES[source.kind],
        extensions=extended(
            extension, source=line(source.id), admiralty_reliability=letter_of(source)
        ),
    )


def _also(names: list[str]) -> str:
    return f"Also called: {', '.join(names[1:])}" if names[1:] else ""


def locations(assessment: Assessment, maker: Maker) -> tuple[dict[str, str], dict[str, str]]:
    """Make a Location of each place of a claim or of a fact used; return ids, and what has none.

    STIX wants a point, a country or a region. A place of which none is known is named in a sentence
    instead, by its id.
    """
    places = places_of(assessment)
    made: dict[str, str] = {}
    untold: dict[str, str] = {}
    for place in _used_places(assessment, places):
        known = _known(place, places)
        if known:
            made[place.id] = maker.make("Location", name=line(named(place)), **known)
        else:
            untold[place.id] = f"{line(named(place))}: neither point nor country of it is known."
    return made, untold


def _used_places(assessment: Assessment, places: Mapping[str, Place]) -> Iterable[Place]:
    words = [claim.place for claim in assessment.claims]
    for one in assessment.facts:
        words += [one.fact.object, one.fact.place]
    found = (find_place(word, places) for word in words)
    return {place.id: place for place in found if place}.values()


def _known(place: Place, places: Mapping[str, Place]) -> dict[str, Any]:
    region = region_of(place, places)
    found: dict[str, Any] = {"country": region.code}
    if place.kind not in COUNTRY:
        found["administrative_area"] = line(region.first)
    if place.lat is not None and place.lon is not None:
        found |= {"latitude": place.lat, "longitude": place.lon}
        if place.precision not in (None, "point"):
            found["description"] = f"How exactly the point is known: {line(place.precision)}."
    return found if found["country"] or "latitude" in found else {}


def relationships(
    assessment: Assessment, maker: Maker, actors: Mapping[str, str], places: Mapping[str, str]
) -> None:
    """Make a Relationship `located-at` of each fact that an actor is in a place.

    No other relation of knowledge has one in STIX: control, enmity and alliance are told in words.
    """
    for one in assessment.facts:
        fact = one.fact
        ends = actors.get(fact.subject), places.get(fact.object)
        if fact.relation not in _LOCATED or not all(ends):
            continue
        maker.make(
            "Relationship",
            relationship_type="located-at",
            source_ref=ends[0],
            target_ref=ends[1],
            description=line(one.text),
            **_times(fact),
            external_references=_cited(fact),
        )


def _times(fact: Fact) -> dict[str, Any]:
    """Return since when and until when a fact may hold: the widest reading of its dates."""
    start = fact.from_.low if isinstance(fact.from_, Interval) else None
    stop = fact.until.high if isinstance(fact.until, Interval) else None
    if start and stop and stop <= start:
        return {"start_time": start}
    return {"start_time": start, "stop_time": stop}


def _cited(fact: Fact) -> list[dict[str, str]]:
    if not fact.source:
        return []
    return [
        {
            "source_name": line(fact.source.document or "knowledge"),
            "description": line(str(fact.source)),
        }
    ]
