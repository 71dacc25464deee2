"""Which names mean one actor or place: what was proposed, by what sign, and what was decided."""

from dataclasses import dataclass
from typing import Literal

from .dates import Interval
from .documents import Span
from .edge import INPUT

# What made two names look like one. Only `defined` and `decided` ever join them.
NameSign = Literal[
    "defined",
    "decided",
    "spelling",
    "acronym",
    "transliteration",
    "translation",
    "next_to",
    "alike",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """The analyst's word that names mean one actor or place, or that they do not, or that it is open.

    Exactly one of `same`, `apart` and `unsure` is given. `who` and `when` say who decided.
    """

    __pydantic_config__ = INPUT

    same: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    who: str | None = None
    when: Interval | None = None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameProposal:
    """Two names that may mean one: a proposal, with how likely it is and the words that made it.

    `joined` says whether they are treated as one, which a definition in the text or a decision of
    the analyst does and likeness never. `why` is the reason in words.
    """

    one: str
    other: str
    sign: NameSign
    probability: float
    joined: bool
    why: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Perhaps:
    """Another source that may be the same person or body, with how likely that is."""

    source: str
    probability: float
    why: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """Who calls an actor by which of its names: `user` calls `called` by `name`, so `times`.

    `valence` says what the name does: the one it gives itself (`self`), one that denies what it
    claims to be (`denies`), another rival's or neutral one. `when` is that of the words.
    """

    user: str
    called: str
    name: str
    valence: Literal["self", "denies", "rival", "neutral", "unknown"]
    document: str
    when: Interval | None = None
    spans: tuple[Span, ...] = ()
