"""What documents state becomes candidate facts: that document's word, with the words that say so."""

from collections.abc import Mapping, Sequence

from whence.model import (
    Citation,
    Document,
    Fact,
    Knowledge,
    Relation,
    Route,
    Span,
    StatedAttempt,
    StatedRelation,
    content_id,
)

from .book import NameBook
from .bounds import bounds_of
from .nodes import Nodes, Sure, wanted
from .places import Places
from .precedents import state_precedents

_PLACED: frozenset[str] = frozenset(
    {"controls", "present_in", "absent_from", "located_in", "borders", "gate"}
)
_BOTH_PLACES = frozenset({"borders", "gate", "located_in"})


def state_facts(
    relations: Sequence[StatedRelation],
    attempts: Sequence[StatedAttempt],
    documents: Sequence[Document],
    books: Mapping[str, NameBook],
    known: Knowledge,
    places: Places | None = None,
) -> Knowledge:
    """Return what documents assert in their own voice, with the actors and places it is about.

    A relation whose ends are known to be something else (a place that is nobody's member) is left
    out; one between unknown names makes new actors and places, which are never dropped. Every fact,
    way and precedent is marked as stated and cites its words. `places` are those found in the texts.
    """
    nodes = Nodes(documents, books, known.actors, known.places, places)
    by_id = {one.id: one for one in documents}
    facts: dict[str, Fact] = {}
    routes: dict[tuple[str, str, str], Route] = {}
    for one, ends in _fitting(relations, nodes):
        if one.relation == "gate":
            route = _route(one, *ends)
            routes.setdefault((*route.between, one.document), route)
        elif one.relation == "exists":
            pass  # the dates of its name say so
        else:
            fact = _fact(one, *ends, nodes, by_id[one.document])
            facts.setdefault(fact.id, fact)
        _note(one, ends, nodes, by_id[one.document])
    precedents = state_precedents(attempts, nodes, by_id, books)
    return Knowledge(
        actors=nodes.actors(),
        places=nodes.places(),
        routes=tuple(routes.values()),
        facts=tuple(facts.values()),
        precedents=precedents,
    )


def _fitting(
    relations: Sequence[StatedRelation], nodes: Nodes
) -> list[tuple[StatedRelation, tuple[str, str]]]:
    """Return what is asserted and fits what is known of its ends, with their ids.

    Who “withdrew from the League” left a body, not a place: of two readings of the same words the
    one about a body goes before one about a place nobody knows.
    """
    found: list[tuple[StatedRelation, tuple[str, str]]] = []
    bodies: set[tuple[str, int, int]] = set()
    for one in relations:
        if not one.is_fact or (one.aspect == "then" and not (one.times or one.lasting)):
            continue  # what was so at some time or other tells nothing
        if (ends := _ends(one, nodes)) is not None:
            found.append((one, ends))
            if wanted(one.row)[1] == "body":
                bodies.add(_words(one))
    return [
        (one, ends)
        for one, ends in found
        if not (wanted(one.row)[1] == "place" and _words(one) in bodies)
    ]


def _words(one: StatedRelation) -> tuple[str, int, int]:
    return one.document, one.cue.start, one.object.start if one.object else -1


def _ends(one: StatedRelation, nodes: Nodes) -> tuple[str, str] | None:
    """Return the ids of both ends; None where what is known of them does not fit the relation."""
    subject, object, sure = wanted(one.row)
    placed = one.relation in _BOTH_PLACES
    first, kind = nodes.id_of(one.subject, place=placed)
    if not _fits(subject, kind or one.subject_kind, one.subject, nodes, sure):
        return None
    if one.object is None:
        return first, ""
    placed = one.relation in _PLACED
    second, kind = nodes.id_of(one.object, place=placed, noun=one.object_noun)
    if one.row == "office" and kind == "place":
        kind = "country"  # the governor of Ohio speaks for it
    if not _fits(object, kind or one.object_kind, one.object, nodes, sure):
        return None
    return None if first == second else (first, second)


def _fits(want: str, kind: str, span: Span, nodes: Nodes, sure: Sure) -> bool:
    """Say whether an end is what its relation wants; a `sure` row wants some sign of it."""
    untold = kind in ("", "name")
    if want == "place":
        if untold and sure != "no":
            return nodes.located(span) if sure == "placed" else not nodes.personal(span)
        return untold or kind == "place"
    if want == "person":
        return kind in ("person", "")
    if want == "thing":
        return kind in ("place", "company")
    if want == "body":
        return kind not in ("", "name", "place", "person")
    if want == "actor":
        if untold:
            return sure == "no" or not nodes.located(span)
        return kind != "place"
    return True


def _note(one: StatedRelation, ends: tuple[str, str], nodes: Nodes, document: Document) -> None:
    subject = wanted(one.row)[0]
    if one.relation == "exists":
        begun, ended = bounds_of(one, document)
        if one.aspect == "began":
            nodes.note(ends[0], one.subject, one.subject_kind, from_=begun)
        else:
            nodes.note(ends[0], one.subject, one.subject_kind, until=ended)
        return
    first = "place" if one.relation in _BOTH_PLACES else subject or "actor"
    nodes.note(ends[0], one.subject, one.subject_kind or first)
    if one.object is not None:
        second = "place" if one.relation in _PLACED else "actor"
        nodes.note(ends[1], one.object, one.object_kind or second)


def _fact(one: StatedRelation, subject: str, object: str, nodes: Nodes, document: Document) -> Fact:
    begun, ended = bounds_of(one, document)
    place = nodes.id_of(one.place, place=True)[0] if one.place else None
    if one.place and place:
        nodes.note(place, one.place, "place")
    relation: Relation = one.relation  # type: ignore[assignment]
    return Fact(
        id=content_id(
            "fact", subject, relation, object, f"{begun}/{ended}", place, one.document,
            one.words.start, one.words.quote,
        ),
        subject=subject,
        relation=relation,
        object=object,
        from_=begun,
        until=ended,
        scope="local" if place else None,
        place=place,
        contested=one.contested,
        source=cite(one.words),
        stated=True,
    )  # fmt: skip


def _route(one: StatedRelation, gate: str, goal: str) -> Route:
    return Route(between=(gate, goal), kind="gate", source=cite(one.words), stated=True)


def cite(span: Span) -> Citation:
    """Return the citation of words in a document."""
    return Citation(document=span.document, quote=span.quote, start=span.start)
