import pytest
from lxml import html

from whence.report.paper_tables import set_columns, shares

_SHORT, _LONG = "two words", "words and " * 12


def rows_of(*texts: tuple[str, ...]) -> list[list[html.HtmlElement]]:
    table = "".join(f"<tr>{''.join(cells)}</tr>" for cells in texts)
    page = html.document_fromstring(f"<table>{table}</table>")
    return [list(row) for row in page.iter("tr")]


def cell(text: str, kind: str = "") -> str:
    return f'<td class="{kind}">{text}</td>'


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        ((cell(_SHORT), cell(_LONG)), "<"),
        ((cell(_LONG), cell(_SHORT)), ">"),
        ((cell(_SHORT), cell(_SHORT)), "="),
        ((cell(_LONG), cell(_LONG, "number")), "<"),
        ((cell("a few words"), cell("a few words", "number")), "="),
        ((cell("w" * 16), cell("w" * 90)), "<"),
        ((cell("漢字漢字漢字"), cell("abcdef")), ">"),
        ((cell(f"<p>{_SHORT}</p><p>{_SHORT}</p>"), cell(_SHORT)), "="),
        ((cell(""), cell("")), "="),
    ],
)
def test_columns_are_as_wide_as_their_texts_ask(cells: tuple[str, str], order: str) -> None:
    left, right = shares(rows_of(cells))
    assert left + right == pytest.approx(1)
    assert {"<": left < right, ">": left > right, "=": left == pytest.approx(right)}[order]


def test_one_long_cell_among_many_takes_less_than_long_ones() -> None:
    few = shares(rows_of((cell(_SHORT), cell(_LONG)), *[(cell(_SHORT), cell("–"))] * 20))
    all_long = shares(rows_of(*[(cell(_SHORT), cell(_LONG))] * 21))
    assert few[1] < all_long[1]


@pytest.mark.parametrize(
    ("table", "widths"),
    [
        ("<tr><td>a</td><td>b</td></tr>", 2),
        ("<caption>c</caption><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>a</td></tr>", 3),
        ("<tr><td>a</td></tr>", 0),
        ("<tr><td colspan='2'>a</td></tr><tr><td>a</td><td>b</td></tr>", 0),
    ],
)
def test_only_tables_with_plain_rows_are_set(table: str, widths: int) -> None:
    page = html.document_fromstring(f"<table>{table}</table>")
    set_columns(page)
    assert len(page.xpath("//colgroup/col")) == widths
    assert bool(page.xpath("//table/@style")) == bool(widths)
    assert not page.xpath("//caption/preceding-sibling::*")
