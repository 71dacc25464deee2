"""Whose voice a signature or a quoted speaker is: the actors it is or speaks for."""

from collections.abc import Iterable, Mapping

from whence.model import UNKNOWN, Hop, Source, World

from ..names import NameTable


def voices_of(signed: Iterable[str | None], names: NameTable, world: World) -> tuple[str, ...]:
    """Return the known actors of these names, with those whom they speak for before themselves."""
    ids = [names.id_of(name) for name in signed if name]
    return _with_bodies([id for id in ids if id in names.actors], world)


def voices_of_hop(
    hop: Hop, sources: Mapping[str, Source], names: NameTable, world: World
) -> tuple[str, ...]:
    """Return the known actors that somebody in a chain is or speaks for."""
    source = sources.get(hop.source)
    called = (hop.name, hop.source, *(source.names if source else ()))
    bodies = source.affiliation if source else ()
    ids = [names.id_of(name) for name in (*called, *bodies) if name]
    return _with_bodies([id for id in ids if id in names.actors], world)


def _with_bodies(ids: list[str], world: World) -> tuple[str, ...]:
    rows = (row for id in ids for row in world.facts(subject=id, relation="speaks_for", at=UNKNOWN))
    return tuple(dict.fromkeys((*(row.object for row in rows), *ids)))
