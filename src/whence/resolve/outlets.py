"""One id for one outlet, whatever other outlets call it."""

import re
from collections import defaultdict
from collections.abc import Iterable
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
    key = re.sub(r"^(?:(?:according to|from)\s+)?(?:(?:the|an?)\s+)?", "", fold(name).strip(" \"'"))
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


def same_outlets(names: Iterable[str]) -> dict[str, str]:
    """Return the ids of outlets named alike, each with the id that stands for all of them.

    “BuzzFeed News” is BuzzFeed, “KHOU-TV” KHOU, and the “Galveston Daily” a shorter “Galveston
    Daily News”: the same telling words, or at least two of them (or an acronym) where only one
    longer name has them. The id of the shortest name stands, unless the table of aliases has one.
    """
    ids = sorted({outlet_id(name) for name in names})
    acronyms = {outlet_id(name) for name in names if re.match(r"[A-Z]{2,6}\b", name)}
    telling = {id: _telling(id) for id in ids}
    known = set(_aliases().values())
    by_words: dict[frozenset[str], list[str]] = defaultdict(list)
    for id in ids:
        by_words[telling[id]].append(id)
    groups = sorted(by_words, key=lambda one: (-len(one), sorted(one)))
    into = {group: group for group in groups}
    for short in groups:
        firm = len(short) > 1 or any(id in acronyms for id in by_words[short])
        above = {into[long] for long in groups if short < long} if firm and short else set()
        if len(above) == 1 and not (above | {short}) <= {_telling(id) for id in known}:
            into[short] = above.pop()
    joined: dict[frozenset[str], list[str]] = defaultdict(list)
    for group in groups:
        joined[into[group]] += by_words[group]
    return {
        id: min(alike, key=lambda one: (one not in known, len(one), one))
        for alike in joined.values()
        for id in alike
    }


def _telling(id: str) -> frozenset[str]:
    """Return the words of an outlet's id that tell it from others."""
    parts = [part for part in id.split("-") if part]
    plain = set(read_yaml("credits.yaml")["plain"].split())
    left = frozenset(part for part in parts if part not in plain and not part.isdigit())
    return left if any(len(part) > 2 for part in left) else frozenset(parts)
