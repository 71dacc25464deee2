"""How the sheets of the workbook look: frozen heads, wrapped text, colours that all can tell apart.

Orange to violet is one of the pairs that the colour-blind tell apart (PuOr of ColorBrewer, Harrower &
Brewer 2003); the strength stands beside each number in words, as a number format, and so follows what
is typed.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from ..wording import MODERATE, SLIGHT, STRONG
from .sheets import APART, FIRST, Row, Sheet

_AGAINST, _NEUTRAL, _FOR = "F1A340", "F7F7F7", "998EC3"
_HEAD, _EDGE, _MUTED = "E4E7EB", "E0B400", "5A6472"
_PLAIN = "+0.00;\u22120.00;0.00"
_PAGE = 100.0  # width of the first sheet, in characters
_TEXT, _WORDS, _NARROW, _WHY = 44, 34, 12, 26  # widths of columns, in characters
_FONT = "Calibri"
_A3, _A4 = 8, 9  # as sheets number papers
_TALLEST = 300.0  # points; a row may have 409
_TITLES = 80.0  # of the row that stays in sight: taller ones would leave no room to scroll in
_LINE = 15.0
# From which size on a weight is called what; as in the report.
_BANDS = (("strong", STRONG), ("moderate", MODERATE), ("slight", SLIGHT))


def style_reading(sheet: Any, head: int) -> None:
    """Style the first sheet: `head` lines of what it is about, then sentences."""
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = _PAGE
    for number, row in enumerate(sheet.iter_rows(), 1):
        big = 8.0 if number in (1, head + 1) else 2.0
        sheet.row_dimensions[number].height = _tall([(row[0].value, _PAGE)]) + big
        for cell in row:
            cell.alignment = Alignment(
                wrap_text=True, vertical="top", readingOrder=order_of(cell.value)
            )
    sheet["A1"].font = Font(name=_FONT, bold=True, size=16)
    sheet.cell(head + 1, 1).font = Font(name=_FONT, bold=True, size=13)
    sheet.sheet_view.showGridLines = False
    for_print(sheet, _A4)


def for_print(sheet: Any, paper: int) -> None:
    """Have a sheet printed across, as wide as the paper, by its number as sheets number them."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def style_list(sheet: Any, head: Row) -> None:
    """Style a list: its head frozen and filtered, its text wrapped."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for_print(sheet, _A4)
    styles: dict[tuple[bool, int], Any] = {}
    widths: list[float] = []
    sheet.freeze_panes = "B2"
    if sheet.max_row > 1:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{sheet.max_row}"
    for column in range(1, len(head) + 1):
        cells = [sheet.cell(row, column) for row in range(1, sheet.max_row + 1)]
        longest = max(len(str(cell.value or "")) for cell in cells)
        widths.append(max(10.0, min(60.0, longest + 3.0)))
        sheet.column_dimensions[get_column_letter(column)].width = widths[-1]
        for cell in cells:
            _lay_alike(cell, styles)
        cells[0].font = Font(name=_FONT, bold=True)
        cells[0].fill = PatternFill("solid", fgColor=_HEAD)
    for number, row in enumerate(sheet.iter_rows(min_row=2), 2):
        values = zip((cell.value for cell in row), widths, strict=False)
        sheet.row_dimensions[number].height = _tall(values)


def style_matrix(sheet: Any, table: Sheet) -> None:
    """Style the matrix of a claim, and hide what is there for reading it back alone."""
    from openpyxl.styles import Alignment, Font, PatternFill

    from whence.model.sheet import COLUMNS, HYPOTHESIS, WAS

    for_print(sheet, _A3)
    for row in sheet.iter_rows():
        for cell in row:
            _lay(cell)
    tops = [n for n, row in enumerate(table.rows, 1) if row[:1] == (HYPOTHESIS,)]
    titles = next(n for n, row in enumerate(table.rows, 1) if row[:1] == (COLUMNS,)) + 1
    for cell in sheet[titles]:
        cell.font = Font(name=_FONT, bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEAD)
    sheet["C1"].font = Font(name=_FONT, bold=True, size=13)
    for cell in (sheet["C1"], sheet["C2"]):  # these run over the cells beside them
        cell.alignment = Alignment(vertical="top", readingOrder=order_of(cell.value))
    _editable(sheet, table, tops)
    for n, row in enumerate(table.rows, 1):
        if row[:1] in ((COLUMNS,), (WAS,)):
            sheet.row_dimensions[n].hidden = True
        else:
            most = _TITLES if n == titles else _TALLEST
            sheet.row_dimensions[n].height = 20.0 if n == 1 else min(most, _height(row))
    for letter in "AB":
        sheet.column_dimensions[letter].hidden = True
    _widths(sheet, len(table.columns))
    sheet.freeze_panes = sheet.cell(titles + 1, 4)
    _colour(sheet, table, tops)


def _lay(cell: Any) -> None:
    from openpyxl.styles import Alignment

    text = isinstance(cell.value, str)
    order = order_of(cell.value)
    across = "right" if order == 2 else None
    cell.alignment = Alignment(
        wrap_text=text, vertical="top", horizontal=across, readingOrder=order
    )


def _lay_alike(cell: Any, styles: dict[tuple[bool, int], Any]) -> None:
    """Lay a cell out as one like it was: to make a style anew takes a hundred times as long."""
    key = isinstance(cell.value, str), order_of(cell.value)
    if key in styles:
        cell._style = copy(styles[key])
    else:
        _lay(cell)
        styles[key] = copy(cell._style)


def order_of(value: object) -> int:
    """Return the reading order of a cell: 2 from right to left by its first strong letter, else 1."""
    for character in str(value or ""):
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return 2
        if kind == "L":
            return 1
    return 1


def _editable(sheet: Any, table: Sheet, tops: Sequence[int]) -> None:
    """Give an edge to what may be edited, and formats to numbers."""
    from openpyxl.styles import Border, Side

    edge = Border(*(Side(style="thin", color=_EDGE) for _ in range(4)))
    for row, column in table.cells:
        cell = sheet.cell(row + 1, column + 1)
        cell.border = edge
        cell.number_format = _PLAIN if column >= FIRST else "0.0%"
    for row in tops:
        for column in range(5, FIRST):
            sheet.cell(row, column + 1).number_format = "0.0%"
        sheet.cell(row, 5).border = edge
    why = tops[-1] + 1 if tops else 0
    for column in range(FIRST, FIRST + len(table.columns)) if why else ():
        sheet.cell(why, column + 1).border = edge
    apart = next(n for n, row in enumerate(table.rows, 1) if row[2:3] == (APART,))
    for column in range(FIRST, FIRST + len(table.columns)):
        sheet.cell(apart, column + 1).number_format = "0.00"
    for row in (3, 4):
        sheet.cell(row, 4).border = edge
        sheet.cell(row, 4).number_format = "@"


def _widths(sheet: Any, columns: int) -> None:
    from openpyxl.utils import get_column_letter

    widths = [_TEXT, _NARROW, _WHY, _NARROW, _NARROW, _NARROW, *[_WORDS] * columns]
    for column, width in enumerate(widths, 3):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _height(row: Row) -> float:
    """Return how tall a row of a matrix must be for its text."""
    if len(row) <= FIRST:
        return _LINE
    widths = {2: _TEXT, 4: _WHY} | dict.fromkeys(range(FIRST, len(row)), _WORDS)
    return _tall((row[column], width) for column, width in widths.items())


def _tall(cells: Iterable[tuple[object, float]]) -> float:
    """Return about how tall a row must be, in points, which no program works out by itself."""
    lines = 1
    for value, width in cells:
        if isinstance(value, str):
            parts = [len(part) // width + 1 for part in value.split("\n")]
            lines = max(lines, int(sum(parts)))
    return min(_TALLEST, lines * _LINE)


def _colour(sheet: Any, table: Sheet, tops: Sequence[int]) -> None:
    """Colour the numbers by what they are, and say their strength in words."""
    from openpyxl.formatting.rule import ColorScaleRule, Rule
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat
    from openpyxl.utils import get_column_letter

    if not tops or not table.columns:
        return
    last = get_column_letter(FIRST + len(table.columns))
    first = f"{get_column_letter(FIRST + 1)}{tops[0]}"
    area = f"{first}:{last}{tops[-1]}"
    scale = {"start_type": "num", "mid_type": "num", "end_type": "num"}
    sheet.conditional_formatting.add(
        area,
        ColorScaleRule(
            **scale,
            start_value=-1,
            start_color=_AGAINST,
            mid_value=0,
            mid_color=_NEUTRAL,
            end_value=1,
            end_color=_FOR,
        ),
    )
    for number, (words, least) in enumerate(_BANDS):
        shown = f'+0.00" {words} for";\u22120.00" {words} against"'
        rule = Rule(
            type="expression",
            formula=[f"AND(ISNUMBER({first}),ABS({first})>={least})"],
            dxf=DifferentialStyle(numFmt=NumberFormat(numFmtId=200 + number, formatCode=shown)),
            stopIfTrue=False,
        )
        sheet.conditional_formatting.add(area, rule)
