"""The web addresses of the documents that a case has."""

import json
import re
from pathlib import Path

_URL = re.compile(rb"^url:[ \t]*(\S.*?)[ \t\r]*$", re.MULTILINE)
_HEAD = 20_000  # bytes in which a front matter stands


def known_addresses(folder: Path) -> frozenset[str]:
    """Return the addresses that front matters and captures of a case name."""
    found: set[str] = set()
    for path in sorted((folder / "documents").glob("**/*.*")):
        if path.suffix in (".txt", ".md") and path.is_file():
            with path.open("rb") as stream:
                head = stream.read(_HEAD)
            for match in _URL.findall(head):
                found.add(match.decode(errors="replace").strip("\"'"))
    for path in sorted((folder / "captures").glob("*.json")):
        try:
            record = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(record, dict):
            found |= {str(record[key]) for key in ("url", "final_url") if record.get(key)}
    return frozenset(found - {""})
