"""One claim in a terminal: the verdict first, then what it rests on, then what to ask next."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from whence.model import ClaimVerdict, Driver, Finding, JudgedHypothesis

from .bars import AGAINST, FOR, QUIET, STRONG, dots, legend, probability_bar, small_bar
from .layout import hanging, natural_width, row
from .page import Page, heading, member_words, name, source_words
from .safe import isolated
from .select import (
    Group,
    drivers_against,
    drivers_for,
    findings_of,
    groups_of,
    hypotheses_of,
    main_claim,
    steps_of,
    strongest_reasons,
    support_of,
)
from .wording import (
    FINDING_NAMES,
    LINK_VERBS,
    ORIGIN_MEANS,
    bits,
    capital,
    counted,
    listed,
    odds,
    percent,
    percent_range,
    reports_and_origins,
    source_summary,
    verdict,
    weight_words,
)

# What fits one screen; `explain` lifts every limit.
_DRIVERS, _FINDINGS, _STEPS, _GROUPS, _MEMBERS, _LINKS, _DOTS = 3, 4, 3, 4, 4, 3, 12
_BAR = 72  # cells; wider makes the reader travel
_RIVAL_BAR = 24


def answer(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set all there is to say on one claim."""
    yield from headline(page, claim)
    yield from _origins(page, claim)
    yield from _rivals(page, claim)
    yield from _drivers(page, drivers_for(claim), "What speaks for it")
    yield from _drivers(page, drivers_against(claim), "What speaks against it")
    yield from _findings(page, claim)
    yield from _next(page, claim)


