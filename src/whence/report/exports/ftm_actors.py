"""Actors, places and facts as FollowTheMoney entities, so that `knowledge/` reads them back."""

from collections.abc import Iterable

from whence.model import Actor, Citation, Fact, Name, Place, Relation, StatedFact

from .ftm_entities import Maker, addresses, dates, own_id

_SCHEMATA = {
    "person": "Person",
    "company": "Company",
    "government": "PublicBody",
    "state": "PublicBody",
    "ministry": "PublicBody",
    "office": "Position",
    "asset": "Asset",
    "vessel": "Asset",
}
_LEGAL = ("Person", "Company", "PublicBody", "Organization")
_BODIES = ("Company", "PublicBody", "Organization")
_NAMES = {"former": "previousName", "acronym": "abbreviation"}
# The schema for a relation, its two properties, and the schemata that it takes on each side.
_RELATIONS: dict[Relation, tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...]] = {
    "member_of": (
        ("Membership", "member", "organization", _LEGAL, _BODIES),
        ("Occupancy", "holder", "post", ("Person",), ("Position",)),
    ),
    "speaks_for": (("Representation", "agent", "client", _LEGAL, _LEGAL),),
    "owns": (("Ownership", "owner", "asset", _LEGAL, ("Company", "Asset")),),
}


def schema_of(kind: str) -> str:
    """Return the schema for a kind of actor; an armed group, a party, an outlet are organisations."""
    return _SCHEMATA.get(kind, "Organization")


def add_actors(maker: Maker, actors: Iterable[Actor]) -> dict[str, str]:
    """Add the actors, and who succeeds whom; return the schema of each by its id."""
    listed = [*actors]
    schemata = {one.id: schema_of(one.kind) for one in listed}
    for one in listed:
        _add_actor(maker, one, schemata[one.id])
    for one in listed:
        for before in one.succeeds:
            # A rename keeps the body: both names are its own.
            if before.kind == "rename" or schemata.get(before.actor) not in _LEGAL:
                continue
            if schemata[one.id] in _LEGAL:
                maker.add(
                    maker.id("succession", f"{before.actor}\x1f{one.id}"),
                    "Succession",
                    predecessor=own_id(before.actor),
                    successor=own_id(one.id),
                    date=dates(before.when),
                    role=before.kind,
                    **_cited(before.source),
                )
    return schemata


def add_place(maker: Maker, place: Place) -> str:
    """Add a place as an address, with its point where it has one; return its id."""
    names = [one.name for one in place.names] or [place.id]
    return maker.add(
        maker.id("place", place.id),
        "Address",
        name=names[0],
        alias=names[1:],
        full=names[0],
        latitude=place.lat,
        longitude=place.lon,
    )


def add_facts(
    maker: Maker, facts: Iterable[StatedFact], schemata: dict[str, str], places: dict[str, Place]
) -> None:
    """Add relations between actors, and between actors and places; others have no counterpart."""
    for one in facts:
        fact = one.fact
        ends = []
        for id in (fact.subject, fact.object):
            if id in schemata:
                ends.append(own_id(id))
            elif id in places:
                ends.append(add_place(maker, places[id]))
        if len(ends) == 2:
            _add_fact(maker, one, ends, schemata)


def _add_actor(maker: Maker, one: Actor, schema: str) -> None:
    names: dict[str, list[str]] = {}
    for place, name in enumerate(one.names):
        names.setdefault(_property(name, schema) if place else "name", []).append(name.name)
    names.setdefault("name", [one.id])
    maker.add(own_id(one.id), schema, **names)


def _property(name: Name, schema: str) -> str:
    """Return the property for a name; only those who can sign something have abbreviations."""
    found = _NAMES.get(name.kind or "", "alias")
    return "alias" if found == "abbreviation" and schema not in _LEGAL else found


def _add_fact(maker: Maker, one: StatedFact, ends: list[str], schemata: dict[str, str]) -> None:
    fact = one.fact
    schema, left, right = _relation(fact, schemata)
    maker.add(
        maker.id("fact", fact.id or one.text),
        schema,
        **{left: ends[0], right: ends[1]},
        role=None if schema in ("Occupancy", "Ownership") else fact.relation.replace("_", " "),
        status="contested" if fact.contested else None,
        startDate=dates(fact.from_),
        endDate=dates(fact.until),
        summary=one.text,
        **_cited(fact.source),
    )


def _relation(fact: Fact, schemata: dict[str, str]) -> tuple[str, str, str]:
    """Return the schema whose meaning fits a fact, and its two properties."""
    for schema, left, right, subjects, objects in _RELATIONS.get(fact.relation, ()):
        if schemata.get(fact.subject) in subjects and schemata.get(fact.object) in objects:
            return schema, left, right
    return "UnknownLink", "subject", "object"


def _cited(source: Citation | None) -> dict[str, object]:
    if source is None:
        return {}
    said = str(source)
    return {"sourceUrl": addresses(said), "publisher": None if addresses(said) else said}
