"""The tables of a claim as Markdown: rival explanations, shared details, the matrix."""

from collections.abc import Iterator

from whence.model import Assessment, ClaimVerdict

from ..explanations import support_words
from ..reasons import brief
from ..select import columns_of, hypotheses_of
from ..shared_details import KIND_NAMES, SharedDetail, SharedPair, shared_details
from ..wording import LINK_VERBS, percent, percent_range, signed
from .notes import Notes
from .text import heading, item, sentence, table, told, words

_DETAILS = 5  # of a pair; the rest moves the odds by little and is counted
_COLUMNS = 12  # of the matrix; wider ones are for the spreadsheet
_KEY = 200  # characters of what a column stands for


def rivals(
    assessment: Assessment, claim: ClaimVerdict, notes: Notes, level: int, favoured: str
) -> Iterator[str]:
    """Yield the rival explanations with their chances before and after, and what speaks for each."""
    found = hypotheses_of(assessment, claim.id)
    if not found:
        return
    yield from heading(level, "Rival explanations")
    if favoured:
        yield told(favoured)
    rows = (
        [
            words(one.text) + "".join(notes.number(span) for span in one.spans),
            f"**{told(percent(one.probability))}**",
            told(percent_range(one.low, one.high)),
            told(percent(one.prior)),
            told(support_words(assessment, one)),
        ]
        for one in found
    )
    head = ["Explanation", "Probability", "90 % interval", "Before", "For it"]
    yield from table(head, rows, "lrrrl")


def rivals_briefly(
    assessment: Assessment, claim: ClaimVerdict, level: int, favoured: str
) -> Iterator[str]:
    """Yield the rival explanations in a line each."""
    found = hypotheses_of(assessment, claim.id)
    if found:
        yield from heading(level, "Rival explanations")
        if favoured:
            yield told(favoured)
            yield ""
    for one in found:
        chances = (
            f"{told(percent(one.probability))}, before the evidence {told(percent(one.prior))}"
        )
        yield item(f"{sentence(one.text)} ({chances})")


def shared(assessment: Assessment, claim: ClaimVerdict, notes: Notes, level: int) -> Iterator[str]:
    """Yield for each origin of several reports the details that made it one."""
    found = shared_details(assessment, claim)
    if found:
        yield from heading(level, "Why reports are one origin")
        yield (
            "Weights are log10 likelihood ratios: +1 makes one hand behind both ten times as likely "
            "against two."
        )
    for origin in found:
        for pair in origin.pairs:
            yield from _pair(f"Origin {origin.number}", pair, notes)
        for pair in origin.perhaps:
            chance = told(percent(pair.chance or 0.0))
            yield from _pair(
                f"Origin {origin.number}, perhaps one with another ({chance})", pair, notes
            )


def _pair(title: str, pair: SharedPair, notes: Notes) -> Iterator[str]:
    yield ""
    yield (
        f"**{title}:** {words(pair.one)} {LINK_VERBS[pair.link.kind]} {words(pair.other)} "
        f"({told(percent(pair.probability))})"
    )
    rows = [_row(detail, notes) for detail in (*pair.shared[:_DETAILS], *pair.apart)]
    left = pair.shared[_DETAILS:]
    if left:
        weight = told(signed(sum(detail.weight for detail in left)))
        rows.insert(_DETAILS, ["", f"{len(left)} more, weaker", "", "", weight])
    head = ["Kind", "What", words(pair.one), words(pair.other), "Weight"]
    yield from table(head, rows, "llllr")


def _row(detail: SharedDetail, notes: Notes) -> list[str]:
    sides = [detail.one, detail.other]
    if detail.kind == "unshared":  # what is not shared is named in words already
        cells = ["–", "–"]
    else:
        cells = [", ".join(notes.cell(span) for span in spans) or "–" for spans in sides]
    return [KIND_NAMES[detail.kind], told(detail.what), *cells, told(signed(detail.weight))]


def matrix(assessment: Assessment, claim: ClaimVerdict, level: int) -> Iterator[str]:
    """Yield the matrix, hypotheses as rows and evidence as columns, and what the columns are."""
    columns, rows = columns_of(assessment, claim.id), hypotheses_of(assessment, claim.id)
    if not columns or not rows:
        return
    yield from heading(level, "Explanations against evidence")
    yield (
        "How much more (+) or less (−) each piece of evidence is expected under one explanation than "
        "on average, as powers of ten; the most telling evidence first."
    )
    shown = columns[:_COLUMNS]
    cells = {
        (column.evidence, cell.hypothesis): cell.weight for column in shown for cell in column.cells
    }
    head = ["Explanation", *(f"E{number}" for number in range(1, len(shown) + 1))]
    body = [
        [
            f"{words(one.text)} ({told(percent(one.probability))})",
            *(
                told(signed(cells[column.evidence, one.id]))
                if (column.evidence, one.id) in cells
                else "–"
                for column in shown
            ),
        ]
        for one in rows
    ]
    apart = ["Tells them apart by", *(f"{column.diagnosticity:.2f}" for column in shown)]
    yield from table(head, [*body, apart], "l" + "r" * len(shown))
    for number, column in enumerate(shown, 1):
        yield item(f"E{number}: {sentence(brief(' '.join(column.what.split()), _KEY))}")
    if len(columns) > len(shown):
        yield item(f"{len(columns) - len(shown)} more, which tell them apart less")
