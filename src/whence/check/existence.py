"""Whether whoever the claim needs existed at the time: by its names, by mergers, by what is known of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.model import CitedFact, Fact, Finding, Interval, Name, Relation

from .inquiry import Inquiry
from .speakers import report_label
from .wording import date_words, listed, sentence, when_words

# Rows that say where or whose a thing is: it is not known before the first of them begins.
_STANDS: tuple[Relation, ...] = ("located_in",)
_OWNED: tuple[Relation, ...] = ("owns",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """How a thing lay outside the time of the claim: when it ended or began, and what says so.

    `sure` is false where only the lack of earlier rows speaks.
    """

    gone: bool
    edge: Interval | None
    because: str
    facts: tuple[CitedFact, ...]
    sure: bool = True


def check_existence(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each actor or place of the claim that did not exist at its time.

    The subkind is `existence` where its names or a merger surely put it outside that time, and
    `existence_possibly` where the first that is known of its site or owner is later, or where
    other rows show it at that time all the same: both are kept.
    """
    at = inquiry.at
    if at is None:
        return
    claim = inquiry.claim
    things = (*inquiry.actors, *filter(None, (claim.place, claim.target)))
    for id in dict.fromkeys(things):
        life = life_of(inquiry, id, at) or _by_rows(inquiry, id, at)
        if life:
            yield _finding(inquiry, id, life, _contrary(inquiry, id, at))


