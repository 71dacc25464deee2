"""Roles and events as token ranges, while a sentence is being read."""

from dataclasses import dataclass, field

from whence.data.frames import Event
from whence.extract.phrases import Range
from whence.model import FrameMode, Slot

from .naming import Phrase
from .triggers import Trigger

WHO: frozenset[Slot] = frozenset(
    ("party", "overseer", "attendee", "agent", "target", "giver", "receiver", "into", "out_of")
)


@dataclass(frozen=True, slots=True)
class Slotted:
    """A role as token ranges: its words, the name in them, the short name, what marks it."""

    slot: Slot
    words: Range
    name: Range | None = None
    short: Range | None = None
    marker: Range | None = None
    part: bool = False
    vague: bool = False


@dataclass(slots=True)
class Walk:
    """What a walk found: roles, where it ended, and the event words it took in."""

    event: Event
    start: int
    at: int
    roles: list[Slotted] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    skipped: int = 0
    supported: bool = False
    narrow: bool = False  # behind another event's words: only place and time are left


def slotted(slot: Slot, phrase: Phrase, marker: Range | None = None) -> Slotted:
    """Return a phrase in a slot; the words for a part are its marker if it has no other."""
    return Slotted(
        slot,
        (phrase.first, phrase.end),
        phrase.name,
        phrase.short,
        phrase.part or marker,
        phrase.part is not None,
    )


@dataclass(slots=True)
class Told:
    """An event with its roles as token ranges; `taken` are event words that it has taken in."""

    trigger: Trigger
    roles: list[Slotted]
    mode: FrameMode
    taken: set[int]
    subject: tuple[Phrase, ...] = ()

    @property
    def words(self) -> Range:
        """The first and last token of the trigger."""
        return (self.trigger.first, self.trigger.end)
