"""A doubtful identity carried as branches: whether the conclusion would differ the other way."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from whence.model import Citation, Document, Fact, Finding, Relation, Span, World
from whence.text import fold, sentences

from .absence import check_presence
from .alibi import check_alibi
from .denial import check_denials
from .implied import implied_trials
from .inquiry import Inquiry
from .insiders import check_insiders
from .manner import manner_of
from .newcomer import leaders_of, named_between, takers_of
from .office import check_office
from .recognition import check_recognition, check_state_of_world
from .speakers import report_label
from .supposing import Supposing
from .theatres import try_claim
from .wording import listed, sentence

Check = Callable[[Inquiry], Iterator[Finding]]

# What depends on who belongs to whom; each with what it decides.
_DECIDES: tuple[tuple[Check, str], ...] = (
    (check_presence, "whether those it needs were there"),
    (check_state_of_world, "whether the parties were at war"),
    (check_recognition, "whether the parties recognise each other"),
    (check_insiders, "whether anybody inside confirms it"),
    (check_denials, "whose denials weigh as a party’s"),
    (check_office, "who could act for whom"),
    (check_alibi, "who was elsewhere"),
)
_FEASIBLE = "whether it could have been done"
_IDENTITY: tuple[Relation, ...] = ("member_of", "affiliate_of")
# Each branch runs the checks twice; a reader follows a handful of open questions.
_MOST = 4
_WITHIN = re.compile(
    r"(?<!\w)(?:embedded with(?:in)?|part of|lives? inside|inside|within|"
    r"(?:arm|wing|branch|cell|subsidiary|unit|offshoot|front) of|belong(?:s|ed|ing)? to|owned by)(?!\w)"
)
_BESIDE = 3  # names before brackets among which is the one that they are about
_REACH = 90  # characters from “part of” to the body, over what the text calls it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doubt:
    """One open identity: the row that says so, its words, and the world on both readings.

    `name` is what texts call its subject, where knowledge has no name for it.
    """

    row: Fact
    spans: tuple[Span, ...]
    joined: World
    apart: World
    name: str = ""


def check_branches(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each doubtful identity of those in the event: tried both ways, then compared.

    Doubtful is a row of membership that is contested, that only a report states, or whose subject is
    said to have led the event; and what a report says of such a leader without a row. The finding says
    whether the checks end differently, and weighs nothing.
    """
    if not inquiry.actors:
        return
    told = set[tuple[str, str]]()
    for doubt in _doubts(inquiry):
        key = (
            inquiry.world.identity(doubt.row.subject),
            inquiry.world.identity(doubt.row.object),
        )
        if key not in told and len(told) < _MOST:
            told.add(key)
            yield _finding(inquiry, doubt)


def _finding(inquiry: Inquiry, doubt: _Doubt) -> Finding:
    joined, apart = (
        _conclusions(replace(inquiry, world=world)) for world in (doubt.joined, doubt.apart)
    )
    differ = [what for what in joined if joined[what] != apart[what]]
    row = doubt.row
    one, other = doubt.name or inquiry.name(row.subject), inquiry.name(row.object)
    whether = f"whether {one} is part of {other} or separate"
    if differ:
        told = f"{whether} makes a difference to {listed(differ)}: the conclusion rests on it there"
    else:
        told = f"{whether} makes no difference to what the checks find: not a linchpin"
    coded = isinstance(doubt.joined, Supposing)
    return inquiry.finding(
        "record",
        f"{sentence(told)} {sentence(_open_because(inquiry, doubt))}",
        subkind="branches",
        rule="where an identity is open, both readings are tried",
        spans=doubt.spans,
        facts=() if coded else inquiry.cite([row]),
    )


def _open_because(inquiry: Inquiry, doubt: _Doubt) -> str:
    """Say why the identity is open, and who speaks of it."""
    labels = listed(
        report_label(inquiry.documents.get(span.document), span.document) for span in doubt.spans
    )
    by = f" (spoken of in {labels})" if labels else ""
    if doubt.row.contested:
        return f"it is open, for the row that says so is contested{by}"
    if doubt.row.stated:
        return f"it is open, for it is known only by the word of {labels or 'a report'}"
    return f"it is asked, for who led the event is part of a side by what is known{by}"


def _conclusions(inquiry: Inquiry) -> dict[str, frozenset[tuple[str, ...]]]:
    """Return for each question what the checks answer, without the words of the answer."""
    return {
        what: frozenset(
            (one.kind, one.subkind, one.direction, *sorted({span.document for span in one.spans}))
            for one in check(inquiry)
        )
        for check, what in _DECIDES
    } | {_FEASIBLE: frozenset(_ways(inquiry))}


