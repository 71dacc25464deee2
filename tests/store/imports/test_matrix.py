"""An edited matrix comes back: what was changed, with its reason, and nothing else."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.model import InputError
from whence.model.sheet import PRIOR, PRIOR_WHY
from whence.pipeline import assess
from whence.report.exports import export
from whence.store.imports import import_file
from whence.store.imports.matrix import fits
from whence.store.imports.sheet_files import rows_of_csv
from whence.text import bare_cell, safe_cell

openpyxl = pytest.importorskip("openpyxl")


class Edited:
    """A matrix file being edited: the same for a workbook and for CSV."""

    def __init__(self, assessment, ending: str) -> None:
        self.ending = ending
        written = export(assessment, ending)
        if ending == "xlsx":
            self.book = openpyxl.load_workbook(BytesIO(written))
            self.tables = {
                sheet["B1"].value: [list(row) for row in sheet.iter_rows()]
                for sheet in self.book
                if sheet["A1"].value == "claim"
            }
        else:
            self.rows = rows_of_csv(written.encode(), "m.csv")
            starts = [n for n, row in enumerate(self.rows) if row[:1] == ["claim"]]
            ends = [*starts[1:], len(self.rows)]
            self.tables = {
                self.rows[a][1]: [
                    [Holder(row, n) for n in range(len(row))] for row in self.rows[a:b]
                ]
                for a, b in zip(starts, ends, strict=True)
            }

    def cell(self, claim: str, row: tuple[str, str], column: str | int):
        table = self.tables[claim]
        names = [c.value for c in next(r for r in table if r and r[0].value == "columns")]
        found = next(r for r in table if r and (r[0].value, r[1].value or "") == row)
        return found[names.index(column) if isinstance(column, str) else column]

    def set(self, claim: str, hypothesis: str, column: str, value, why: str = "") -> None:
        self.cell(claim, ("hypothesis", hypothesis), column).value = value
        if column == PRIOR:
            self.cell(claim, ("hypothesis", hypothesis), PRIOR_WHY).value = why
        else:
            self.cell(claim, ("why", ""), column).value = why

    def save(self, folder, name="edited"):
        path = folder / f"{name}.{self.ending}"
        if self.ending == "xlsx":
            self.book.save(path)
            return path
        out = StringIO(newline="")
        csv.writer(out).writerows([[safe_cell(str(c)) for c in row] for row in self.rows])
        path.write_text(out.getvalue(), encoding="utf-8-sig")
        return path


class Holder:
    def __init__(self, row: list, column: int) -> None:
        self.row, self.column = row, column

    @property
    def value(self):
        return self.row[self.column]

    @value.setter
    def value(self, new) -> None:
        self.row[self.column] = new


ENDINGS = pytest.mark.parametrize("ending", ["xlsx", "csv"])


def said_on(assessment, claim: str) -> str:
    return next(
        one.evidence
        for one in assessment.matrix.columns
        if one.claim == claim and one.what.startswith("Asserted")
    )


@ENDINGS
def test_unchanged_nothing_is_written(case, pier, tmp_path, ending):
    before = (case / "case.yaml").read_bytes()
    told = import_file(case, Edited(pier, ending).save(tmp_path)).told
    assert (case / "case.yaml").read_bytes() == before
    assert told[-1].startswith("nothing new")


@ENDINGS
def test_what_is_edited_moves_the_verdict_and_is_shown_again(case, pier, tmp_path, ending):
    evidence = said_on(pier, "sale")
    file = Edited(pier, ending)
    file.set("sale", "real", evidence, -0.6, "the docker was at sea that day")
    file.set("sale", "invented", PRIOR, 0.3, "a docker was paid before")
    file.cell("sale", ("who", ""), 3).value = "A. Analyst"
    file.cell("sale", ("when", ""), 3).value = "2031-05-21"
    path = file.save(tmp_path)
    import_file(case, path)
    written = (case / "case.yaml").read_text(encoding="utf-8")
    assert written.startswith("# Who asked: the harbour desk.")
    after = assess(case)
    assert after.claims[0].probability < pier.claims[0].probability
    assert {(one.evidence, one.now, one.why, one.who) for one in after.cells} == {
        ("", 0.3, "a docker was paid before", "A. Analyst"),
        (evidence, -0.6, "the docker was at sea that day", "A. Analyst"),
    }
    again = Edited(after, ending)
    shown = again.cell("sale", ("hypothesis", "real"), evidence).value
    assert float(shown) == -0.6
    assert float(again.cell("sale", ("hypothesis", "invented"), PRIOR).value) == 0.3
    # The same file once more, and the new one as it is: nothing more to write.
    for one in (path, again.save(tmp_path, "again")):
        assert import_file(case, one).told[-1].startswith("nothing new")
    assert (case / "case.yaml").read_text(encoding="utf-8") == written


def test_an_emptied_cell_takes_the_model_again(case, pier, tmp_path):
    ending = "xlsx"
    evidence = said_on(pier, "sale")
    first = Edited(pier, ending)
    first.set("sale", "real", evidence, 0.5, "first thought")
    import_file(case, first.save(tmp_path, "first"))
    second = Edited(assess(case), ending)
    second.set("sale", "real", evidence, None if ending == "xlsx" else "", "thought better of it")
    import_file(case, second.save(tmp_path, "second"))
    undone = assess(case)
    assert undone.cells == ()
    assert replace(undone, issues=()) == replace(pier, case=undone.case, issues=())


def test_what_was_replaced_may_be_set_again(case, pier, tmp_path):
    ending = "csv"
    evidence = said_on(pier, "sale")
    for number, (value, why) in enumerate([(0.5, "x"), (0.1, "y"), (0.5, "x")]):
        file = Edited(assess(case), ending)
        file.set("sale", "real", evidence, value, why)
        import_file(case, file.save(tmp_path, f"file-{number}"))
    (cell,) = assess(case).cells
    assert cell.now == 0.5


WRONG = [
    (0.5, "", "was changed without a reason; write one in"),
    ("strong", "x", "'strong' is no number"),
    ("=1+1", "x", "'=1+1' is no number"),
    (7, "x", "7 is not a log10 likelihood ratio"),
    (0.9, "x", "leave nothing for the others"),
]


@ENDINGS
@pytest.mark.parametrize(("value", "why", "told"), WRONG, ids=[row[2] for row in WRONG])
def test_what_is_wrong_names_its_cell(case, pier, tmp_path, ending, value, why, told):
    before = (case / "case.yaml").read_bytes()
    file = Edited(pier, ending)
    file.set("sale", "real", said_on(pier, "sale"), value, why)
    with pytest.raises(InputError) as error:
        import_file(case, file.save(tmp_path))
    assert told in str(error.value)
    sheet = "sale!" if ending == "xlsx" else ""
    assert f"edited.{ending}: {sheet}" in str(error.value)
    assert (case / "case.yaml").read_bytes() == before


@ENDINGS
def test_priors_must_make_a_whole(case, pier, tmp_path, ending):
    file = Edited(pier, ending)
    for id in ("real", "local", "misread", "exaggerated", "misled", "invented", "other"):
        file.set("sale", id, PRIOR, 0.11, "all alike")
    with pytest.raises(InputError, match=r"the priors set sum to 0\.77"):
        import_file(case, file.save(tmp_path))


def test_rows_may_be_sorted_and_more_of_them_put_between(case, pier, tmp_path):
    evidence = said_on(pier, "sale")
    file = Edited(pier, "csv")
    file.set("sale", "real", evidence, -0.25, "he was at sea")
    bodies = [n for n, row in enumerate(file.rows) if row[:1] == ["hypothesis"]]
    first, last = bodies[0], bodies[6]
    file.rows[first], file.rows[last] = file.rows[last], file.rows[first]
    file.rows.insert(last, ["", "", "a note of my own", "=1"])
    text = file.save(tmp_path).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline="")))
    out = StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    path = tmp_path / "semicolons.csv"
    path.write_text(out.getvalue().replace("-0.25", "\u22120,25"), encoding="utf-16")
    import_file(case, path)
    (cell,) = assess(case).cells
    assert (cell.hypothesis, cell.now) == ("real", -0.25)


def test_without_the_numbers_as_written_it_is_refused(case, pier, tmp_path):
    file = Edited(pier, "csv")
    file.rows = [row for row in file.rows if row[:1] != ["was"]]
    with pytest.raises(InputError, match="the numbers as they were written are not there"):
        import_file(case, file.save(tmp_path), "matrix")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"event_id,date\n1,2"),
        ("a.xlsx", b"PK\x03\x04"),
        ("a.txt", b"\xff\x00"),
        ("a.json", b"{}"),
    ],
)
def test_other_files_are_none(name, data):
    assert not fits(name, data)


def test_a_workbook_of_others_is_told(case, tmp_path):
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(InputError, match="no matrix is in it"):
        import_file(case, tmp_path / "other.xlsx")


@given(st.text())
def test_cells_lose_nothing(text):
    cell = safe_cell(text)
    assert bare_cell(cell) == text
    assert cell[:1] not in ("=", "@", "\t", "\r") or not cell


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader(data):
    for name in ("a.csv", "a.xlsx"):
        assert fits(name, data) in (True, False)
