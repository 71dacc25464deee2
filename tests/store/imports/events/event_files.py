"""Event files in the shape of the codebooks, written by hand: their people and places do not exist."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from whence.data.ged import GED_COLUMNS
from whence.store.imports import import_file

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 "
    "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country "
    "admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities "
    "tags timestamp"
).split()
UCDP_ROW = {
    "id": "101",
    "relid": "NOR-2031-1-7-1",
    "year": "2031",
    "type_of_violence": "1",
    "side_a": "Government of Norland",
    "side_b": "Lake Guard",
    "number_of_sources": "2",
    "source_article": '"Daily Bugle,2031-05-04,Fighting in Dorn";"Newswire,2031-05-04,Dorn shelled"',
    "where_prec": "1",
    "where_coordinates": "Dorn",
    "adm_1": "West",
    "adm_2": "Lower District",
    "latitude": "48.25",
    "longitude": "-4.4",
    "country": "Norland",
    "date_prec": "1",
    "date_start": "2031-05-03 00:00:00.000",
    "date_end": "2031-05-03 00:00:00.000",
    "deaths_a": "2",
    "deaths_b": "0",
}
ACLED_ROW = {
    "event_id_cnty": "NOR7",
    "event_date": "2031-05-03",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Norland",
    "inter1": "State forces",
    "actor2": "Lake Guard",
    "inter2": "Rebel group",
    "country": "Norland",
    "admin1": "West",
    "admin2": "Lower District",
    "location": "Dorn",
    "latitude": "48.25",
    "longitude": "-4.4",
    "geo_precision": "1",
    "source": "Daily Bugle; Newswire",
}


def ucdp(*changes: Mapping[str, str], columns=GED_COLUMNS, **how: Any) -> bytes:
    """Return a file of UCDP events, each the example with changes."""
    return table(columns, [UCDP_ROW | dict(change) for change in changes], **how)


def acled(*changes: Mapping[str, str], columns=ACLED, **how: Any) -> bytes:
    """Return a file of ACLED events, each the example with changes."""
    return table(columns, [ACLED_ROW | dict(change) for change in changes], **how)


def answer(key: str, *rows: Mapping[str, Any], **beside: Any) -> bytes:
    """Return rows as the API of UCDP (`Result`) or ACLED (`data`) answers."""
    return json.dumps({**beside, key: list(rows)}).encode()


def table(columns, rows, *, delimiter: str = ",", head: bool = True) -> bytes:
    """Return rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(
        out, list(columns), restval="", extrasaction="ignore", delimiter=delimiter
    )
    if head:
        writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def new_case(folder: Path) -> Path:
    """Make a case with one document."""
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "note.txt").write_text("The mayor said that it rained.\n")
    return folder


def taken(folder: Path, data: bytes, name: str = "events.csv") -> tuple[str, ...]:
    """Import a file into a case; return what was told."""
    file = folder.parent / name
    file.write_bytes(data)
    return import_file(folder, file).told