def _ways(inquiry: Inquiry) -> Iterator[tuple[str, ...]]:
    """Yield for each operation that is tried whether it is ruled out, and how surely."""
    manner = manner_of(inquiry.claim)
    own = try_claim(inquiry, manner) if manner else None
    implied = (trial for _, trial in implied_trials(inquiry))
    for trial in (*([own] if own else []), *implied):
        yield trial.target, trial.manner, str(trial.ruled_out), str(trial.surely)


def _doubts(inquiry: Inquiry) -> Iterator[_Doubt]:
    """Yield the open identities: of the leaders of the event, the parties, then of others in it."""
    leaders = {leader.id: leader.name for leader in leaders_of(inquiry)}
    for id in dict.fromkeys((*leaders, *inquiry.actors, *(id for id, _ in takers_of(inquiry)))):
        rows = [
            row
            for relation in _IDENTITY
            for row in inquiry.world.facts(subject=id, relation=relation, at=inquiry.any_time)
        ]
        words = _words_on(inquiry, id) if id in leaders else []
        for row in rows:
            if row.contested or row.stated or id in leaders:
                own = [row.source.span] if row.source and row.source.span else []
                beside = [
                    fact.source.span for fact in words if fact.object == row.object and fact.source
                ]
                yield _Doubt(
                    row=row,
                    spans=tuple(span for span in (*own, *beside) if span),
                    joined=inquiry.world,
                    apart=inquiry.world.without([row.id]),
                )
        placed = {inquiry.world.identity(row.object) for row in rows}
        for fact in words:
            if inquiry.world.identity(fact.object) not in placed:
                same = [
                    each.source.span for each in words if each.object == fact.object and each.source
                ]
                yield _Doubt(
                    row=fact,
                    spans=tuple(span for span in same if span),
                    joined=Supposing(inquiry.world, fact),
                    apart=inquiry.world,
                    name=leaders[id] if inquiry.world.name(id) == id else "",
                )


def _words_on(inquiry: Inquiry, id: str) -> list[Fact]:
    """Return what the texts say of a body being part of another, each as a row with its words.

    The body is the last named before “part of”, “embedded with”; the other the last named in the words
    that follow, so that “Syria's affiliate of A, B” gives B.
    """
    found: list[Fact] = []
    spots = inquiry.once("branches", lambda: list(_spots(inquiry.documents.values())))
    for document, start, end, (opens, closes) in spots:
        first = _subject(inquiry, document, start, opens, id)
        if first is None:
            continue
        for other, span in _ahead(inquiry, document, closes, min(end, closes + _REACH)):
            if other != id:
                found.append(_as_row(document, id, other, first, span))
    return found


def _spots(
    documents: Iterable[Document],
) -> Iterator[tuple[Document, int, int, tuple[int, int]]]:
    """Yield each “part of” of the documents: the sentence it stands in, and its own offsets."""
    for document in documents:
        for start, end in sentences(document.text):
            for match in _WITHIN.finditer(fold(document.text[start:end])):
                yield document, start, end, (start + match.start(), start + match.end())


def _subject(inquiry: Inquiry, document: Document, start: int, end: int, id: str) -> Span | None:
    """Return where a body is named as the one that words are about: last before them.

    Of words in brackets it is the one before the brackets: “X, a group in B (in fact part of C)”.
    """
    opened = document.text.rfind("(", start, end)
    inside = opened >= 0 and ")" not in document.text[opened:end]
    met = list(named_between(inquiry, document, start, opened if inside else end))
    near = met[-_BESIDE:] if inside else met[-1:]
    return next((span for one, span in reversed(near) if one == id), None)


def _ahead(
    inquiry: Inquiry, document: Document, start: int, end: int
) -> Iterator[tuple[str, Span]]:
    """Yield the actor that the words from an offset are about: the last before the next clause mark."""
    stop = re.search(r"[,;:.)(]", document.text[start:end])
    last = start + stop.start() if stop else end
    met = [
        one
        for one in named_between(inquiry, document, start, last)
        if one[0] in inquiry.actors or not one[0].startswith("name:")
    ]
    yield from met[-1:]


def _as_row(document: Document, one: str, other: str, first: Span, last: Span) -> Fact:
    quote = document.text[first.start : last.end]
    return Fact(
        subject=one,
        relation="member_of",
        object=other,
        source=Citation(document=document.id, quote=quote, start=first.start),
        stated=True,
        id=f"{one}-in-{other}-{document.id}-{first.start}",
    )
