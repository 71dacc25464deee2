"""The tables of a matrix in the rows of a sheet, and what was changed in them since they were written."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

from whence.model import DateError, InputError, Interval
from whence.model.sheet import (
    CLAIM,
    COLUMNS,
    DIGITS,
    HYPOTHESIS,
    PRIOR,
    PRIOR_WHY,
    WAS,
    WHEN,
    WHO,
    WHY,
)

Rows: TypeAlias = Sequence[Sequence[Any]]
_MOST = 6.0  # as for every weight that an analyst gives
_ASKED = 3  # the cell, from 0, in which who and when are answered


@dataclass(slots=True, kw_only=True)
class Table:
    """The matrix of one claim as it was found: rows by hypothesis, each with its number in the sheet.

    `columns` has the name of each column by its place; `was` the rows as they were written.
    """

    sheet: str
    claim: str
    columns: dict[int, str] = field(default_factory=dict)
    rows: dict[str, tuple[int, Sequence[Any]]] = field(default_factory=dict)
    was: dict[str, Sequence[Any]] = field(default_factory=dict)
    why: tuple[int, Sequence[Any]] | None = None
    who: str = ""
    when: str = ""

    def place(self, row: int, column: int) -> str:
        """Name a cell as spreadsheets do: `C1!H7`."""
        at = f"{_letters(column)}{row + 1}"
        return f"{self.sheet}!{at}" if self.sheet else at


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A number that was changed; `value` is None where its cell was emptied."""

    place: str
    claim: str
    hypothesis: str
    evidence: str | None
    value: float | None
    why: str
    who: str
    when: str
    told: str


def tables_in(sheet: str, rows: Rows, name: str) -> list[Table]:
    """Return the tables in the rows of a sheet. Raises `InputError` for one that was broken."""
    tables: list[Table] = []
    for number, row in enumerate(rows):
        kind, id = _text(row, 0), _text(row, 1)
        if kind == CLAIM and id:
            tables.append(Table(sheet=sheet, claim=id))
        elif tables:
            _take(tables[-1], kind, id, number, row, name)
    found = [table for table in tables if table.columns and table.rows]
    for table in found:
        if missing := [id for id in table.rows if id not in table.was]:
            raise InputError(
                f"{name}: {table.claim}: the numbers as they were written are not there for "
                f"{', '.join(missing)}; export the matrix anew and edit that"
            )
    return found


def _take(table: Table, kind: str, id: str, number: int, row: Sequence[Any], name: str) -> None:
    """Take a row into its table."""
    if kind == COLUMNS:
        table.columns = {n: _text(row, n) for n in range(2, len(row)) if _text(row, n)}
    elif kind == HYPOTHESIS and id:
        if id in table.rows:
            raise InputError(f"{name}: {table.place(number, 1)}: {id} stands there twice")
        table.rows[id] = (number, row)
    elif kind == WAS and id:
        table.was[id] = row
    elif kind == WHY:
        table.why = (number, row)
    elif kind == WHO:
        table.who = _text(row, _ASKED)
    elif kind == WHEN:
        table.when = _day(row[_ASKED] if len(row) > _ASKED else None)


def changes_in(table: Table, wrong: list[str]) -> Iterator[Change]:
    """Yield what was changed in a table; what is wrong with a change is added to `wrong`."""
    if table.when:
        try:
            Interval.parse(table.when)
        except DateError as error:
            wrong.append(f"{table.sheet or table.claim}: when: {error}")
    numbers = {n: name for n, name in table.columns.items() if name == PRIOR or name[:1] != "@"}
    for hypothesis, (row, cells) in table.rows.items():
        for column, name in numbers.items():
            before = _number(_value(table.was[hypothesis], column))
            after = _number(_value(cells, column))
            at = table.place(row, column)
            if isinstance(after, str) or isinstance(before, str):
                wrong.append(f"{at}: {after if isinstance(after, str) else before!r} is no number")
            elif before is not None and after != before:
                change = _change(table, hypothesis, name, at, before, after)
                wrong += [f"{at}: {each}" for each in _faults(table, change, row, column)]
                yield change


def _change(
    table: Table, hypothesis: str, name: str, at: str, before: float, after: float | None
) -> Change:
    evidence = None if name == PRIOR else name
    now = "the model's" if after is None else format(after, "g")
    return Change(
        place=at,
        claim=table.claim,
        hypothesis=hypothesis,
        evidence=evidence,
        value=after,
        why=_reason(table, hypothesis, name),
        who=table.who,
        when=table.when,
        told=f"{table.claim}, {hypothesis}, {evidence or 'prior'}: {before:g} → {now}",
    )


def _reason(table: Table, hypothesis: str, name: str) -> str:
    """Return the reason given: beside a prior, or in the row for it under a column."""
    wanted = PRIOR_WHY if name == PRIOR else name
    column = next((n for n, one in table.columns.items() if one == wanted), None)
    row = table.rows[hypothesis] if name == PRIOR else table.why
    return "" if column is None or row is None else " ".join(_text(row[1], column).split())


def _faults(table: Table, change: Change, row: int, column: int) -> Iterator[str]:
    """Yield what is wrong with a change: no reason, or no possible number."""
    if not change.why:
        asked = f"row “Why”, {table.place(table.why[0], column)}" if table.why else "row “why”"
        if change.evidence is None:
            beside = next((n for n, one in table.columns.items() if one == PRIOR_WHY), column + 1)
            asked = table.place(row, beside)
        yield f"was changed without a reason; write one in {asked}"
    if change.value is None:
        return
    if change.evidence is None and not 0 <= change.value <= 1:
        yield f"{change.value:g} is not a probability from 0 to 1"
    if change.evidence is not None and not abs(change.value) <= _MOST:
        yield f"{change.value:g} is not a log10 likelihood ratio between -{_MOST:g} and {_MOST:g}"


def _number(value: Any) -> float | str | None:
    """Return a cell as a number, None where it is empty, its text where it is something else."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return round(float(value), DIGITS) + 0.0 if math.isfinite(value) else str(value)
    text = str(value if value is not None else "").strip()
    if not text:
        return None
    plain = text.replace("\u2212", "-").replace("\u00a0", "").replace(",", ".")
    share = plain.endswith("%")
    try:
        number = float(plain.rstrip("% "))
    except ValueError:
        return text
    if not math.isfinite(number) or "_" in plain:
        return text
    return round(number / 100 if share else number, DIGITS) + 0.0


def _value(row: Sequence[Any], column: int) -> Any:
    return row[column] if column < len(row) else None


def _text(row: Sequence[Any], column: int) -> str:
    value = _value(row, column)
    return "" if value is None else str(value).strip()


def _day(value: Any) -> str:
    """Return a date as text, be it that a spreadsheet made one of it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value or "").strip()


def _letters(column: int) -> str:
    """Name a column as spreadsheets do: A, …, Z, AA, … (from 0)."""
    name, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        name = chr(65 + digit) + name
    return name
