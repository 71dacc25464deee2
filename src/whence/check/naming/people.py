"""Who is named where in a document, with the people who speak for a body by their office there.

“JN leader Abu Muhammad al-Jowlani” makes every later “Jowlani” of that document a voice of JN.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from whence.model import Document, Interval, World
from whence.model import Mention as Resolved

from ..names import NameTable
from .words import naming_words

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_PERSON = rf"{_CAPITAL}(?:\s+(?:(?:al|el|an|ad|as|bin|ibn|de|van|von|di)[-\s])?{_CAPITAL}){{0,4}}"
_ARTICLE = re.compile(r"^(?:al|el|an|ad|as|ash)[-\s]", re.IGNORECASE)
_SURNAME = 4  # letters; shorter last words are rarely a name by themselves
_REACH = 90  # characters before a body in which its officer is named


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A stretch of text that names actors: itself, or those it speaks for (then a `person`)."""

    start: int
    end: int
    ids: tuple[str, ...]
    person: bool = False


def people_of(
    document: Document,
    mentions: Sequence[Resolved],
    names: NameTable,
    world: World,
) -> list[Who]:
    """Return everybody named in a document in the order of the text, none inside another.

    `mentions` are those resolved by the document's own names; the names of knowledge are added.
    """
    found = [
        Who(start=one.span.start, end=one.span.end, ids=(one.of,))
        for one in mentions
        if one.kind == "actor"
    ]
    found += [
        Who(start=one.start, end=one.end, ids=(one.actor,)) for one in names.mentions(document.text)
    ]
    bodies = _disjoint(found)
    voices = list(_voices(document.text, bodies))
    spoken = {id: _spoken_for(id, world, document.published) for who in bodies for id in who.ids}
    known = [
        replace(who, ids=spoken[who.ids[0]], person=True) if spoken[who.ids[0]] else who
        for who in bodies
    ]
    return _disjoint([*voices, *known])


def _spoken_for(id: str, world: World, at: Interval) -> tuple[str, ...]:
    """Return the bodies that somebody speaks for, where knowledge says so."""
    rows = world.facts(subject=id, relation="speaks_for", at=at)
    return tuple(dict.fromkeys(row.object for row in rows))


def _voices(text: str, bodies: Sequence[Who]) -> Iterator[Who]:
    """Yield each place where somebody is named who is told to hold an office in a body."""
    learned: dict[str, str] = {}
    after, before = _patterns()
    for body in bodies:
        match = after.match(text, body.end)
        match = match or before.search(text[max(0, body.start - _REACH) : body.start])
        if match:
            for name in _short_and_long(match["person"]):
                learned.setdefault(name, body.ids[0])
    if not learned:
        return
    longest_first = sorted(learned, key=len, reverse=True)
    every = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for match in every.finditer(text):
        yield Who(start=match.start(), end=match.end(), ids=(learned[match.group()],), person=True)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what follows a body, and what stands before it, where its officer is named."""
    office = rf"(?i:{naming_words().office.pattern})"
    return (
        re.compile(rf"(?:['’]s?)?\s+{office},?\s+(?P<person>{_PERSON})"),
        re.compile(
            rf"(?P<person>{_PERSON}),\s+(?:the\s+|its\s+)?{office}\s+(?:of|for)\s+(?:the\s+)?\Z"
        ),
    )


def _short_and_long(person: str) -> Iterator[str]:
    person = re.sub(r"['’]s?$", "", person)
    yield person
    last = _ARTICLE.sub("", re.split(r"\s+", person)[-1])
    if len(last) >= _SURNAME:
        yield last


def _disjoint(found: Iterable[Who]) -> list[Who]:
    """Keep the longest of those that overlap; of equals the first given."""
    ordered = sorted(found, key=lambda who: (who.start, -who.end))
    kept: list[Who] = []
    for who in ordered:
        if not kept or who.start >= kept[-1].end:
            kept.append(who)
    return kept
