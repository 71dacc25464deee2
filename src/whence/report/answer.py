"""One claim in a terminal: the verdict and its reasons first, then what to ask next."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from whence.model import ClaimVerdict, Finding, JudgedHypothesis, Span

from .bars import AGAINST, FOR, QUIET, STRONG, legend, probability_bar, small_bar
from .explanations import favoured_spans, favoured_words, under_its_bar
from .hinge_lines import hinging, steps
from .layout import hanging, natural_width, row
from .origins import origins
from .page import Page, heading, name
from .ratings import rating_of, ratings
from .reasons import (
    GAPS,
    Argument,
    arguments_against,
    arguments_for,
    brief,
    not_in,
    other_findings,
    telling,
    without_quotations,
)
from .rulings import finding_side, ruling_words
from .safe import isolated, plain
from .select import findings_of, hypotheses_of
from .sentence import verdict_sentence
from .told_before import told_before
from .wording import (
    LINCHPIN,
    LINCHPIN_MEANS,
    SPACE,
    capital,
    counted,
    finding_title,
    force,
    listed,
    percent,
    percent_range,
    reports_and_origins,
    verdict,
)

# What fits one screen of 45 lines; `explain` lifts every limit.
_REASONS, _FINDINGS = 3, 4
_SENTENCES, _ASIDE = 240, 180  # characters of an explanation: here, and under another claim
_QUOTATION = 130
_SIDES = ("What speaks for it", "What speaks against it")
_BAR = 72  # cells; wider makes the reader travel
_RIVAL_BAR = 24


def answer(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set all there is to say on one claim."""
    yield from headline(page, claim)
    yield from origins(page, claim)
    yield from ratings(page, claim)
    sides = (arguments_for(page.assessment, claim), arguments_against(page.assessment, claim))
    yield from _sides(page, sides)
    yield from _rivals(page, claim)
    yield from _findings(page, claim, [one for side in sides for one in _shown(page, side)])
    yield from steps(page, claim)


def headline(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set how likely the claim is, and (apart from that) how good the evidence is."""
    yield Text()
    yield from page.paragraph(Text(verdict_sentence(page.assessment, claim), STRONG), 0)
    yield from page.paragraph(Text(f"Confidence in the evidence: {claim.confidence}", STRONG))
    if claim.basis and page.explain:
        yield from page.paragraph(isolated(claim.basis), 2, QUIET)
    yield Text()
    width = min(_BAR, page.width - 4)
    bar = probability_bar(
        claim.probability, claim.low, claim.high, claim.prior, claim.words, max(width, 10)
    )
    yield from (Text.assemble("  ", line) for line in bar)
    yield from page.paragraph(legend(claim.prior), 2, QUIET)
    yield from hinging(page, claim)


def summary(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set a claim that is not the main one in a few lines."""
    yield Text()
    yield from page.paragraph(Text(isolated(claim.text), STRONG), 2)
    yield from page.paragraph(verdict(claim), 4)
    counts = (
        f"{capital(reports_and_origins(claim))}. Confidence in the evidence: {claim.confidence}."
    )
    yield from page.paragraph(counts, 4)
    sides = (arguments_for(page.assessment, claim), arguments_against(page.assessment, claim))
    strongest = sorted((one for side in sides for one in side), key=lambda one: -abs(one.weight))
    for argument in strongest[:1]:
        yield from hanging(_said(argument, _ASIDE), page.width, _mark(argument.weight, 4))


def _sides(page: Page, sides: Sequence[Sequence[Argument]]) -> Iterator[Text]:
    """Set what speaks for the claim and against it."""
    if not any(sides):
        return
    for title, arguments in zip(_SIDES, sides, strict=True):
        yield from heading(title)
        if not arguments:
            yield from page.paragraph("Nothing was found.", 2, QUIET)
        shown = _shown(page, arguments)
        for argument in shown:
            yield from _argument(page, argument)
        yield from page.more(len(arguments) - len(shown), "reasons")
    if any(one.linchpin for arguments in sides for one in _shown(page, arguments)):
        yield from page.paragraph(LINCHPIN_MEANS, 2, QUIET)


def _shown(page: Page, arguments: Sequence[Argument]) -> Sequence[Argument]:
    kept = arguments if page.explain else telling(arguments)
    return kept[: page.some(kept, _REASONS)]


def _argument(page: Page, argument: Argument) -> Iterator[Text]:
    words = _said(argument, None if page.explain else _SENTENCES)
    yield from hanging(words, page.width, _mark(argument.weight, 2))
    yield from _ruling(page, argument.ruling)
    for span in argument.spans if page.explain else _told(argument):
        yield from page.quotation(span, 4, _QUOTATION)
    if page.explain:
        for one in (*argument.about, *argument.alike):
            yield from _argument(page, one)
        return
    for one in argument.about:
        yield from hanging(_said(one, _ASIDE), page.width, "    ↳ ")
    if argument.alike:
        yield from page.paragraph(_likewise(argument), 4, QUIET)


def _said(argument: Argument, limit: int | None) -> Text:
    what = isolated(argument.what)
    turns = f"{SPACE}{LINCHPIN}" if argument.linchpin else ""
    weighed = f"{force(argument.weight)}{turns}"
    style = FOR if argument.weight > 0 else AGAINST
    return Text.assemble(brief(what, limit) if limit else what, (f" · {weighed}", style))


def _told(argument: Argument) -> Sequence[Span]:
    """Return the quotations to show: of a contradiction both ends, else the first.

    What points at a gap, as that nobody inside is quoted, has no words to show for it.
    """
    if argument.kind in GAPS:
        return ()
    spans = not_in(argument.what, argument.spans)
    return spans[: 2 if argument.kind == "contradiction" else 1]


def _likewise(argument: Argument) -> str:
    where = argument.elsewhere
    if not where:
        return f"and {counted(len(argument.alike), 'more reason')} like it"
    return f"likewise in {listed([name(document) for document in where], 3)}"


def _mark(weight: float, indent: int) -> Text:
    mark, style = ("+", FOR) if weight > 0 else ("−", AGAINST)
    return Text(" " * indent + f"{mark} ", style)


def _rivals(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    rivals = hypotheses_of(page.assessment, claim.id)
    if not rivals:
        return
    yield from heading("Rival explanations")
    if said := favoured_words(page.assessment, claim):
        yield from page.paragraph(said)
    for span in favoured_spans(page.assessment, claim) if page.explain else ():
        yield from page.quotation(span, 4)
    yield from _rival_list(page, rivals) if page.narrow else _rival_table(page, rivals)


def _rival_list(page: Page, rivals: Sequence[JudgedHypothesis]) -> Iterator[Text]:
    for rival in rivals:
        numbers = f" {percent(rival.probability)} ({percent_range(rival.low, rival.high)})"
        words = Text.assemble(isolated(rival.text), (numbers, STRONG))
        yield from hanging(words, page.width, "  ", "    ")
        yield from under_its_bar(page, rival)


def _rival_table(page: Page, rivals: Sequence[JudgedHypothesis]) -> Iterator[Text]:
    bar = min(_RIVAL_BAR, page.width // 5)
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
    for rival, cells in zip(rivals, rows, strict=True):
        for line in row(cells, [text, bar, *numbers], "<<>>"):
            yield Text.assemble("  ", line)
        yield from under_its_bar(page, rival)


def _findings(page: Page, claim: ClaimVerdict, said: Sequence[Argument]) -> Iterator[Text]:
    """Set the findings that have not been said already among the reasons."""
    found: list[tuple[Finding, tuple[Finding, ...]]] = (
        [(finding, ()) for finding in findings_of(page.assessment, claim.id)]
        if page.explain
        else _untold(page, claim, said)
    )
    if not found:
        return
    yield from heading("What the checks found" if page.explain else "What else the checks found")
    shown = page.some(found, _FINDINGS)
    quoted = {span for argument in said for span in _told(argument)}
    before = told_before(page.assessment) if page.explain else {}
    for finding, alike in found[:shown]:
        yield from _finding(page, finding, len(alike), quoted, before.get(finding.id))
    yield from page.more(len(found) - shown, "findings")


def _untold(
    page: Page, claim: ClaimVerdict, said: Sequence[Argument]
) -> list[tuple[Finding, tuple[Finding, ...]]]:
    """Return the findings that neither the reasons nor the rating of the claim have told."""
    rating = rating_of(page.assessment, claim.id)
    rated = {"hearsay_only"} if rating and rating.hearsay else set()
    found = other_findings(page.assessment, claim, said)
    return [(one, alike) for one, alike in found if one.kind not in rated]


def _finding(
    page: Page, finding: Finding, alike: int, quoted: set[Span], above: Finding | None
) -> Iterator[Text]:
    style = FOR if finding.direction == "for" else AGAINST
    told = isolated(without_quotations(plain(finding.explanation), finding.spans))
    rejected = QUIET if finding.ruling == "rejected" else ""
    kind = finding_title(finding)
    words = Text.assemble(
        ("" if told.startswith(kind) else f"{kind}. ", STRONG),
        (told if page.explain and not above else brief(told, _SENTENCES), rejected),
        (f" · {force(finding.weight)}" if finding.weight else "", style),
        f" (and {alike} more like it)" if alike else "",
    )
    weight = 1.0 if finding.direction == "for" else -1.0
    bears = finding_side(finding).startswith("speaks")
    yield from hanging(words, page.width, _mark(weight, 2) if bears else "  · ")
    yield from _ruling(page, ruling_words(finding))
    if above:
        told_there = next(one.text for one in page.assessment.claims if one.id == above.claim)
        yield from page.paragraph(f"The same as under “{isolated(plain(told_there))}”", 4, QUIET)
        return
    for span in finding.spans if page.explain else _words_of(finding, quoted):
        yield from page.quotation(span, 4, _QUOTATION)
    if page.explain:
        for fact in finding.facts:
            yield from page.paragraph(f"{isolated(fact.text)} ({isolated(fact.source)})", 4, QUIET)


def _ruling(page: Page, words: str) -> Iterator[Text]:
    """Set what the analyst decided on a finding, right below it."""
    if words:
        yield from page.paragraph(Text(capital(isolated(plain(words))), STRONG), 4)


def _words_of(finding: Finding, quoted: set[Span]) -> Sequence[Span]:
    """Return the quotation of a finding, unless it points at a gap or is quoted above."""
    told = without_quotations(plain(finding.explanation), finding.spans)
    first = not_in(told, finding.spans)[:1]
    return () if finding.kind in GAPS or quoted.intersection(first) else first
