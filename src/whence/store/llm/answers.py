"""What a server of a model sends back, read with care: any of it may be missing or odd."""

import json
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import Any

_LONGEST = 200  # characters of what a server says of its errors
_WHOLE = (None, "stop", "tool_calls")  # reasons to end that cut nothing off; some servers give none


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The text of an answer and what it cost; `why` says why there is none."""

    text: str = ""
    complete: bool = True
    why: str = ""
    read: int | None = None
    written: int | None = None


def read_answer(body: bytes) -> Answered:
    """Return what the body of a chat completion says."""
    found = _json(body)
    if not isinstance(found, dict):
        return Answered(why="the server answers with something else than JSON")
    usage = found.get("usage")
    read, written = (_count(usage, name) for name in ("prompt_tokens", "completion_tokens"))
    choice = _first(found.get("choices"))
    message = choice.get("message")
    message = message if isinstance(message, dict) else {}
    text, ended = message.get("content"), choice.get("finish_reason")
    if isinstance(text, str) and text.strip():
        return Answered(text=text, complete=ended in _WHOLE, read=read, written=written)
    return Answered(why=_why_empty(found, message, ended), read=read, written=written)


def error_of(body: bytes) -> str:
    """Return what a server says of its error in one line, or nothing."""
    found = _json(body)
    said = (
        found.get("error", found.get("detail", found.get("message")))
        if isinstance(found, dict)
        else None
    )
    if isinstance(said, dict):
        said = said.get("message")
    return " ".join(said.split())[:_LONGEST] if isinstance(said, str) else ""


def seconds_to_wait(header: str | None, now: datetime) -> float | None:
    """Return how long a `Retry-After` asks to wait: seconds, or until a date (RFC 9110, 10.2.3)."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(header) - now).total_seconds()
        except (ValueError, TypeError, OverflowError):
            return None
    return max(0.0, seconds) if isfinite(seconds) else None


def _why_empty(found: dict[str, Any], message: dict[str, Any], ended: object) -> str:
    if said := error_of(json.dumps(found).encode()):  # some servers answer 200 to errors
        return f"the server says: {said}"
    if message.get("refusal"):
        return "the model refuses to answer"
    if ended == "length":
        return "the model wrote nothing before its limit"
    if ended == "content_filter":
        return "the server's filter lets no answer through"
    return "the model answers nothing"


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):  # also of bytes that are no text
        return None


def _first(choices: object) -> dict[str, Any]:
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else {}


def _count(usage: object, name: str) -> int | None:
    number = usage.get(name) if isinstance(usage, dict) else None
    return (
        number if isinstance(number, int) and not isinstance(number, bool) and number >= 0 else None
    )
