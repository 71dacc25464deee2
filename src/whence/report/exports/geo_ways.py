"""The ways of findings as lines on a map: through which places, and who bars them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from whence.model import Assessment, Place, Stop, Way

from ..figures.ways import Words, words_of
from .positions import Position, cut, position_of

_STRAIGHT = "straight from place to place, not along the roads"
_PARTLY = "straight from place to place; those without a known point are passed over"
_NO_LINE = "fewer than two places of it have a known point"


def ways_of(
    assessment: Assessment, places: Mapping[str, Place]
) -> Iterator[tuple[str, dict[str, Any] | None, dict[str, Any]]]:
    """Yield id, geometry and properties of each way of a finding that the analyst has not rejected."""
    words = words_of(assessment, str)
    for finding in assessment.findings:
        if finding.ruling == "rejected":
            continue
        for number, way in enumerate(finding.ways, 1):
            said = {"claim": finding.claim, "finding": finding.id} | _of_way(way, places, words)
            yield f"way:{finding.id}:{number}", _line(way, places), said


def _of_way(way: Way, places: Mapping[str, Place], words: Words) -> dict[str, Any]:
    pointless = [one.place for one in way.stops if _position(one, places) is None]
    line = _line(way, places)
    return {
        "what": "way",
        "text": words.heading(way),
        "actor": words.name(way.actor),
        "actor_id": way.actor,
        "to": words.name(way.to),
        "to_id": way.to,
        "standing": way.standing,
        "stops": [words.name(one.place) for one in way.stops],
        "barred": [_bar(one, words) for one in way.barred],
        "around": words.name(way.around) if way.around else None,
        "no_road_to_the_first_stop": True if way.gate else None,
        "without_a_point": [words.name(id) for id in pointless],
        "line_is": (_PARTLY if pointless else _STRAIGHT) if line else _NO_LINE,
        "facts": list(
            dict.fromkeys((*way.start, *way.absent, *(id for one in way.stops for id in one.facts)))
        ),
    }


def _bar(stop: Stop, words: Words) -> dict[str, str]:
    told = {
        "place": words.name(stop.place),
        "holder": words.name(stop.holder) if stop.holder else "",
        "why": stop.why,
        "standing": stop.standing,
    }
    return {name: value for name, value in told.items() if value}


def _line(way: Way, places: Mapping[str, Place]) -> dict[str, Any] | None:
    """Return a way as a line, in parts where it crosses the antimeridian; None without two points."""
    known = [_position(stop, places) for stop in way.stops]
    parts: Sequence[list[Position]] = cut([one for one in known if one])
    if not parts:
        return None
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def _position(stop: Stop, places: Mapping[str, Place]) -> Position | None:
    place = places.get(stop.place)
    return position_of(place) if place else None
