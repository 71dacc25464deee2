"""A place that events make."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A place to be written; `within` is the id of what it lies in."""

    id: str
    name: str
    kind: str = ""
    within: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
