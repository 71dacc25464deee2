"""Events as the APIs of UCDP and ACLED answer: JSON with a list of rows, as text or as numbers."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from whence.model import InputError

from ..jsonld import json_data

_KEY = re.compile(rb'"(\w{1,40})"\s*:')
# Where the rows stand in an answer of UCDP, and in one of ACLED.
_ROWS = ("Result", "data")
_COUNT = "TotalCount"


def is_answer(data: bytes) -> bool:
    """Say whether a file is JSON by its first character."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")


def keys_in(start: bytes) -> tuple[str, ...]:
    """Return the keys that stand in the beginning of an answer, each once."""
    return tuple(dict.fromkeys(key.decode().lower() for key in _KEY.findall(start)))


def rows_of_answer(
    data: bytes, name: str, wanted: Collection[str]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each row and what it is called, as the cells wanted that it has.

    Raises `InputError` for what has no list of rows.
    """
    for number, row in enumerate(_rows(json_data(data, name), name), 1):
        cells = {str(key).lower(): value for key, value in row.items()}
        yield (
            f"{name}, event {number}",
            {key: _text(cells[key]) for key in wanted if key in cells},
        )


def missing_in(data: bytes, name: str) -> str:
    """Say how many events an answer leaves for further pages, nothing where it is whole."""
    answer = json_data(data, name)
    total = answer.get(_COUNT) if isinstance(answer, dict) else None
    rows = len(_rows(answer, name))
    if not isinstance(total, int) or total <= rows:
        return ""
    return (
        f"{name}: one page of an answer: {rows:,} of {total:,} events; fetch the other pages, too"
    )


def _rows(answer: Any, name: str) -> list[Mapping[str, Any]]:
    found = answer
    if isinstance(answer, dict):
        found = next((answer[key] for key in _ROWS if isinstance(answer.get(key), list)), None)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InputError(f"{name} has no list of events under {' or '.join(_ROWS)}")
    return found


def _text(value: Any) -> str:
    """Return the value of a cell as CSV has it; what is no text or number is nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, int | float) else ""
