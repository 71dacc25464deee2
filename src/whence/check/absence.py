"""Who was known not to be where a claim needs it; a presence that ended is told with its dates."""

from collections.abc import Iterator

from whence.model import Fact, Finding, Interval, Relation, Span, World

from .inquiry import Inquiry
from .latest import with_time
from .manner import manner_of
from .told import with_parties
from .wording import listed, sentence, since, span_words, when_words
from .words_of import whose_word

_THERE: tuple[Relation, ...] = ("controls", "present_in")


def check_presence(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each actor of the claim known to be absent from its place at the time.

    What it had there before is told with its dates; rows that put the actor there at the very time
    are named beside it: both are kept. The spans are the words of the reports that need it there.
    """
    inquiry = with_parties(with_time(inquiry))
    claim, at = inquiry.claim, inquiry.at
    if at is None or not claim.place or manner_of(claim) is None:
        return
    for actor in inquiry.actors:
        absent = absences(inquiry.world, actor, claim.place, at)
        if absent:
            yield _absent(inquiry, actor, claim.place, at, absent)
        else:
            yield from _ended(inquiry, actor, claim.place, at)


def absences(world: World, actor: str, place: str, at: Interval) -> tuple[Fact, ...]:
    """Return the rows that say an actor was absent from a place, or from a region around it."""
    rows = world.facts(subject=actor, relation="absent_from", at=at)
    return tuple(row for row in rows if row.object == place or world.contains(row.object, place))


def _absent(
    inquiry: Inquiry, actor: str, place: str, at: Interval, absent: tuple[Fact, ...]
) -> Finding:
    contrary = _presences(inquiry.world, actor, place, at)
    before = tuple(row for row in _before(inquiry, actor, place, at) if row not in contrary)
    places = dict.fromkeys(row.object for row in absent)
    gone = listed(
        f"{'' if each == place else f'from {inquiry.name(each)}'}"
        f"{since(row for row in absent if row.object == each)}".strip()
        for each in places
    )
    told = f"{_needed(inquiry, actor, place, at)}, but it was absent {gone}".rstrip()
    parts = [sentence(told)]
    if before:
        spells = listed(_spell(inquiry, row, place) for row in before)
        parts.append(sentence(f"earlier it {spells}"))
    if contrary:
        kept = "; ".join(inquiry.world.say(row).rstrip(".") for row in contrary)
        parts.append(sentence(f"other rows say otherwise: {kept}"))
    facts = (*absent, *before, *contrary)
    return inquiry.finding(
        "absent",
        " ".join((*parts, *whose_word(inquiry, facts))),
        subkind="presence",
        rule="absence is a dated fact of its own; the lack of a row would say nothing",
        spans=_needing(inquiry),
        facts=inquiry.cite(facts),
    )


def _ended(inquiry: Inquiry, actor: str, place: str, at: Interval) -> Iterator[Finding]:
    """Yield a finding when the presence known of an actor had ended, and none since is known."""
    world = inquiry.world
    before = _before(inquiry, actor, place, at)
    dated = [row for row in before if row.until and row.until.before(at)]
    inside = any(
        world.contains(row.object, place)
        for relation in _THERE
        for row in world.facts(subject=actor, relation=relation, at=at)
    )
    if not dated or inside or _presences(world, actor, place, at):
        return
    spells = listed(_spell(inquiry, row, place) for row in dated)
    told = f"{_needed(inquiry, actor, place, at)}, but all that is known is that it {spells}"
    yield inquiry.finding(
        "absent",
        " ".join((sentence(told), *whose_word(inquiry, dated))),
        subkind="ended",
        rule="a presence ended before the time of the claim, and none since is known",
        spans=_needing(inquiry),
        facts=inquiry.cite(dated),
    )


def _needed(inquiry: Inquiry, actor: str, place: str, at: Interval) -> str:
    when = when_words(inquiry.stated_time or at)
    return f"it needs {inquiry.name(actor)} at {inquiry.name(place)} {when}"


def _spell(inquiry: Inquiry, row: Fact, place: str) -> str:
    """Say in words that follow “it” that an actor was somewhere, from when to when."""
    there = row.object == place
    if row.relation == "controls":
        words = "held the place" if there else f"held {inquiry.name(row.object)}"
    else:
        words = "was there" if there else f"was in {inquiry.name(row.object)}"
    return f"{words} ({span_words(row.from_, row.until)})" if row.from_ or row.until else words


def _needing(inquiry: Inquiry) -> Iterator[Span]:
    """Yield the words of the reports that say what would need the actor there."""
    return map(inquiry.span, inquiry.asserting)


def _presences(world: World, actor: str, place: str, at: Interval) -> tuple[Fact, ...]:
    return tuple(
        row
        for relation in _THERE
        for row in world.facts(subject=actor, relation=relation, at=at)
        if row.object == place or world.contains(place, row.object)
    )


def _before(inquiry: Inquiry, actor: str, place: str, at: Interval) -> tuple[Fact, ...]:
    """Return the rows by which the actor was at the place, or around it, until a known end."""
    world = inquiry.world
    return tuple(
        row
        for relation in _THERE
        for row in world.facts(subject=actor, relation=relation)
        if row.until
        and row.until.high
        and not (row.from_ and at.before(row.from_))
        and (row.object == place or world.contains(row.object, place))
    )
