"""The matrix of hypotheses (rows) against evidence (columns): what tells them apart, at a glance.

Rows are explanations and columns evidence because that is the only layout shown to lessen
confirmation bias: one reads down a column, and asks of each piece of evidence whom it favours.
"""

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from whence.model import Assessment, ClaimVerdict, Column, JudgedHypothesis

from ..marks import Addresses
from ..safe import plain
from ..select import columns_of, hypotheses_of
from ..wording import MODERATE, SLIGHT, STRONG, capital, counted, fit_words, signed
from .canvas import (
    LEADING,
    SIZE,
    WIDTH,
    Cell,
    Figure,
    Table,
    group,
    line,
    link,
    paragraph,
    path,
    rect,
    svg,
    text,
)
from .leads import leads_of
from .legend import Entry, legend
from .lettering import wrapped

Say = Callable[[str], str]

_MOST = 24  # columns; what comes after tells least, and the table has it
_A_TIER = 12  # columns side by side: as many as are readable on a phone
_CELL, _LEAST_ROW = 21, 31  # width of a cell; height of the lowest row
_MOST_WORDS, _LINES = 220, 3  # widest words of a row, and their lines
_BARS, _HEAD = 34, 16  # heights of the bars over the columns and of their numbers
_GAP = 16  # between tiers
# How strongly a cell is coloured, and how many marks it has, by its weight.
_STRENGTHS = ((STRONG, 3, 0.6), (MODERATE, 2, 0.38), (SLIGHT, 1, 0.18))


def draw_matrix(
    id: str, assessment: Assessment, claim: ClaimVerdict, addresses: Addresses, say: Say = str
) -> Figure | None:
    """Draw how much each piece of evidence fits each explanation of a claim; None without either.

    Columns begin with the most telling, in tiers of twelve, and are numbered as in the table. Those
    that tell nothing, and those after the 24th, are not drawn but counted.
    """
    rivals = hypotheses_of(assessment, claim.id)
    found = columns_of(assessment, claim.id)
    if not rivals or not found:
        return None
    shown = _telling(found)
    columns = [*shown, *(one for one in found if one not in shown)]
    leads = leads_of(assessment, claim, addresses)
    highest = max(shown[0].diagnosticity, MODERATE)  # no tall bars where all tell little
    words = min(WIDTH - _CELL * min(len(shown), _A_TIER), _MOST_WORDS)
    rows = [_Row(rival, words) for rival in rivals]
    parts: list[Markup] = []
    y = 0.0
    for first in range(0, len(shown), _A_TIER):
        tier = list(enumerate(shown[first : first + _A_TIER], first + 1))
        parts += [_caption(y, words, say), *_heads(tier, y, words, highest, leads)]
        y += _BARS + _HEAD
        for row in rows:
            parts += _row(row, tier, y, words, say)
            y += row.height
        y += _GAP
    if left := len(columns) - len(shown):
        told = say("{n} more that tell less are in the table only").format(n=left)
        parts.append(text(0, y, told, ink="quiet"))
        y += LEADING
    key, height = legend(y - 6, list(_key(say)))
    title = say("Explanations against evidence")
    described = _described(rivals, columns, say)
    return Figure(
        id=id,
        title=title,
        described=described,
        svg=svg(id, title, described, y - 6 + height, [*parts, key]),
        table=_table(title, rivals, columns, leads, say),
    )


class _Row:
    """An explanation: its words in lines, and how high its row is."""

    def __init__(self, rival: JudgedHypothesis, width: float) -> None:
        self.rival = rival
        self.words = wrapped(capital(rival.text), width - 8, lines=_LINES)
        self.height = max(len(self.words) * LEADING + 3, _LEAST_ROW)


def _telling(columns: Sequence[Column]) -> Sequence[Column]:
    """Return the columns that are drawn: of those with a cell that tells something, the first."""
    telling = [one for one in columns if any(_strength(cell.weight) for cell in one.cells)]
    return telling[:_MOST] or columns[:_A_TIER]


def _caption(y: float, width: float, say: Say) -> Markup:
    words = wrapped(say("How well it tells them apart"), width - 8)
    return paragraph(0, y + SIZE, words, ink="quiet")


