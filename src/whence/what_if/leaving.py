"""Leave documents and sources out of what was read, as if they had never been there."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace

from whence.gather import Gathered, Read
from whence.model import Span, StatedAttempt, StatedRelation, Statement, TakenOut
from whence.text import Stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """The ids of what is left out, by kind; precedents are among the facts."""

    documents: frozenset[str]
    sources: frozenset[str]
    facts: frozenset[str]
    findings: frozenset[str]

    @classmethod
    def of(cls, taken: Iterable[TakenOut]) -> "Leaving":
        """Return what is taken out, sorted by kind."""
        everything = tuple(taken)

        def ids(*kinds: str) -> frozenset[str]:
            return frozenset(one.id for one in everything if one.kind in kinds)

        return cls(
            documents=ids("document"),
            sources=ids("source"),
            facts=ids("fact", "precedent"),
            findings=ids("finding"),
        )


def still_read(read: Read, whole: Gathered, leaving: Leaving) -> Read:
    """Return what is still read: no document left out, no statement that passes through a source.

    What was extracted from other documents is kept as it is, save what stands in the words of a
    statement that goes. `whole` is the same case understood, where hops have their sources.
    """
    passing = {
        _place(one)
        for one in whole.found.statements
        if any(hop.source in leaving.sources for hop in one.chain)
    }
    gone = leaving.documents
    statements = [one for one in read.statements if one.document not in gone]
    dropped = _stretches(one.span for one in statements if _place(one) in passing)

    def stays(one: StatedRelation | StatedAttempt) -> bool:
        there = dropped.get(one.document)
        return one.document not in gone and not (
            there and there.touch(one.words.start, one.words.end)
        )

    return replace(
        read,
        documents=tuple(one for one in read.documents if one.id not in gone),
        every=tuple(one for one in read.every if one.id not in gone),
        statements=tuple(one for one in statements if _place(one) not in passing),
        relations=tuple(one for one in read.relations if stays(one)),
        attempts=tuple(one for one in read.attempts if stays(one)),
        issues=tuple(one for one in read.issues if one.document not in gone),
    )


def _place(statement: Statement) -> Hashable:
    """Return what tells an attribution from others, before and after its sources are known."""
    hops = tuple((hop.start, hop.end) for hop in statement.chain)
    return statement.document, statement.start, statement.end, statement.content, hops


def _stretches(spans: Iterable[Span]) -> dict[str, Stretches]:
    found = defaultdict[str, list[tuple[int, int]]](list)
    for span in spans:
        found[span.document].append((span.start, span.end))
    return {document: Stretches(places) for document, places in found.items()}
