"""The rows of a CSV text, its broken quotation mended."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.read.records.csvrows import CsvRows


def rows(text, width=3, limit=10_000):
    return list(CsvRows(StringIO(text), "a.csv", limit).rows(",", width))


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=8)


@given(st.lists(st.lists(CELLS | st.text('",\n a'), min_size=1, max_size=4), max_size=6))
def test_what_the_csv_module_writes_is_read_back(table):
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    found = rows(out.getvalue())
    assert [row.cells for row in found] == table
    assert [row.number for row in found] == [*range(1, len(table) + 1)]
    assert not any(row.problem for row in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Marks within a cell are no quotation.
        ('1,"Yes" he said,x\n', [["1", "Yes he said", "x"]]),
        ('1,5" pipe,x\n2,b,c\n', [["1", '5" pipe', "x"], ["2", "b", "c"]]),
        # One that is not closed costs no other row, and not even its own.
        ('1,"Yes he said,x\n2,b,c\n', [["1", '"Yes he said', "x"], ["2", "b", "c"]]),
        (
            '1,"Yes,x\n2,b,c\n3,"d, e",f\n4,g,h\n',
            [["1", '"Yes', "x"], ["2", "b", "c"], ["3", "d, e", "f"], ["4", "g", "h"]],
        ),
        ('1,"Yes, x\n2,b,c\n', [["1", '"Yes', " x"], ["2", "b", "c"]]),
        ('1,2,"abc', [["1", "2", '"abc']]),
        # What it has left of a text over lines is not taken for rows.
        ('1,"one\ntwo "2" two\nthree",x\n2,b,c\n', [[], [], [], ["2", "b", "c"]]),
        ('1,"one\n' + "two\n" * 5_000 + "2,b,c\n", [[]] + [[]] * 5_000 + [["2", "b", "c"]]),
        # A line that is too long is passed over.
        ("1," + "a" * 20_000 + ",x\n2,b,c\n", [[], ["2", "b", "c"]]),
        ('1,"' + "a" * 20_000 + "\n2,b,c\n", [[], ["2", "b", "c"]]),
    ],
)
def test_broken_quotation_costs_as_little_as_can_be(text, wanted):
    found = rows(text)
    assert [row.cells for row in found] == wanted
    assert all(row.problem for row in found if not row.cells)


def test_a_row_read_as_it_stands_is_said():
    first, second = rows('1,"Yes he said,x\n2,b,c\n')
    assert first.problem.startswith("a quotation mark opens here and is not closed; the row was")
    assert second.problem is None


def test_in_a_single_column_what_an_open_mark_holds_is_lost_and_said():
    (first, lost) = rows('a\n"b\nc\nd\n', width=1)
    assert first.cells == ["a"]
    assert (lost.number, lost.cells) == (2, [])
    assert lost.problem.startswith("passed over with the 2 lines after it: a quotation mark")


def test_and_all_after_it_if_it_holds_more_than_a_row_can():
    found = rows('a\n"b\n' + "c\n" * 9_000, width=1)
    assert [row.cells for row in found] == [["a"], []]
    assert "with all after it" in found[1].problem


@given(st.text('",\n ab', max_size=60), st.integers(1, 4), st.integers(1, 30))
def test_any_text_ends_and_every_row_has_cells_or_a_reason(text, width, limit):
    lines = text.count("\n") + 1
    found = rows(text, width, limit)
    assert len(found) <= lines
    assert all(row.cells or row.problem or not text.strip() or "\n" in text for row in found)
    assert sum(len("".join(row.cells)) for row in found) <= len(text)
