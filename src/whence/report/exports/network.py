"""Who stands behind the reports, as a graph: documents, cited reports, sources and origins."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from whence.model import Assessment, Interval, LinkKind

from ..groups import groups_of
from ..safe import plain
from ..wording import LINK_VERBS

NodeKind = Literal["document", "cited report", "source", "origin", "claim"]
# Not allowed in XML at all, with or without an escape (XML 1.0, production 2); the other controls are
# made visible before.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing in the graph: `id` is unique over all kinds, `of` is its own id in the assessment."""

    id: str
    kind: NodeKind
    of: str
    label: str
    date: str = ""
    url: str = ""
    claim: str = ""
    probability: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From what relies to what it relies on, with how surely and the strongest sign in words."""

    start: str
    end: str
    kind: LinkKind | Literal["on the word of", "goes back to", "bears on"]
    label: str
    probability: float | None = None
    claim: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes and the edges between them; both ends of an edge are nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(assessment: Assessment) -> Graph:
    """Return the whole graph: every link, every chain of sources, every origin of every claim."""
    nodes = {one.id: one for one in _nodes(assessment)}
    found = (*_links(assessment), *_chains(assessment), *_origin_edges(assessment))
    edges = {(one.start, one.end, one.kind, one.claim): one for one in found}
    kept = tuple(one for one in edges.values() if one.start in nodes and one.end in nodes)
    return Graph(nodes=tuple(nodes.values()), edges=kept)


def shown(text: str) -> str:
    """Return a text as one line that any format holds."""
    return _NO_CHARACTERS.sub("\ufffd", plain(text))


def day_of(when: Interval | None) -> str:
    """Return the first day of a time, as `2031-05-04`; empty where it has none."""
    return when.low.date().isoformat() if when and when.low else ""


def _nodes(assessment: Assessment) -> Iterator[Node]:
    documents = {one.id for one in assessment.documents}
    for one in assessment.documents:
        label = shown(one.publisher or one.title or one.id)
        url = shown(one.url or "")
        day = day_of(one.published)
        yield Node(
            id=f"document:{one.id}", kind="document", of=one.id, label=label, date=day, url=url
        )
    for claim in assessment.claims:
        for member in claim.origins.members:
            if member.id not in documents:
                label = shown(member.label)
                yield Node(id=f"report:{member.id}", kind="cited report", of=member.id, label=label)
    for source in assessment.sources:
        label = shown(source.names[0] if source.names else source.id)
        yield Node(id=f"source:{source.id}", kind="source", of=source.id, label=label)
    for claim in assessment.claims:
        yield Node(
            id=f"claim:{claim.id}",
            kind="claim",
            of=claim.id,
            label=shown(claim.text),
            claim=claim.id,
            probability=claim.probability,
        )
        for group in groups_of(assessment, claim):
            number = f"{claim.id}/{group.number}"
            label = f"origin {group.number} of {shown(claim.id)}"
            yield Node(id=f"origin:{number}", kind="origin", of=number, label=label, claim=claim.id)


def _links(assessment: Assessment) -> Iterator[Edge]:
    end = _ends(assessment)
    for link in assessment.links:
        best = max(link.reasons, key=lambda one: one.weight, default=None)
        yield Edge(
            start=end(link.from_),
            end=end(link.to),
            kind=link.kind,
            label=LINK_VERBS[link.kind],
            probability=link.probability,
            claim=link.claim or "",
            why=shown(best.what) if best else "",
        )


def _ends(assessment: Assessment) -> Callable[[str], str]:
    """Return what gives the node of a report by its id."""
    documents = {one.id for one in assessment.documents}
    return lambda one: f"{'document' if one in documents else 'report'}:{one}"


def _chains(assessment: Assessment) -> Iterator[Edge]:
    """Yield from each document to whom it cites, and on to whom that one has it from."""
    for statement in assessment.statements:
        before = f"document:{statement.document}"
        for hop in statement.chain:
            here = f"source:{hop.source}"
            if hop.source and here != before:
                yield Edge(
                    start=before,
                    end=here,
                    kind="on the word of",
                    label="on the word of",
                    claim=statement.claim or "",
                    why=shown(statement.text),
                )
                before = here


def _origin_edges(assessment: Assessment) -> Iterator[Edge]:
    end = _ends(assessment)
    for claim in assessment.claims:
        for group in groups_of(assessment, claim):
            origin = f"origin:{claim.id}/{group.number}"
            for member in group.members:
                yield Edge(
                    start=end(member.id),
                    end=origin,
                    kind="goes back to",
                    label="goes back to",
                    claim=claim.id,
                )
            yield Edge(
                start=origin,
                end=f"claim:{claim.id}",
                kind="bears on",
                label="bears on",
                claim=claim.id,
            )
