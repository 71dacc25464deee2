"""Documents that say the same word for word: one of them is traced, the others stand behind it.

Five hundred copies of one text are then no more work than one, and no more origins.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.model import Credit, Document, Link, Member, Origins, Reason, Span, Statement
from whence.text import fold, words

_SHORTEST = 8  # words; two who say only “That is not true.” need not copy each other
_SHOWN = 600  # characters of a text that show it
_SURE = 0.9999  # that two texts of that length with the same words have one hand
_WEIGHT = 4.0  # what is shown for it: the log10 of ten thousand to one


@dataclass(frozen=True, slots=True)
class Copies:
    """The documents that stand for others: the id of each, and those of its copies in order."""

    behind: Mapping[str, tuple[str, ...]]

    @property
    def folded(self) -> frozenset[str]:
        """The ids of the documents that others stand for."""
        return frozenset(id for copies in self.behind.values() for id in copies)

    def weights(self) -> dict[str, int]:
        """Return how many documents each that stands for others counts for."""
        return {first: 1 + len(copies) for first, copies in self.behind.items()}

    def outlets(self, publishers: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Return the publishers of each document, those of its copies with it."""
        found = dict(publishers)
        for first, copies in self.behind.items():
            names = (name for id in (first, *copies) for name in publishers[id])
            found[first] = tuple(dict.fromkeys(names))
        return found

    def links(self, documents: Mapping[str, Document], told: Collection[str]) -> Iterator[Link]:
        """Yield a link from each copy to the document that stands for it, of those told."""
        for first, copies in self.behind.items():
            for id in copies if first in told else ():
                texts = (documents[id], documents[first])
                reason = Reason(
                    what="the texts are the same, word for word",
                    spans=tuple(_opening(text) for text in texts),
                    weight=_WEIGHT,
                )
                yield Link(from_=id, to=first, kind="copies", probability=_SURE, reasons=(reason,))

    def spread(
        self,
        origins: Origins,
        documents: Mapping[str, Document],
        statements: Sequence[Statement],
        claim: str,
    ) -> Origins:
        """Return the origins with each copy in the groups of the document that stands for it."""
        spans = defaultdict(list)
        for one in statements:
            if one.claim == claim:
                spans[one.document].append(one.span)
        members: list[Member] = []
        for member in origins.members:
            members.append(member)
            for id in self.behind.get(member.id, ()):
                label = documents[id].publisher or documents[id].author or id
                words = tuple(spans[id][: len(member.spans)])
                members.append(replace(member, id=id, label=label, document=id, spans=words))
        groups = tuple(
            tuple(one for id in group for one in (id, *self.behind.get(id, ())))
            for group in origins.groups
        )
        return replace(origins, members=tuple(members), groups=groups)


def find_copies(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    publishers: Mapping[str, tuple[str, ...]],
    credits: Mapping[str, Sequence[Credit]],
    keep: Collection[str] = (),
) -> Copies:
    """Return which documents have the same words, and which of each such family stands for it.

    It is the one whose publisher the text itself credits, else the earliest. Documents whose
    statements bear on other claims are kept apart, and so are those to `keep`.
    """
    said: dict[str, Counter[tuple[str | None, str]]] = defaultdict(Counter)
    for one in statements:
        said[one.document][one.claim, one.stance] += 1
    families: dict[object, list[Document]] = defaultdict(list)
    for document in documents:
        folded = fold(document.text)
        text = tuple(folded[start:end] for start, end in words(document.text))
        if len(text) >= _SHORTEST and document.id not in keep:
            families[text, frozenset(said[document.id].items())].append(document)
    behind = {}
    for family in families.values():
        named = {one.of for document in family for one in credits.get(document.id, ())}
        first, *others = sorted(family, key=lambda one: _place(one, named, publishers))
        if others:
            behind[first.id] = tuple(one.id for one in others)
    return Copies(behind)


def _place(
    document: Document, named: Collection[str], publishers: Mapping[str, tuple[str, ...]]
) -> tuple[bool, bool, float, str]:
    moment = document.published.low or document.published.high
    credited = any(outlet in named for outlet in publishers[document.id])
    return not credited, not moment, moment.timestamp() if moment else 0.0, document.id


def _opening(document: Document) -> Span:
    found = words(document.text)
    start = found[0][0]
    end = max(end for _, end in found if end <= max(start + _SHOWN, found[_SHORTEST - 1][1]))
    return document.span(start, end)
