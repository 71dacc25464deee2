"""Who relies on whom, for Graphviz: time runs from left to right, a box is an origin, by claim.

Only the links that explain why the reports of an origin are one are drawn, and dashed what may join
two origins; all links are in GraphML.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from whence.model import Assessment, ClaimVerdict, Document, Link, Member

from ..groups import Group, groups_of
from ..safe import encoded_address, runs_right_to_left, shortened
from ..wording import LINK_VERBS, counted, origins_words, percent
from .network import day_of, shown

_HEAD = (
    "digraph whence {",
    "  graph [rankdir=LR, newrank=true, compound=true, fontname=sans, labeljust=l, nodesep=0.15];",
    '  node [shape=box, style="rounded,filled", fillcolor="#E8F2F9", color="#4A5560", fontname=sans, fontsize=11];',
    '  edge [color="#4A5560", fontname=sans, fontsize=9];',
)
_LONGEST = 90  # characters of the text of a claim
_EITHER_WAY = frozenset({"shares_details", "shares_origin", "quotes"})  # neither need come first
_MANY = 60  # documents
_SURE = 0.8  # a link less sure than this is dashed


def render(assessment: Assessment) -> str:
    """Return one graph with a part for each claim, the first on top."""
    documents = {one.id: one for one in assessment.documents}
    title = quoted(shown(assessment.title or assessment.case))
    # Curves around the boxes take Graphviz 30 s for 150 reports, straight lines 8 s.
    ways = ", splines=line" if len(documents) > _MANY else ""
    lines = [*_HEAD, f"  graph [label={title}, labelloc=t{ways}];", *_rest(assessment)]
    # Graphviz stacks parts from the bottom.
    for number, claim in reversed([*enumerate(assessment.claims, 1)]):
        lines += _claim(assessment, claim, number, documents)
    return "\n".join([*lines, "}", ""])


def _rest(assessment: Assessment) -> Iterator[str]:
    """Yield the documents that speak on no claim."""
    spoken = {one.id for claim in assessment.claims for one in claim.origins.members}
    rest = [one for one in assessment.documents if one.id not in spoken]
    if rest:
        yield "  subgraph cluster_rest {"
        yield '    label="Speak on no claim"; color="#B8BFC7";'
        yield from (f"    {_document(f'rest/{one.id}', one, '')}" for one in rest)
        yield "  }"


def quoted(text: str) -> str:
    """Return one line of text as a string of the language in which nothing is an escape."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _claim(
    assessment: Assessment, claim: ClaimVerdict, number: int, documents: dict[str, Document]
) -> Iterator[str]:
    groups = groups_of(assessment, claim)
    told = f"{shortened(shown(claim.text), _LONGEST)} {percent(claim.probability)}"
    count = f"{counted(claim.reports, 'report')}, {origins_words(claim.origins)}"
    yield f"  subgraph cluster_{number} {{"
    yield f'    label={_lines(told, count)}; color="#8A94A0"; fontsize=13;'
    names: dict[str, str] = {}
    for group in groups:
        yield from _origin(group, number, documents, names)
    yield "  }"
    yield from _dates(number, groups, documents, names)
    for group in groups:
        yield from (_link(one, names) for one in group.links if _both(one, names))
        for other in group.perhaps:
            if other.link is not None and _both(other.link, names):
                yield _link(other.link, names)


def _origin(
    group: Group, number: int, documents: dict[str, Document], names: dict[str, str]
) -> Iterator[str]:
    sources = "; ".join(shown(one.names[0] if one.names else one.id) for one in group.sources)
    yield f"    subgraph cluster_{number}_{group.number} {{"
    title = f"Origin {group.number}"
    label = _lines(title, shortened(sources, _LONGEST)) if sources else quoted(title)
    yield f'      label={label}; color="#0072B2"; fontsize=11; style=rounded;'
    for member in group.members:
        # One that relies on two origins is in both groups, but can be in one box only.
        if member.id not in names:
            names[member.id] = f"{number}/{member.id}"
            yield f"      {_member(names[member.id], member, documents)}"
    yield "    }"


def _member(name: str, member: Member, documents: dict[str, Document]) -> str:
    words = shown(member.spans[0].quote) if member.spans else ""
    if member.id in documents:
        return _document(name, documents[member.id], words)
    looks = 'fillcolor="#FFFFFF", style="rounded,filled,dashed"'
    return f"{quoted(name)} [label={_lines(shown(member.label), 'not at hand')}, {looks}];"


def _document(name: str, document: Document, words: str) -> str:
    title = shown(document.publisher or document.title or document.id)
    lines = [title, day_of(document.published), shown(document.id)]
    # Graphviz before 3.0 writes an address into its SVG as it is, so it has to be XML already.
    address = (encoded_address(document.url) or "").replace("&", "&amp;")
    more = f", URL={quoted(address)}" if address else ""
    more += f", tooltip={quoted(words)}" if words else ""
    return f"{quoted(name)} [label={_lines(*dict.fromkeys(filter(None, lines)))}{more}];"


def _dates(
    number: int, groups: Sequence[Group], documents: dict[str, Document], names: dict[str, str]
) -> Iterator[str]:
    """Yield the days of a claim in their order, and rank each report with its day."""
    days: dict[str, list[str]] = {}
    for member in (member for group in groups for member in group.members):
        day = day_of(documents[member.id].published) if member.id in documents else ""
        if day and names[member.id] not in days.setdefault(day, []):
            days[day].append(names[member.id])
    order = sorted(days)
    for day in order:
        place = quoted(f"{number}/day/{day}")
        yield f"  {place} [shape=plaintext, style=solid, label={quoted(day)}];"
        yield f"  {{ rank=same; {place}; {' '.join(f'{quoted(one)};' for one in days[day])} }}"
    for before, after in pairwise(order):
        ends = quoted(f"{number}/day/{before}"), quoted(f"{number}/day/{after}")
        yield f'  {ends[0]} -> {ends[1]} [arrowhead=none, color="#B8BFC7"];'


def _both(link: Link, names: dict[str, str]) -> bool:
    return link.from_ in names and link.to in names


def _link(link: Link, names: dict[str, str]) -> str:
    """Write a link from what relies to what it relies on; the days alone decide what stands where."""
    start, end = quoted(names[link.from_]), quoted(names[link.to])
    best = max(link.reasons, key=lambda one: one.weight, default=None)
    tip = f", edgetooltip={quoted(shown(best.what))}" if best else ""
    doubt = link.probability < _SURE
    says = f"{LINK_VERBS[link.kind]}{f', {link.probability:.2f}' if doubt else ''}"
    style = ", style=dashed" if doubt else ""
    style += ", arrowhead=none" if link.kind in _EITHER_WAY else ""
    # As `label`, those of many links within a day make Graphviz fail (“trouble in init_rank”): 200 reports.
    return f"  {start} -> {end} [xlabel={quoted(says)}, constraint=false{style}{tip}];"


def _lines(*lines: str) -> str:
    r"""Return several lines of text as one label, each running to the left (`\l`)."""
    kept = [line.replace("\\", "\\\\").replace('"', '\\"') for line in lines]
    ends = [r"\r" if runs_right_to_left(line) else r"\l" for line in lines]
    return f'"{"".join(line + end for line, end in zip(kept, ends, strict=True))}"'
