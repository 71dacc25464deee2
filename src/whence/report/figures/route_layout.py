"""Where places are drawn on the sketch of a route: by their coordinates, moved apart for their labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from .canvas import WIDTH
from .lettering import widest

LINE = 12.0  # from line to line of a label
UP = 10.0  # the room of a mark above its middle, and below it
_TRUE = 0.5  # share of the drawn position that is the place's own; the rest is its rank
_MARGIN = 34.0
_HEIGHTS = (110.0, 300.0)
_GAP = 4.0  # between boxes


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The lines under a mark: the name of the place, and who holds it where that bars a way."""

    name: tuple[str, ...]
    holder: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines."""
        return (*self.name, *self.holder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the sketch: where its mark is, its label, and the box that both take."""

    place: str
    x: float
    y: float
    label: Label
    left: float
    right: float
    bottom: float

    @property
    def top(self) -> float:
        """The upper end of the box."""
        return self.y - UP


def spots_of(
    points: Mapping[str, tuple[float, float]], labels: Mapping[str, Label], top: float
) -> dict[str, Spot]:
    """Return where places are drawn, by latitude and longitude in degrees (WGS 84), from `top` down.

    A plain projection (longitude times the cosine of the mean latitude), stretched half-way to even
    spacing in both directions; then places are moved down, north to south, until no two boxes touch:
    the order of north and south, and that of east and west, is kept.
    """
    if not points:
        return {}
    east, north = _projected(points)
    xs = _spaced(east, _MARGIN, WIDTH - _MARGIN)
    height = _height(east, north)
    ys = _spaced({id: -value for id, value in north.items()}, top + UP, top + UP + height)
    placed: list[Spot] = []
    for id in sorted(points, key=lambda one: (-north[one], east[one], one)):
        placed.append(_settled(id, xs[id], ys[id], labels[id], placed))
    return {spot.place: spot for spot in placed}


def _projected(
    points: Mapping[str, tuple[float, float]],
) -> tuple[dict[str, float], dict[str, float]]:
    """Return how far east and north places are, in degrees of latitude, across the date line too."""
    first = next(iter(points.values()))[1]
    mean = sum(lat for lat, _ in points.values()) / len(points)
    narrow = max(cos(radians(mean)), 0.01)
    east = {id: ((lon - first + 180) % 360 - 180) * narrow for id, (_, lon) in points.items()}
    return east, {id: lat for id, (lat, _) in points.items()}


def _height(east: Mapping[str, float], north: Mapping[str, float]) -> float:
    """Return a height with the shape of the land, as far as it is neither flat nor long."""
    wide = max(east.values()) - min(east.values())
    high = max(north.values()) - min(north.values())
    low, most = _HEIGHTS
    if wide <= 0 or high <= 0:
        return low if high <= 0 else most
    return min(max((WIDTH - 2 * _MARGIN) * high / wide, low), most)


def _spaced(values: Mapping[str, float], low: float, high: float) -> dict[str, float]:
    """Return values between `low` and `high`, in their order, half by size and half by rank."""
    ranks = sorted(set(values.values()))
    if len(ranks) == 1:
        return dict.fromkeys(values, (low + high) / 2)
    first, size = ranks[0], ranks[-1] - ranks[0]
    shares = {
        value: _TRUE * (value - first) / size + (1 - _TRUE) * n / (len(ranks) - 1)
        for n, value in enumerate(ranks)
    }
    return {id: low + (high - low) * shares[value] for id, value in values.items()}


def _settled(id: str, x: float, y: float, label: Label, placed: Sequence[Spot]) -> Spot:
    """Return a spot where it is wished, or as near below as there is room."""
    half = max(widest(label.lines, bold=True) / 2, 9)
    middle = min(max(x, half + 1), WIDTH - half - 1)
    left, right = min(middle - half, x - 12), max(middle + half, x + 12)
    tall = UP + LINE * len(label.lines) + 3
    y = max([y, *(spot.y for spot in placed)])
    beside = [spot for spot in placed if spot.left < right + _GAP and left < spot.right + _GAP]
    # Those placed lie further north, so that only their lower ends can be in the way.
    y = max([y, *(spot.bottom + _GAP + UP for spot in beside)])
    return Spot(place=id, x=x, y=y, label=label, left=left, right=right, bottom=y + tall)
