"""What `--explain` adds in a terminal: statements, links, the matrix, what could not be read."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from whence.model import ClaimVerdict, Column, Frame, Issue, JudgedHypothesis, Link, Statement

from .bars import AGAINST, FOR, QUIET, STRONG
from .events import MODE_NAMES, event_lines
from .layout import hanging, row
from .page import Page, chain_words, heading, name
from .safe import isolated, plain
from .select import (
    columns_of,
    hypotheses_of,
    statements_of,
    strongest_reasons,
    unclaimed_statements,
)
from .wording import LINK_VERBS, SLIGHT, STANCE_VERBS, percent, signed

_CELL = 7  # cells wide: a sign, a digit, a point, two digits, room


def claim_detail(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set the statements on a claim and the matrix of its explanations."""
    yield from _statements(page, statements_of(page.assessment, claim.id), "Statements on it")
    yield from _matrix(page, claim)


def other_statements(page: Page) -> Iterator[Text]:
    """Set the statements that bear on no claim."""
    yield from _statements(page, unclaimed_statements(page.assessment), "Other statements")


def _statements(page: Page, statements: Sequence[Statement], title: str) -> Iterator[Text]:
    if statements:
        yield from heading(title)
    for statement in statements:
        sure = "" if statement.certainty == "certain" else f", as {statement.certainty}"
        stance = f"{STANCE_VERBS[statement.stance]}{sure}"
        words = Text.assemble((name(statement.document), STRONG), f" {stance}")
        yield from hanging(words, page.width, "  ")
        yield from hanging(Text(chain_words(statement.chain)), page.width, "    ", "      ")
        yield from page.quotation(statement.span)
        for frame in statement.frames:
            yield from hanging(_event(frame), page.width, "    · ", "      ")


def _event(frame: Frame) -> Text:
    """Write an event: “meeting: parties IS, JN; where just west of Aleppo (vague)”."""
    mode = MODE_NAMES[frame.mode]
    words = Text.assemble(
        (isolated(plain(frame.trigger.quote)), STRONG), (f" ({mode})" if mode else "", QUIET)
    )
    for line in event_lines(frame):
        words.append(f" · {line.slot} ", QUIET)
        for number, (span, note) in enumerate(line.roles):
            words.append(f"{', ' if number else ''}{isolated(plain(span.quote))}")
            words.append(f" ({note})" if note else "", QUIET)
    return words


def links(page: Page) -> Iterator[Text]:
    """Set every link with every reason, the likeliest first."""
    found = sorted(page.assessment.links, key=lambda link: -link.probability)
    if found:
        yield from heading("Who relies on whom")
    for link in found:
        yield from _link(page, link)


def _link(page: Page, link: Link) -> Iterator[Text]:
    ends = f"{name(link.from_)} {LINK_VERBS[link.kind]} {name(link.to)}"
    words = Text.assemble((ends, STRONG), f" ({percent(link.probability)})")
    if link.claim:
        words.append(f" for {name(link.claim)}", QUIET)
    yield from hanging(words, page.width, "  ", "    ")
    for reason in strongest_reasons(link):
        weighed = Text.assemble(isolated(reason.what), (f" ({signed(reason.weight)})", QUIET))
        yield from hanging(weighed, page.width, "    · ")
        for span in reason.spans:
            yield from page.quotation(span, 6)


def _matrix(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    columns = columns_of(page.assessment, claim.id)
    rivals = hypotheses_of(page.assessment, claim.id)
    if not (columns and rivals):
        return
    yield from heading("Explanations against evidence")
    note = "log10 likelihood ratios: + fits the explanation, − speaks against it"
    yield from page.paragraph(note, 2, QUIET)
    label = max(16, page.width // 3)
    at_once = max(1, (page.width - 2 - label) // (_CELL + 2))
    for start in range(0, len(columns), at_once):
        yield from _matrix_part(rivals, columns[start : start + at_once], start, label)
    for number, column in enumerate(columns, 1):
        tells = Text.assemble(
            isolated(column.what), (f" (tells apart: {column.diagnosticity:.2f})", QUIET)
        )
        yield from hanging(tells, page.width, f"  E{number:<3} ")


def _matrix_part(
    rivals: Sequence[JudgedHypothesis], columns: Sequence[Column], first: int, label: int
) -> Iterator[Text]:
    widths = [label, *[_CELL + 1] * len(columns)]
    align = "<" + ">" * len(columns)
    numbers = [Text(f"E{first + n + 1}", STRONG) for n in range(len(columns))]
    yield Text()
    for line in row([Text(), *numbers], widths, align):
        yield Text.assemble("  ", line)
    for rival in rivals:
        cells = [_weight(column, rival.id) for column in columns]
        for line in row([Text(isolated(rival.text)), *cells], widths, align):
            yield Text.assemble("  ", line)
    yield Text()


def _weight(column: Column, hypothesis: str) -> Text:
    weight = next((c.weight for c in column.cells if c.hypothesis == hypothesis), None)
    if weight is None:
        return Text("·", QUIET)
    style = QUIET if abs(weight) < SLIGHT else FOR if weight > 0 else AGAINST
    return Text(signed(weight), style)


def issues(page: Page) -> Iterator[Text]:
    """Set what could not be read, dated, resolved or decided."""
    if page.assessment.issues:
        yield from heading("What could not be read or decided")
    for issue in page.assessment.issues:
        yield from hanging(Text(_issue_words(issue)), page.width, f"  {issue.level:<8} ")


def _issue_words(issue: Issue) -> str:
    where = f" — {name(issue.document)}" if issue.document else ""
    at = (
        f", characters {issue.start:,}–{issue.end:,} of the file"
        if issue.start is not None and issue.end is not None
        else ""
    )
    return f"{isolated(plain(issue.what))}{where}{at}"
