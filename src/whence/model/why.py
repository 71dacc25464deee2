"""The case for and against two documents going back to one hand: what `whence why` prints."""

from dataclasses import dataclass
from typing import Literal

from .dates import Interval
from .documents import Span
from .edge import OUTPUT
from .frames import Slot
from .origins import LinkKind, Override, Reason
from .statements import Stance

SideName = Literal["a", "b"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two: a document, or a report known only because `document` cites it.

    `text` is all of it that is known, in one piece or several; `held` says whether we have it.
    """

    id: str
    label: str
    document: str
    held: bool
    published: Interval
    sources: tuple[str, ...] = ()
    text: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Something that both texts have: the same words, or words for the same thing."""

    kind: Literal["passage", "detail"]
    a: Span
    b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRole:
    """A role of an event as one text, or each of them, fills it."""

    slot_a: Slot | None = None
    slot_b: Slot | None = None
    a: Span | None = None
    b: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPair:
    """The two tellings of an event that are most alike, role by role."""

    a: Span
    b: Span
    shared: tuple[EventRole, ...]
    only_a: tuple[EventRole, ...]
    only_b: tuple[EventRole, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the probability would be if one reason were not there."""

    without: str
    probability: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What ties two reports on one claim; `claim` is None where whole texts are compared.

    `probability` is that the two go back to one hand, with its ICD 203 `words`, `start` what it was
    before any sign; all three are empty where the two take opposite sides, or where one of them only
    passes on what others say. `one_origin` says whether they are in one group of the likeliest grouping.
    `path` leads from one to the other through the reports
    by which they are tied more surely than directly, `path_probability` that all its links hold.
    """

    __pydantic_config__ = OUTPUT

    claim: str | None
    text: str
    stance_a: Stance | None
    stance_b: Stance | None
    one_origin: bool | None = None
    probability: float | None = None
    start: float | None = None
    words: str = ""
    kind: LinkKind | None = None
    from_: str | None = None
    to: str | None = None
    reasons_for: tuple[Reason, ...] = ()
    reasons_against: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()
    path: tuple[str, ...] = ()
    path_probability: float | None = None
    events: tuple[EventPair, ...] = ()
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Words with which one of the two names the other, or both name a third."""

    by: SideName
    of: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Everything that speaks for and against two documents going back to one hand.

    `ties` has one entry for each claim that both speak on; if there is none, one for the whole
    texts. `first` is the side that was published first, None where that cannot be told.
    """

    case: str
    whence: str
    a: Side
    b: Side
    identical: bool
    ties: tuple[Tie, ...] = ()
    shared: tuple[Shared, ...] = ()
    only_a: tuple[Span, ...] = ()
    only_b: tuple[Span, ...] = ()
    credits: tuple[Naming, ...] = ()
    first: SideName | None = None
    next: tuple[str, ...] = ()