def headline(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set the claim, how likely it is, and (apart from that) how good the evidence is."""
    yield Text()
    yield from page.paragraph(Text(isolated(claim.text), STRONG), 0)
    yield Text()
    yield from page.paragraph(Text(verdict(claim), "bold underline"))
    yield Text()
    width = min(_BAR, page.width - 4)
    bar = probability_bar(
        claim.probability, claim.low, claim.high, claim.prior, claim.words, max(width, 10)
    )
    yield from (Text.assemble("  ", line) for line in bar)
    yield from page.paragraph(legend(claim.prior), 2, QUIET)
    yield Text()
    yield from page.paragraph(f"Confidence in the evidence: {claim.confidence}")
    if claim.basis:
        yield from page.paragraph(isolated(claim.basis), 2, QUIET)


def summary(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set a claim that is not the main one in a few lines."""
    yield Text()
    yield from page.paragraph(Text(isolated(claim.text), STRONG), 2)
    yield from page.paragraph(verdict(claim), 4)
    yield from page.paragraph(f"Confidence in the evidence: {claim.confidence}", 4)
    yield from page.paragraph(capital(reports_and_origins(claim)), 4)
    for driver in [*drivers_for(claim)[:1], *drivers_against(claim)[:1]]:
        yield from _driver(page, driver, 4)


def _origins(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    yield from heading("Where it comes from")
    yield from page.paragraph(Text(capital(reports_and_origins(claim)), STRONG))
    yield from page.paragraph(source_summary(support_of(page.assessment, claim.id)))
    if claim is main_claim(page.assessment):
        yield from page.paragraph(ORIGIN_MEANS, 2, QUIET)
    groups = groups_of(page.assessment, claim)
    shown = page.some(groups, _GROUPS)
    for number, group in enumerate(groups[:shown], 1):
        yield from _group(page, group, number)
    yield from page.more(len(groups) - shown, "origins")


def _group(page: Page, group: Group, number: int) -> Iterator[Text]:
    size = len(group.members)
    drawn = f"  {dots(size)}" if size <= _DOTS else ""
    yield Text()
    yield Text.assemble(
        (f"  Origin {number}", STRONG), (drawn, FOR), f"  {counted(size, 'report')}"
    )
    yield from _members(page, group)
    if group.sources:
        words = listed(list(map(source_words, group.sources)), None if page.explain else _MEMBERS)
        yield from hanging(Text(words), page.width, Text("    On the word of  ", QUIET))
    if group.links:
        yield from _why_one(page, group)


def _members(page: Page, group: Group) -> Iterator[Text]:
    shown = page.some(group.members, _MEMBERS)
    members = group.members[:shown]
    documents = {document.id: document for document in page.assessment.documents}
    ids = [Text(name(member.id)) for member in members]
    widths = [natural_width(ids, page.width // 3)]
    widths.append(page.width - 6 - widths[0])
    for member, id in zip(members, ids, strict=True):
        label = member_words(member, documents)
        for line in row([id, Text(label, QUIET)], widths, "<<"):
            yield Text.assemble("    ", line)
    yield from page.more(len(group.members) - shown, "reports", 4)


def _why_one(page: Page, group: Group) -> Iterator[Text]:
    yield Text("    One origin, because", QUIET)
    shown = page.some(group.links, _LINKS)
    for link in group.links[:shown]:
        reasons = strongest_reasons(link)
        why = f": {isolated(reasons[0].what)}" if reasons else ""
        ends = f"{name(link.from_)} {LINK_VERBS[link.kind]} {name(link.to)}"
        words = Text.assemble(ends, (f" ({percent(link.probability)})", QUIET), why)
        yield from hanging(words, page.width, "    ↳ ")
    yield from page.more(len(group.links) - shown, "links", 4)


def _rivals(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    rivals = hypotheses_of(page.assessment, claim.id)
    if not rivals:
        return
    yield from heading("Rival explanations")
    yield from _rival_list(page, rivals) if page.narrow else _rival_table(page, rivals)


def _rival_list(page: Page, rivals: Sequence[JudgedHypothesis]) -> Iterator[Text]:
    for rival in rivals:
        numbers = f" {percent(rival.probability)} ({percent_range(rival.low, rival.high)})"
        words = Text.assemble(isolated(rival.text), (numbers, STRONG))
        yield from hanging(words, page.width, "  ", "    ")


def _rival_table(page: Page, rivals: Sequence[JudgedHypothesis]) -> Iterator[Text]:
    bar = min(_RIVAL_BAR, page.width // 4)
    rows = [
        [
            Text(isolated(rival.text)),
            small_bar(rival.probability, rival.low, rival.high, rival.prior, bar),
            Text(percent(rival.probability), STRONG),
            Text(percent_range(rival.low, rival.high), QUIET),
        ]
        for rival in rivals
    ]
    numbers = [natural_width([cells[n] for cells in rows], page.width) for n in (2, 3)]
    text = natural_width([cells[0] for cells in rows], page.width - bar - sum(numbers) - 8)
    for cells in rows:
        for line in row(cells, [text, bar, *numbers], "<<>>"):
            yield Text.assemble("  ", line)


def _drivers(page: Page, drivers: Sequence[Driver], title: str) -> Iterator[Text]:
    if not drivers:
        return
    yield from heading(title)
    shown = page.some(drivers, _DRIVERS)
    for driver in drivers[:shown]:
        yield from _driver(page, driver, 2)
    yield from page.more(len(drivers) - shown, "reasons")


def _driver(page: Page, driver: Driver, indent: int) -> Iterator[Text]:
    mark, style = ("+", FOR) if driver.weight > 0 else ("−", AGAINST)
    size = f"{weight_words(driver.weight)}, {odds(driver.weight)}"
    words = Text.assemble(isolated(driver.what), (f" ({size})", style))
    yield from hanging(words, page.width, Text(" " * indent + f"{mark} ", style))
    if driver.linchpin:
        yield from page.paragraph("◆ The verdict turns on this.", indent + 2, STRONG)
    for span in driver.spans if page.explain else driver.spans[:1]:
        yield from page.quotation(span, indent + 2)


def _findings(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set the findings that have not been said already among the reasons."""
    drivers = {driver.id for driver in _shown_drivers(page, claim)}
    rest = [
        f for f in findings_of(page.assessment, claim.id) if page.explain or f.id not in drivers
    ]
    if not rest:
        return
    yield from heading("What the checks found" if page.explain else "What else the checks found")
    shown = page.some(rest, _FINDINGS)
    for finding in rest[:shown]:
        yield from _finding(page, finding)
    yield from page.more(len(rest) - shown, "findings")


def _shown_drivers(page: Page, claim: ClaimVerdict) -> list[Driver]:
    sides = (drivers_for(claim), drivers_against(claim))
    return [driver for side in sides for driver in side[: page.some(side, _DRIVERS)]]


def _finding(page: Page, finding: Finding) -> Iterator[Text]:
    mark, style = ("+", FOR) if finding.direction == "for" else ("−", AGAINST)
    words = Text.assemble(
        (f"{FINDING_NAMES[finding.kind]}. ", STRONG),
        isolated(finding.explanation),
        (f" ({weight_words(finding.weight)}, {odds(finding.weight)})", style),
    )
    yield from hanging(words, page.width, Text(f"  {mark} ", style))
    for span in finding.spans if page.explain else finding.spans[:1]:
        yield from page.quotation(span)
    if page.explain:
        for fact in finding.facts:
            yield from page.paragraph(f"{isolated(fact.text)} ({isolated(fact.source)})", 4, QUIET)


def _next(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    steps = steps_of(page.assessment, claim.id)
    if not steps:
        return
    yield from heading("What to find out next")
    shown = page.some(steps, _STEPS)
    for number, step in enumerate(steps[:shown], 1):
        words = Text.assemble(isolated(step.question), (f" ({bits(step.value)})", QUIET))
        yield from hanging(words, page.width, f"  {number}. ")
    yield from page.more(len(steps) - shown, "questions")
