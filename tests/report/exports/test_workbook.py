"""The workbook: what is on its sheets, that openpyxl loses nothing of it, and no formula in it."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from hostile_names import names, renamed
from hypothesis import HealthCheck, given, settings

from whence.report.exports import export
from whence.report.exports.lists import lists_of
from whence.report.exports.sheets import sheet_of
from whence.report.exports.workbook import next_name

openpyxl = pytest.importorskip("openpyxl")


def opened(assessment):
    return openpyxl.load_workbook(BytesIO(export(assessment, "xlsx")))


def test_sheets(merger):
    assert opened(merger).sheetnames == [
        "Read me", "merger-agreed", "talks-held", "lyra-present",
        "Documents", "Statements", "Links", "Findings", "Sources", "Origins",
    ]  # fmt: skip


def test_every_cell_is_read_as_it_was_meant(merger):
    book = opened(merger)
    for claim in merger.claims:
        sheet = book[claim.id]
        for row, values in enumerate(sheet_of(merger, claim).rows, 1):
            for column, value in enumerate(values, 1):
                assert (sheet.cell(row, column).value or "") == (value or "") or value == 0


def test_saved_again_by_openpyxl_nothing_is_lost(merger):
    book = opened(merger)
    out = BytesIO()
    book.save(out)
    again = openpyxl.load_workbook(BytesIO(out.getvalue()))
    for sheet in book:
        other = again[sheet.title]
        assert [[c.value for c in row] for row in sheet] == [
            [c.value for c in row] for row in other
        ]
        assert other.freeze_panes == sheet.freeze_panes
        assert [c.quotePrefix for c in other["C"]] == [c.quotePrefix for c in sheet["C"]]


def test_the_matrix_can_be_worked_in(merger):
    sheet = opened(merger)["merger-agreed"]
    assert sheet.freeze_panes == "D8"
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["B"].hidden
    hidden = [n for n in range(1, sheet.max_row + 1) if sheet.row_dimensions[n].hidden]
    assert [sheet.cell(n, 1).value for n in hidden] == ["columns", *["was"] * 6]
    assert sheet["I7"].alignment.wrap_text
    (area,) = {str(one.sqref) for one in sheet.conditional_formatting}
    assert area == "I12:L17"


def test_what_runs_from_right_to_left_does(merger):
    sheet = opened(merger)["Documents"]
    cells = {cell.value: cell for row in sheet for cell in row}
    assert cells["صحيفة المرفأ"].alignment.readingOrder == 2
    assert cells["Daily Bugle"].alignment.readingOrder == 1


def test_the_same_assessment_makes_the_same_bytes(merger):
    assert export(merger, "xlsx") == export(merger, "xlsx")


def test_every_sample_is_a_workbook(assessment):
    assert "Documents" in opened(assessment).sheetnames


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=6
)
@given(name=names)
def test_no_name_is_a_formula(merger, name):
    for sheet in opened(renamed(merger, name)):
        for row in sheet:
            for cell in row:
                assert cell.data_type in ("s", "n")
                if isinstance(cell.value, str):
                    assert cell.quotePrefix


@given(names)
def test_names_of_sheets(name):
    taken = {"history"}
    one, two = next_name(taken, name), next_name(taken, name)
    assert one.casefold() != two.casefold()
    for each in (one, two):
        assert 0 < len(each) <= 31
        assert not set(each) & set("[]:*?/\\'")


@pytest.mark.parametrize(("letter", "written"), [("B", "B"), ("F", "")])
def test_what_judges_nothing_is_no_letter(merger, letter, written):
    """Admiralty F: the source cannot be judged."""
    pytest.importorskip("prov")
    source = replace(merger.sources[0], letter=letter)
    lists = {
        title: (head, rows) for title, head, rows in lists_of(replace(merger, sources=(source,)))
    }
    head, (row,) = lists["Sources"]
    assert row[head.index("letter")] == written
    told = re.findall(
        r'"whence:admiralty": "(.)"', export(replace(merger, sources=(source,)), "prov")
    )
    assert told == [*written]
