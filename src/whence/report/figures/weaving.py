"""The web of a claim: its reports, and on whose word they finally rest.

A report is in the band of its origin, once in each if it rests on several; who denies the claim
is in a band of its own. A source is drawn where its word comes in: not at a report that passes on
what another report, which it relies on, has from that source.
"""

from collections.abc import Iterator
from dataclasses import replace

from whence.model import Assessment, ClaimVerdict, Document, Hop, Link, Member, Source, Statement
from whence.text import slug

from ..groups import groups_of
from ..marks import Addresses
from ..select import statements_of
from .leads import lead_of_spans
from .web import DIRECTED, HELD, LEAST, Node, NodeKind, Tie, Web, denials_of, links_of
from .web_signs import with_firsts, with_shared, without_implied


def web_of(assessment: Assessment, claim: ClaimVerdict, addresses: Addresses) -> Web:
    """Return the nodes and ties of a claim; none if no report asserts it."""
    weaver = _Weaver(assessment, claim, addresses)
    weaver.reports()
    weaver.denials()
    weaver.links()
    weaver.sources()
    ties, implied = without_implied(weaver.ties)
    nodes = with_shared(with_firsts(weaver.nodes.values(), ties, weaver.last), ties)
    denied = any(node.band == weaver.last for node in nodes)
    return Web(
        nodes=tuple(nodes),
        ties=tuple(ties),
        bands=weaver.last + denied,
        denied=denied,
        unlikely=weaver.unlikely,
        implied=implied,
    )


