"""Where a claim comes from, in a terminal: its reports, gathered by the hand they go back to."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from whence.model import ClaimVerdict, Link, Reason

from .bars import FOR, QUIET, STRONG, dots
from .groups import Group, Perhaps, groups_of, settled, signs, unheld_words, unshared
from .layout import hanging, natural_width, row
from .page import Page, heading, member_brief, member_words, name, source_words
from .safe import isolated, plain
from .select import main_claim, support_of
from .wording import (
    LINK_VERBS,
    ORIGIN_MEANS,
    capital,
    counted,
    effective_words,
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
    if page.explain and (weighed := effective_words(claim.origins, claim.reports)):
        yield from page.paragraph(weighed, 2, QUIET)
    groups = groups_of(page.assessment, claim)
    shown = page.some(groups, _GROUPS)
    for group in groups[:shown]:
        yield from _group(page, group) if page.explain else _brief_group(page, group)
    yield from page.more(len(groups) - shown, "origins")
    for verdict, entry in settled(claim):
        ids = listed([name(id) for id in entry.reports])
        words = f"Settled by the analyst: {ids} are {verdict}, because {isolated(plain(entry.why))}"
        yield from page.paragraph(Text(words, STRONG))


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
    notes += [Text(words) for words in _unheld_words(group)]
    if group.perhaps:
        notes.append(Text(_perhaps_words(group.perhaps)))
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
        yield from _tie(page, link)
    for told in _unheld_words(group):
        yield from page.paragraph(capital(told), 4, QUIET)
    for one in group.perhaps:
        yield from page.paragraph(capital(_perhaps_words([one])), 4, QUIET)
        if one.link:
            yield from _tie(page, one.link)


def _tie(page: Page, link: Link) -> Iterator[Text]:
    """Set a link with its strongest reasons, the words of each, and what is not shared."""
    yield from hanging(_link_words(link), page.width, "    ↳ ")
    for reason in signs(link)[1:]:
        yield from hanging(Text(f"and {_why(reason)}"), page.width, "      ")
    for reason in signs(link):
        for span in reason.spans[:2]:
            if f"“{span.quote}”" not in reason.what:
                yield from page.quotation(span, 8)
    for reason in unshared(link):
        yield from hanging(Text(_why(reason), QUIET), page.width, "      but ", "      ")


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
    why = "".join(f": {_why(reason)}" for reason in signs(link)[:1])
    ends = f"{name(link.from_)} {LINK_VERBS[link.kind]} {name(link.to)}"
    return Text.assemble(ends, (f" ({percent(link.probability)})", QUIET), why)


def _why(reason: Reason) -> str:
    return isolated(plain(reason.what))


def _unheld_words(group: Group) -> list[str]:
    if not group.unheld:
        return []
    outlets = listed(list(map(name, group.unheld)))
    return [f"it goes back to {outlets}, {unheld_words(group.unheld)}"]


def _perhaps_words(perhaps: Sequence[Perhaps]) -> str:
    others = [f"{one.number} ({percent(one.chance)})" for one in perhaps]
    words = f"perhaps one with origin {listed(others)} after all"
    if len(perhaps) == 1 and perhaps[0].link:
        words += "".join(f": {_why(reason)}" for reason in signs(perhaps[0].link)[:1])
    return words
