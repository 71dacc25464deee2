"""The places that a case has already, without those that an earlier import of the same file made."""

import re
from pathlib import Path
from typing import NamedTuple

from whence.model import Knowledge, Place

from ...known_files import is_known_file, load_known_files
from ...records import load_record


class Known(NamedTuple):
    """The places of a case; `only_named` has the ids of those that tables and maps name and no file defines."""

    places: tuple[Place, ...]
    only_named: frozenset[str]


def known_places(folder: Path, besides: re.Pattern[str]) -> Known:
    """Return the places of the knowledge in a case folder, files with names of a pattern left out.

    What is wrong there is not told here: it is when the case is opened.
    """
    inside = folder / "knowledge"
    if not inside.is_dir():
        return Known((), frozenset())
    files = sorted(
        one for one in inside.iterdir() if not besides.fullmatch(one.name) and one.is_file()
    )
    coded = [
        load_record(one.read_bytes(), str(one), Knowledge)[0].record
        for one in files
        if one.suffix in (".yaml", ".yml") and not one.name.startswith(".")
    ]
    others = load_known_files([one for one in files if is_known_file(one)], coded)
    defined = {place.id: place for part in coded for place in part.places}
    named = {place.id: place for one in others for place in one.knowledge.places}
    return Known(tuple({**named, **defined}.values()), frozenset(named) - frozenset(defined))
