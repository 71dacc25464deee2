"""Who relies on whom, and how many independent origins are left."""

from dataclasses import dataclass
from typing import Literal

from .documents import Span
from .edge import INPUT, OUTPUT

LinkKind = Literal["cites", "copies", "shares_details", "shares_origin", "quotes", "repeats"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for or against a link, with the words on both sides.

    `weight` is a log10 likelihood ratio of relying against not relying.
    """

    what: str
    spans: tuple[Span, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`from_` relies on `to`; for `shares_origin`, `quotes` and `shares_details` neither need come first.

    `quotes`: both quote one speaker. `repeats`: it says the same later and has no source of its own.
    `claim` is None when the link holds for the whole documents.
    """

    __pydantic_config__ = OUTPUT

    from_: str
    to: str
    kind: LinkKind
    probability: float
    reasons: tuple[Reason, ...]
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One report in a group of origins: a document, or a report only known because one cites it."""

    id: str
    label: str
    document: str
    spans: tuple[Span, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """The analyst's word that reports share one origin (`same`), or that they do not (`apart`).

    Ids are those of documents, or of reports known only by citation. `claim` is None where it holds
    for every claim. `why` is shown wherever it tells.
    """

    __pydantic_config__ = INPUT

    claim: str | None = None
    same: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    why: str

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids it is about."""
        return self.same or self.apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The independent origins of a claim: statements going back to one hand are one origin.

    `groups` is the likeliest grouping of `members` (by id), one group for each origin; a report that
    relies on two origins is in both. `mean`, `low` and `high` are the expected number of origins and
    its 90 % interval. `effective` is N²/Σρ over the N reports, ρ the chance that two of them share an
    origin: as many reports without any dependence would weigh as much. `behind` gives for each group
    the outlets and sources it goes back to; `between` two groups by their places in `groups` and how
    surely they are one after all. `overrides` is what the analyst settled.
    """

    mean: float
    low: float
    high: float
    groups: tuple[tuple[str, ...], ...] = ()
    members: tuple[Member, ...] = ()
    between: tuple[tuple[int, int, float], ...] = ()
    effective: float = 0.0
    behind: tuple[tuple[str, ...], ...] = ()
    overrides: tuple[Override, ...] = ()
