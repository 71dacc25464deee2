"""JSON that may stand anywhere: in a file, in a terminal, inside a page."""

import json
import re
from typing import Any

# What ends a <script> in a page (<, >, &), ends a line in JavaScript, half a character, and what
# hides or reorders text. In JSON they can only stand in strings, where an escape means the same.
_ESCAPED = re.compile(
    "[<>&\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)


def json_text(data: Any, *, indent: int | None = 1) -> str:
    """Return data as JSON in its own letters; whoever reads it gets every character back."""
    written = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
