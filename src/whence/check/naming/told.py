"""Namings that a text tells of, with the users and the one named found where a pronoun stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.model import Document, Span
from whence.text import sentences

from .forms import told_names
from .parts import Told
from .people import Who

_BEFORE = 40  # actors before a sentence, among whom a pronoun's is looked for
_PEOPLE = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One user calls one actor by a name, as a text tells; `remark` is what the sentence says after it.

    `telling` says that the words of the name itself were chosen, and may tell something.
    """

    user: str
    called: str
    name: str
    gloss: str
    remark: str
    side: str
    own: bool
    spans: tuple[Span, ...]
    telling: bool = True


def namings_of(
    document: Document, people: Sequence[Who], voices: tuple[str, ...]
) -> Iterator[Naming]:
    """Yield each naming a document tells of, once for each user; `voices` are those of its author."""
    text = document.text
    first = 0
    for start, end in sentences(text):
        while first < len(people) and people[first].end <= start:
            first += 1
        here = []
        for who in people[first:]:
            if who.start >= end:
                break
            here.append(who)
        for told in told_names(text, start, end, here):
            near = people[max(0, first - _BEFORE) : first + len(here)]
            yield from _resolved(document, told, near, voices, end)


def _resolved(
    document: Document, told: Told, people: Sequence[Who], voices: tuple[str, ...], end: int
) -> Iterator[Naming]:
    before = [who for who in people if who.end <= told.start]
    users = _users(told, before, voices)
    called = told.called.ids[0] if told.called else _called(before, users)
    if called is None:
        return
    if told.own and not told.users:
        users = (called,)
    name = document.text[told.start : told.end]
    for user in (f"{told.side} of {called}",) if told.side else users:
        if user == called and not told.own:
            continue
        yield Naming(
            user=user,
            called=called,
            name=name,
            gloss=told.gloss,
            remark=document.text[told.end : end],
            side=told.side,
            own=told.own,
            spans=(_phrase(document, told),),
        )
    if told.own and called not in users:
        yield Naming(
            user=called,
            called=called,
            name=name,
            gloss=told.gloss,
            remark="",
            side="",
            own=True,
            spans=(_phrase(document, told),),
        )


def _phrase(document: Document, told: Told) -> Span:
    """Return the words that tell of a name, without what surrounds them."""
    start, end = told.phrase
    whole = document.text[start:end]
    return document.span(start + len(whole) - len(whole.lstrip()), start + len(whole.rstrip()))


def _users(told: Told, before: Sequence[Who], voices: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the users: those named, those a pronoun stands for, or the author's side."""
    if told.users:
        return tuple(dict.fromkeys(who.ids[0] for who in told.users))
    if told.pronoun in _PEOPLE:
        person = next((who for who in reversed(before) if who.person), None)
        return person.ids[:1] if person else voices[:1]
    if told.pronoun and told.called:
        others = [w for w in before if not w.person and not set(w.ids) & set(told.called.ids)]
        return others[-1].ids[:1] if others else ()
    return () if told.pronoun else voices[:1]


def _called(before: Sequence[Who], users: tuple[str, ...]) -> str | None:
    """Return the body last named before, which “it” stands for."""
    bodies = (who for who in reversed(before) if not who.person and who.ids[0] not in users)
    return next((who.ids[0] for who in bodies), None)
