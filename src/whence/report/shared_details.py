"""The shared details that made reports one origin: what both have, on both sides, and what does not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from whence.model import Assessment, ClaimVerdict, Document, Link, Reason, Span

from .groups import Group, groups_of
from .safe import isolated, plain

DetailKind = Literal[
    "credit",
    "source",
    "wording",
    "role",
    "number",
    "time",
    "name",
    "detail",
    "details",
    "order",
    "unshared",
    "settled",
    "sign",
]
KIND_NAMES: dict[DetailKind, str] = {
    "credit": "outlet credited",
    "source": "same source",
    "wording": "same words",
    "role": "same part in the event",
    "number": "same number",
    "time": "same date",
    "name": "same name",
    "detail": "same detail",
    "details": "same details",
    "order": "who said it first",
    "unshared": "not shared",
    "settled": "settled by the analyst",
    "sign": "other sign",
}
# Details that are not worth a row each: below odds of 3 to 1, and of few words.
_SMALL: frozenset[DetailKind] = frozenset({"name", "detail", "number", "time"})
_STRONG = 0.5  # log10
# How the tracing of origins words its reasons (trace/links.py, details.py, copies.py, override.py).
_SAID: tuple[tuple[str, DetailKind], ...] = (
    (r"^settled by the analyst", "settled"),
    (r"^not shared, only in ", "unshared"),
    (r"^both have \w[\w ]* “", "role"),
    (r"^\d+ words in a row|word for word$|shorter text is in the other$", "wording"),
    (r"^both quote the same words$", "wording"),
    (r"^both rest on | may be one source$| spoke to both outlets$", "source"),
    (r" said the same before$|stamped earlier than", "order"),
    (r" credits | names |^both credit |outlet or author stands behind", "credit"),
)
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen dozens twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred hundreds thousand thousands million half".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedDetail:
    """One thing that both reports have (or only one), with the words on either side.

    `one` and `other` are the words in the reports of the pair, either may be empty; `weight` is the
    log10 likelihood ratio of one hand against two. Several that weigh little are one (`details`).
    """

    kind: DetailKind
    what: str
    one: tuple[Span, ...]
    other: tuple[Span, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPair:
    """Two reports with what makes them one origin (`shared`) and what does not (`apart`).

    `one` relies on `other` where `link` says so; `probability` is that of the link. `chance` is set
    for two reports of different origins only: how surely these are one after all.
    """

    one: str
    other: str
    link: Link
    shared: tuple[SharedDetail, ...]
    apart: tuple[SharedDetail, ...]
    chance: float | None = None

    @property
    def probability(self) -> float:
        """P(the two go back to one hand), by this link."""
        return self.link.probability

    @property
    def total(self) -> float:
        """The summed log10 weight of all that is listed."""
        return sum(detail.weight for detail in (*self.shared, *self.apart))


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedOrigin:
    """One origin of a claim by its number, and the pairs of reports that were put together.

    `perhaps` are pairs across: with a report of another origin that may be the same after all.
    """

    number: int
    reports: tuple[str, ...]
    pairs: tuple[SharedPair, ...]
    perhaps: tuple[SharedPair, ...] = ()


def shared_details(assessment: Assessment, claim: ClaimVerdict) -> list[SharedOrigin]:
    """Return the origins of a claim that hold several reports, or may, with their shared details.

    The pairs are the fewest, likeliest links that join the reports of an origin. Origins of which
    nothing is shared are left out.
    """
    documents = {document.id: document for document in assessment.documents}
    homes = {member.id: member.document for member in claim.origins.members}
    found = []
    for group in groups_of(assessment, claim):
        one = SharedOrigin(
            number=group.number,
            reports=tuple(member.id for member in group.members),
            pairs=tuple(_pair(link, homes, documents) for link in group.links),
            perhaps=tuple(_across(group, homes, documents)),
        )
        if one.pairs or one.perhaps:
            found.append(one)
    return found


def _across(
    group: Group, homes: Mapping[str, str], documents: Mapping[str, Document]
) -> Iterator[SharedPair]:
    for perhaps in group.perhaps:
        if perhaps.link is not None:
            yield _pair(perhaps.link, homes, documents, perhaps.chance)


def _pair(
    link: Link,
    homes: Mapping[str, str],
    documents: Mapping[str, Document],
    chance: float | None = None,
) -> SharedPair:
    details = [_detail(reason, link, homes, documents) for reason in link.reasons]
    return SharedPair(
        one=link.from_,
        other=link.to,
        link=link,
        shared=tuple(_shared(d for d in details if d.weight > 0)),
        apart=tuple(sorted((d for d in details if d.weight <= 0), key=lambda d: d.weight)),
        chance=chance,
    )


def _shared(details: Iterable[SharedDetail]) -> list[SharedDetail]:
    """Return details, the weightiest first, those that weigh little as one."""
    ordered = sorted(details, key=lambda detail: -detail.weight)
    small = [one for one in ordered if one.kind in _SMALL and one.weight < _STRONG]
    if len(small) < 2:
        return ordered
    together = SharedDetail(
        kind="details",
        what="",
        one=tuple(span for detail in small for span in detail.one),
        other=tuple(span for detail in small for span in detail.other),
        weight=sum(detail.weight for detail in small),
    )
    others = [detail for detail in ordered if detail not in small]
    return sorted([*others, together], key=lambda detail: -detail.weight)


def _detail(
    reason: Reason, link: Link, homes: Mapping[str, str], documents: Mapping[str, Document]
) -> SharedDetail:
    ends = [homes.get(end, end) for end in (link.from_, link.to)]
    # Two reports of one document (one only cited there) have their words in the order they were given.
    sides = ends if ends[0] != ends[1] else [ends[0], ""]
    return SharedDetail(
        kind=detail_kind(reason, documents),
        what=isolated(plain(reason.what)),
        one=tuple(span for span in reason.spans if span.document != sides[1]),
        other=tuple(span for span in reason.spans if span.document == sides[1]),
        weight=reason.weight,
    )


def detail_kind(reason: Reason, documents: Mapping[str, Document]) -> DetailKind:
    """Return what kind of thing a reason for one hand is: a role, a number, the same words."""
    # What is quoted may hold any words.
    said = re.sub(r"“[^”]*”", "“”", reason.what)
    if found := next((kind for pattern, kind in _SAID if re.search(pattern, said)), None):
        return found
    if not said.startswith("both have") or not reason.spans:
        return "sign"
    words = reason.spans[0].quote
    if any(_is_time(span, documents) for span in reason.spans[:2]):
        return "time"
    if any(map(str.isdigit, words)) or not _NUMBER_WORDS.isdisjoint(words.casefold().split()):
        return "number"
    return "name" if all(_is_named(span.quote) for span in reason.spans[:2]) else "detail"


def _is_named(words: str) -> bool:
    """Say whether words hold a name: one in upper case. Scripts without case do not tell."""
    return any(word[:1].isupper() for word in re.findall(r"\w+", words))


def _is_time(span: Span, documents: Mapping[str, Document]) -> bool:
    document = documents.get(span.document)
    return document is not None and any(
        date.span.start <= span.start and span.end <= date.span.end for date in document.dates
    )


def beside_quotations(detail: SharedDetail) -> str:
    """Return what a detail says that its quotations do not: of what is not shared, how much more."""
    if detail.kind != "unshared" or re.search(r"[:,] [\w ]+ “", detail.what):
        return detail.what
    more = re.search(r"and [\d,]+ more$", detail.what)
    return more[0] if more else ""
