"""Links and origins as rows to be written: one a link, one a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.data.linking import Linking

from .corpus_links import Copies
from .linking import Links

COPIED = 0.5  # share of the shorter text in shared runs from which a link is a copy
QUOTED = 0.5  # share of quotations in what is shared, from which a link is by quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """How one document is related to another.

    `kind`: `cites`, `copies`, `quotes` and `shares_details` say that `from_id` relies on `to_id`, and what shows
    it; `shares_origin`, that both go back to one. `overlap` is the share of the shorter text that stands
    in shared runs of words; `probability`, that the two are related.
    """

    from_id: str
    to_id: str
    kind: str
    overlap: float
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """Where a document goes back to.

    `cluster` is one for all that are related; `origin` is the id of the document it goes back to, or
    `latent:` and that of the first that goes back to an origin which is not among the documents.
    """

    id: str
    cluster: str
    origin: str


def link_rows(
    links: Links, copies: Copies, ids: Sequence[str], settings: Linking
) -> Iterator[LinkRow]:
    """Yield the links between the stand-ins, then one from each exact copy to its stand-in."""
    kept = [ids[number] for number in copies.kept.tolist()]
    edges = set(zip(links.forest.child.tolist(), links.forest.parent.tolist(), strict=True))
    for row in range(len(links.left)):
        left, right = int(links.left[row]), int(links.right[row])
        probability = float(links.related[row])
        forth, back = (right, left) in edges, (left, right) in edges
        if probability < settings.written and not (forth or back):
            continue
        source, target = (left, right) if back else (right, left)
        yield LinkRow(
            from_id=kept[source], to_id=kept[target], kind=_kind(links, row, forth, back),
            overlap=round(float(links.covers[row].max()), 4), probability=round(probability, 4),
        )  # fmt: skip
    for number, place in enumerate(copies.place.tolist()):
        if copies.kept[place] != number:
            yield LinkRow(
                from_id=ids[number],
                to_id=kept[place],
                kind="copies",
                overlap=1.0,
                probability=settings.copy,
            )


def _kind(links: Links, row: int, forth: bool, back: bool) -> str:
    if not (forth or back):
        return "shares_origin"
    if links.credits[row, 0 if back else 1] > 0:
        return "cites"
    if links.covers[row].max() >= COPIED:
        return "copies"
    return "quotes" if links.quoted[row] >= QUOTED else "shares_details"


def origin_rows(links: Links, copies: Copies, ids: Sequence[str]) -> Iterator[OriginRow]:
    """Yield where each document goes back to, in the order of documents."""
    kept = [ids[number] for number in copies.kept.tolist()]
    forest = links.forest
    for number, place in enumerate(copies.place.tolist()):
        origin = kept[int(forest.origin[place])]
        yield OriginRow(
            id=ids[number],
            cluster=kept[int(forest.family[place])],
            origin=f"latent:{origin}" if forest.latent[place] else origin,
        )
