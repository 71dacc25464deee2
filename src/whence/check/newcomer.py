"""Whether whoever is said to have brought the others together was known, and of a size for it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from whence.data.lexicons import read_yaml
from whence.model import Document, Fact, Finding, Interval, Span, Statement
from whence.text import fold, sentences

from .inquiry import Inquiry
from .lexicon import any_of
from .speakers import report_label
from .wording import date_words, listed, sentence, since

_MONTH = timedelta(days=30.5)
_PART = ("member_of", "affiliate_of", "splinter_of")
_ASIDE = re.compile(r",[^,.;:]*,")  # “the group, twice bombed by X, is mediating”
_OPENING = re.compile(r"(?<!\w)(?:which|that|who|how|a|an|this|the)\s")
_NOUN = 40  # characters from an article to the “which” about its noun
_QUOTED = 140  # characters of a remark in a sentence; the span has all of it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    leads: re.Pattern[str]
    unknown: re.Pattern[str]
    small: re.Pattern[str]
    young: timedelta


@cache
def _words() -> _Words:
    raw: Mapping[str, Any] = read_yaml("newcomers.yaml")
    lists = {kind: any_of(raw[kind]) for kind in ("leads", "unknown", "small")}
    return _Words(**lists, young=raw["months"]["value"] * _MONTH)


@dataclass(slots=True)
class Leader:
    """Somebody with the leading part in the event of a claim: who is meant, the words that give it."""

    id: str
    name: str
    roles: list[Span] = field(default_factory=list)


def check_newcomers(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each leader of the event who was hardly known, or is a part of one side.

    Told from the first date that knowledge has of it, from rows that make it part of a party to the
    claim, and from what the texts remark (“which nobody had heard of”). Its earliest mention in the
    documents is given with it.
    """
    for leader in leaders_of(inquiry):
        first = _first_known(inquiry, leader.id)
        part = _part_of(inquiry, leader.id)
        remarks = list(_remarks(inquiry, leader))
        if first or part or remarks:
            yield _finding(inquiry, leader, first, part, remarks)


def leaders_of(inquiry: Inquiry) -> list[Leader]:
    """Return those who, as told, brought the parties of a claim together, without the parties."""
    leaders: dict[str, Leader] = {}
    telling = (each for each in inquiry.statements if each.stance in ("asserts", "discusses"))
    for statement in telling:
        for id, span, role in _leading(inquiry, statement):
            if id not in inquiry.actors:
                leader = leaders.setdefault(id, Leader(id=id, name=span.quote))
                leader.roles.append(role)
    return list(leaders.values())


def takers_of(inquiry: Inquiry) -> Iterator[tuple[str, Span]]:
    """Yield who takes part in the event as the statements on the claim tell it, with the words."""
    for statement in inquiry.asserting:
        document = inquiry.documents.get(statement.document)
        for frame in statement.frames if document else ():
            for role in frame.roles:
                if document and role.slot in ("party", "attendee", "overseer"):
                    named = role.name or role.span
                    yield from named_between(inquiry, document, named.start, named.end)


def _finding(
    inquiry: Inquiry,
    leader: Leader,
    first: Interval | None,
    part: tuple[Fact, ...],
    remarks: list[Span],
) -> Finding:
    met = _first_met(inquiry, leader.id)
    return inquiry.finding(
        "naming",
        " ".join(_sentences(inquiry, leader, first, part, remarks, met)),
        subkind="unknown_actor",
        rule="a leading part takes somebody known, and of a size for it",
        spans=(*leader.roles, *remarks, *((met,) if met else ())),
        facts=inquiry.cite(part),
    )


def _sentences(
    inquiry: Inquiry,
    leader: Leader,
    first: Interval | None,
    part: tuple[Fact, ...],
    remarks: list[Span],
    met: Span | None,
) -> Iterator[str]:
    name = _name(inquiry, leader)
    reports = listed(_label(inquiry, span) for span in leader.roles)
    yield sentence(f"{name} is given the leading part in {reports}: “{_short(leader.roles[0])}”")
    if first:
        yield sentence(f"nothing is known of it before {date_words(first)}")
    for row in part:
        yield sentence(
            f"it is recorded as part of {inquiry.name(row.object)}{since([row])}, one of the sides it would "
            "have brought together"
        )
    for remark in remarks[:2]:
        yield sentence(f"{_label(inquiry, remark)} makes a remark on it: “{_short(remark)}”")
    if met:
        yield sentence(f"its earliest mention in these documents is in {_label(inquiry, met)}")
    yield "That part is out of proportion to what is known of it."


def _name(inquiry: Inquiry, leader: Leader) -> str:
    known = inquiry.world.name(leader.id)
    return leader.name if known == leader.id else known


def _label(inquiry: Inquiry, span: Span) -> str:
    return report_label(inquiry.documents.get(span.document), span.document)


def _short(span: Span) -> str:
    text = " ".join(span.quote.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} …"


