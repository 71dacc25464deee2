"""A new document of a case: its front matter, its text, and a name of its own."""

import hashlib
import json
from collections.abc import Mapping

from whence.model import DateError, Interval
from whence.text import slug

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
    """Return an ISO 8601 date or moment as the case writes it, None for what is none."""
    try:
        Interval.parse(text)
    except (DateError, ValueError, OverflowError):
        return None
    return text
