"""How pydantic reads and writes records at the edges of the program (it is not imported here)."""

from typing import Any


def _alias(name: str) -> str:
    """Fields named like a Python keyword carry an underscore inside and none outside."""
    return name.rstrip("_")


# What people write: a misspelt key is an error, a bare 2014 in YAML is a date.
INPUT: dict[str, Any] = {
    "extra": "forbid",
    "alias_generator": _alias,
    "validate_by_name": True,
    "serialize_by_alias": True,
    "coerce_numbers_to_str": True,
}
# What we write.
OUTPUT: dict[str, Any] = {
    "alias_generator": _alias,
    "validate_by_name": True,
    "serialize_by_alias": True,
}
