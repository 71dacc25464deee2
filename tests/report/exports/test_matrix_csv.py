"""The matrix as CSV: what people see, what is read back, and no formula in it."""

import csv
from dataclasses import replace
from io import StringIO

from hostile_names import names, renamed
from hypothesis import HealthCheck, given, settings

from whence.model import ChangedCell
from whence.report.exports import export
from whence.text import bare_cell


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_explanations_are_rows_and_evidence_columns(merger):
    table = rows(export(merger, "csv"))
    (ids,) = [row[8:] for row in table if row[:1] == ["columns"] and len(row) > 8]
    assert ids == ["f-order", "o-banker", "f-denial", "f-precedent"]
    cells = {row[1]: row for row in table if row[:1] == ["hypothesis"]}
    assert cells["real"][2:4] == ["They have agreed, as reported.", "0.2"]
    assert cells["real"][8:] == ["-1.31", "0.2", "-0.5", "-0.3"]
    assert {row[1]: row[2:] for row in table if row[:1] == ["was"]} == {
        id: row[2:] for id, row in cells.items()
    }


def test_each_column_says_what_it_is_in_whose_words_and_from_where(merger):
    table = rows(export(merger, "csv"))
    by_title = {row[2]: row for row in table if len(row) > 8}
    assert by_title["Explanation"][8].startswith("The order of the competition authority")
    assert "“Pavo may not merge with any rival before the end of 2032”" in by_title["Its words"][8]
    assert "Harbour Gazette, 16 March 2031, gazette-0316" in by_title["From"][8].replace(
        "\xa0", " "
    )
    assert by_title["How far apart"][8] == "1.62"


def test_what_was_set_before_is_told(merger):
    one = ChangedCell(
        claim="merger-agreed",
        hypothesis="real",
        evidence="f-order",
        what="w",
        was=-1.0,
        now=-1.31,
        why="the order stands",
        who="A. A.",
    )
    text = export(replace(merger, cells=(one,)), "csv")
    assert "real: −1.00 → −1.31 because the order stands (A. A.)" in text


def test_no_claims_no_table(merger):
    assert "\nclaim," not in export(replace(merger, claims=()), "csv")


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(name=names)
def test_no_name_is_a_formula_and_every_row_stays_one(merger, name):
    plain, table = rows(export(merger, "csv")), rows(export(renamed(merger, name), "csv"))
    assert [row[:2] for row in table] == [row[:2] for row in plain]
    for row in table:
        for cell in row:
            assert cell[:1] not in "=@\t\r" or not cell, cell
            assert cell[:1] not in "+-" or not cell or float(cell) < 100


def test_what_looks_like_a_formula_can_be_had_back(merger):
    hostile = renamed(merger, "'=1+1")
    texts = [bare_cell(row[2]) for row in rows(export(hostile, "csv")) if len(row) > 2]
    assert "'=1+1" in texts
