"""Events told over two sentences: “… agreed. Present at *the meeting* were …”.

A later sentence of the same paragraph that speaks of “the meeting” adds its roles, marked as
carried, to the event before it. Where it likens itself to another report (“as in the Herald's
report, X was there”), X keeps the role that report gave it, marked as alike.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whence.model import Document, Frame, Role, Span, Statement, same_words
from whence.text import fold, words

from .frames import frames_of

_REMEMBERED = 8  # statements; an event further back is not “the meeting” any more
_REACH = 600  # characters between the two mentions
_MEETINGS = frozenset(("meet", "agree", "merge"))
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|both|such)\s+(?:\w+\s+)?$")
_LIKENED = re.compile(r"\b(?:as|like) (?:in|with|at) ([^,.;]{3,120})")
_CARRIED = frozenset(("party", "overseer", "attendee", "place", "time", "target", "quantity"))


def with_frames(statements: Sequence[Statement], document: Document) -> list[Statement]:
    """Return the statements of one document with the events they speak of.

    Dates found in the document become times of the events whose words they stand among. What one
    sentence adds to the event of another is marked `carried`.
    """
    dates = sorted((date.span for date in document.dates), key=lambda date: date.start)
    known: dict[tuple[Span, ...], tuple[Frame, ...]] = {}
    filled = []
    for one in statements:
        if one.content not in known:
            known[one.content] = frames_of(one, document.text, dates)
        filled.append(replace(one, frames=known[one.content]))
    more = _more(filled, document.text)
    return [
        replace(one, frames=tuple(_extended(frame, more.get(frame.id, ())) for frame in one.frames))
        for one in filled
    ]


def _extended(frame: Frame, more: Sequence[Role]) -> Frame:
    """Return a frame with roles that it does not have already."""
    has = {(role.slot, role.span) for role in frame.roles}
    new = [role for role in dict.fromkeys(more) if (role.slot, role.span) not in has]
    return replace(frame, roles=(*frame.roles, *new)) if new else frame


def _more(statements: Sequence[Statement], text: str) -> dict[str, list[Role]]:
    """Return for the ids of frames what other sentences add to them."""
    found: dict[str, list[Role]] = {}
    recent: deque[Statement] = deque(maxlen=_REMEMBERED)
    for one in statements:
        for frame in one.frames:
            before = _antecedent(frame, one, recent, text)
            if before is None:
                continue
            alike = list(_alike(frame, one, recent, text))
            carried = [replace(role, carried=True) for role in frame.roles if role.slot in _CARRIED]
            found.setdefault(frame.id, []).extend(alike)
            found.setdefault(before.id, []).extend(
                (*carried, *(replace(role, carried=True) for role in alike))
            )
        if one.frames:
            recent.append(one)
    return found


def _antecedent(
    frame: Frame, statement: Statement, recent: Sequence[Statement], text: str
) -> Frame | None:
    """Return the event that “the meeting” of a frame means, told in a sentence before it."""
    start = frame.trigger.start
    definite = _DEFINITE.search(fold(text[max(0, start - 40) : start]))
    if frame.predicate not in _MEETINGS or not definite or frame.of("party"):
        return None
    voice = {hop.name for hop in statement.chain}
    for earlier in reversed(recent):
        if not voice <= {hop.name for hop in earlier.chain}:
            continue
        for other in reversed(earlier.frames):
            told = other.predicate in _MEETINGS and bool(other.of("party"))
            if told and _near(text, other.trigger.end, start) and earlier.end <= statement.start:
                return other
    return None


def _near(text: str, first: int, last: int) -> bool:
    """Say whether two places stand close together in one paragraph."""
    return first < last <= first + _REACH and "\n\n" not in text[first:last]


def _alike(
    frame: Frame, statement: Statement, recent: Sequence[Statement], text: str
) -> Iterator[Role]:
    """Yield the roles of those named here in the report that the sentence likens itself to."""
    likened = _LIKENED.search(fold(statement.text))
    if not likened:
        return
    for earlier in recent:
        if not any(_names(likened[1], hop.name) for hop in earlier.chain):
            continue
        for other in earlier.frames:
            if other.predicate in _MEETINGS and _near(
                text, other.trigger.end, frame.trigger.start + 1
            ):
                yield from (
                    replace(role, slot="overseer", alike=True)
                    for role in frame.of("attendee")
                    if any(same_words(role, one) for one in other.of("overseer"))
                )


def _names(phrase: str, name: str) -> bool:
    said = {_plain(phrase[s:e]) for s, e in words(phrase)}
    wanted = {fold(name[s:e]) for s, e in words(name)} - {"the"}
    return bool(wanted) and wanted <= said


def _plain(word: str) -> str:
    return word.removesuffix("'s")
