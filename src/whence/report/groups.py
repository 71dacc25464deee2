"""The origins of a claim as they are shown: which reports make up each, and why they are one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whence.model import Assessment, ClaimVerdict, Link, Member, Origins, Override, Reason, Source
from whence.text import fold, slug

from .select import strongest_reasons
from .told import Told, told, told_number

# A link less likely than not did not make the likeliest grouping, so it explains none of it.
_EXPLAINS = 0.5
# Rarer than one time in five, two origins may be called two.
_PERHAPS = 0.2
_SIGNS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Perhaps:
    """Another origin that one may be one with after all: its number, how surely, the best sign."""

    number: int
    chance: float
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One origin of a claim: its reports, whose word it rests on, and why they are one.

    `unheld` are the outlets it goes back to and whose own reports we do not have.
    """

    number: int
    members: tuple[Member, ...]
    sources: tuple[Source, ...]
    links: tuple[Link, ...]
    unheld: tuple[str, ...] = ()
    perhaps: tuple[Perhaps, ...] = ()


def groups_of(assessment: Assessment, claim: ClaimVerdict) -> list[Group]:
    """Return the origins of a claim, the one with most reports first."""
    origins = claim.origins
    members = {member.id: member for member in origins.members}
    sources = {source.id: source for source in assessment.sources}
    order = sorted(range(len(origins.groups)), key=lambda n: -len(origins.groups[n]))
    numbers = {place: number for number, place in enumerate(order, 1)}
    named = _names(assessment)
    groups = []
    for place in order:
        of_group = [members.get(id) or _bare(id) for id in origins.groups[place]]
        words_of = dict.fromkeys(source for member in of_group for source in member.sources)
        groups.append(
            Group(
                number=numbers[place],
                members=tuple(of_group),
                sources=tuple(_distinct(sources[id] for id in words_of if id in sources)),
                links=tuple(links_within(assessment.links, of_group, claim.id)),
                unheld=tuple(named.get(id, id) for id in _unheld(origins, place)),
                perhaps=tuple(_perhaps(assessment.links, claim, place, numbers)),
            )
        )
    return groups


def signs(link: Link) -> list[Reason]:
    """Return the strongest reasons for a link, at most two."""
    return [one for one in strongest_reasons(link) if one.weight > 0][:_SIGNS]


def unshared(link: Link) -> list[Reason]:
    """Return what the two ends of a link do not share."""
    return [one for one in link.reasons if one.weight <= 0 and one.spans]


def settled(claim: ClaimVerdict) -> list[tuple[str, Override]]:
    """Return what the analyst settled on a claim, each with its words."""
    return [
        (told("one origin" if entry.same else "not one origin"), entry)
        for entry in claim.origins.overrides
    ]


def unheld_words(outlets: Sequence[str]) -> Told:
    """Say of the outlets that a group goes back to that we do not have what they wrote."""
    one, many = "whose report is not here", "whose reports are not here"
    return told_number(len(outlets), one, many)


def _names(assessment: Assessment) -> dict[str, str]:
    """Return the names of sources by id, and by what their names are in short."""
    hops = (hop.name for one in assessment.statements for hop in one.chain if hop.named)
    known = [source for source in assessment.sources if source.names]
    names = {slug(name): name for name in hops}
    names |= {slug(name): name for source in known for name in reversed(source.names)}
    return names | {source.id: source.names[0] for source in known}


def _unheld(origins: Origins, place: int) -> Iterator[str]:
    """Yield the ids of the outlets behind a group that no member of it is, or is published by."""
    behind = origins.behind[place] if place < len(origins.behind) else ()
    if set(behind) & set(origins.groups[place]):
        return
    yield from behind


def _distinct(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield the sources without those that would be shown by a name already shown."""
    shown = set[tuple[str, str]]()
    for source in sources:
        key = (fold(source.names[0] if source.names else source.id), source.kind)
        if key not in shown:
            shown.add(key)
            yield source


def _perhaps(
    links: Sequence[Link], claim: ClaimVerdict, place: int, numbers: dict[int, int]
) -> Iterator[Perhaps]:
    """Yield the later origins that this may be one with, where that is a real chance."""
    groups = claim.origins.groups
    for left, right, probability in claim.origins.between:
        if place in (left, right) and probability >= _PERHAPS:
            other = right if place == left else left
            if numbers[other] > numbers[place]:
                across = [
                    link
                    for link in links
                    if link.claim in (None, claim.id)
                    and _joins(link, set(groups[place]), set(groups[other]))
                ]
                best = max(across, key=lambda link: link.probability, default=None)
                yield Perhaps(number=numbers[other], chance=probability, link=best)


def _joins(link: Link, one: set[str], other: set[str]) -> bool:
    return any(
        {link.from_} <= a - b and {link.to} <= b - a for a, b in ((one, other), (other, one))
    )


def _bare(id: str) -> Member:
    """Return a member of which only the id is known."""
    return Member(id=id, label=id, document=id, spans=())


def links_within(links: Iterable[Link], members: Sequence[Member], claim: str) -> list[Link]:
    """Return the fewest, likeliest links that join the members of one group.

    A maximum spanning forest (Kruskal 1956): each link shown joins what was still apart. Who credits
    two does not make them one, so of what a report credits the likeliest comes first, and the rest
    only where nothing else joins them.
    """
    ends = {end for member in members for end in (member.id, member.document)}
    ways = [
        link
        for link in links
        if {link.from_, link.to} <= ends
        and link.claim in (None, claim)
        and link.probability >= _EXPLAINS
    ]
    ways.sort(key=lambda link: -link.probability)
    credited: set[str] = set()
    first: list[Link] = []
    rest: list[Link] = []
    for link in ways:
        besides = link.kind == "cites" and link.from_ in credited
        (rest if besides else first).append(link)
        credited |= {link.from_} if link.kind == "cites" else set()
    joined = {end: end for end in ends}
    kept = []
    for link in (*first, *rest):
        left, right = _root(joined, link.from_), _root(joined, link.to)
        if left != right:
            joined[left] = right
            kept.append(link)
    return kept


def _root(joined: dict[str, str], end: str) -> str:
    while joined[end] != end:
        end = joined[end]
    return end
