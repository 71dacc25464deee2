"""Who held what, from maps: GeoJSON polygons, each with an actor and a date (RFC 7946).

Every place whose point lies in a polygon gets a fact: those of the case here, those that only documents
name when they are read.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from whence.model import Area, Citation, DateError, Fact, InputError, Interval, Knowledge, Place

from .areas import facts_of_areas
from .errors import Problem, suggest
from .outside import OF_PLACES, Outside, Register, decode, left_out
from .polygons import Point, Ring

_KNOWN = ("actor", "relation", "from", "until", "date", "source", "contested", "confidence")
_FEATURE = re.compile(r'"type"\s*:\s*"Feature"')
_HELD = OF_PLACES - {"borders"}  # what an actor has to a place
_POLYGONS = ("Polygon", "MultiPolygon")
_LARGE = 1e9


@dataclass(slots=True)
class _Reading:
    path: str
    lines: list[int]
    problems: list[Problem] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)

    def wrong(self, number: int, what: str) -> None:
        line = self.lines[number] if number < len(self.lines) else None
        self.problems.append(Problem(self.path, line, f"features[{number}]: {what}"))


def read_geojson(content: bytes, path: str, register: Register, places: Iterable[Place]) -> Outside:
    """Read the polygons of a file as facts on those places whose points lie in them.

    Raises `InputError` for a file that is no GeoJSON. What is wrong in single features is told all at
    once, with the line on which they begin.
    """
    text = decode(content, path)
    reading = _Reading(path, _lines(text))
    read = (
        _area(feature, number, reading, register)
        for number, feature in enumerate(_features(text, path))
    )
    areas = tuple(area for area in read if area is not None)
    facts = facts_of_areas(areas, places)
    return Outside(
        knowledge=Knowledge(facts=tuple(facts)),
        areas=areas,
        problems=tuple(reading.problems),
        issues=tuple(left_out(path, reading.unread, "features that are no polygons, not read")),
    )


def _lines(text: str) -> list[int]:
    """Return the line on which each feature says that it is one."""
    found, line, last = [], 1, 0
    for match in _FEATURE.finditer(text):
        line += text.count("\n", last, match.start())
        last = match.start()
        found.append(line)
    return found


def _features(text: str, path: str) -> list[Any]:
    try:
        data = json.loads(text, parse_constant=_no_number)
    except RecursionError:
        raise InputError(f"{path}: nested too deep") from None
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: no JSON: {error.msg.lower()}") from None
    except ValueError as error:
        raise InputError(f"{path}: no GeoJSON: {error}") from None
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        raise InputError(f"{path}: no GeoJSON: it must be a FeatureCollection with 'features'")
    return features


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no coordinate")


def _area(feature: Any, number: int, reading: _Reading, register: Register) -> Area | None:
    """Return one polygon with what it says, None if it is none or wrong."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in _POLYGONS:
        reading.unread[str(kind or "without geometry")] += 1
        return None
    before = len(reading.problems)
    properties = feature.get("properties")
    fact = _fact(properties if isinstance(properties, dict) else {}, number, reading, register)
    rings = tuple(_rings(geometry, number, reading))
    wrong = fact is None or not rings or len(reading.problems) > before
    return None if wrong or fact is None else Area(fact=fact, rings=rings)


def _fact(
    properties: Mapping[str, Any], number: int, reading: _Reading, register: Register
) -> Fact | None:
    """Return what a polygon says of each place in it, None if its properties are wrong."""
    actor = properties.get("actor")
    relation = properties.get("relation") or "controls"
    if not isinstance(actor, str) or not actor.strip():
        near = suggest("actor", [str(key) for key in properties]) if properties else "it has none"
        reading.wrong(number, f"properties.actor must name the actor; {near}")
        return None
    if relation not in _HELD:
        reading.wrong(number, f"properties.relation: {suggest(str(relation), sorted(_HELD))}")
        return None
    if why := register.unclear(actor.strip(), of_place=False):
        reading.wrong(number, f"properties.actor: {why}")
        return None
    day = _date(properties, "date", number, reading)
    start = _date(properties, "from", number, reading) or day
    end = _date(properties, "until", number, reading) or day
    if start and end and end.before(start):
        reading.wrong(number, f"properties.until: {end} is before from, {start}")
    confidence = properties.get("confidence")
    if confidence is not None and not (_is_number(confidence) and 0 <= confidence <= 1):
        reading.wrong(number, "properties.confidence must lie between 0 and 1")
        return None
    source = properties.get("source")
    id = register.actor(actor.strip())
    return Fact(
        subject=id,
        relation=relation,
        object="",
        from_=start,
        until=end,
        contested=properties.get("contested") is True,
        confidence=None if confidence is None else float(confidence),
        source=Citation(citation=str(source) if source else f"map {reading.path}"),
    )


def _date(
    properties: Mapping[str, Any], name: str, number: int, reading: _Reading
) -> Interval | None:
    written = properties.get(name)
    if written is None or written == "":
        return None
    try:
        return Interval.parse(str(written))
    except (DateError, ValueError, OverflowError) as error:
        reading.wrong(number, f"properties.{name}: {error}")
        return None


def _rings(geometry: Mapping[str, Any], number: int, reading: _Reading) -> list[Ring]:
    """Return the rings of all parts; those of holes are rings as well."""
    parts = geometry.get("coordinates")
    if geometry["type"] == "Polygon":
        parts = [parts]
    try:
        return [_ring(ring) for part in parts for ring in part]  # type: ignore[union-attr]
    except (TypeError, ValueError) as error:
        what = (
            str(error) if isinstance(error, ValueError) else "must be lists of rings of positions"
        )
        reading.wrong(number, f"geometry.coordinates: {what}")
        return []


def _ring(positions: Any) -> Ring:
    points = tuple(_point(position) for position in positions)
    if len(set(points)) < 3:
        raise ValueError("a ring needs three different positions")
    return points


def _point(position: Any) -> Point:
    x, y = position[0], position[1]
    if not (_is_number(x) and _is_number(y)):
        raise ValueError("a position is [longitude, latitude], two numbers")
    if not (-180 <= x <= 180 and -90 <= y <= 90):
        raise ValueError(f"[{x:g}, {y:g}] is no longitude and latitude in degrees")
    return float(x), float(y)


def _is_number(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and -_LARGE < value < _LARGE  # which NaN is not