class _Weaver:
    """Gathers nodes by id, and ties."""

    def __init__(self, assessment: Assessment, claim: ClaimVerdict, addresses: Addresses) -> None:
        self.assessment, self.claim, self.addresses = assessment, claim, addresses
        self.groups = groups_of(assessment, claim)
        self.last = len(self.groups)
        self.documents = {one.id: one for one in assessment.documents}
        self.known = {one.id: one for one in assessment.sources}
        self.among = links_of(assessment, claim)
        self.statements = statements_of(assessment, claim.id)
        self.publisher = {
            one.document: one.chain[0].source
            for one in assessment.statements
            if one.chain and one.chain[0].source and one.chain[0].kind == "publisher"
        }
        self.outlets = {name for id in self.documents for name in self._outlet(id)}
        self.nodes: dict[str, Node] = {}
        self.homes: dict[str, list[str]] = {}
        self.ties: list[Tie] = []
        self.tied: set[tuple[str, str]] = set()
        self.unlikely = 0

    def reports(self) -> None:
        """Add the reports of each origin to its band."""
        origins = self.claim.origins
        by_size = sorted(range(len(origins.groups)), key=lambda n: -len(origins.groups[n]))
        for place, group in zip(by_size, self.groups, strict=True):
            behind = set(origins.behind[place] if place < len(origins.behind) else ())
            for member in {one.id: one for one in group.members}.values():
                node = self._report(member, group.number - 1)
                self._add(replace(node, first=member.id in behind), member.id)

    def denials(self) -> None:
        """Add who denies the claim, and where."""
        for one in denials_of(self.assessment, self.claim):
            document = self.documents.get(one.document)
            if document is None:
                continue
            if document.id not in self.homes:
                member = Member(id=document.id, label=document.id, document=document.id, spans=())
                self._add(replace(self._report(member, self.last), denies=True), document.id)
            home = self.homes[document.id][0]
            speaker = one.chain[-1] if len(one.chain) > 1 else None
            if speaker is None:
                self.nodes[home] = replace(self.nodes[home], denies=True)
            elif speaker.source or speaker.name:
                at = lead_of_spans([one.span], self.addresses)
                self._source(speaker.source or speaker.name, self.last, at, speaker, denies=True)
                id = f"denies {speaker.source or speaker.name}"
                self._tie(Tie(one=id, other=home, kind="denial", address=at))

    def links(self) -> None:
        """Add one tie for each pair of reports that links join, in every band that both are in."""
        pairs: dict[tuple[str, ...], list[Link]] = {}
        for link in self.among:
            if link.probability < LEAST:
                self.unlikely += 1
            elif link.from_ in self.homes and link.to in self.homes:
                pairs.setdefault(tuple(sorted((link.from_, link.to))), []).append(link)
        for links in pairs.values():
            best = max(links, key=_telling) if len(links) > 1 else links[0]
            for one, other in self._pairs(best):
                self.ties.append(
                    Tie(
                        one=one,
                        other=other,
                        kind=best.kind,
                        probability=best.probability,
                        weight=_weight(best),
                        count=len(links),
                        reasons=best.reasons,
                    )
                )

    def sources(self) -> None:
        """Add the sources of each report, where their word comes in."""
        members = {member.id: member for group in self.groups for member in group.members}
        above = self._relied_on()
        outlet = {id: self._outlet(id) for id in self.homes}
        joined: dict[str, set[str]] = {}
        for link in self.among:
            joined.setdefault(link.from_, set()).add(link.to)
        for id, member in members.items():
            passed = {source for up in above[id] for source in members[up].sources}
            outlets = {name for up in joined.get(id, set()) | {id} for name in outlet[up]}
            for source in member.sources:
                if source in passed or self._names_of(source) & outlets:
                    continue
                said = self._said(id, source)
                at = lead_of_spans([one.span for one, _ in said], self.addresses)
                hop = said[0][1] if said else None
                home = self.homes[id][0]
                self._source(source, self.nodes[home].band, at, hop)
                for place in self.homes[id]:
                    self._tie(Tie(one=f"by {source}", other=place, kind="word", address=at))

    def _report(self, member: Member, band: int) -> Node:
        document = self.documents.get(member.id)
        return Node(
            id=f"{band} {member.id}",
            label=_title(document) if document else member.label,
            kind="report" if document else "cited",
            band=band,
            when=document.published if document else None,
            address=self.addresses.of_document(member.document) or "",
        )

    def _source(
        self, id: str, band: int, address: str, hop: Hop | None, *, denies: bool = False
    ) -> None:
        known = self.known.get(id)
        key = f"denies {id}" if denies else f"by {id}"
        self.nodes.setdefault(
            key,
            Node(
                id=key,
                label=_name(known, hop) or self._named(id),
                kind="named" if self._is_here(id) else _kind(known, hop),
                band=band,
                root=True,
                denies=denies,
                address=address,
            ),
        )

    def _add(self, node: Node, id: str) -> None:
        self.nodes[node.id] = node
        self.homes.setdefault(id, []).append(node.id)

    def _tie(self, tie: Tie) -> None:
        """Add a tie, once."""
        if (tie.one, tie.other) not in self.tied:
            self.tied.add((tie.one, tie.other))
            self.ties.append(tie)

    def _named(self, id: str) -> str:
        """Return the name of a source that is only known as the publisher of a document, or its id."""
        publishers = (one.publisher for one in self.assessment.documents if one.publisher)
        return next((name for name in publishers if slug(name) == id), id)

    def _pairs(self, link: Link) -> Iterator[tuple[str, str]]:
        """Yield the nodes of a link in each band that has both ends, else the first of each."""
        ones, others = self.homes[link.to], self.homes[link.from_]
        band = {self.nodes[one].band: one for one in ones}
        both = [(band[n], other) for other in others if (n := self.nodes[other].band) in band]
        yield from both or [(ones[0], others[0])]

    def _relied_on(self) -> dict[str, set[str]]:
        """Return for each report of an origin those that it likely relies on, near or far."""
        direct: dict[str, set[str]] = {}
        members = {member.id for group in self.groups for member in group.members}
        for link in self.among:
            if link.kind in DIRECTED and link.probability >= HELD and link.to in members:
                direct.setdefault(link.from_, set()).add(link.to)
        return {id: _reached(id, direct) for id in members}

    def _outlet(self, report: str) -> set[str]:
        """Return the names, in short, of who published a report."""
        document = self.documents.get(report)
        names = {document.publisher or ""} if document else set()
        names |= {self.publisher[report]} if report in self.publisher else set()
        return {slug(name) for name in names if name} | {report}

    def _is_here(self, source: str) -> bool:
        """Say whether a source has published one of the documents, and is not known by others only."""
        return bool(self._names_of(source) & self.outlets)

    def _names_of(self, source: str) -> set[str]:
        """Return the names of a source, in short, and its id."""
        known = self.known.get(source)
        return {source, *map(slug, known.names if known else ())}

    def _said(self, report: str, source: str) -> list[tuple[Statement, Hop]]:
        """Return the statements of a report on the word of a source, with the hop that is it."""
        return [
            (one, hop)
            for one in self.statements
            if one.document == report
            for hop in reversed(one.chain)
            if hop.source == source
        ]


def _telling(link: Link) -> tuple[bool, bool, float, float]:
    """Order the links of one pair: a likely one, then one with a direction, then the likeliest."""
    likely = link.probability >= HELD
    return likely, link.kind in DIRECTED, link.probability, _weight(link)


def _weight(link: Link) -> float:
    return sum(reason.weight for reason in link.reasons)


def _reached(start: str, direct: dict[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        for up in direct.get(waiting.pop(), ()):
            if up not in reached and up != start:
                reached.add(up)
                waiting.append(up)
    return reached


def _title(document: Document) -> str:
    return document.publisher or document.author or document.id


def _name(source: Source | None, hop: Hop | None) -> str:
    if source and source.names:
        return source.names[0]
    return hop.name if hop else ""


def _kind(source: Source | None, hop: Hop | None) -> NodeKind:
    kind = source.kind if source else hop.kind if hop else "person"
    if kind == "anonymous" or (hop is not None and not hop.named):
        return "unnamed"
    return "outlet" if kind == "publisher" else "named"