def _heads(
    tier: Sequence[tuple[int, Column]], y: float, left: float, highest: float, leads: dict[str, str]
) -> Iterator[Markup]:
    """Draw over each column how well it tells the explanations apart, and its number."""
    for place, (number, column) in enumerate(tier):
        x = left + place * _CELL
        height = _BARS * min(max(column.diagnosticity / highest, 0.03), 1)
        yield link(
            leads.get(column.evidence),
            rect(x + 4, y + _BARS - height, _CELL - 8, height, "quiet"),
            text(x + _CELL / 2, y + _BARS + 12, str(number), anchor="middle"),
            title=f"{number}: {column.what}",
        )


def _row(
    row: _Row, tier: Sequence[tuple[int, Column]], y: float, left: float, say: Say
) -> Iterator[Markup]:
    base = y + row.height / 2 + 4 - (len(row.words) - 1) * LEADING / 2
    yield line(0, y, left + len(tier) * _CELL, y, "line", thick=1)
    yield paragraph(0, base, row.words)
    for place, (number, column) in enumerate(tier):
        yield _cell(left + place * _CELL, y, row.height, number, _weight(column, row.rival), say)


def _cell(x: float, y: float, height: float, number: int, weight: float | None, say: Say) -> Markup:
    """Draw a weight as colour and marks; nothing where it tells nothing."""
    strength = _strength(weight or 0)
    if weight is None or strength is None:
        return Markup()
    marks, opacity = strength
    fill = "for" if weight > 0 else "against"
    return group(
        rect(x + 1, y + 1.5, _CELL - 2, height - 3, fill, 2, opacity=opacity),
        _signs(x + _CELL / 2, y + height / 2, marks, plus=weight > 0),
        title=f"{number}: {signed(weight)}, {say(fit_words(weight))}",
    )


def _strength(weight: float) -> tuple[int, float] | None:
    size = abs(weight)
    return next(((marks, deep) for least, marks, deep in _STRENGTHS if size >= least), None)


def _signs(x: float, y: float, count: int, *, plus: bool) -> Markup:
    """Draw one to three plus or minus signs around a point: shapes, so that no font matters."""
    reach, step = 2.2, 6.4
    steps = []
    for n in range(count):
        middle = x + (n - (count - 1) / 2) * step
        steps.append(f"M {middle - reach:.1f} {y:.1f} h {2 * reach:.1f}")
        if plus:
            steps.append(f"M {middle:.1f} {y - reach:.1f} v {2 * reach:.1f}")
    return path(" ".join(steps), "ink", thick=1.6)


def _weight(column: Column, rival: JudgedHypothesis) -> float | None:
    return next((cell.weight for cell in column.cells if cell.hypothesis == rival.id), None)


def _key(say: Say) -> Iterator[Entry]:
    def sample(count: int, deep: float, fill: str) -> Callable[[float, float], Markup]:
        return lambda x, y: group(
            rect(x - 9.5, y - 7, 19, 14, fill, 2, opacity=deep),
            _signs(x, y, count, plus=fill == "for"),
        )

    names = {STRONG: say("strong"), MODERATE: say("moderate"), SLIGHT: say("slight")}
    for fill, way in (("for", say("fits")), ("against", say("does not fit"))):
        for least, count, deep in reversed(_STRENGTHS):
            words = f"{way}: {names[least]}" if count == 1 else names[least]
            yield Entry(draw=sample(count, deep, fill), words=words, wide=20)


def _described(rivals: Sequence[JudgedHypothesis], columns: Sequence[Column], say: Say) -> str:
    return say(
        "{rows} against {columns}, the most telling first. A cell says how much more (+) or less (−) "
        "the evidence is expected under that explanation than on average; an empty one tells nothing."
    ).format(
        rows=counted(len(rivals), say("explanation"), say("explanations")),
        columns=counted(len(columns), say("piece of evidence"), say("pieces of evidence")),
    )


def _table(
    title: str,
    rivals: Sequence[JudgedHypothesis],
    columns: Sequence[Column],
    leads: dict[str, str],
    say: Say,
) -> Table:
    """Return the key and the numbers: a row for each piece of evidence, numbered as it is drawn."""
    rows = []
    for number, column in enumerate(columns, 1):
        weights = (_weight(column, rival) for rival in rivals)
        fits = [Cell(text="" if one is None else signed(one)) for one in weights]
        what = Cell(text=capital(plain(column.what)), address=leads.get(column.evidence, ""))
        apart = Cell(text=f"{column.diagnosticity:.2f}")
        rows.append((Cell(text=str(number)), what, apart, *fits))
    return Table(
        caption=title,
        head=(
            say("Number"),
            say("Evidence"),
            say("Tells them apart by"),
            *(rival.text for rival in rivals),
        ),
        rows=tuple(rows),
    )
