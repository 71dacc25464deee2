"""The constants of linking documents, read from `linking.yaml`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from .lexicons import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Constants of linking; `linking.yaml` gives the reason of each."""

    usual_strength: float
    covered: tuple[float, float]
    together: float
    credit_before: tuple[str, ...]
    credit_after: tuple[str, ...]
    screened: float
    spoken: float
    parent_least: float
    together_least: float
    written: float
    all_pairs: int
    nominate: tuple[float, float]
    nominate_credited: tuple[float, float]
    common: int
    rare_least: float
    copy: float
    copied: float
    quoted: float


@cache
def load_linking() -> Linking:
    """Return the constants. Every row must give its reason; a `KeyError` names the one that is missing."""
    rows = read_yaml("linking.yaml")
    assert all(row["reason"] for row in rows.values())
    values: dict[str, Any] = {name: row["value"] for name, row in rows.items()}
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    return Linking(**values)
