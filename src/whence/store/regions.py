"""Which place lies in which: from the inside outwards, and from the outside in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from whence.model import Place

# Places are followed through so many that contain each other. Real ones are six or seven deep; a list
# made to hurt, each place in the next, would take the square of its length.
_DEPTH = 64


class Regions:
    """What contains each place and what each place contains; a circle of places holds all of them."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._outer: Mapping[str, str | None] = {place.id: place.within for place in places}
        self._parts: dict[str, list[str]] = defaultdict(list)
        for place, region in self._outer.items():
            if region is not None:
                self._parts[region].append(place)

    def around(self, place: str) -> tuple[str, ...]:
        """Return the regions around a place, itself first, then from the smallest."""
        outer = self._outer.get(place)
        if outer is None:
            return (place,)
        found = {place: None}
        while outer is not None and outer not in found and len(found) < _DEPTH:
            found[outer] = None
            outer = self._outer.get(outer)
        return tuple(found)

    def within(self, region: str) -> tuple[str, ...]:
        """Return the places in a region, itself first."""
        if region not in self._parts:
            return (region,)
        found: dict[str, None] = {region: None}
        parts: Iterable[str] = (region,)
        for _ in range(1, _DEPTH):
            parts = [part for outer in parts for part in self._parts.get(outer, ())]
            parts = [part for part in dict.fromkeys(parts) if part not in found]
            if not parts:
                break
            found |= dict.fromkeys(parts)
        return tuple(found)