def check_speakers_existence(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each source quoted on the claim that did not exist when the report came out."""
    seen: set[tuple[str, str]] = set()
    for statement in inquiry.statements:
        document = inquiry.documents.get(statement.document)
        dated = document and (document.published.low or document.published.high)
        for hop in statement.chain[1:] if document and dated else ():
            id = inquiry.names.id_of(hop.name)
            if document is None or id not in inquiry.names.actors or (id, document.id) in seen:
                continue
            seen.add((id, document.id))
            life = life_of(inquiry, id, document.published)
            if life:
                state = "no longer existed" if life.gone else "did not exist yet"
                label = report_label(document, document.id)
                told = f"{label} quotes {inquiry.name(id)}, which {state} then: {life.because}"
                yield inquiry.finding(
                    "record",
                    sentence(told),
                    subkind="office",
                    rule="nobody speaks before it begins or after it ends",
                    spans=[inquiry.span(statement)],
                    facts=life.facts,
                )


def life_of(inquiry: Inquiry, id: str, at: Interval) -> Life | None:
    """Return how a thing lay surely outside a time, by its names or a merger; None if it did not."""
    return _by_names(inquiry, id, at) or _by_steps(inquiry, id, at)


def _finding(inquiry: Inquiry, id: str, life: Life, contrary: Sequence[Fact]) -> Finding:
    name = inquiry.name(id)
    when = when_words(inquiry.stated_time or _at(inquiry))
    state = "no longer existed" if life.gone else "did not exist yet"
    if not life.sure:
        state = "is not known to have existed"
    told = sentence(f"{name} {state} {when}: {life.because}")
    if contrary:
        kept = "; ".join(inquiry.world.say(row).rstrip(".") for row in contrary)
        told += f" {sentence(f'other rows say otherwise: {kept}')}"
    sure = life.sure and not contrary
    return inquiry.finding(
        "absent",
        told,
        subkind="existence" if sure else "existence_possibly",
        rule="nobody acts before it begins or after it ends",
        facts=(*life.facts, *inquiry.cite(contrary)),
    )


def _at(inquiry: Inquiry) -> Interval:
    return inquiry.any_time


def _by_names(inquiry: Inquiry, id: str, at: Interval) -> Life | None:
    """Return the life of a thing whose names are all dated outside the time."""
    names = _names(inquiry, id)
    gone = bool(names) and all(name.until and name.until.before(at) for name in names)
    coming = bool(names) and all(name.from_ and at.before(name.from_) for name in names)
    if not (gone or coming) or _renamed(inquiry, id):
        return None
    ends = [name.until if gone else name.from_ for name in names]
    edge = sorted((end for end in ends if end), key=_edge)[-1 if gone else 0]
    known = f"it is known {'until' if gone else 'only from'} {date_words(edge)}"
    step = next((text for text, when in _ends(inquiry, id) if gone and when == edge), "")
    return Life(
        gone=gone,
        edge=edge,
        because=step or known,
        facts=tuple(_dated(inquiry.name(id), each) for each in names),
    )


def _edge(interval: Interval) -> str:
    return str(interval.low or interval.high)


def _names(inquiry: Inquiry, id: str) -> tuple[Name, ...]:
    actor = inquiry.names.actors.get(id)
    places = (place.names for place in inquiry.world.places if place.id == id)
    return actor.names if actor else next(places, ())


def _renamed(inquiry: Inquiry, id: str) -> bool:
    """Say whether the actor lives on, or lived before, under another id: renamed, not gone."""
    actors = inquiry.names.actors.values()
    later = any(
        step.actor == id and step.kind == "rename" for actor in actors for step in actor.succeeds
    )
    actor = inquiry.names.actors.get(id)
    return later or bool(actor and any(step.kind == "rename" for step in actor.succeeds))


def _by_steps(inquiry: Inquiry, id: str, at: Interval) -> Life | None:
    """Return the life of an actor that a merger ended, or that began by a split or merger."""
    if _renamed(inquiry, id):
        return None
    for told, when in _ends(inquiry, id):
        if when and when.before(at):
            return Life(gone=True, edge=when, because=told, facts=(_step(id, told),))
    actor = inquiry.names.actors.get(id)
    steps = (
        [step for step in actor.succeeds if step.when and step.kind != "rename"] if actor else []
    )
    if steps and all(step.when and at.before(step.when) for step in steps):
        first = min((step.when for step in steps if step.when), key=_edge)
        from_ = listed(inquiry.name(step.actor) for step in steps)
        how = "by a merger of" if steps[0].kind == "merger" else "as a part of"
        told = f"it came about only {when_words(first)}, {how} {from_}"
        return Life(gone=False, edge=first, because=told, facts=(_step(id, told),))
    return None


def _ends(inquiry: Inquiry, id: str) -> Iterator[tuple[str, Interval | None]]:
    """Yield each merger in which an actor ended: what to say of it, and when it was."""
    for actor in inquiry.names.actors.values():
        for step in actor.succeeds:
            if step.actor == id and step.kind == "merger":
                dated = f" {when_words(step.when)}" if step.when else ""
                yield f"it was merged into {inquiry.name(actor.id)}{dated}", step.when


def _step(id: str, told: str) -> CitedFact:
    return CitedFact(id=f"succession:{id}", text=sentence(told), source="names coded in the case")


def _by_rows(inquiry: Inquiry, id: str, at: Interval) -> Life | None:
    """Return the life of a thing whose site and owners are all known only from a later time."""
    rows = [
        *(row for kind in _STANDS for row in inquiry.world.facts(subject=id, relation=kind)),
        *(row for kind in _OWNED for row in inquiry.world.facts(object=id, relation=kind)),
    ]
    if not rows or not all(row.from_ and at.before(row.from_) for row in rows):
        return None
    if any(
        not name.from_ or not at.before(name.from_) for name in _names(inquiry, id) if name.from_
    ):
        return None  # a name that is older says that it was there
    first = min(rows, key=lambda row: _edge(row.from_) if row.from_ else "")
    told = f"the first that is known of it is that {_lower(inquiry.world.say(first))}"
    return Life(gone=False, edge=first.from_, because=told, facts=inquiry.cite(rows), sure=False)


def _lower(text: str) -> str:
    return text.rstrip(".")


def _contrary(inquiry: Inquiry, id: str, at: Interval) -> tuple[Fact, ...]:
    """Return the rows that show the thing at that very time, by rows that begin or end in it."""
    rows = inquiry.world.facts(subject=id, at=at)
    return tuple(
        row
        for row in rows
        if row.relation in ("present_in", "controls")
        and row.from_
        and row.until
        and inquiry.world.surely(row, at)
    )


def _dated(called: str, name: Name) -> CitedFact:
    first = f" from {date_words(name.from_)}" if name.from_ else ""
    last = f" until {date_words(name.until)}" if name.until else ""
    span = name.source.span if name.source else None
    return CitedFact(
        id=f"name:{name.name}",
        text=sentence(f"{called} was called {name.name}{first}{last}"),
        source=str(name.source) if name.source else "names coded in the case",
        stated=span is not None,
        spans=(span,) if span else (),
    )
