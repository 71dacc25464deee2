"""One id for one outlet, whatever other outlets call it."""

import re
from functools import cache

from whence.data.lexicons import read_yaml
from whence.text import fold, slug

# “White House briefing” and “White House, address” are both the White House.
_KIND = re.compile(
    r"(?:^|\s+)(?:briefings?|address|statements?|press release|cable|reports?|speech|audio|interview|"
    r"transcript|recording|newsletter|dossier|executive highlight|first version|full version|"
    r"as summarised by .*|staff)$"
)
_PARTS = re.compile(r"\s*[/(),]\s*|\s+-\s+")


@cache
def _aliases() -> dict[str, str]:
    return {_key(name): slug(row[0]) for row in read_yaml("outlets.yaml") for name in row}


def _key(name: str) -> str:
    """Return a name without article, and without the kind of text it stands before or after."""
    key = re.sub(r"^(?:from\s+)?(?:the\s+)?", "", fold(name).strip(" \"'"))
    return _KIND.sub("", key) or key


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
    found = [
        aliases.get(_key(part)) or slug(_key(part)) for part in parts if not _KIND.match(fold(part))
    ]
    return tuple(dict.fromkeys(found)) or (slug(name),)


def outlet_names(publisher: str | None, ids: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the names under which others may credit a publisher, each with its outlet id.

    These are its own, those of the alias table, and the acronyms in it (“…, as summarised by CIA”).
    """
    if not publisher:
        return []
    found = [(name, ids[0]) for name in _PARTS.split(publisher) if len(name) > 3]
    found += [(name, ids[0]) for name in re.findall(r"\b[A-Z]{3,6}\b", publisher)]
    for row in read_yaml("outlets.yaml"):
        if slug(row[0]) in ids:
            found += [(name, slug(row[0])) for name in row]
    return [(name, id) for name, id in found if _key(name)]
