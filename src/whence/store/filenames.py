"""File names made of URLs, which may say anything: letters, digits and hyphens, and not many."""

import hashlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from whence.text import slug

_LONGEST = 80  # characters; a file system takes 255 bytes, of which one letter may need four
_HASH = 8  # hexadecimal digits: names of one case that are equal otherwise are few
_TRIES = 100
# Endings that say how a page was made, which nobody needs to know.
_PAGES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")
# Letters by their category, but not to be seen.
_UNSEEN = dict.fromkeys(map(ord, "\u200c\u200d\u115f\u1160\u3164\uffa0"))
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)


def readable_name(url: str, ending: str) -> str:
    """Return a file name, without its ending, that tells which page it is: host, path, query."""
    parts = urlsplit(url)
    path = unquote(parts.path)
    suffix = PurePosixPath(path).suffix
    if suffix.casefold() in (ending, *_PAGES):
        path = path.removesuffix(suffix)
    host = (parts.hostname or "").removeprefix("www.")
    words = slug(f"{_decoded(host)} {path} {unquote(parts.query)}".translate(_UNSEEN))
    name = words[:_LONGEST].strip("-") if len(words) > _LONGEST else words
    return f"page-{name}" if name in _RESERVED else name


def candidates(name: str, salt: str) -> Iterator[str]:
    """Yield the name, and then names that are hardly taken: a hash of the salt behind it."""
    yield name
    for attempt in range(_TRIES):
        digest = hashlib.sha256(f"{salt}\n{attempt}".encode()).hexdigest()
        yield f"{name}-{digest[:_HASH]}"


def names_in(folder: Path) -> set[str]:
    """Return the names of what lies in a folder, nothing if there is none."""
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _decoded(host: str) -> str:
    """Return a name of a host in its own letters, if it has any."""
    try:
        return host.encode().decode("idna")
    except UnicodeError:
        return host
