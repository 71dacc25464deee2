"""Wording that grows stronger on its way from one report to the next."""

from collections.abc import Iterable, Iterator

from whence.model import Finding, Span, Statement
from whence.text import fold

from .events import piece
from .inquiry import Inquiry
from .lexicon import Ladder
from .speakers import hop_names, report_label
from .wording import sentence

_Height = tuple[int, Span]


def check_hardening(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each report that says more than all the reports it cites on the claim.

    Both sides are placed on ladders of words (“talks”, “agreement”, “merger”). A report stands
    where its strongest statement does, so that a lead which outdoes the body is seen too; what it
    has from a named source of its own is left aside.
    """
    by_report: dict[str, list[Statement]] = {}
    for statement in inquiry.asserting:
        by_report.setdefault(statement.document, []).append(statement)
    signed = {report: _signed(inquiry, report) for report in by_report}
    cited = _cited(inquiry, signed)
    for later, heard in by_report.items():
        said = [statement for earlier in cited[later] for statement in by_report[earlier]]
        known = set[str]().union(*(signed[earlier] for earlier in cited[later]))
        relayed = [each for each in heard if not _has_own_source(inquiry, each, known)]
        for ladder in inquiry.lexicon.ladders:
            yield from _compare(inquiry, ladder, said, relayed)


def _compare(
    inquiry: Inquiry, ladder: Ladder, said: list[Statement], heard: list[Statement]
) -> Iterator[Finding]:
    weak, strong = _highest(inquiry, ladder, said), _highest(inquiry, ladder, heard)
    if weak is None or strong is None or strong[0] <= weak[0]:
        return
    first, second = (
        report_label(inquiry.documents.get(span.document), span.document)
        for _, span in (weak, strong)
    )
    told = f"{second} says more than {first}, which it cites: “{weak[1].quote}” has become"
    yield inquiry.finding(
        "contradiction",
        sentence(f"{told} “{strong[1].quote}” ({ladder.id})"),
        subkind="hardened",
        rule="a report cannot know more than the report it rests on",
        spans=(weak[1], strong[1]),
    )


def _has_own_source(inquiry: Inquiry, statement: Statement, known: set[str]) -> bool:
    """Say whether a statement rests on a named source that none of the reports cited is."""
    if len(statement.chain) < 2 or not statement.chain[-1].named:
        return False
    return not known & hop_names(inquiry, statement.chain[-1])


def _highest(inquiry: Inquiry, ladder: Ladder, statements: Iterable[Statement]) -> _Height | None:
    heights = [height for each in statements if (height := _height(inquiry, ladder, each))]
    return max(heights, key=lambda height: height[0], default=None)


def _height(inquiry: Inquiry, ladder: Ladder, statement: Statement) -> _Height | None:
    rung = inquiry.lexicon.rung(ladder, statement.text)
    return (rung[0], piece(statement, *rung[1])) if rung else None


def _cited(inquiry: Inquiry, signed: dict[str, set[str]]) -> dict[str, list[str]]:
    """Return for each report those whose publisher or author it names among its sources."""
    named: dict[str, set[str]] = {report: set() for report in signed}
    for statement in inquiry.all_statements:
        if statement.document in named:
            hops = statement.chain[1:]
            named[statement.document].update(*(hop_names(inquiry, hop) for hop in hops))
    return {
        later: [
            earlier
            for earlier in signed
            if (named[later] - signed[later]) & signed[earlier]
            and not _published_before(inquiry, later, earlier)
        ]
        for later in signed
    }


def _published_before(inquiry: Inquiry, one: str, other: str) -> bool:
    first, second = inquiry.documents.get(one), inquiry.documents.get(other)
    return bool(first and second and first.published.before(second.published))


def _signed(inquiry: Inquiry, id: str) -> set[str]:
    """Return the folded names, and the source, of those in whose voice a report speaks."""
    document = inquiry.documents.get(id)
    names = (document.publisher, document.author) if document else ()
    voices = {s.chain[0].source for s in inquiry.statements if s.document == id and s.chain}
    return {fold(name) for name in names if name} | (voices - {""})
