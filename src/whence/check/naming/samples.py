"""Names that a party uses in its own words: in a document of its own, or quoted by another."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.model import Document, Source, Span, Statement, World
from whence.text import fold, sentences

from ..names import NameTable
from .people import Who
from .voices import voices_of_hop
from .words import naming_words

_BEFORE = 24  # characters before a name in which “so-called” stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A name in the words of one user; not `exact` where another tells those words in their own."""

    user: str
    called: str
    name: str
    spans: tuple[Span, ...]
    exact: bool = True
    gloss: str = ""
    remark: str = ""
    side: str = ""
    own: bool = False
    telling: bool = False


def samples_of(
    document: Document,
    people: Sequence[Who],
    voices: tuple[str, ...],
    statements: Sequence[Statement],
    sources: Mapping[str, Source],
    names: NameTable,
    world: World,
) -> Iterator[Sample]:
    """Yield each name of another that the author's side, or somebody quoted, uses in a document."""
    bodies = [who for who in people if not who.person]
    for who in bodies:
        yield from _samples(document, who, voices[:1], exact=True)
    for statement in statements:
        speakers = [voices_of_hop(hop, sources, names, world)[:1] for hop in statement.chain[1:]]
        for speaker in filter(None, speakers):
            for who in _within(bodies, statement.start, statement.end):
                yield from _samples(document, who, speaker, exact=statement.quoted)
    yield from _beside(document, people)


def _beside(document: Document, people: Sequence[Who]) -> Iterator[Sample]:
    """Yield names that stand in one sentence with somebody who speaks for a body: “Jowlani's …”."""
    for start, end in sentences(document.text):
        here = _within(people, start, end)
        for person in (who for who in here if who.person):
            for who in here:
                if not who.person:
                    yield from _samples(document, who, person.ids[:1], exact=False)


def _within(people: Sequence[Who], start: int, end: int) -> Sequence[Who]:
    first = bisect_left(people, start, key=lambda who: who.start)
    last = bisect_left(people, end, key=lambda who: who.start)
    return people[first:last]


def _samples(
    document: Document, who: Who, users: tuple[str, ...], *, exact: bool
) -> Iterator[Sample]:
    before = document.text[max(0, who.start - _BEFORE) : who.start]
    denied = naming_words().deny_before.search(fold(before))
    start = who.start - (len(before) - denied.start()) if denied else who.start
    for user in users:
        for called in who.ids:
            if user != called:
                yield Sample(
                    user=user,
                    called=called,
                    name=document.text[start : who.end],
                    spans=(document.span(start, who.end),),
                    exact=exact,
                    telling=bool(denied),
                )
