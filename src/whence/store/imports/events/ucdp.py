"""Events of the UCDP Georeferenced Event Dataset and its Candidate Events; also our own export in its columns."""

import re
from pathlib import Path

from whence.data.ged import GED_COLUMNS

from ..additions import Additions
from .answers import is_answer, missing_in
from .cells import (
    Cells,
    Order,
    day_in,
    names_in,
    number_in,
    point_in,
    spread,
    told_of,
    whole_in,
)
from .event import COUNTRY, DISTRICT, PROVINCE, VAGUE, Event, RowError, Side, Spot
from .table import check_columns, headings_of, order_of, rows_of
from .taking import take

NEEDED = frozenset({"id", "type_of_violence", "side_a", "side_b", "date_start", "date_end"})
_WANTED = NEEDED | set(
    "deaths_a deaths_b where_prec where_coordinates location adm_1 adm_2 country latitude longitude date_prec "
    "code_status source_article source_office whence_claim whence_kind whence_probability".split()
)
_VERSION = re.compile(r"(?:ged|gedevent)_?v?(\d\d)_?(\d)(?:_(\d\d?)(?!\d))?", re.IGNORECASE)
# Candidate Events of several months: GEDEvent_v26_01_26_06.csv.
_MONTHS = re.compile(r"gedevent_v(\d\d_\d\d_\d\d_\d\d)(?!\d)", re.IGNORECASE)
# UCDP GED codebook 25.1, where_prec: 1 the place is known, 2 within some 25 km of a known point, 3 and 4 only
# the division of the second and of the first order, 5 a line or a vague area, 6 the country, 7 at sea or in the air.
_LEVELS = {3: DISTRICT, 4: PROVINCE, 5: VAGUE, 6: COUNTRY, 7: VAGUE}
_PRECISION = {1: "point", 2: "within 25 km"}
# The same, date_prec: 1 the day is known, 2 within 2 to 6 days, 3 the week, 4 within 8 to 30 days or the month,
# 5 within more than a month and up to a year. So far the day may lie from the one that is written.
_DAYS = {None: 0, 1: 0, 2: 6, 3: 6, 4: 30, 5: 365}
_SETTLED = "clear"
_MOST = 100  # characters of a list of sources that a citation repeats


def fits(_name: str, data: bytes) -> bool:
    """Say whether a file has the columns of UCDP GED, or its rows without headings."""
    heads = headings_of(data)
    return set(heads) >= NEEDED or _headless(heads)


def read(data: bytes, name: str, folder: Path) -> Additions:
    """Return what the events of a file say of actors and places; see `taking`."""
    columns = GED_COLUMNS if _headless(headings_of(data)) else ()
    if not columns:
        check_columns(data, NEEDED, name)
    dataset, order = _dataset(name), order_of(data, name, ["date_start", "date_end"], columns)
    page = missing_in(data, name) if is_answer(data) else ""
    rows = (
        (where, _event(cells, dataset, order))
        for where, cells in rows_of(data, name, _WANTED, columns)
    )
    return take(rows, name, folder, (*told_of(order, name), *([page] if page else [])))


def _headless(heads: tuple[str, ...]) -> bool:
    return len(heads) == len(GED_COLUMNS) and heads[0].isdigit()


def _dataset(name: str) -> str:
    if several := _MONTHS.search(name):
        return f"UCDP Candidate {several[1].replace('_', '.')}"
    match = _VERSION.search(name)
    if not match:
        return "UCDP GED"
    year, release, month = match.groups()
    return f"UCDP Candidate {year}.{release}.{month}" if month else f"UCDP GED {year}.{release}"


def _event(cells: Cells, dataset: str, order: Order) -> "Event | RowError":
    try:
        ours = cells.get("whence_kind", "")
        return Event(
            table="whence" if ours else "ucdp",
            type=ours or _type(cells),
            a=Side(names=_side(cells, "side_a", ours), lost=whole_in(cells, "deaths_a")),
            b=Side(names=_side(cells, "side_b", ours), lost=whole_in(cells, "deaths_b")),
            spot=_spot(cells),
            when=_when(cells, order),
            cited=_cited(cells, dataset),
            confidence=number_in(cells, "whence_probability") if ours else None,
            status="" if ours else cells.get("code_status", ""),
        )
    except RowError as error:
        return error


def _type(cells: Cells) -> str:
    """Return the number of a type, `1` also for the `1.0` of other tools; any other word as it is."""
    text = cells.get("type_of_violence", "")
    return text.removesuffix(".0")


def _side(cells: Cells, column: str, ours: str) -> tuple[str, ...]:
    """Return who is on a side: one name in UCDP's files, several with semicolons in ours."""
    text = cells.get(column, "")
    return names_in(text) if ours else names_in(text.replace(";", ","))


def _spot(cells: Cells) -> Spot:
    exact = whole_in(cells, "where_prec")
    if exact is not None and exact not in range(1, 8):
        raise RowError(f"where_prec: {exact} is none of the codes 1 to 7")
    level = _LEVELS.get(exact or 0, "")
    point = point_in(cells) if not level else None
    return Spot(
        name=cells.get("where_coordinates") or cells.get("location") or "",
        country=cells.get("country", ""),
        first=cells.get("adm_1", ""),
        second=cells.get("adm_2", ""),
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        level=level,
        precision=_PRECISION.get(exact or 0, "unknown") if point else "",
    )


def _when(cells: Cells, order: Order) -> str:
    """Return when, as EDTF: a day, or the interval in which it lies.

    A row of several days whose dates are exact may be one long event or some of the days: which, the
    row does not tell.
    """
    start, end = (day_in(cells.get(name, ""), name, order) for name in ("date_start", "date_end"))
    if end < start:
        raise RowError(f"date_end: {end} is before date_start, {start}; swap the two")
    if start != end:
        return f"{start}/{end}"
    return spread(start, _DAYS.get(whole_in(cells, "date_prec"), 365))


def _cited(cells: Cells, dataset: str) -> str:
    ours = cells.get("whence_claim")
    what = f"whence, claim {ours}" if ours else f"{dataset}, event {cells.get('id', '')}"
    status = cells.get("code_status", "")
    if status and status.casefold() != _SETTLED and not ours:
        what += f" ({status[:_MOST]})"
    told = cells.get("source_article") or cells.get("source_office") or ""
    told = " ".join(told.split())
    return f"{what}; sources: {told[:_MOST]}{'…' if len(told) > _MOST else ''}" if told else what
