"""Checks across records: every id that is used is defined somewhere in the case."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from whence.model import (
    Actor,
    Case,
    Claim,
    Fact,
    Issue,
    Knowledge,
    Place,
    Precedent,
    Question,
    SourceList,
)
from whence.model.case import Written

from .errors import Problem, suggest
from .facts import number_fact
from .names import Names
from .records import Loaded
from .yaml import Path

Places: TypeAlias = dict[Written, str]
# Where in a file, and what is wrong there.
_Wrong: TypeAlias = Iterator[tuple[Path, str]]


@dataclass(frozen=True, slots=True)
class _Known:
    """Everything a case defines, to look ids up in."""

    actors: Names
    places: Names
    claims: tuple[str, ...]
    facts: tuple[str, ...]


def check_references(
    question: Loaded[Question],
    knowledge: Sequence[Loaded[Knowledge]],
    sources: Loaded[SourceList],
) -> Iterator[Problem]:
    """Yield every use of an id that the case does not define, with the nearest it does."""
    known = _known(question.record, [file.record for file in knowledge])
    asked = question.record
    for at, what in (*_claims(asked, known), *_hypotheses(asked, known), *_settled(asked, known)):
        yield question.problem(at, what)
    for at, what in _sources(sources.record, known):
        yield sources.problem(at, what)
    for file in knowledge:
        for at, what in (*_things(file.record, known), *_facts(file.record, known)):
            yield file.problem(at, what)


def resolve_names(case: Case) -> Case:
    """Write ids where a claim or source uses the name of an actor or place that is known."""
    known = _known(case.question, [case.knowledge])
    claims = tuple(_resolved(claim, known) for claim in case.question.claims)
    sources = tuple(
        replace(source, affiliation=tuple(_id(word, known.actors) for word in source.affiliation))
        for source in case.sources
    )
    return replace(case, question=replace(case.question, claims=claims), sources=sources)


def doubtful_references(
    knowledge: Sequence[Loaded[Knowledge]], sources: Sequence[str], documents: Sequence[str]
) -> Iterator[Issue]:
    """Yield an issue for each cited document, or user of a name, that the case does not have.

    Not errors: a work may be cited that is not among the documents, and comments get their ids
    only when their page is read (they begin with the id of the page).
    """
    users = {*sources, *(actor.id for file in knowledge for actor in file.record.actors)}
    for file in knowledge:
        for at, what in (*_citations(file.record, documents), *_users(file.record, users)):
            problem = file.problem(at, what)
            told = f"{problem.path}:{problem.line}: {problem.what}"
            yield Issue(level="warning", what=told)


def places_of(knowledge: Sequence[Loaded[Knowledge]]) -> Places:
    """Return for each fact, as numbered, and each precedent the `file:line` of what it cites."""
    places: Places = {}
    for file in knowledge:
        facts = tuple(map(number_fact, file.record.facts))
        citing: dict[str, tuple[Fact | Precedent, ...]]
        citing = {"facts": facts, "precedents": file.record.precedents}
        for section, things in citing.items():
            for index, thing in enumerate(things):
                line = file.marked.line((section, index, "source", "quote"))
                places.setdefault(thing, f"{file.path}:{line}")
    return places


def _known(question: Question, knowledge: Sequence[Knowledge]) -> _Known:
    return _Known(
        actors=Names("actor", (actor for part in knowledge for actor in part.actors)),
        places=Names("place", (place for part in knowledge for place in part.places)),
        claims=tuple(claim.id for claim in question.claims),
        facts=tuple(fact.id for part in knowledge for fact in part.facts if fact.id),
    )


def _claims(question: Question, known: _Known) -> _Wrong:
    for index, claim in enumerate(question.claims):
        at: Path = ("claims", index)
        for position, actor in enumerate(claim.actors):
            yield from _name((*at, "actors", position), actor, known.actors)
        yield from _name((*at, "place"), claim.place, known.places)
        if known.places.resolve(claim.target or "") is None:
            yield from _name((*at, "target"), claim.target, known.actors)
        for position, needed in enumerate(claim.requires):
            if needed not in (*known.claims, *known.facts):
                hint = suggest(needed, [*known.claims, *known.facts])
                yield (*at, "requires", position), f"unknown claim or fact {needed!r}; {hint}"


def _hypotheses(question: Question, known: _Known) -> _Wrong:
    for index, hypothesis in enumerate(question.hypotheses):
        yield from _claim(("hypotheses", index, "claim"), hypothesis.claim, known)
        for implied in hypothesis.implies:
            yield from _claim(("hypotheses", index, "implies", implied), implied, known)


def _settled(question: Question, known: _Known) -> _Wrong:
    """Check the claims of what the analyst settled of origins, findings and statements."""
    for index, entry in enumerate(question.origins):
        yield from _claim(("origins", index, "claim"), entry.claim, known)
    for index, ruling in enumerate(question.findings):
        yield from _claim(("findings", index, "claim"), ruling.claim, known)
    # Those of a case that names no claims are found in its documents, and looked up after that.
    for index, cell in enumerate(question.matrix if known.claims else ()):
        yield from _claim(("matrix", index, "claim"), cell.claim, known)
    for index, coded in enumerate(question.statements):
        yield from _claim(("statements", index, "claim"), coded.claim, known)


def _sources(listed: SourceList, known: _Known) -> _Wrong:
    for index, source in enumerate(listed.sources):
        for position, body in enumerate(source.affiliation):
            yield from _name(("sources", index, "affiliation", position), body, known.actors)
        for position, interest in enumerate(source.interests):
            yield from _claim(
                ("sources", index, "interests", position, "claim"), interest.claim, known
            )


def _things(part: Knowledge, known: _Known) -> _Wrong:
    """Check the ids that actors, places, routes and precedents use."""
    for index, actor in enumerate(part.actors):
        for position, before in enumerate(actor.succeeds):
            at: Path = ("actors", index, "succeeds", position, "actor")
            yield from _one(at, before.actor, known.actors)
    for index, place in enumerate(part.places):
        yield from _one(("places", index, "within"), place.within, known.places)
    for index, route in enumerate(part.routes):
        for position, end in enumerate(route.between):
            yield from _one(("routes", index, "between", position), end, known.places)
    for index, precedent in enumerate(part.precedents):
        for position, party in enumerate(precedent.actors):
            yield from _one(("precedents", index, "actors", position), party, known.actors)


def _facts(part: Knowledge, known: _Known) -> _Wrong:
    for index, fact in enumerate(part.facts):
        at: Path = ("facts", index)
        yield from _either((*at, "subject"), fact.subject, known)
        yield from _either((*at, "object"), fact.object, known)
        yield from _one((*at, "place"), fact.place, known.places)
        if fact.scope == "local" and not fact.place:
            yield (*at, "scope"), "a local fact needs a place: say where it holds"


def _name(at: Path, word: str | None, names: Names) -> _Wrong:
    """Accept an id or a name; where knowledge defines nothing of the kind, any name will do."""
    if word is not None and names and names.resolve(word) is None:
        yield at, names.wrong_name(word)


def _one(at: Path, word: str | None, names: Names) -> _Wrong:
    if word is not None and word not in names.ids:
        yield at, names.wrong_id(word)


def _either(at: Path, word: str, known: _Known) -> _Wrong:
    """Accept the id of an actor or of a place."""
    if word not in known.actors.ids and word not in known.places.ids:
        words = known.actors.words | known.places.words
        none = "knowledge defines no actors or places"
        yield at, f"unknown actor or place {word!r}; {suggest(word, words, none)}"


def _claim(at: Path, word: str | None, known: _Known) -> _Wrong:
    if word is not None and word not in known.claims:
        hint = suggest(word, known.claims, "case.yaml names no claims")
        yield at, f"unknown claim {word!r}; {hint}"


def _resolved(claim: Claim, known: _Known) -> Claim:
    target = claim.target and (
        known.actors.resolve(claim.target) or _id(claim.target, known.places)
    )
    place = claim.place and _id(claim.place, known.places)
    actors = tuple(_id(word, known.actors) for word in claim.actors)
    return replace(claim, actors=actors, place=place, target=target)


def _id(word: str, names: Names) -> str:
    return names.resolve(word) or word


def _citations(part: Knowledge, documents: Sequence[str]) -> _Wrong:
    citing: dict[str, tuple[Fact | Precedent, ...]]
    citing = {"facts": part.facts, "precedents": part.precedents}
    for section, cited in citing.items():
        for index, thing in enumerate(cited):
            named = thing.source.document if thing.source else None
            if named and not any(named.startswith(document) for document in documents):
                at: Path = (section, index, "source", "document")
                yield at, f"no document {named!r} in this case; {suggest(named, documents)}"


def _users(part: Knowledge, users: Iterable[str]) -> _Wrong:
    known = sorted(users)
    named: dict[str, tuple[Actor | Place, ...]] = {"actors": part.actors, "places": part.places}
    for section, things in named.items():
        for index, thing in enumerate(things):
            for position, name in enumerate(thing.names):
                for order, user in enumerate(name.used_by):
                    if user not in known:
                        at: Path = (section, index, "names", position, "used_by", order)
                        yield at, f"no actor or source {user!r}; {suggest(user, known)}"
