"""The web of a claim in words: one row for each link, and what the picture shows in a few sentences."""

from collections.abc import Callable, Iterator

from whence.model import Assessment, ClaimVerdict, Link

from ..marks import Addresses
from ..safe import plain
from ..select import strongest_reasons
from ..wording import LINK_VERBS, counted, listed, percent
from .canvas import Cell, Table
from .leads import lead_of_spans
from .web import Node, Web, links_of
from .web_plan import Plan

Say = Callable[[str], str]

_MOST_ROWS = 400  # a page with thousands does not open on a phone; the last row counts the rest


def table_of(
    assessment: Assessment, claim: ClaimVerdict, web: Web, addresses: Addresses, say: Say
) -> Table:
    """Return the table of a whole web: who gave a report its word, who denies, and every link."""
    rows = [*_word_rows(web, say)]
    links = links_of(assessment, claim)
    room = max(_MOST_ROWS - len(rows), 1)
    names = _names(assessment, claim)
    rows += [_row(link, names, addresses, say) for link in links[:room]]
    if len(links) > room:
        words = say("{n} more links, none of them likelier").format(n=f"{len(links) - room:,}")
        rows.append((Cell(text=words), *[Cell(text="")] * 4))
    told = {cell.text for row in rows for cell in row[:3:2]}
    rows += [
        (
            Cell(text=node.label, address=node.address),
            Cell(text=say("stands alone")),
            *[Cell(text="")] * 3,
        )
        for node in web.nodes
        if not node.root and not told & {node.label, names.get(node.id.partition(" ")[2])}
    ]
    return Table(
        caption=say("Who had it from whom"),
        head=(say("Report"), say("How"), say("From"), say("How sure"), say("Shared or said")),
        rows=tuple(rows),
    )


def described(web: Web, plan: Plan, counts: str, say: Say) -> str:
    """Say what a picture shows: the counts, where each origin begins, what most rely on, the rest."""
    told = [counts]
    firsts = [node for node in web.nodes if node.first]
    for node in firsts[:6]:
        words = say("Origin {n} begins with {report}")
        told.append(words.format(n=node.band + 1, report=plain(node.label)))
    if len(firsts) > 6:
        told.append(say("{n} more origins").format(n=len(firsts) - 6))
    roots = [plain(node.label) for node in web.nodes if node.root and not node.denies]
    if roots:
        told.append(say("On the word of {sources}").format(sources=say(listed(roots, 5))))
    told += _left_out(plan.web, say)
    return ". ".join(told) + "."


def _left_out(web: Web, say: Say) -> Iterator[str]:
    for number, words in (
        (web.implied, say("{links} not drawn because both ends rely on one that is")),
        (web.further, say("{links} not drawn because others join the same reports")),
        (web.unlikely, say("{links} not drawn because less likely than 5 %")),
    ):
        if number:
            yield words.format(links=counted(number, say("link"), say("links")))


def left_out(web: Web, say: Say) -> str:
    """Return what the picture leaves out, in one sentence for under it; empty if it has all."""
    number = web.implied + web.further + web.unlikely
    if not number:
        return ""
    words = say("{links} more, unlikely or implied by these, in the table")
    return words.format(links=counted(number, say("link"), say("links")))


def _word_rows(web: Web, say: Say) -> Iterator[tuple[Cell, ...]]:
    nodes: dict[str, Node] = {node.id: node for node in web.nodes}
    for tie in web.ties:
        if tie.kind in {"word", "denial"}:
            how = say("on the word of") if tie.kind == "word" else say("has a denial by")
            one, other = nodes[tie.one], nodes[tie.other]
            yield (
                Cell(text=other.label, address=other.address),
                Cell(text=how),
                Cell(text=one.label, address=tie.address),
                Cell(text=""),
                Cell(text=say("unnamed") if one.kind == "unnamed" else ""),
            )


def _row(link: Link, names: dict[str, str], addresses: Addresses, say: Say) -> tuple[Cell, ...]:
    reasons = strongest_reasons(link)
    spans = [span for reason in reasons for span in reason.spans]
    return (
        Cell(
            text=names.get(link.from_, link.from_), address=addresses.of_document(link.from_) or ""
        ),
        Cell(text=say(LINK_VERBS[link.kind])),
        Cell(text=names.get(link.to, link.to), address=addresses.of_document(link.to) or ""),
        Cell(text=percent(link.probability)),
        Cell(text=reasons[0].what if reasons else "", address=lead_of_spans(spans, addresses)),
    )


def _names(assessment: Assessment, claim: ClaimVerdict) -> dict[str, str]:
    """Return how each report is called: its publisher, with its id where several have the same."""
    named = {member.id: member.label for member in claim.origins.members}
    named |= {one.id: one.publisher or one.author or one.id for one in assessment.documents}
    often = list(named.values())
    twice = {label for label in often if often.count(label) > 1}
    return {
        id: f"{label} ({id})" if label in twice and label != id else label
        for id, label in named.items()
    }
