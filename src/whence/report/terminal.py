"""The answer in a terminal: calm, in words and marks, the same with and without colour."""

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from whence.model import Assessment, ClaimVerdict

from .answer import answer, summary
from .bars import QUIET, STRONG
from .detail import claim_detail, issues, links, other_statements
from .known_lines import known
from .layout import hanging, natural_width, printable, row
from .notes import notes
from .page import Page, heading, name
from .safe import isolated, plain
from .select import asked, main_claim, other_claims
from .settings import settings
from .what_if import what_if
from .wording import capital, counted, listed, percent

# Lines much longer than this are hard to follow back to their beginning.
_MEASURE, _NARROWEST = 110, 40
_OTHERS = 6
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def print_assessment(assessment: Assessment, console: Console, *, explain: bool = False) -> None:
    """Print an assessment: the verdict first, then what it rests on.

    `explain` adds everything: each claim in full, all statements with their chains, all links
    with their reasons, the matrix, and what could not be read. No line is wider than the console (if that
    has 40 columns or more).
    """
    page = Page(assessment, max(_NARROWEST, min(console.width, _MEASURE)), explain)
    for line in lines(page):
        console.print(printable(line), soft_wrap=True, highlight=False)


def lines(page: Page) -> Iterator[Text]:
    """Yield the lines of the answer."""
    yield from _head(page)
    yield from what_if(page)
    main = main_claim(page.assessment)
    if main is None:
        yield Text()
        yield from page.paragraph("No claim was found that could be assessed.", 0, STRONG)
    else:
        yield from _claims(page, main)
    yield from _settings(page)
    if page.explain:
        yield from other_statements(page)
        yield from links(page)
        yield from known(page)
        yield from notes(page)
        yield from issues(page)
    else:
        yield from _issue_count(page)
        yield from _unsigned(page)


def _head(page: Page) -> Iterator[Text]:
    assessment = page.assessment
    yield from page.paragraph(Text(isolated(assessment.title or assessment.case), STRONG), 0)
    question = asked(assessment)
    if question:
        yield from page.paragraph(Text(isolated(question), "italic"), 0)
    facts = [
        f"as of {plain(assessment.as_of)}" if assessment.as_of else "",
        counted(len(assessment.documents), "document"),
        counted(len(assessment.statements), "statement"),
        f"whence {plain(assessment.whence)}",
    ]
    yield from page.paragraph(Text(" · ".join(filter(None, facts)), QUIET), 0)


def _claims(page: Page, main: ClaimVerdict) -> Iterator[Text]:
    others = other_claims(page.assessment)
    if others and page.explain:
        yield from _overview(page, [main, *others])
    yield from answer(page, main)
    if page.explain:
        yield from claim_detail(page, main)
        for claim in others:
            yield from _rule(page)
            yield from answer(page, claim)
            yield from claim_detail(page, claim)
        yield from _rule(page)
    elif others:
        yield from heading("The other claims")
        shown = page.some(others, _OTHERS)
        for claim in others[:shown]:
            yield from summary(page, claim)
        yield from page.more(len(others) - shown, "claims")


def _settings(page: Page) -> Iterator[Text]:
    """Set the constants that were changed for this case, and why."""
    found = settings(page.assessment)
    if found:
        yield from heading("Set for this case")
    for one in found:
        why = f" because {isolated(one.why)}" if one.why else ""
        yield from hanging(Text(f"{isolated(one.what)}{why}"), page.width, "  · ")


def _rule(page: Page) -> Iterator[Text]:
    yield Text()
    yield Text("─" * page.width, QUIET)


def _overview(page: Page, claims: list[ClaimVerdict]) -> Iterator[Text]:
    """Set all claims as a table, or as a list where there is no room for one."""
    yield Text()
    if page.narrow:
        for claim in claims:
            said = f"{isolated(claim.text)} {capital(claim.words)}, {percent(claim.probability)}"
            yield from page.paragraph(said)
        return
    header = [Text(word, QUIET) for word in ("claim", "", "reports", "origins", "", "")]
    rows = [_overview_row(claim) for claim in claims]
    ids = natural_width([cells[0] for cells in rows], page.width // 4)
    words = natural_width([cells[4] for cells in rows], 20)
    text = natural_width([cells[1] for cells in rows], page.width - ids - words - 31)
    widths = [ids, text, 7, 7, words, 5]
    for cells in [header, *rows]:
        yield from (Text.assemble("  ", line) for line in row(cells, widths, "<<>><>"))


def _overview_row(claim: ClaimVerdict) -> list[Text]:
    return [
        Text(name(claim.id), QUIET),
        Text(isolated(claim.text)),
        Text(f"{claim.reports:,}"),
        Text(f"{claim.origins.mean:.0f}"),
        Text(capital(claim.words), STRONG),
        Text(percent(claim.probability), STRONG),
    ]


def _unsigned(page: Page) -> Iterator[Text]:
    """Say how many documents do not tell who published them or when, and how to tell it."""
    own = [one for one in page.assessment.documents if one.parent is None]
    bare = [
        one for one in own if not one.publisher or not (one.published.low or one.published.high)
    ]
    if not bare:
        return
    told = "does not say who published it" if len(bare) == 1 else "do not say who published them"
    yield Text()
    yield from page.paragraph(
        f"{len(bare):,} of {counted(len(own), 'document')} {told}, or when. Origins are told apart better where "
        "each opens with the lines: --- / publisher: NAME / published: YYYY-MM-DD / ---",
        0,
        QUIET,
    )


def _issue_count(page: Page) -> Iterator[Text]:
    levels = Counter(_LEVELS[issue.level] for issue in page.assessment.issues)
    if not levels:
        return
    yield Text()
    parts = [counted(levels[level], level) for level in _LEVELS.values() if levels[level]]
    yield from page.paragraph(
        f"Not everything could be read or decided: {listed(parts)} (--explain).", 0, QUIET
    )
