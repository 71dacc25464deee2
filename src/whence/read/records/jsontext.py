"""JSON as programs really write it: NaN, half characters, keys given twice, any depth."""

import json
import re
from collections import Counter
from typing import Any

# Half a character (\ud800 alone), which JSON can spell and no text can hold.
_HALF = re.compile("[\ud800-\udfff]")
_DEEPEST = 100


class JSONError(ValueError):
    """A text that is not JSON, or cannot be held."""


def parse_json(text: str) -> tuple[Any, str | None]:
    """Return the value of a text, and a key that stands twice in one object, if there is one.

    Half characters become U+FFFD; NaN and Infinity, which pandas writes for nothing, None. Raises
    `JSONError` saying what is wrong.
    """
    twice: list[str] = []

    def as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs) and not twice:
            counted = Counter(key for key, _ in pairs)
            twice.append(without_halves(counted.most_common(1)[0][0]))
        return found

    try:
        value = json.loads(text, object_pairs_hook=as_object, parse_constant=_nothing)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise JSONError(f"{error.msg.lower()} ({place}character {error.colno})") from None
    except RecursionError:
        raise JSONError("nested too deeply") from None
    except ValueError:  # Python refuses numbers of more than 4,300 digits, to save time
        raise JSONError("a number of thousands of digits") from None
    # Only an escape can spell half a character; most texts have none.
    return _whole(value) if "\\u" in text else value, twice[0] if twice else None


def without_halves(text: str) -> str:
    """Return a text with each half of a character (surrogate) replaced by U+FFFD."""
    return _HALF.sub("\ufffd", text)


def _nothing(_name: str) -> None:
    """Stand in for NaN and Infinity."""


def _whole(value: Any, depth: int = 0) -> Any:
    if isinstance(value, str):
        return without_halves(value)
    if depth > _DEEPEST:
        raise JSONError("nested too deeply")
    if isinstance(value, list):
        return [_whole(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {without_halves(key): _whole(one, depth + 1) for key, one in value.items()}
    return value
