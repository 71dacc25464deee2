"""How wide the columns of a table are on paper, from the letters in them.

Left to itself WeasyPrint sets every cell several times to find that out, which in a report of 200
documents is a fifth of its time; told the widths it sets each cell once.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from math import sqrt

from lxml import html
from lxml.html import HtmlElement

_LETTERS = 100  # of 8 points on a line as wide as the text of a page, less what keeps columns apart
_LONGEST = 16  # letters that a column keeps for a word; longer ones may be broken
_SPACE = 2  # letters' width between columns
_UNBROKEN = {"number", "range"}  # cells whose words stay on one line


def set_columns(page: HtmlElement) -> None:
    """Give each table that has as many cells in every row columns of fixed widths."""
    for table in page.iter("table"):
        rows = [list(row.iterchildren("td", "th")) for row in table.iter("tr")]
        columns = max(map(len, rows), default=0)
        if table.xpath("colgroup | col | .//*[@colspan or @rowspan]") or columns < 2:
            continue
        group = html.Element("colgroup")
        for share in shares([row for row in rows if len(row) == columns]):
            column = html.Element("col")
            column.set("style", f"width: {share:.1%}")
            group.append(column)
        table.insert(len(table.xpath("caption")), group)
        table.set("style", "table-layout: fixed")


def shares(rows: Sequence[Sequence[HtmlElement]]) -> list[float]:
    """Return the shares of columns: as their lines are long where all fit.

    Where they do not, each gets room for its longest word, and of the rest as its lines are long.
    """
    needs = [_need(cells) for cells in zip(*rows, strict=True)]
    lines = [_SPACE + max(needed) for needed in needs]
    if sum(lines) <= _LETTERS:
        return [one / sum(lines) for one in lines]
    least = [_SPACE + word for word, _ in needs]
    wanted = [max(line - word, 0) for word, line in needs]
    free = max(_LETTERS - sum(least), 0)
    each = [
        word + (free * more / sum(wanted) if any(wanted) else 0)
        for word, more in zip(least, wanted, strict=True)
    ]
    return [one / sum(each) for one in each]


def _need(cells: Sequence[HtmlElement]) -> tuple[int, int]:
    """Return the letters of the longest word in cells of a column, and how long their lines are.

    That is the root of the mean square of the longest lines, so that one long cell among many short
    ones gets more room than they need, but not all of it.
    """
    word, squares = 1, 0
    for cell in cells:
        longest = 0
        for text, whole in _lines(cell):
            words = [text] if whole else text.split()
            least = max(map(_width, words), default=0)
            longest = max(longest, _width(text))
            word = max(word, least if whole else min(least, _LONGEST))
        squares += longest**2
    return word, round(sqrt(squares / len(cells)))


def _lines(cell: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a cell that stand on lines of their own, and whether they are not broken."""
    whole = not _UNBROKEN.isdisjoint((cell.get("class") or "").split())
    for one in cell.xpath(".//p | .//li") or [cell]:
        noted = "note" in (one.get("class") or "").split()
        yield " ".join(one.text_content().split()), whole and not noted


def _width(text: str) -> int:
    """Return how many letters' room a text takes: East Asian ones take two, marks none."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )
