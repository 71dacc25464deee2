"""Whose word a fact is, said beside whatever rests on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from whence.model import Fact, Route, Span

from .inquiry import Inquiry
from .manner import is_general
from .speakers import report_label
from .wording import counted, listed, sentence

_RELAYED = 2  # hops: somebody else's word
_TOLD = 2  # facts told in full; a sentence that holds more is not read


def whose_word(
    inquiry: Inquiry, facts: Iterable[Fact], gates: Iterable[Route] = ()
) -> Iterator[str]:
    """Yield a sentence for each document on whose own word some of the facts or gates rest.

    Such a fact is what the document says, not knowledge: where the document itself speaks for or
    against the claim, the reader must see that the argument goes round.
    """
    rows: tuple[Fact | Route, ...] = (*dict.fromkeys(facts), *dict.fromkeys(gates))
    stated: dict[str, list[Fact | Route]] = defaultdict(list)
    for row in rows:
        if row.stated and row.source and row.source.document:
            stated[row.source.document].append(row)
    for document, said in stated.items():
        label = report_label(inquiry.documents.get(document), document)
        if len(said) == len(rows):
            if not _takes_sides(inquiry, document):
                yield sentence(f"all this is as {label} states it")
            continue
        told = listed(_say(inquiry, row) for row in said[:_TOLD])
        more = f" (and {counted(len(said) - _TOLD, 'fact')} more)" if len(said) > _TOLD else ""
        yield sentence(f"that {told}{more} is as {label} states it")


def _takes_sides(inquiry: Inquiry, document: str) -> bool:
    """Say whether a document speaks of the claim in its own voice.

    The finding is then marked as circular, which says whose word it is.
    """
    own = (
        one for one in inquiry.statements if one.document == document and len(one.chain) < _RELAYED
    )
    return any(one.stance != "discusses" for one in own)


def _say(inquiry: Inquiry, row: Fact | Route) -> str:
    if isinstance(row, Fact):
        return inquiry.world.say(row)
    outer, inner = map(inquiry.name, row.between)
    return f"the way to {inner} leads through {outer}"


def gate_words(inquiry: Inquiry, gates: Iterable[Route]) -> Iterator[Span]:
    """Yield the words that tell of gates, where they stand in a document of the case as quoted."""
    for gate in gates:
        span = gate.source.span if gate.source else None
        document = inquiry.documents.get(span.document) if span else None
        if span and document and document.text[span.start : span.end] == span.quote:
            yield span


def standing_of(inquiry: Inquiry, fact: Fact) -> str:
    """Say in a few words what is weak about the source of a fact; nothing where it has a good one."""
    if fact.source is None:
        return "for which no source is given"
    if fact.stated and fact.source.document:
        label = report_label(inquiry.documents.get(fact.source.document), fact.source.document)
        return f"which is the word of {label}"
    if fact.contested:
        return "which is contested"
    return "which is cited as general knowledge only" if is_general(fact) else ""
