"""Positions as GeoJSON writes them, longitude first, and lines that nowhere cross the antimeridian."""

from collections.abc import Sequence
from math import isfinite

from whence.model import Place

Position = list[float]  # longitude, latitude in degrees, WGS 84


def position_of(place: Place) -> Position | None:
    """Return longitude and latitude, None where there is no point on earth."""
    lat, lon = place.lat, place.lon
    if lat is None or lon is None or not (isfinite(lat) and isfinite(lon)):
        return None
    return [lon, lat] if abs(lat) <= 90 and abs(lon) <= 180 else None


def cut(line: Sequence[Position]) -> list[list[Position]]:
    """Cut a line where it crosses the antimeridian (RFC 7946, 3.1.9); each part has two points or more.

    From one point to the next it runs the shorter way round. Of equal points that follow each other one
    is kept; of a line that never leaves its first point nothing is left.
    """
    parts: list[list[Position]] = []
    for point in line:
        last = parts[-1][-1] if parts else None
        if last is None:
            parts.append([point])
            continue
        if abs(point[0] - last[0]) > 180:
            edge = 180.0 if last[0] > 0 else -180.0
            lat = _latitude(last, point, edge)
            _go_on(parts[-1], [edge, lat])
            parts.append([[-edge, lat]])
        _go_on(parts[-1], point)
    return [part for part in parts if len(part) > 1]


def _latitude(start: Position, end: Position, edge: float) -> float:
    """Return where a line meets the antimeridian, whose longitude on the side of its start is `edge`."""
    if abs(start[0]) == 180:
        return start[1]
    if abs(end[0]) == 180:
        return end[1]
    run = end[0] + 2 * edge - start[0]
    return start[1] + (end[1] - start[1]) * (edge - start[0]) / run


def _go_on(part: list[Position], point: Position) -> None:
    if part[-1] != point:
        part.append(point)
