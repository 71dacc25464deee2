"""What a place of an event is called: its name, and the name without the generic word behind it.

UCDP writes “Dorn town” and “West province”; ACLED calls a town, its district and its province alike.
"""

from collections.abc import Collection, Iterable, Mapping

from whence.data.events import Events
from whence.model import Place
from whence.text import fold

from .drawn import Drawn
from .event import COUNTRY, DISTRICT, PROVINCE


def bare(name: str, words: Collection[str]) -> str:
    """Return a name without the generic word behind it, empty where there is none."""
    head, _, last = name.rpartition(" ")
    return head.strip() if last in words else ""


def named(
    places: Mapping[str, Drawn], known: Iterable[Place], table: Events
) -> dict[str, tuple[str, ...]]:
    """Return the names of new places by id.

    A town and the division around it often share a name: alone it is the town's, and that of a district
    gives way to that of a province. Else whoever names it, in a text or in a table, would name several.
    """
    taken = {fold(name.name) for place in known if place.id not in places for name in place.names}
    found: dict[str, tuple[str, ...]] = {}
    for kinds in (None, (COUNTRY,), (PROVINCE,), (DISTRICT,)):
        names = {
            one.id: _names(one, taken, table)
            for one in places.values()
            if (one.kind in kinds if kinds else one.kind not in (COUNTRY, PROVINCE, DISTRICT))
        }
        taken |= {fold(name) for each in names.values() for name in each}
        found |= names
    return found


def _names(place: Drawn, taken: Collection[str], table: Events) -> tuple[str, ...]:
    name = place.name
    if place.kind in (PROVINCE, DISTRICT):
        short = bare(name, table.division_words)
        if short:
            return (name,) if fold(short) in taken else (name, short)
        return (f"{name} {place.kind}",) if fold(name) in taken else (name,)
    short = bare(name, table.settlement_words) if not place.kind else ""
    return (name, short) if short and fold(short) not in taken else (name,)
