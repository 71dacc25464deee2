"""A new document of a case: its front matter, its text, and a name of its own."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from whence.model import DateError, Interval
from whence.text import slug

_WORDED = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%a, %d %b %Y %H:%M:%S %z")
_LONGEST = 60  # characters of the readable part of a name
_DIGEST = 8


def document_bytes(fields: Mapping[str, str | None], text: str) -> bytes:
    """Return a text document; fields without a value are left out."""
    # A JSON string is a YAML scalar in double quotes (YAML 1.2, section 1.3), whatever it holds.
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value
    ]
    head = ["---", *lines, "---"] if lines else []
    return "\n".join([*head, text.strip(), ""]).encode()


def document_name(*parts: str) -> str:
    """Return a file name that tells what it is, and is the same for the same parts."""
    readable = slug(" ".join(parts))[:_LONGEST].strip("-") or "document"
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGEST]
    return f"{readable}-{digest}.txt"


def edtf(text: str) -> str | None:
    """Return a date or moment as the case writes it, None for what is none.

    It may be in ISO 8601, or a day in English words.
    """
    for one in (text, _worded(text)):
        try:
            Interval.parse(one)
        except (DateError, ValueError, OverflowError):
            continue
        return one
    return None


def _worded(text: str) -> str:
    """Return a day in English words (`May 3, 2031`) as ISO 8601 writes it, nothing for any other text."""
    for form in _WORDED:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return ""
