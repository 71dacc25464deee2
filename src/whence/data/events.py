"""What follows from an event of UCDP or ACLED: the table of `events.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from .lexicons import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Follows:
    """What follows from one type of event: see the head of `events.yaml`."""

    there: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    hostile: bool = False
    holds: Literal["a", "state", "nonstate", ""] = ""
    stays: Literal["a", ""] = ""
    of: str = ""
    why: str = ""

    @property
    def nothing(self) -> bool:
        """Whether no fact ever follows."""
        return not (self.there or self.perhaps or self.hostile or self.holds or self.stays)


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """The types of events by data set and name, and whom their rows say nothing of."""

    types: Mapping[str, Mapping[str, Follows]]
    nobody: tuple[str, ...]
    nobodies: frozenset[str]
    states: frozenset[str]
    nonstate: frozenset[str]


@cache
def events() -> Events:
    """Return the table of `events.yaml`."""
    rows = read_yaml("events.yaml")
    return Events(
        types={
            dataset: {name: _follows(row) for name, row in rows[dataset].items()}
            for dataset in ("ucdp", "acled", "whence")
        },
        nobody=tuple(rows["nobody"]["names"]),
        nobodies=frozenset(rows["nobody"]["kinds"]),
        states=frozenset(rows["states"]),
        nonstate=frozenset(rows["nonstate"]),
    )


def _follows(row: Mapping[str, Any]) -> Follows:
    lists = {name: tuple(row.get(name, ())) for name in ("there", "perhaps")}
    return Follows(**{**row, **lists})
