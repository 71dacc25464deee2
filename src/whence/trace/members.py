"""The reports behind a claim: documents that assert it, and reports known only by citation."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from whence.model import UNSTATED, Credit, Document, Hop, Span, Stance, Statement
from whence.text import fold, words

from .citations import (
    Cite,
    Story,
    cite_elsewhere,
    cite_hops,
    has_kind_word,
    in_common_words,
    kind_words,
    word_stems,
)

UNSOURCED = "names no source"  # why a report can be no origin
# Who publishes one of these kinds speaks for himself.
_FIRST_HAND = ("statement", "interview", "post")
# A source with one of these directnesses tells what others told it: no access of its own.
_NO_ACCESS = ("relayed", "told")
_AT_HAND = ("witnessed", "documented")  # “our reporter in the courtroom saw”
_QUOTED = 8  # words of a quotation that two reports have in common only if they quote one speech
_TELLS = ("told", "tell", "tells", "telling")


@dataclass(slots=True)
class Report:
    """One report of one claim.

    `id` is a document's, or the outlet's where the report is known only because `document` cites
    it. `outlets` are who publishes it; `cites` the outlets and persons it credits, for the claim,
    its story or anything else; `sources` those it rests on finally, `access` those among them (or
    the report itself) that are its own and could know, `told` those that spoke to it.

    `seen` says whether we hold it, `whole` whether all of the document speaks for it (not so where
    that surveys several reports), `echo` whether none of its statements was found to bear on the
    claim and it only retells another report. `length` counts its words, `stems` holds their
    beginnings, `spans` are the words that speak for it, `quoted` the runs of words it quotes on
    the claim.
    """

    id: str
    document: Document
    outlets: frozenset[str]
    statements: list[Statement] = field(default_factory=list)
    cites: dict[str, Cite] = field(default_factory=dict)
    sources: dict[str, Hop] = field(default_factory=dict)
    access: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    seen: bool = True
    whole: bool = True
    echo: bool = False
    length: int = 0
    stems: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    quoted: dict[tuple[str, ...], Span] = field(default_factory=dict)

    def read(self, credits: Sequence[Credit], outlets: Collection[str]) -> None:
        """Read the whole document: its words, and what it credits besides."""
        self.length = len(words(self.document.text))
        self.stems = word_stems(self.document.text)
        self.cites |= cite_elsewhere(self.document, credits, outlets, self.cites)

    def promote(self, outlets: Collection[str]) -> None:
        """Take what it credits of these outlets for the story: we hold their reports on the claim."""
        for outlet, cite in self.cites.items():
            if cite.level == "named" and cite.relied and outlet in outlets:
                cite.level = "story"

    @property
    def hearsay(self) -> str:
        """Why it can be no origin of the claim: it has no access, and names nobody who has."""
        credits = [cite for outlet, cite in self.cites.items() if self.credits(outlet)]
        named = any(not cite.described for cite in credits)
        if self.access or named or not self.seen or not self.statements:
            return ""
        if credits or self.sources:
            return "has it from hearsay"
        return "" if self.document.kind in _FIRST_HAND else UNSOURCED

    def credits(self, outlet: str) -> bool:
        """Say whether it credits an outlet for the claim or its story."""
        return outlet in self.cites and self.cites[outlet].level != "named"


def find_reports(
    claim: str,
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    publishers: Mapping[str, tuple[str, ...]],
    credits: Mapping[str, tuple[Credit, ...]],
    story: Story,
    stances: tuple[Stance, ...] = ("asserts",),
) -> list[Report]:
    """Return the reports that assert a claim (or take the stances given), earliest first.

    A document that relays several outlets we do not hold and no other document relays, and asserts
    nothing itself, stands for each of those reports.
    """
    held = {outlet for id in documents for outlet in publishers[id]}
    found: dict[str, Report] = {}
    asserting = [one for one in statements if one.claim == claim and one.stance in stances]
    surveys = _surveys(asserting, held, documents)
    for one in asserting:
        document = documents[one.document]
        outlet = _unseen(one, held) or _retold(one, asserting, held)
        outlet = outlet if one.document in surveys else None
        if one.document in surveys and outlet is None and one.chain[-1].start is None:
            continue  # the surveyor's own word is comment
        id = outlet.source if outlet else one.document
        if id not in found:
            outlets = (outlet.source,) if outlet else publishers[document.id]
            whole = one.document not in surveys
            found[id] = Report(id, document, frozenset(outlets), seen=outlet is None, whole=whole)
        _add(found[id], one, held)
    for report in found.values():
        report.spans = tuple(one.span for one in report.statements[:3])
        report.quoted = _quotations(report.statements)
        if report.seen:
            report.read(credits.get(report.document.id, ()), story.outlets)
    return sorted(found.values(), key=in_order)


def _quotations(statements: Iterable[Statement]) -> dict[tuple[str, ...], Span]:
    """Return the runs of quoted words in statements, each with the piece that it stands in."""
    found: dict[tuple[str, ...], Span] = {}
    for one in statements:
        for piece in one.content if one.quoted else ():
            folded = fold(piece.quote)
            said = [folded[start:end] for start, end in words(folded)]
            for place in range(len(said) - _QUOTED + 1):
                found.setdefault(tuple(said[place : place + _QUOTED]), piece)
    return found


def _surveys(
    asserting: Sequence[Statement], held: set[str], documents: Mapping[str, Document]
) -> set[str]:
    """Return the documents that relay at least two outlets nobody holds, and no other relays."""
    relayed: dict[str, set[str]] = {}
    for one in asserting:
        if outlet := _unseen(one, held):
            relayed.setdefault(one.document, set()).add(outlet.source)

    def alone(document: str) -> bool:
        others = (id for id in relayed if id != document and not documents[id].parent)
        return not any(relayed[document] & relayed[id] for id in others)

    return {id for id, outlets in relayed.items() if len(outlets) > 1 and alone(id)}


def _retold(statement: Statement, asserting: Sequence[Statement], held: set[str]) -> Hop | None:
    """Return the outlet whose unnamed source a survey takes up again as “a source”.

    It is the same if its description adds nothing and most of its words were told before.
    """
    last, said = statement.chain[-1], _said(statement)
    if last.named or last.start is None:
        return None
    for other in asserting:
        outlet = _unseen(other, held) if other.document == statement.document else None
        described = fold(last.name).split()[-1] in fold(other.chain[-1].name).split()
        if outlet and described and len(said & _said(other)) * 2 > len(said):
            return outlet
    return None


def _said(statement: Statement) -> set[str]:
    folded = fold(statement.words)
    return {folded[start:end] for start, end in words(folded)}


def _unseen(statement: Statement, held: set[str]) -> Hop | None:
    """Return the outlet a statement comes through, if it is none of the documents' own."""
    for hop in statement.chain:
        known = hop.source in held or in_common_words(hop.name)
        if hop.kind == "publisher" and hop.start is not None and not known:
            return hop
    return None


