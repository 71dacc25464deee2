"""What the reports of a claim say of it in so many words: whom it is aimed at, and who was there."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whence.model import Document, Frame, Role, Slot, Span
from whence.text import fold, paragraphs, sentences

from .inquiry import Inquiry
from .manner import load_manners

# Events by which several act together; whom one of them bombs says nothing of what they agreed.
_TOGETHER = frozenset({"agree", "meet", "merge", "help"})
_THERE: tuple[Slot, ...] = ("party", "overseer", "attendee")
_DOING: tuple[Slot, ...] = ("party", "agent", "giver")
_ACTING: tuple[Slot, ...] = (*_DOING, "receiver")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody whom a report names in a role: the actor or place, and the exact words.

    `part` says that only some of its people are meant; `by` is the outlet whose report the
    document retells, if it retells one.
    """

    id: str
    span: Span
    part: bool = False
    by: str = ""


def with_parties(inquiry: Inquiry) -> Inquiry:
    """Return the inquiry with actors: those of the claim, or else whom its reports say acted.

    A claim found in a text may have none where its parties are known by nothing but their names.
    """
    if inquiry.actors:
        return inquiry
    roles = (
        role
        for statement in inquiry.asserting
        for frame in statement.frames
        if frame.mode != "negated"
        for slot in _ACTING
        for role in frame.of(slot)
        if not role.alike
    )
    named = (_known(inquiry, role) for role in roles)
    parties = dict.fromkeys(id for id in named if id in inquiry.names.actors)
    return replace(inquiry, actors=tuple(id for id in parties if id))


def targets(inquiry: Inquiry) -> tuple[Named, ...]:
    """Return whom or what the reports say that the claim's actors mean to act against.

    Only names that are known count: “their opponents” is nobody.
    """
    mine = {inquiry.world.identity(actor) for actor in inquiry.actors}
    found = (
        Named(id=id, span=role.span, by=by)
        for by, frame in _joint(inquiry)
        for role in frame.of("target")
        if not role.alike and (id := _known(inquiry, role))
    )
    return tuple(dict.fromkeys(one for one in found if inquiry.world.identity(one.id) not in mine))


def places(inquiry: Inquiry) -> tuple[Named, ...]:
    """Return the places that the reports give for the claim's event; those only near do not count."""
    known = {place.id for place in inquiry.world.places}
    found = (
        Named(id=id, span=role.span, by=by)
        for by, frame in _joint(inquiry)
        for role in frame.of("place")
        if not (role.alike or role.vague) and (id := place_of(inquiry, role)) in known
    )
    return tuple(dict.fromkeys(found))


def attendees(inquiry: Inquiry) -> tuple[Named, ...]:
    """Return who is said to have been there or taken part, the claim's own actors left out."""
    framed = tuple(_in_frames(inquiry))
    roles = {(one.id, one.span.document) for one in framed}
    listed = (one for one in _in_sentences(inquiry) if (one.id, one.span.document) not in roles)
    found = (*framed, *listed)
    others = {one.id for one in targets(inquiry)}.union(inquiry.actors)
    known = set(inquiry.names.actors) - others
    return tuple(dict.fromkeys(one for one in found if one.id in known))


def _joint(inquiry: Inquiry) -> Iterator[tuple[str, Frame]]:
    """Yield the events of the asserting reports in which the claim's actors act, if not denied.

    With each comes the outlet whose report is retold.
    """
    for statement in inquiry.asserting:
        for frame in statement.frames:
            if frame.mode != "negated" and (
                frame.predicate in _TOGETHER or _done_by(inquiry, frame)
            ):
                retold = (hop.name for hop in statement.chain[1:] if hop.kind == "publisher")
                yield next(retold, ""), frame


def _done_by(inquiry: Inquiry, frame: Frame) -> bool:
    roles = (role for slot in _DOING for role in frame.of(slot))
    return any(_known(inquiry, role) in inquiry.actors for role in roles)


def _in_frames(inquiry: Inquiry) -> Iterator[Named]:
    meetings = (each for each in _joint(inquiry) if each[1].predicate in _TOGETHER)
    for by, frame in meetings:
        for role in (role for slot in _THERE for role in frame.of(slot)):
            if id := _known(inquiry, role):
                yield Named(id=id, span=role.span, part=role.part, by=by)


def _known(inquiry: Inquiry, role: Role) -> str | None:
    """Return the actor or place that a role names, whole; None where its words name none."""
    for span in (role.name, role.short, role.span):
        if span is None:
            continue
        id = inquiry.names.id_of(span.quote)
        if id in inquiry.names.actors:
            return id
        named = {mention.actor for mention in inquiry.names.mentions(span.quote)}
        if len(named) == 1:
            return named.pop()
    return _people(inquiry, role.name or role.span) or place_of(inquiry, role)


def _people(inquiry: Inquiry, span: Span) -> str | None:
    """Return the one known body that acts for a people named by a noun (“the Kurds”)."""
    same = load_manners().people.same
    words = span.quote.removeprefix("the ").strip()
    found = {
        actor.id
        for actor in inquiry.names.actors.values()
        if any(same(words, name.name) for name in actor.names)
    }
    return found.pop() if len(found) == 1 else None


def place_of(inquiry: Inquiry, role: Role) -> str | None:
    """Return the place whose name a role has; None where its words are no whole name of one."""
    for place in inquiry.world.places:
        names = {fold(name.name) for name in place.names}
        if any(span and fold(span.quote) in names for span in (role.span, role.name, role.short)):
            return place.id
    return None


def _in_sentences(inquiry: Inquiry) -> Iterator[Named]:
    """Yield the actors named in sentences of attendance, in the paragraphs that assert the claim.

    A statement whose events are all of another kind (a pledge told beside a list of guests) says
    nothing of who came; nor does one of an event of which it is not known that it was a meeting.
    """
    if not load_manners().gathering.search(fold(inquiry.claim.text)):
        return
    starts: dict[str, list[int]] = {}
    for statement in inquiry.asserting:
        met = any(frame.predicate in _TOGETHER for frame in statement.frames)
        if not met and (statement.frames or inquiry.claim.kind == "event"):
            continue
        starts.setdefault(statement.document, []).append(statement.start)
    for id, said in starts.items():
        document = inquiry.documents.get(id)
        if document is None:
            continue
        waiting = sorted(said)
        for start, end in paragraphs(document.text):
            here = bisect_left(waiting, start)
            if here < len(waiting) and waiting[here] < end:
                yield from _attending(inquiry, document, start, end)


def _attending(inquiry: Inquiry, document: Document, start: int, end: int) -> Iterator[Named]:
    manners = load_manners()
    for first, last in sentences(document.text[start:end]):
        at = start + first
        words = document.text[at : start + last]
        folded = fold(words)
        if not manners.attended.search(folded) or manners.unless.search(folded):
            continue
        for mention in inquiry.names.mentions(words):
            span = document.span(at + mention.start, at + mention.end)
            yield Named(id=mention.actor, span=span)
