"""The shape of records: which keys they take, and what may stand at each of them."""

from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from whence.model import Interval

from .yaml import Key


@lru_cache
def fields_of(record: type) -> dict[str, Any]:
    """Return the keys a record takes in a file (`from`, not `from_`), each with its type."""
    hints = get_type_hints(record)
    return {field.name.rstrip("_"): hints[field.name] for field in fields(record)}


@lru_cache
def members(kind: Any) -> tuple[Any, ...]:
    """Return what a type allows, without None: the members of a union, or the type alone."""
    is_plain = kind is Any or isinstance(kind, type) or get_origin(kind) in (tuple, dict, Literal)
    parts = (kind,) if is_plain else get_args(kind)
    return tuple(part for part in parts if part is not NoneType)


@lru_cache
def record_in(kind: Any) -> type | None:
    """Return the record a type allows, if any; a date is written as text and is none."""
    found = (part for part in members(kind) if is_dataclass(part) and part is not Interval)
    return next((part for part in found if isinstance(part, type)), None)


def literals_in(kind: Any) -> tuple[str, ...]:
    """Return the fixed words a type allows."""
    literal = (part for part in members(kind) if get_origin(part) is Literal)
    return tuple(str(word) for part in literal for word in get_args(part))


@lru_cache
def inside(kind: Any, key: Key) -> Any:
    """Return the type of what stands at a key or index of a type, `Any` if it has none."""
    record = record_in(kind)
    if record and isinstance(key, str):
        return fields_of(record).get(key, Any)
    wanted = tuple if isinstance(key, int) else dict
    for part in members(kind):
        if get_origin(part) is wanted:
            return get_args(part)[-1 if wanted is dict else 0]
    return Any
