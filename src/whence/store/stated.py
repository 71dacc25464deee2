"""What documents state as a knowledge file that an analyst can review, prune and keep."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from whence.model import (
    UNKNOWN,
    Actor,
    Citation,
    Document,
    Fact,
    Interval,
    Knowledge,
    Name,
    Place,
    Precedent,
    Route,
)
from whence.text import sentences

_COMMENT = 110  # characters of a comment line
_UNDATED = "undated, as its document is: give from and until, or it holds for all time"
_HEAD = """\
# What documents state, in their own words: candidate facts, each that document's word and no more.
# Strike what is wrong or not meant so, and save the rest in the case's knowledge/.
"""


def unknown_only(stated: Knowledge, coded: Knowledge) -> Knowledge:
    """Return what is stated without the actors and places that the case codes or nothing needs."""
    known = {one.id for one in coded.actors} | {one.id for one in coded.places}
    used = {end for fact in stated.facts for end in (fact.subject, fact.object, fact.place)}
    used |= {end for route in stated.routes for end in route.between}
    used |= {actor for one in stated.precedents for actor in one.actors}
    used |= {one.id for one in stated.actors if _dated(one)}
    used |= {one.id for one in stated.places if _dated(one)}
    places = {one.id: one for one in stated.places}
    for id in [one for one in used if one in places]:
        while (id := places[id].within or "") in places and id not in used:
            used.add(id)
    return Knowledge(
        actors=tuple(one for one in stated.actors if one.id in used - known),
        places=tuple(one for one in stated.places if one.id in used - known),
        routes=stated.routes,
        facts=stated.facts,
        precedents=stated.precedents,
    )


def _dated(one: Actor | Place) -> bool:
    return any(name.from_ or name.until for name in one.names)


def stated_yaml(stated: Knowledge, documents: Iterable[Document]) -> str:
    """Write knowledge as a file for `knowledge/`, with the sentence of each row as a comment."""
    texts = {one.id: one.text for one in documents}
    parts = [_HEAD]
    for key in ("actors", "places", "routes", "facts", "precedents"):
        rows = getattr(stated, key)
        if rows:
            parts.append(f"{key}:\n" + "".join(_rows(rows, texts)))
    return "".join(parts) if len(parts) > 1 else _HEAD + "facts: []\n"


def stated_data(stated: Knowledge) -> dict[str, Any]:
    """Return knowledge as plain data, as the JSON of `whence facts` has it."""
    keys = ("actors", "places", "routes", "facts", "precedents")
    return {key: [plain(row) for row in getattr(stated, key)] for key in keys}


def _rows(
    rows: Iterable[Actor | Place | Route | Fact | Precedent], texts: Mapping[str, str]
) -> Iterator[str]:
    import yaml

    for row in rows:
        if isinstance(row, Fact) and UNKNOWN in (row.from_, row.until):
            yield f"  # {_UNDATED}\n"
        source = getattr(row, "source", None)
        if isinstance(source, Citation) and (said := _sentence(source, texts)):
            yield f"  # {said}\n"
        written = yaml.safe_dump(
            [plain(row)], allow_unicode=True, sort_keys=False, default_flow_style=False, width=100
        )
        yield "".join(f"  {line}\n" for line in written.splitlines())


def _sentence(source: Citation, texts: Mapping[str, str]) -> str:
    """Return the sentence of a quotation in one line."""
    span = source.span
    text = texts.get(source.document or "", "")
    if span is None or text[span.start : span.end] != span.quote:
        return ""
    floor = max(0, span.start - 2_000)
    window = text[floor : span.end + 2_000]
    at = span.start - floor
    last = span.end - floor
    said = " ".join(window[s:e] for s, e in sentences(window) if s < last and at < e)
    line = "".join(c if c.isprintable() else " " for c in " ".join(said.split()))
    return line if len(line) <= 4 * _COMMENT else line[: 4 * _COMMENT] + "…"


def plain(record: Any) -> dict[str, Any]:
    """Return a record as plain data without what is empty, dates as EDTF."""
    found: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Interval) and value.low is None and value.high is None:
            continue
        if value in (None, (), "", False) and field.name != "outcome":
            continue
        if field.name == "id" and isinstance(record, Fact):
            continue  # made anew from what the row says
        found[field.name.rstrip("_")] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Interval):
        return edtf(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Citation | Name):
        return plain(value)
    return value if isinstance(value, str | int | float | bool) else plain(value)


def edtf(date: Interval) -> str:
    """Write an interval with a bound so that reading it gives the same bounds.

    Bounds within a day are written to the second.
    """
    plain_ = str(date)
    if _same(Interval.parse(plain_), date):
        return plain_
    return f"{_moment(date.low, first=True)}/{_moment(date.high, first=False)}"


def _same(one: Interval, other: Interval) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def _moment(moment: datetime | None, *, first: bool) -> str:
    if moment is None:
        return ".."
    edge = moment if first else moment + timedelta(seconds=1)
    whole = edge.utcoffset() == timedelta() and (edge.hour, edge.minute, edge.second) == (0, 0, 0)
    return moment.date().isoformat() if whole else moment.isoformat()
