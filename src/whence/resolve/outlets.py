"""One id for one outlet, whatever other outlets call it."""

import re
from functools import cache

from whence.data.lexicons import read_yaml
from whence.text import fold, slug

_PARTS = re.compile(r"\s*[/(),]\s*|\s+-\s+")


@cache
def _aliases() -> dict[str, str]:
    return {_key(name): slug(row[0]) for row in read_yaml("outlets.yaml") for name in row}


def _key(name: str) -> str:
    return re.sub(r"^the\s+", "", fold(name).strip(" \"'"))


def outlet_id(name: str) -> str:
    """Return the id of an outlet: “AP”, “Associated Press, first version” → `associated-press`."""
    return outlet_ids(name)[0]


def outlet_ids(name: str) -> tuple[str, ...]:
    """Return the ids of all outlets a publisher line names (“Newsday / Slate”), the first first."""
    aliases = _aliases()
    whole = aliases.get(_key(name))
    if whole:
        return (whole,)
    parts = [part for part in _PARTS.split(name) if part]
    found = [aliases.get(_key(part)) or slug(_key(part)) for part in parts]
    return tuple(dict.fromkeys(found)) or (slug(name),)
