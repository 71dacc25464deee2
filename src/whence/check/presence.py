"""Whether the actor was there, whether it existed, whether the person held the office."""

from collections.abc import Iterator

from whence.model import CitedFact, Fact, Finding, Interval, Name, World

from .inquiry import Inquiry
from .wording import date_words, listed, sentence, since, when_words

_NEEDS_PRESENCE = frozenset({"presence", "supply", "event", "joint-operation", "agreement"})
_SPEAKING = frozenset({"agreement", "statement", "intention"})


def check_presence(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each actor of the claim known to be absent from its place at the time.

    Rows that put the actor there at the same time are named beside it: both are kept.
    """
    claim, at = inquiry.claim, inquiry.at
    if at is None or not claim.place or claim.kind not in _NEEDS_PRESENCE:
        return
    for actor in inquiry.actors:
        absent = absences(inquiry.world, actor, claim.place, at)
        if not absent:
            continue
        contrary = _presences(inquiry.world, actor, claim.place, at)
        who, where = inquiry.name(actor), inquiry.name(claim.place)
        told = f"it needs {who} at {where} {when_words(inquiry.stated_time or at)}, but {who}"
        told += (
            f" was absent from {listed(inquiry.name(row.object) for row in absent)}{since(absent)}"
        )
        kept = "; ".join(inquiry.world.say(row).rstrip(".") for row in contrary)
        yield inquiry.finding(
            "absent",
            f"{sentence(told)} {sentence(f'other rows say otherwise: {kept}') if kept else ''}".strip(),
            subkind="presence",
            rule="absence is a dated fact of its own; the lack of a row would say nothing",
            facts=inquiry.cite((*absent, *contrary)),
        )


def absences(world: World, actor: str, place: str, at: Interval) -> tuple[Fact, ...]:
    """Return the rows that say an actor was absent from a place, or from a region around it."""
    rows = world.facts(subject=actor, relation="absent_from", at=at)
    return tuple(row for row in rows if row.object == place or world.contains(row.object, place))


def _presences(world: World, actor: str, place: str, at: Interval) -> tuple[Fact, ...]:
    return tuple(
        row
        for relation in ("controls", "present_in")
        for row in world.facts(subject=actor, relation=relation, at=at)
        if row.object == place or world.contains(place, row.object)
    )


def check_existence(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each actor or place that did not exist, or held no office, at the time."""
    if inquiry.at is None:
        return
    for id in (*inquiry.actors, *filter(None, (inquiry.claim.place, inquiry.claim.target))):
        yield from _existed(inquiry, id, inquiry.at)
    for actor in inquiry.actors:
        yield from _in_office(inquiry, actor, inquiry.at)


def _existed(inquiry: Inquiry, id: str, at: Interval) -> Iterator[Finding]:
    names = _names(inquiry, id)
    gone = bool(names) and all(name.until and name.until.before(at) for name in names)
    coming = bool(names) and all(name.from_ and at.before(name.from_) for name in names)
    if not (gone or coming) or _goes_on(inquiry, id):
        return
    ends = [name.until if gone else name.from_ for name in names]
    edge = sorted((end for end in ends if end), key=str)[-1 if gone else 0]
    state = "no longer existed" if gone else "did not exist yet"
    known = f"{'until' if gone else 'only from'} {date_words(edge)}"
    name = inquiry.name(id)
    told = f"{name} {state} {when_words(inquiry.stated_time or at)}: it is known {known}"
    yield inquiry.finding(
        "absent",
        sentence(told),
        subkind="existence",
        rule="all names of it are dated outside the time of the claim",
        facts=[_dated(name, each) for each in names],
    )


def _names(inquiry: Inquiry, id: str) -> tuple[Name, ...]:
    actor = inquiry.names.actors.get(id)
    places = (place.names for place in inquiry.world.places if place.id == id)
    return actor.names if actor else next(places, ())


def _goes_on(inquiry: Inquiry, id: str) -> bool:
    """Say whether the actor lives on, or lived before, under another id: renamed, not gone."""
    actors = inquiry.names.actors.values()
    later = any(step.actor == id for actor in actors for step in actor.succeeds)
    actor = inquiry.names.actors.get(id)
    return later or bool(actor and actor.succeeds)


def _dated(called: str, name: Name) -> CitedFact:
    first = f" from {date_words(name.from_)}" if name.from_ else ""
    last = f" until {date_words(name.until)}" if name.until else ""
    return CitedFact(
        id=f"name:{name.name}",
        text=sentence(f"{called} was called {name.name}{first}{last}"),
        source="names coded in the case",
    )


def _in_office(inquiry: Inquiry, person: str, at: Interval) -> Iterator[Finding]:
    """Yield a finding when a person is said to act for a body they no longer (or not yet) spoke for."""
    rows = [
        row
        for row in inquiry.world.facts(subject=person, relation="speaks_for")
        if inquiry.as_of is None or row.from_ is None or row.from_.begins_by(inquiry.as_of)
    ]
    for body in dict.fromkeys(row.object for row in rows):
        spells = [row for row in rows if row.object == body]
        left = all(row.until and row.until.before(at) for row in spells)
        early = all(row.from_ and at.before(row.from_) for row in spells)
        if not (left or early) or not _acts_for(inquiry, body):
            continue
        spell = spells[-1] if left else spells[0]
        edge = spell.until if left else spell.from_
        state = (
            f"had ceased to speak for {inquiry.name(body)}"
            if left
            else (f"did not yet speak for {inquiry.name(body)}")
        )
        dated = f" ({date_words(edge)})" if edge else ""
        told = f"{inquiry.name(person)} {state}{dated} {when_words(inquiry.stated_time or at)}"
        yield inquiry.finding(
            "absent",
            sentence(told),
            subkind="existence",
            rule="nobody acts for a body before taking or after leaving office",
            facts=inquiry.cite(spells),
        )


def _acts_for(inquiry: Inquiry, body: str) -> bool:
    named = body in inquiry.actors or body in inquiry.names.named_in(inquiry.claim.text)
    return named or inquiry.claim.kind in _SPEAKING
