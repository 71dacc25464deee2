"""The record of names that are taken for one by rule: surnames within a document, names of outlets.

Nothing is joined without a reason that can be read; definitions and decisions have theirs already.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from whence.model import Document, NameProposal, Source, Span, Statement
from whence.text import fold

from .written import untitled

_WHY = {
    "person": "the last name alone stands for the full name that its document gives",
    "publisher": "both are names of one outlet: by the table of outlets, or with the same telling words",
}
_WITH_OFFICE = "one is the other with an office or a small word before the name"
_PROBABILITY = 0.95  # two persons of one surname in one report are told apart by its author


@dataclass(slots=True)
class _Seen:
    names: dict[str, Span] = field(default_factory=dict)


def names_taken(
    statements: Iterable[Statement], sources: Iterable[Source], documents: Mapping[str, Document]
) -> list[NameProposal]:
    """Return the names under which one person or outlet was met, each beside the longest of them."""
    kinds = {one.id: one.kind for one in sources if not one.coded and one.kind in _WHY}
    seen = {id: _Seen() for id in kinds}
    for statement in statements:
        for hop in statement.chain:
            if hop.source in seen and hop.named and hop.start is not None and hop.end:
                span = documents[statement.document].span(hop.start, hop.end)
                seen[hop.source].names.setdefault(hop.name, span)
    found = []
    for id, row in seen.items():
        longest = max(row.names, key=lambda name: (len(name), name), default="")
        for name, span in row.names.items():
            if name.casefold() != longest.casefold():
                found.append(
                    NameProposal(
                        one=longest,
                        other=name,
                        sign="defined",
                        probability=_PROBABILITY,
                        joined=True,
                        why=_WITH_OFFICE if _less(longest, name) else _WHY[kinds[id]],
                        spans=(row.names[longest], span),
                    )
                )
    return found


def _less(longer: str, other: str) -> bool:
    """Say whether two names are one but for offices, titles and small words before them."""
    left, right = (fold(name[untitled(name) :]) for name in (longer, other))
    return left == right


def placed(proposals: Iterable[NameProposal], documents: Iterable[Document]) -> list[NameProposal]:
    """Return proposals, those without words with the first place of each of their names."""
    texts = list(documents)
    return [
        one if one.spans else replace(one, spans=tuple(_places((one.one, one.other), texts)))
        for one in proposals
    ]


def _places(names: Iterable[str], documents: Iterable[Document]) -> Iterator[Span]:
    for name in names:
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        found = ((one, whole.search(one.text)) for one in documents)
        span = next((one.span(*match.span()) for one, match in found if match), None)
        if span:
            yield span
