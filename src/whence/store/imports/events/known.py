"""The places that a case has already, without those that an earlier import of the same file made."""

import re
from pathlib import Path

from whence.model import Knowledge, Place

from ...known_files import is_known_file, load_known_files
from ...records import load_record


def known_places(folder: Path, besides: re.Pattern[str]) -> tuple[Place, ...]:
    """Return the places of the knowledge in a case folder, files with names of a pattern left out.

    What is wrong there is not told here: it is when the case is opened.
    """
    inside = folder / "knowledge"
    if not inside.is_dir():
        return ()
    files = sorted(
        one for one in inside.iterdir() if not besides.fullmatch(one.name) and one.is_file()
    )
    coded = [
        load_record(one.read_bytes(), str(one), Knowledge)[0].record
        for one in files
        if one.suffix in (".yaml", ".yml") and not one.name.startswith(".")
    ]
    others = load_known_files([one for one in files if is_known_file(one)], coded)
    found = (
        place for part in (*coded, *(one.knowledge for one in others)) for place in part.places
    )
    return tuple({place.id: place for place in found}.values())
