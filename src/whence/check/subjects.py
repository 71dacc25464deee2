"""Whom the words of a remark are said of."""

from bisect import bisect_left
from dataclasses import dataclass

from whence.text import fold

from .about import BEFORE, sides, statements_in, voices
from .inquiry import Inquiry
from .turns import Remark, pattern

_PRONOUN_LAST = r"{pronoun}(?:\s+{between_pronoun_and_verb})?\W*\Z"
_TAIL = 40  # characters in which the last words before a verb stand
_LEAD = 60  # characters into a sentence within which its subject is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a sentence speaks of: the name in the text, and the actors and sources it may be.

    `acts` is true where a statement is attributed to it there.
    """

    name: str
    ids: frozenset[str]
    acts: bool = False


def subject_of(inquiry: Inquiry, remark: Remark) -> Subject | None:
    """Return whom the words of a remark are said of: the first one named before them.

    A sentence that begins with a pronoun or a noun that stands for one is about the voice of the
    document, where it has one, or about the first one named in the sentences before.
    """
    own = _first_named(inquiry, remark.document, remark.start, remark.words.start)
    head = fold(inquiry.documents[remark.document].text[remark.start : remark.words.start])
    first = pattern("{pronoun}").match(fold(remark.words.quote))
    referring = first or pattern(_PRONOUN_LAST).search(head[-_TAIL:])
    speaking = voices(inquiry, remark.document) if referring or own is None else frozenset()
    if own and not speaking:
        return own[1]
    if speaking:
        name = sorted(speaking & set(sides(inquiry)) or speaking)[0]
        return Subject(name=inquiry.name(name), ids=speaking)
    for start, end in inquiry.notes[remark.document].before(remark.sentence, BEFORE):
        found = _first_named(inquiry, remark.document, start, end)
        if found and found[0] - start < _LEAD:
            return found[1]
    return own[1] if own else None


def nearest_before(inquiry: Inquiry, remark: Remark) -> frozenset[str]:
    """Return whom a sentence names last before the words of a remark, with those they speak for.

    Two joined by “and” are both meant. Where it names nobody, it is whom it is about.
    """
    found = _named_at(inquiry, remark.document, remark.start, remark.words.start)
    ids = set[str]()
    text, end = inquiry.documents[remark.document].text, 0
    for place in sorted(found, reverse=True):
        joined = text[place + len(found[place].name) : end]
        if ids and joined.strip() not in ("and", "&", "or", "/", "-"):
            break
        ids |= found[place].ids
        end = place
    if not found and (subject := subject_of(inquiry, remark)):
        ids |= subject.ids
    spoken = {
        row.object
        for id in ids
        for row in inquiry.world.facts(subject=id, relation="speaks_for", at=inquiry.any_time)
    }
    return frozenset(ids | spoken)


def _first_named(
    inquiry: Inquiry, document: str, start: int, end: int
) -> tuple[int, Subject] | None:
    """Return who speaks or acts in a stretch, else the first actor named, with where it stands."""
    found = _named_at(inquiry, document, start, end)
    acting = [at for at, subject in found.items() if subject.acts]
    return min(((at, found[at]) for at in acting or found), default=None, key=lambda row: row[0])


def _named_at(inquiry: Inquiry, document: str, start: int, end: int) -> dict[int, Subject]:
    """Return the actors and sources that a stretch names, by where their names stand."""
    hops = [
        (hop.start, hop.source or hop.name, hop.name)
        for each in statements_in(inquiry, document, start - _LEAD, end)
        for hop in each.chain[1:]
        if hop.start is not None and start <= hop.start < end
    ]
    text = inquiry.documents[document].text[start:end]
    found = [
        (start + one.start, one.actor, text[one.start : one.end])
        for one in inquiry.names.mentions(text)
    ]
    mentions = inquiry.mentions.get(document, ())
    first = bisect_left(mentions, start, key=lambda one: one.span.start)
    last = bisect_left(mentions, end, key=lambda one: one.span.start)
    found += [(m.span.start, m.of, m.span.quote) for m in mentions[first:last] if m.kind == "actor"]
    if not inquiry.actors:
        found += [(start + text.find(side), side, side) for side in sides(inquiry) if side in text]
    acting = {row[0] for row in hops}
    by_place: dict[int, list[tuple[str, str]]] = {}
    for place, id, name in (*hops, *found):
        by_place.setdefault(place, []).append((id, name))
    return {
        place: Subject(
            name=max((name for _, name in rows), key=len),
            ids=frozenset(id for id, _ in rows),
            acts=place in acting,
        )
        for place, rows in by_place.items()
    }