def _leading(inquiry: Inquiry, statement: Statement) -> Iterator[tuple[str, Span, Span]]:
    """Yield who leads the event of a statement: id, words that name it, words that give the part."""
    document = inquiry.documents.get(statement.document)
    if document is None:
        return
    for frame in statement.frames:
        for role in frame.of("overseer"):
            named = role.name or role.span
            for id, span in named_between(inquiry, document, named.start, named.end):
                start = min(role.marker.start, named.start) if role.marker else named.start
                closed = document.text[named.end : named.end + 1] in ("’", "”", '"', "'", "»")
                yield id, span, document.span(start, named.end + closed)
    folded = fold(statement.text)
    for verb in _words().leads.finditer(folded):
        asides = [match.span() for match in _ASIDE.finditer(folded, 0, verb.start())]
        before = [
            (id, span)
            for id, span in named_between(
                inquiry, document, statement.start, statement.start + verb.start()
            )
            if not any(a < span.start - statement.start < b for a, b in asides)
        ]
        after = list(named_between(inquiry, document, statement.start + verb.end(), statement.end))
        passive = re.match(r"\s+by\b", folded[verb.end() :]) is not None
        chosen = after[:1] if passive else before[-1:]
        for id, span in chosen:
            first = min(span.start, statement.start + verb.start())
            last = max(span.end, statement.start + verb.end())
            yield id, span, document.span(first, last)


def named_between(
    inquiry: Inquiry, document: Document, start: int, end: int
) -> Iterator[tuple[str, Span]]:
    """Yield who is named between two offsets, by id, in the order of the text."""
    mentions = inquiry.mentions.get(document.id)
    if mentions is None:
        for met in inquiry.names.mentions(document.text[start:end]):
            yield met.actor, document.span(start + met.start, start + met.end)
        return
    first = bisect_left(mentions, start, key=lambda one: one.span.start)
    last = bisect_left(mentions, end, key=lambda one: one.span.start)
    for one in mentions[first:last]:
        if one.kind in ("actor", "name"):
            plain = inquiry.names.id_of(one.span.quote)  # what a claim calls somebody unknown
            yield plain if plain in inquiry.actors else one.of, one.span


def _first_known(inquiry: Inquiry, id: str) -> Interval | None:
    """Return the first date that names of an actor have, where that is hardly before the claim's time."""
    actor, at = inquiry.names.actors.get(id), inquiry.at
    if actor is None or at is None or at.low is None:
        return None
    known = [
        other
        for other in inquiry.names.actors.values()
        if inquiry.world.identity(other.id) == inquiry.world.identity(id)
    ]
    names = [name for other in known for name in other.names]
    starts = [name.from_ for name in names if name.from_ and name.from_.low]
    if not names or len(starts) < len(names):
        return None  # a name without a date may be old
    first = min(starts, key=_low)
    return first if at.low - _low(first) < _words().young else None


def _low(interval: Interval) -> datetime:
    assert interval.low is not None
    return interval.low


def _part_of(inquiry: Inquiry, id: str) -> tuple[Fact, ...]:
    """Return the rows that make somebody part of a party to the claim at its time."""
    rows = inquiry.world.facts(subject=id, at=inquiry.any_time)
    parties = set(map(inquiry.world.identity, inquiry.actors))
    return tuple(
        row
        for row in rows
        if row.relation in _PART and inquiry.world.identity(row.object) in parties
    )


def _remarks(inquiry: Inquiry, leader: Leader) -> Iterator[Span]:
    """Yield where a text says of a leader that nobody knew it or that it is small."""
    spots = inquiry.once("newcomer", lambda: list(_spots(inquiry.documents.values())))
    for document, part, before, span in spots:
        here = _names(inquiry, document, leader, *part)
        if here or (before and _names(inquiry, document, leader, *before)):
            yield span


# A document, a sentence with such a remark, the sentence before it, and the words from the remark on.
_Spot = tuple[Document, tuple[int, int], tuple[int, int] | None, Span]


def _spots(documents: Iterable[Document]) -> Iterator[_Spot]:
    """Yield the sentences that say of anybody that nobody knew them or that they are small."""
    words = _words()
    for document in documents:
        before: tuple[int, int] | None = None
        for start, end in sentences(document.text):
            text = document.text[start:end]
            folded = fold(text)
            found = words.unknown.search(folded) or words.small.search(folded)
            if found:
                first = start + _clause(folded, found.start())
                yield (
                    document,
                    (start, end),
                    before,
                    document.span(first, start + len(text.rstrip())),
                )
            before = (start, end)


def _names(inquiry: Inquiry, document: Document, leader: Leader, start: int, end: int) -> bool:
    return any(id == leader.id for id, _ in named_between(inquiry, document, start, end))


def _clause(folded: str, at: int) -> int:
    """Return where a remark begins: at “how …”, or at the article of what it is about."""
    opening = [match.span() for match in _OPENING.finditer(folded, 0, at)]
    if not opening:
        return at
    start, end = opening[-1]
    article = opening[-2][0] if len(opening) > 1 else start
    relative = folded[start:end].strip() in ("which", "that", "who")
    near = start - article <= _NOUN and not re.search(r"[,;:.]", folded[article:start])
    return article if relative and near else start


def _first_met(inquiry: Inquiry, id: str) -> Span | None:
    """Return the earliest mention in the documents, by their dates."""
    dated = sorted(inquiry.documents.values(), key=_published)
    for document in dated:
        for found, span in named_between(inquiry, document, 0, len(document.text)):
            if found == id:
                return span
    return None


def _published(document: Document) -> tuple[bool, str, bool, str]:
    """Order documents by date, a page before its comments, the undated last."""
    known = document.published.high or document.published.low
    return known is None, str(known), document.parent is not None, document.id
