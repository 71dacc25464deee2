"""What is shown of the world: facts that documents state, who is called what, and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.model import Actor, Assessment, Name, NameProposal, NameUse, Place, Span, StatedFact

from .told import joined, told
from .wording import counted, date_words, listed

VALENCES: dict[str, str] = {
    "self": "the name it gives itself",
    "denies": "denies what it claims to be",
    "rival": "a rival's name for it",
    "neutral": "neutral",
    "unknown": "not known",
}
_SIGNS = {
    "defined": "one, as the text defines",
    "decided": "settled by the analyst",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything the report shows of the world, each part in the order in which it is shown."""

    stated: tuple[StatedFact, ...]
    called: tuple[Actor | Place, ...]
    proposals: tuple[NameProposal, ...]
    naming: tuple[NameUse, ...]

    def __bool__(self) -> bool:
        return bool(self.stated or self.called or self.proposals or self.naming)


def known_of(assessment: Assessment) -> Known:
    """Choose what is shown: things of one name need no telling, likelier proposals come first."""
    things: tuple[Actor | Place, ...] = (*assessment.actors, *assessment.places)
    open_first = sorted(assessment.proposals, key=lambda one: (one.joined, -one.probability))
    return Known(
        stated=assessment.stated,
        called=tuple(thing for thing in things if len(thing.names) > 1),
        proposals=tuple(open_first),
        naming=assessment.naming,
    )


def spans_of_known(assessment: Assessment) -> Iterator[Span]:
    """Yield the words that this part of the report quotes."""
    for stated in assessment.stated:
        if stated.fact.source and stated.fact.source.span:
            yield stated.fact.source.span
    for finding in assessment.findings:
        yield from (span for fact in finding.facts for span in fact.spans)
    records: tuple[NameUse | NameProposal, ...] = (*assessment.naming, *assessment.proposals)
    for record in records:
        yield from record.spans


def usual_names(assessment: Assessment) -> dict[str, str]:
    """Return the first name of each actor and place, by id."""
    things: tuple[Actor | Place, ...] = (*assessment.places, *assessment.actors)
    return {thing.id: thing.names[0].name for thing in things if thing.names}


def name_notes(name: Name, names: dict[str, str]) -> str:
    """Say of a name when it holds, what kind it is, who uses it and where it was learned."""
    users = listed([names.get(user, user) for user in name.used_by])
    learned = name.source.document if name.source else None
    notes = (
        told("from {day}", day=date_words(name.from_)) if name.from_ else "",
        told("until {day}", day=date_words(name.until)) if name.until else "",
        told(name.kind.replace("-", " ")) if name.kind else "",
        told("used by {users}", users=users) if users else "",
        told("learned from {document}", document=learned) if learned else "",
    )
    return joined(note for note in notes if note)


def decision(proposal: NameProposal) -> str:
    """Say what became of a proposal: joined, settled, or open."""
    if proposal.sign in _SIGNS:
        return told(_SIGNS[proposal.sign])
    return told("one" if proposal.joined else "kept apart")


def used(fact: StatedFact) -> str:
    """Say how many findings rest on a stated fact."""
    count = counted(len(fact.findings), "finding")
    return told("used in {findings}", findings=count) if fact.findings else ""
