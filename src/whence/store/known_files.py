"""The files in `knowledge/` that are not YAML: tables, FollowTheMoney and maps."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from whence.model import Actor, InputError, Knowledge, Place

from .fact_tables import read_fact_table
from .ftm import read_ftm
from .geojson import read_geojson
from .outside import Outside, Register
from .records import Loaded
from .yaml import Marked

_TABLES = (".csv", ".tsv")
_ENTITIES = (".ftm.json", ".ftm.jsonl", ".ftm", ".jsonl")
_MAPS = (".geojson",)
ENDINGS = (*_ENTITIES, *_TABLES, *_MAPS)  # in the order in which they are read


def is_known_file(path: Path) -> bool:
    """Say whether a file is one of these."""
    return path.name.casefold().endswith(ENDINGS) and path.name[0] != "." and not path.is_dir()


def load_known_files(files: Iterable[Path], coded: Sequence[Knowledge]) -> list[Outside]:
    """Read files beside what the case codes: entities first, which tables and maps may name.

    The last of those returned holds the actors and places that tables and maps name for the first
    time. Raises `InputError` for a file that cannot be read.
    """
    ordered = sorted(files, key=lambda path: (_rank(path), path.name))
    register = Register(coded)
    read = _merged([_read(path, register) for path in ordered if _rank(path) == 0])
    parts = [*coded, *(one.knowledge for one in read)]
    found = list(read)
    for path in ordered:
        if _rank(path) == 0:
            continue
        register = Register([*parts, *(one.knowledge for one in found[len(read) :])])
        places = [place for part in parts for place in part.places]
        one = _read(path, register, places)
        new = (tuple(register.new_actors.values()), tuple(register.new_places.values()))
        knowledge = replace(one.knowledge, actors=new[0], places=new[1])
        told = (*one.issues, *register.issues(str(path)))
        found.append(replace(one, knowledge=knowledge, issues=told))
    return found


def _merged(read: list[Outside]) -> list[Outside]:
    """Let an entity that several files describe be one, with the names of all, where it comes first."""
    actors: dict[str, Actor] = {}
    for actor in (actor for one in read for actor in one.knowledge.actors):
        known = actors.get(actor.id)
        if known is None:
            actors[actor.id] = actor
            continue
        names = {name.name: name for name in (*actor.names, *known.names)}
        ordered = [names[name.name] for name in (*known.names, *actor.names)]
        succeeds = tuple(dict.fromkeys((*known.succeeds, *actor.succeeds)))
        actors[actor.id] = replace(known, names=tuple(dict.fromkeys(ordered)), succeeds=succeeds)
    merged = []
    for one in read:
        own = tuple(actors.pop(id) for each in one.knowledge.actors if (id := each.id) in actors)
        merged.append(replace(one, knowledge=replace(one.knowledge, actors=own)))
    return merged


def bare(found: Iterable[Outside]) -> list[Loaded[Knowledge]]:
    """Return the actors and places of such files as if a YAML file defined them, without facts."""
    return [
        Loaded(
            path="knowledge",
            marked=Marked(None, (1, {})),
            record=Knowledge(actors=one.knowledge.actors, places=one.knowledge.places),
        )
        for one in found
    ]


def _rank(path: Path) -> int:
    groups = (_ENTITIES, _TABLES, _MAPS)
    name = path.name.casefold()
    return next(rank for rank, group in enumerate(groups) if name.endswith(group))


def _read(path: Path, register: Register, places: Sequence[Place] = ()) -> Outside:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from None
    rank = _rank(path)
    if rank == 0:
        return read_ftm(content, str(path), register)
    if rank == 1:
        return read_fact_table(content, str(path), register)
    return read_geojson(content, str(path), register, places)
