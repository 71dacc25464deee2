"""On whose word a statement rests, to whom they belong, and what they could know."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from whence.model import Directness, Document, Fact, Hop, Interest, Source, Statement
from whence.text import fold

from .inquiry import Inquiry
from .wording import date_words, listed

# From what one saw to what one heard of: the closer counts where hop and source differ.
CLOSENESS: tuple[Directness, ...] = ("witnessed", "documented", "told", "relayed", "unknown")
_CONJUNCTION = re.compile(r" and | & |, ")
_NO_NAME = re.compile(
    r"(?:he|she|it|they|we|i|you|who|whom|which|that|this|these|those|what|there"
    r"|his|her|its|their|our|my|your)(?:['’](?:s|re|ve|d|ll|m))?(?:\s|\Z)"
)
_NOT_NAMED = "somebody not named"
_POSITION = {
    "witnessed": "speaks of what it saw itself",
    "documented": "rests on documents",
    "told": "says what others told it",
    "relayed": "passes on the report of others",
    "unknown": "does not say how it would know",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The last of a chain: the one on whose word a statement finally rests.

    `key` is the same for the same speaker in two reports. `narrator` is true when the report
    speaks in its own voice.
    """

    key: str
    name: str
    named: bool
    source: Source | None
    directness: Directness
    affiliation: tuple[str, ...]
    narrator: bool
    aliases: frozenset[str] = frozenset()

    @property
    def position(self) -> str:
        """How close the speaker is to the thing, in words that follow a name."""
        return _POSITION[self.directness]


def speaker_of(inquiry: Inquiry, statement: Statement) -> Speaker:
    """Return who finally stands behind a statement; its document where there is no chain."""
    document = inquiry.documents.get(statement.document)
    hop = statement.chain[-1] if statement.chain else None
    source = inquiry.sources.get(hop.source) if hop else None
    name = _name(hop.name if hop else "", source, document) or statement.document
    directness = [part.directness for part in (hop, source) if part]
    own = (hop.affiliation,) if hop and hop.affiliation else ()
    narrator = len(statement.chain) < 2
    signed = (document.author, document.publisher) if document and narrator else ()
    return Speaker(
        key=source.id if source else fold(name),
        name=name,
        named=hop.named if hop else True,
        source=source,
        directness=min(directness, key=CLOSENESS.index, default="unknown"),
        affiliation=(*own, *(source.affiliation if source else ())),
        narrator=narrator,
        aliases=frozenset(filter(None, (*signed, *(source.names if source else ())))),
    )


def _name(said: str, source: Source | None, document: Document | None) -> str:
    coded = source.names[0] if source and source.coded and source.names else ""
    known = source.names[0] if source and source.names else ""
    if not coded and _NO_NAME.match(fold(said)):
        # “According to her Facebook”, “footage he saw”: who is meant was not found.
        return known if known and not _NO_NAME.match(fold(known)) else _NOT_NAMED
    return coded or said or known or (document and (document.publisher or document.author)) or ""


def hop_names(inquiry: Inquiry, hop: Hop) -> set[str]:
    """Return the source id and all folded names of somebody in a chain."""
    source = inquiry.sources.get(hop.source)
    names = {fold(name) for name in (hop.name, *(source.names if source else ()))}
    return names | ({hop.source} - {""})


def report_label(document: Document | None, fallback: str) -> str:
    """Name a report as a reader would: its publisher (or whose comment it is) and date."""
    if document is None:
        return fallback
    written = written_by(document.author, document) if document.author else None
    label = document.publisher or written or document.title or document.id
    dated = document.published.low or document.published.high
    return f"{label} of {date_words(document.published)}" if dated else label


def written_by(author: str, document: Document) -> str:
    """Say whose text, comment or post it is."""
    return f"{author}’s {'text' if document.kind == 'document' else document.kind}"


def reports(inquiry: Inquiry, statements: Iterable[Statement]) -> str:
    """Name the reports that carry these statements."""
    ids = [statement.document for statement in statements]
    return listed(report_label(inquiry.documents.get(id), id) for id in ids)


def interests(speaker: Speaker, claim: str) -> tuple[Interest, ...]:
    """Return what the speaker stands to gain or lose from a claim, as it was coded."""
    coded = speaker.source.interests if speaker.source else ()
    return tuple(interest for interest in coded if interest.claim == claim)


def direction(coded: Iterable[Interest]) -> str | None:
    """Return `for` or `against` where all interests point one way, else None."""
    ways = {interest.direction for interest in coded}
    return ways.pop() if len(ways) == 1 else None


def allegiances(inquiry: Inquiry, speaker: Speaker) -> dict[str, tuple[Fact, ...]]:
    """Return every body the speaker belongs to or speaks for, with the rows that say so.

    Told from the coded affiliation, from a name that is an actor's own, and, for a described
    source, from the actor in the description ("a senior Pavo engineer").
    """
    found: dict[str, tuple[Fact, ...]] = {}
    for id in sorted(_direct(inquiry, speaker)):
        for body, facts in inquiry.world.groups_of(id, inquiry.any_time).items():
            found.setdefault(body, facts)
        found.setdefault(id, ())
        spoken = inquiry.world.facts(subject=id, relation="speaks_for", at=inquiry.any_time)
        for fact in spoken:
            found.setdefault(fact.object, (fact,))
    return found


def _direct(inquiry: Inquiry, speaker: Speaker) -> set[str]:
    names = inquiry.names
    own = {speaker.name, *speaker.aliases}
    ids = {names.id_of(name) for name in own if names.id_of(name) in names.actors}
    ids |= {names.id_of(body) for body in speaker.affiliation}
    claimed = set(inquiry.actors)
    ids |= {names.id_of(name) for name in own} & claimed
    if speaker.source and speaker.source.id in (*names.actors, *claimed):
        ids.add(speaker.source.id)
    described = own if not (speaker.named or speaker.affiliation) else set[str]()
    return ids.union(*(_described(inquiry, description) for description in described))


def _described(inquiry: Inquiry, description: str) -> frozenset[str]:
    """Return the actors a description places its source with, unless it sets them apart."""
    if inquiry.lexicon.outsider.search(fold(description)):
        return frozenset()
    return inquiry.names.named_in(description)


def parties(inquiry: Inquiry, speaker: Speaker) -> dict[str, tuple[Fact, ...]]:
    """Return those of the claim's actors the speaker is, belongs to or speaks for, with rows.

    Whoever speaks for a body that an actor belongs to speaks for the actor too. For a claim whose
    actors are not coded, a speaker named in its text is one.
    """
    if not inquiry.actors:
        return dict.fromkeys(_named_in_claim(inquiry, speaker), ())
    bodies = allegiances(inquiry, speaker)
    direct = _direct(inquiry, speaker)
    found = {actor: bodies[actor] for actor in inquiry.actors if actor in bodies}
    for actor in inquiry.actors:
        above = inquiry.world.groups_of(actor, inquiry.any_time)
        shared = [facts for body, facts in above.items() if body in direct]
        if shared:
            found.setdefault(actor, shared[0])
    return found


def _named_in_claim(inquiry: Inquiry, speaker: Speaker) -> list[str]:
    """Return the names of a named speaker (“Iraq and Niger” has two) that the claim's text has."""
    parts = _CONJUNCTION.split(speaker.name) if speaker.named else []
    whole = (rf"(?<!\w){re.escape(part.strip())}(?!\w)" for part in parts)
    found = (re.search(pattern, inquiry.claim.text) for pattern in whole)
    return [match.group() for match in found if match and match.group()[:1].isupper()]
