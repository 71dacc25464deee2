"""Lists in which somebody weighs how a report may have come about (rival explanations).

A list counts by what its points say: that a source lies, was fed, mistook or exaggerates (the words
of `explanations.yaml`), of a source or of the claim. A lead-in that promises explanations makes up
for points that say it in words of their own; one that promises rules or a ranking rules a list out.
Without any, the points must be put as what may be: a list of charges is none.
"""

from collections.abc import Iterable, Iterator

from whence.data.rival_lists import list_words
from whence.model import Document, RivalList
from whence.text import fold

from .item_marks import Points, lists_in

_HALF = 0.5


def find_rival_lists(documents: Iterable[Document]) -> tuple[RivalList, ...]:
    """Return the lists of explanations in the documents, each with the exact words of its points.

    A list that another document repeats word for word is one list, that of the earlier document.
    """
    found: dict[tuple[str, ...], RivalList] = {}
    for document in documents:
        for one in _in_document(document):
            found.setdefault(tuple(fold(item.quote) for item in one.items), one)
    return tuple(found.values())


def _in_document(document: Document) -> Iterator[RivalList]:
    taken: list[tuple[int, int]] = []
    for points in lists_in(document.text):
        start, end = points.items[0][0], points.items[-1][1]
        if any(start < other[1] and other[0] < end for other in taken):
            continue
        if _explains(document.text, points):
            taken.append((start, end))
            yield RivalList(
                document=document.id,
                lead=document.span(*points.lead) if points.lead else None,
                items=tuple(document.span(*item) for item in points.items),
                proposed_by=document.author or document.publisher or "",
            )


def _explains(text: str, points: Points) -> bool:
    """Say whether a list explains how a report came about."""
    words = list_words()
    lead = fold(text[slice(*points.lead)]) if points.lead else ""
    items = [fold(text[start:end]) for start, end in points.items]
    plain = [bool(words.plainly.search(item) or words.real.search(item)) for item in items]
    about = sum(bool(words.about.search(item)) for item in items)
    anybody = sum(bool(words.anybody.search(item)) for item in items)
    if not any(words.plainly.search(item) for item in items):
        return False
    if points.either:
        return all(plain) and about > 0
    if words.other_lead.search(lead) and not words.lead.search(lead):
        return False
    half = _HALF * len(items)
    telling = sum(
        one or bool(words.explains.search(item)) for one, item in zip(plain, items, strict=True)
    )
    hedged = sum(bool(words.hedge.search(item)) for item in items)
    if words.lead.search(lead):
        of_it = about + anybody >= half or words.about.search(lead) or sum(plain) > half
        return bool(of_it) and max(telling, hedged) >= half
    # Without such a lead-in, a list of what may be: one of what is alleged is none.
    may_be = hedged >= half or bool(words.hedge.search(lead))
    return telling > half and about > half and may_be
