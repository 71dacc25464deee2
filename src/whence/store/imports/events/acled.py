"""Events of ACLED, by its columns of now and of before 2023, and those in capitals of before 2018."""

import re
from pathlib import Path

from ..additions import Additions
from .cells import Cells, Order, day_in, names_in, point_in, spread, told_of, whole_in
from .event import PROVINCE, Event, RowError, Side, Spot
from .table import check_columns, headings_of, order_of, rows_of
from .taking import take

NEEDED = frozenset({"event_date", "event_type", "actor1", "location"})
_WANTED = NEEDED | set(
    "sub_event_type actor2 inter1 inter2 country admin1 admin2 latitude longitude geo_precision "
    "time_precision event_id_cnty event_id_no_cnty data_id source".split()
)
# ACLED codebook (3 October 2024), time_precision: 1 the day, 2 a week or a similar time, whose middle is written,
# 3 a month, whose middle or end is written. geo_precision: 1 the town, 2 a part of a region or near a
# town, 3 a larger region, for which a natural place or the capital of the province stands.
_WEEK = 6
_PRECISION = {1: "point", 2: "approximate"}
_PART = re.compile(r"\s+[-–]\s+")
_MOST = 100  # characters of a list of sources that a citation repeats


def fits(_name: str, data: bytes) -> bool:
    """Say whether a file has the columns of ACLED."""
    return set(headings_of(data)) >= NEEDED


def read(data: bytes, name: str, folder: Path) -> Additions:
    """Return what the events of a file say of actors and places; see `taking`."""
    check_columns(data, NEEDED, name)
    order = order_of(data, name, ["event_date"])
    rows = ((where, _event(cells, order)) for where, cells in rows_of(data, name, _WANTED))
    return take(rows, name, folder, told_of(order, name))


def _event(cells: Cells, order: Order) -> "Event | RowError":
    try:
        return Event(
            table="acled",
            type=(cells.get("sub_event_type") or cells.get("event_type", "")).casefold(),
            a=_side(cells, "1"),
            b=_side(cells, "2"),
            spot=_spot(cells),
            when=_when(cells, order),
            cited=_cited(cells),
        )
    except RowError as error:
        return error


def _side(cells: Cells, number: str) -> Side:
    # A name with a semicolon is one name: ACLED lists only the associated actors so.
    name = cells.get(f"actor{number}", "").replace(";", ",")
    return Side(names=names_in(name), kind=cells.get(f"inter{number}", "").casefold())


def _spot(cells: Cells) -> Spot:
    """Return where. With geo_precision 3 only the province is known, and the town is its capital."""
    exact = whole_in(cells, "geo_precision")
    if exact is not None and exact not in (1, 2, 3):
        raise RowError(f"geo_precision: {exact} is none of the codes 1 to 3")
    point = point_in(cells) if exact != 3 else None
    name = cells.get("location", "")
    return Spot(
        name=name,
        # “City name – district name”, ACLED codebook (3 October 2024), event geography.
        city=_PART.split(name)[0] if exact == 1 and _PART.search(name) else "",
        country=cells.get("country", ""),
        first=cells.get("admin1", ""),
        second=cells.get("admin2", ""),
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        level=PROVINCE if exact == 3 else "",
        precision=_PRECISION.get(exact or 0, "unknown") if point else "",
    )


def _when(cells: Cells, order: Order) -> str:
    day = day_in(cells.get("event_date", ""), "event_date", order)
    exact = whole_in(cells, "time_precision")
    if exact is not None and exact not in (1, 2, 3):
        raise RowError(f"time_precision: {exact} is none of the codes 1 to 3")
    return day.isoformat()[:7] if exact == 3 else spread(day, _WEEK if exact == 2 else 0)


def _cited(cells: Cells) -> str:
    event = (
        cells.get("event_id_cnty") or cells.get("data_id") or cells.get("event_id_no_cnty") or ""
    )
    what = " ".join(f"ACLED, event {event}".split())
    told = " ".join(cells.get("source", "").split())
    return f"{what}; sources: {told[:_MOST]}{'…' if len(told) > _MOST else ''}" if told else what
