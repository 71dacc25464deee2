"""An event that a statement speaks of, as a line: what, between whom, where, when."""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.model import Frame, FrameMode, Role, Slot, Span

from .told import joined, told

SLOT_NAMES: dict[Slot, str] = {
    "party": "parties",
    "agent": "by",
    "giver": "from",
    "target": "directed at",
    "receiver": "to",
    "instrument": "by means of",
    "overseer": "overseen by",
    "attendee": "attended by",
    "into": "towards",
    "out_of": "away from",
    "purpose": "to what end",
    "occasion": "on the occasion of",
    "place": "where",
    "time": "when",
    "quantity": "how many",
}
MODE_NAMES: dict[FrameMode, str] = {
    "told": "",
    "possible": "possible or intended",
    "negated": "denied",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The roles in one slot: its name, and the words of each with a note."""

    slot: str
    roles: tuple[tuple[Span, str], ...]


def event_lines(frame: Frame) -> Iterator[Line]:
    """Yield one line for each slot of an event that is filled."""
    for slot, name in SLOT_NAMES.items():
        if roles := frame.of(slot):
            yield Line(slot=told(name), roles=tuple((role.span, role_note(role)) for role in roles))


def role_note(role: Role) -> str:
    """Return what has to be known of a role beside its words."""
    notes = [
        told("not all of them") if role.part else "",
        told("vague") if role.vague else "",
        told("from a later sentence") if role.carried and not role.alike else "",
        told("by likeness to another report") if role.alike else "",
    ]
    return joined(note for note in notes if note)