def _add(report: Report, statement: Statement, held: set[str]) -> None:
    report.statements.append(statement)
    last = statement.chain[-1]
    hops = [hop for hop in statement.chain if hop.start is not None]
    credited = [hop for hop in hops if hop.source not in report.outlets and _outlet(hop, held)]
    for outlet, cite in cite_hops(report.document, credited).items():
        report.cites.setdefault(outlet, cite)
    through = any(hop.source in report.cites for hop in statement.chain)
    if last.start is None or last.source in report.outlets:
        own = report.document.kind in _FIRST_HAND or last.directness in _AT_HAND
        if last.directness not in _NO_ACCESS and own:
            report.access.add(report.id)
        return
    if last.source in report.cites:
        return
    report.sources.setdefault(last.source, last)
    through_us = any(hop.source in report.outlets and hop is not last for hop in hops)
    to_us = through_us or (last.cue or "").casefold() in _TELLS
    if to_us and not (through or vague(last)):
        report.told.add(last.source)
        report.access.add(last.source)
    elif not (through or vague(last) or last.directness in _NO_ACCESS):
        report.access.add(last.source)


def vague(hop: Hop) -> bool:
    """Say whether a hop is nobody who could know: “reportedly”, “according to the story”, “who”."""
    if hop.name == UNSTATED or fold(hop.name) in kind_words("pointing"):
        return True
    return _unnamed(hop) and has_kind_word(hop.name, "reports")


def _unnamed(hop: Hop) -> bool:
    return not hop.named or in_common_words(hop.name)


def _outlet(hop: Hop, held: set[str]) -> bool:
    """Say whether a hop is an outlet, by name or as what it is called: “a US website”."""
    unnamed = hop.kind != "person" or _unnamed(hop)
    return (
        hop.kind == "publisher"
        or hop.source in held
        or (unnamed and has_kind_word(hop.name, "kinds"))
    )


def in_order(report: Report) -> tuple[bool, float, bool, str]:
    """Return the place of a report among others: by date, and who can be no origin after who can."""
    published = report.document.published
    moment = published.low or published.high
    return (not moment, moment.timestamp() if moment else 0.0, bool(report.hearsay), report.id)
