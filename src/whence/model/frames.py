"""What is said to have happened: an event with its roles, each the exact words that fill it."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .documents import Span

if TYPE_CHECKING:
    from .statements import Statement

Slot = Literal[
    "party",
    "overseer",
    "attendee",
    "agent",
    "target",
    "giver",
    "receiver",
    "into",
    "out_of",
    "instrument",
    "purpose",
    "occasion",
    "place",
    "time",
    "quantity",
]
FrameMode = Literal["told", "possible", "negated"]

_OPENERS = frozenset("a an the some any several many few of other".split())
_NAMED: frozenset[Slot] = frozenset(
    ("party", "overseer", "attendee", "agent", "target", "giver", "receiver", "into", "out_of")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Words that fill one slot of an event.

    `name` is the name inside `span` (“Ahrar al-Sham” in “some members of Ahrar al-Sham”) and
    `short` the one in brackets behind it (“SRF”). `part` says that only some of those named take
    part, and `marker` quotes the words that give the role, the vagueness or the part (“overseen
    by”, “just west of”, “some members of”). `vague` marks a place that is only near, beside or in
    the direction of the one named. `carried` marks what another sentence of the paragraph says of
    the same event; `alike` a role that the words give it only by likening one report to another
    (“as in the Herald's report”).
    """

    slot: Slot
    span: Span
    name: Span | None = None
    short: Span | None = None
    marker: Span | None = None
    part: bool = False
    vague: bool = False
    carried: bool = False
    alike: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """All words that the role quotes, its own first."""
        return tuple(one for one in (self.span, self.name, self.short, self.marker) if one)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One event that a statement speaks of.

    `predicate` is its class (`agree`, `meet`, `fight`, …), `trigger` the word for it. `mode` says
    whether the words tell it as having happened, as possible or intended, or deny it. Statements
    that share words share the frame, with one `id`: an event two sources vouch for.
    """

    id: str
    predicate: str
    trigger: Span
    mode: FrameMode = "told"
    roles: tuple[Role, ...] = ()

    def of(self, slot: Slot) -> tuple[Role, ...]:
        """Return the roles in a slot, in the order of the text."""
        return tuple(role for role in self.roles if role.slot == slot)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRole:
    """A detail that two frames have in common; each may give it another slot."""

    a: Role
    b: Role

    @property
    def same_slot(self) -> bool:
        """Whether both frames give it the same role: an overseer in one may only attend in the other."""
        return self.a.slot == self.b.slot

    @property
    def same_extent(self) -> bool:
        """Whether both speak of the whole, or both of a part."""
        return self.a.part == self.b.part


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two frames share, and what only one of them has."""

    shared: tuple[SharedRole, ...]
    only_a: tuple[Role, ...]
    only_b: tuple[Role, ...]


Same = Callable[[Role, Role], bool]


def same_words(a: Role, b: Role) -> bool:
    """Say whether two roles name the same, by full or short name, or are the same words."""
    return bool(_keys(a) & _keys(b))


def compare_frames(a: Frame, b: Frame, same: Same = same_words) -> Comparison:
    """Compare two frames slot by slot; then those left, actors across slots.

    Each role is matched once. `same` decides whether two roles mean the same, so that whoever
    knows actors by id can say that SRF is the Syrian Revolutionaries Front.
    """
    left, right = list(a.roles), list(b.roles)
    shared = [
        *_pair(left, right, lambda x, y: x.slot == y.slot and same(x, y)),
        *_pair(left, right, lambda x, y: {x.slot, y.slot} <= _NAMED and same(x, y)),
    ]
    return Comparison(shared=tuple(shared), only_a=tuple(left), only_b=tuple(right))


def _pair(left: list[Role], right: list[Role], fits: Same) -> list[SharedRole]:
    """Take matching roles out of both lists."""
    found = []
    for a in tuple(left):
        b = next((one for one in right if fits(a, one)), None)
        if b is not None:
            left.remove(a)
            right.remove(b)
            found.append(SharedRole(a=a, b=b))
    return found


def tellers(statements: "Iterable[Statement]") -> "dict[str, tuple[Statement, ...]]":
    """Return for the id of each frame the statements that speak of it, in their order.

    Where there are several, each vouches for that event and not for the rest of the others' words.
    """
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        for frame in statement.frames:
            found[frame.id].append(statement)
    return {id: tuple(of) for id, of in found.items()}


def _keys(role: Role) -> frozenset[str]:
    spans = (role.name, role.short) if role.name or role.short else (role.span,)
    return frozenset(key for span in spans if span and (key := _key(span.quote)))


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).casefold()
    kept = "".join(c if c.isalnum() else "" if unicodedata.combining(c) else " " for c in plain)
    parts = kept.split()
    while parts and parts[0] in _OPENERS:
        del parts[0]
    return " ".join(parts)
