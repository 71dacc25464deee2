"""Who had a claim from whom: the records of a picture of it, nodes and ties."""

from dataclasses import dataclass
from typing import Literal

from whence.model import Assessment, ClaimVerdict, Interval, Link, LinkKind, Reason, Statement

from ..select import statements_of

NodeKind = Literal["report", "cited", "named", "unnamed", "outlet", "bundle"]
TieKind = LinkKind | Literal["word", "denial"]

DIRECTED = frozenset({"cites", "copies", "repeats", "word", "denial"})
LEAST = 0.05  # links less likely than that are left out, and counted
HELD = 0.5  # likelier than not: what explains another link, or a source


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report, a source, or a bundle of them. `root` is a source: before all reports.

    `first` is the report that its origin goes back to, `shared` a source of several; `denies` says so of the claim. A bundle stands
    for `count` of them.
    """

    id: str
    label: str
    kind: NodeKind
    band: int
    when: Interval | None = None
    root: bool = False
    first: bool = False
    shared: bool = False
    denies: bool = False
    address: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What joins two nodes, by their ids: `other` relies on `one`, if the kind has a direction.

    `weight` is how much speaks for it, `count` how many links it stands for (of one pair of
    reports, or `bundled`), `address` where the words are that made it, or else its `reasons` tell.
    """

    one: str
    other: str
    kind: TieKind
    probability: float = 1.0
    weight: float = 0.0
    address: str = ""
    count: int = 1
    bundled: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def directed(self) -> bool:
        """Say whether it runs from one to the other."""
        return self.kind in DIRECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """All nodes and ties of a claim. The last of `bands` bands is that of denials, if `denied`.

    `unlikely` counts the links left out because they are, `implied` those that follow from others
    that are drawn, `further` those that join what others join already.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    bands: int
    denied: bool = False
    unlikely: int = 0
    implied: int = 0
    further: int = 0


def links_of(assessment: Assessment, claim: ClaimVerdict) -> list[Link]:
    """Return the links among the reports of a claim, and among its denials, the likeliest first."""
    reports = {id for group in claim.origins.groups for id in group}
    denials = {one.document for one in denials_of(assessment, claim)} - reports
    among = [
        link
        for link in assessment.links
        if link.claim in (None, claim.id)
        and any({link.from_, link.to} <= ids for ids in (reports, denials))
        and link.from_ != link.to
    ]
    return sorted(among, key=lambda link: -link.probability)


def denials_of(assessment: Assessment, claim: ClaimVerdict) -> list[Statement]:
    """Return the statements that deny a claim."""
    return [one for one in statements_of(assessment, claim.id) if one.stance == "denies"]
