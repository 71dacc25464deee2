"""Which points lie in a polygon: the even-odd rule, holes and several parts included.

M. Shimrat, Algorithm 112 (CACM 5, 1962), with the rule of half-open edges: a vertex on the ray counts
once. Degrees are taken for a plane, as GeoJSON's straight lines are (RFC 7946, 3.1.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]  # longitude, latitude
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """All rings of a polygon or of several; a point in an even number of them lies outside."""

    rings: tuple[Ring, ...]
    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, rings: Sequence[Ring]) -> "Shape":
        """Return the shape of rings, of which there is at least one."""
        longitudes = [x for ring in rings for x, _ in ring]
        latitudes = [y for ring in rings for _, y in ring]
        box = min(longitudes), min(latitudes), max(longitudes), max(latitudes)
        return cls(tuple(rings), *box)

    def near(self, x: float, y: float) -> bool:
        """Say whether a point lies in the box around all rings."""
        return self.west <= x <= self.east and self.south <= y <= self.north

    def holds(self, x: float, y: float) -> bool:
        """Say whether a point lies inside; on the edge either answer may come."""
        return self.near(x, y) and sum(_crossings(ring, x, y) for ring in self.rings) % 2 == 1


def _crossings(ring: Ring, x: float, y: float) -> int:
    """Count the edges of a ring that a ray from the point to the east crosses."""
    count = 0
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            count += 1
        x1, y1 = x2, y2
    return count
