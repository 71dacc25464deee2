"""Where a claim comes from, in a terminal: its reports, gathered by the hand they go back to."""

from collections.abc import Iterator

from rich.text import Text

from whence.model import ClaimVerdict, Link

from .bars import FOR, QUIET, STRONG, dots
from .layout import hanging, natural_width, row
from .page import Page, heading, member_brief, member_words, name, source_words
from .safe import isolated
from .select import Group, groups_of, main_claim, strongest_reasons, support_of
from .wording import (
    LINK_VERBS,
    ORIGIN_MEANS,
    capital,
    counted,
    listed,
    percent,
    reports_and_origins,
    source_summary,
)

_GROUPS, _MEMBERS, _SOURCES, _DOTS = 5, 4, 2, 12


def origins(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set how many origins there are, what they rest on, and which reports make up each."""
    yield from heading("Where it comes from")
    yield from page.paragraph(Text(capital(reports_and_origins(claim)), STRONG))
    yield from page.paragraph(source_summary(support_of(page.assessment, claim.id)))
    if claim is main_claim(page.assessment):
        yield from page.paragraph(ORIGIN_MEANS, 2, QUIET)
    groups = groups_of(page.assessment, claim)
    shown = page.some(groups, _GROUPS)
    for group in groups[:shown]:
        yield from _group(page, group) if page.explain else _brief_group(page, group)
    yield from page.more(len(groups) - shown, "origins")


def _brief_group(page: Page, group: Group) -> Iterator[Text]:
    """Set an origin in three lines or so: its reports, whose word, why they are one."""
    size = len(group.members)
    drawn = dots(size) if size <= _DOTS else f"{dots(2)}…"
    mark = Text.assemble((f"  {group.number} ", STRONG), (drawn, FOR), " ")
    documents = {document.id: document for document in page.assessment.documents}
    members = [member_brief(member, documents) for member in group.members]
    yield from hanging(
        Text(listed(members, _MEMBERS if size > _MEMBERS + 1 else None)), page.width, mark, "    "
    )
    notes = [Text(f"on the word of {_sources(group, _SOURCES)}")] if group.sources else []
    if group.links:
        others = len(group.links) - 1
        more = f" (and {counted(others, 'more link')})" if others else ""
        notes.append(Text.assemble("one origin, because ", _link_words(group.links[0]), more))
    if group.perhaps:
        notes.append(Text(_perhaps_words(group)))
    for note in notes:
        note.stylize(QUIET)
        yield from hanging(note, page.width, "    ", "      ")


def _group(page: Page, group: Group) -> Iterator[Text]:
    size = len(group.members)
    drawn = f"  {dots(size)}" if size <= _DOTS else ""
    yield Text()
    yield Text.assemble(
        (f"  Origin {group.number}", STRONG), (drawn, FOR), f"  {counted(size, 'report')}"
    )
    yield from _members(page, group)
    if group.sources:
        words = Text(_sources(group, None))
        yield from hanging(words, page.width, Text("    On the word of  ", QUIET))
    if group.links:
        yield Text("    One origin, because", QUIET)
    for link in group.links:
        yield from hanging(_link_words(link), page.width, "    ↳ ")
    if group.perhaps:
        yield from page.paragraph(_perhaps_words(group), 4, QUIET)


def _members(page: Page, group: Group) -> Iterator[Text]:
    documents = {document.id: document for document in page.assessment.documents}
    ids = [Text(name(member.id)) for member in group.members]
    widths = [natural_width(ids, page.width // 3)]
    widths.append(page.width - 6 - widths[0])
    for member, id in zip(group.members, ids, strict=True):
        label = member_words(member, documents)
        for line in row([id, Text(label, QUIET)], widths, "<<"):
            yield Text.assemble("    ", line)


def _sources(group: Group, limit: int | None) -> str:
    return listed(list(map(source_words, group.sources)), limit)


def _link_words(link: Link) -> Text:
    reasons = strongest_reasons(link)
    why = f": {isolated(reasons[0].what)}" if reasons else ""
    ends = f"{name(link.from_)} {LINK_VERBS[link.kind]} {name(link.to)}"
    return Text.assemble(ends, (f" ({percent(link.probability)})", QUIET), why)


def _perhaps_words(group: Group) -> str:
    others = [f"{number} ({percent(chance)})" for number, chance in group.perhaps]
    return f"perhaps one with origin {listed(others)} after all"
