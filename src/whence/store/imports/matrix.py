"""A matrix that was exported, edited and comes back: what was changed becomes entries of `matrix:`.

The file tells itself what it was when it was written (the rows `was`), so nothing is assessed again
and a change of the documents since then is no change of the analyst's. A change without a reason is
an error that names its cell: a reason made up here would say nothing, and be shown as the analyst's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whence.model import GivenCell, InputError, Question, holding
from whence.model.sheet import CLAIM

from ..records import load_record
from .additions import Additions
from .matrix_table import Change, Table, changes_in, tables_in
from .sheet_files import is_workbook, rows_of_csv, sheets_of

_CASE = "case.yaml"
# A row that starts a matrix, in UTF-8 or UTF-16: any other table need not be read to be known for none.
_MARKED = re.compile(
    rb"""(?:^|[\r\n\xbf\xff\xfe])\0?"?\0?%b\0?"?\0?[,;\t]"""
    % b"\\0?".join(CLAIM.encode()[at : at + 1] for at in range(len(CLAIM)))
)


def fits(name: str, data: bytes) -> bool:
    """Say whether a file is a workbook or a CSV file with a matrix of ours."""
    if is_workbook(data):
        return name.lower().endswith((".xlsx", ".xlsm"))
    if not name.lower().endswith((".csv", ".tsv", ".txt")) or not _MARKED.search(data):
        return False
    try:
        return bool(tables_in("", rows_of_csv(data, name), name))
    except InputError:
        return False


def read(data: bytes, name: str, folder: Path) -> Additions:
    """Return the cells and priors that were changed, each with its reason.

    Raises `InputError` with every cell that is wrong: no number, no reason, no possible weight; or
    for a file without a matrix of ours. Raises `MissingExtra` where openpyxl is not there.
    """
    tables = [
        table for sheet, rows in sheets_of(data, name) for table in tables_in(sheet, rows, name)
    ]
    if not tables:
        raise InputError(
            f"{name}: no matrix is in it; whence export CASE --to xlsx writes one. Save a table of events as “CSV UTF-8”"
        )
    wrong: list[str] = []
    changes = [(table, list(changes_in(table, wrong))) for table in tables]
    earlier = _earlier(folder)
    for table, changed in changes:
        wrong += _too_large(table, changed, earlier)
    if wrong:
        raise InputError("\n".join(f"{name}: {each}" for each in wrong))
    entries = [_entry(one) for _, changed in changes for one in changed]
    told = [one.told for _, changed in changes for one in changed]
    return Additions(
        case={"matrix": list(_anew(entries, earlier))},
        told=tuple(told) or (f"{name}: no number was changed",),
    )


def _entry(change: Change) -> dict[str, Any]:
    """Return a change as it is written in `case.yaml`."""
    entry: dict[str, Any] = {"claim": change.claim, "hypothesis": change.hypothesis}
    if change.evidence is not None:
        entry["evidence"] = change.evidence
    key = "prior" if change.evidence is None else "weight"
    entry[key] = "model" if change.value is None else change.value
    entry |= {"who": change.who} if change.who else {}
    entry |= {"when": change.when} if change.when else {}
    return entry | {"why": change.why}


def _earlier(folder: Path) -> tuple[GivenCell, ...]:
    """Return what the case sets already; what is wrong there is told when the case is opened."""
    path = folder / _CASE
    content = path.read_bytes() if path.is_file() else b""
    return load_record(content, str(path), Question)[0].record.matrix


def _anew(
    entries: Iterable[dict[str, Any]], earlier: Sequence[GivenCell]
) -> Iterator[dict[str, Any]]:
    """Yield the entries; one that was there and has been replaced since is told from the old one."""
    last = {cell.key: cell for cell in earlier}
    for entry in entries:
        key = (entry["claim"], entry.get("evidence"), entry["hypothesis"])
        value = entry.get("weight", entry.get("prior"))
        alike = [one for one in earlier if one.key == key and value in (one.weight, one.prior)]
        replaced = [one for one in alike if one is not last[key] and one.why == entry["why"]]
        held = alike and alike[-1] is last[key]
        yield entry | {"why": f"{entry['why']} (again)"} if replaced and not held else entry


def _too_large(
    table: Table, changes: Sequence[Change], earlier: Sequence[GivenCell]
) -> Iterator[str]:
    """Yield the columns whose cells leave nothing for the others, and priors that make no whole."""
    rows = len(table.rows)
    set_ = {one.key: one.value for one in holding(tuple(earlier)) if one.claim == table.claim}
    set_ |= {(one.claim, one.evidence, one.hypothesis): one.value for one in changes}
    for evidence in dict.fromkeys(one.evidence for one in changes):
        given = [
            value
            for (_, column, row), value in set_.items()
            if column == evidence and row in table.rows and value is not None
        ]
        at = next(one.place for one in changes if one.evidence == evidence)
        if evidence is None and (
            sum(given) > 1 + 1e-9 or (len(given) == rows and sum(given) < 1 - 1e-9)
        ):
            yield (
                f"{at}: the priors set sum to {sum(given):g}; at most 1 in all, and 1 where all are "
                "set: leave one as it was, and it takes the rest"
            )
        if evidence is not None and len(given) < rows and sum(10**one for one in given) >= rows:
            yield (
                f"{at}: the numbers set in this column leave nothing for the others: each is log10 of "
                f"a likelihood over the mean of all {rows}; set the others lower instead"
            )
