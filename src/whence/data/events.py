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
    holds: Literal["alone", "state", "nonstate", ""] = ""
    stays: Literal["alone", ""] = ""
    of: str = ""
    why: str = ""

    @property
    def nothing(self) -> bool:
        """Whether no fact ever follows."""
        return not (self.there or self.perhaps or self.hostile or self.holds or self.stays)


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """The types of events by data set and name, and whom their rows say nothing of.

    `nobody` are those of whom nothing could be known, and `unknown` of them those who may be anybody.
    `unsure` says by status of an event which of its facts are; the words are those behind names of places.
    """

    types: Mapping[str, Mapping[str, Follows]]
    nobody: tuple[str, ...]
    unknown: tuple[str, ...]
    nobodies: frozenset[str]
    states: frozenset[str]
    nonstate: frozenset[str]
    unsure: Mapping[str, str]
    settlement_words: frozenset[str]
    division_words: frozenset[str]


@cache
def events() -> Events:
    """Return the table of `events.yaml`."""
    rows = read_yaml("events.yaml")
    return Events(
        types={
            dataset: {name: _follows(row) for name, row in rows[dataset].items()}
            for dataset in ("ucdp", "acled", "whence")
        },
        nobody=(*rows["nobody"]["names"], *rows["nobody"]["unknown"]),
        unknown=tuple(rows["nobody"]["unknown"]),
        nobodies=frozenset(rows["nobody"]["kinds"]),
        states=frozenset(rows["states"]),
        nonstate=frozenset(rows["nonstate"]),
        unsure={name: row["unsure"] for name, row in rows["status"].items()},
        settlement_words=frozenset(rows["place_words"]["settlement"]),
        division_words=frozenset(rows["place_words"]["division"]),
    )


def _follows(row: Mapping[str, Any]) -> Follows:
    lists = {name: tuple(row.get(name, ())) for name in ("there", "perhaps")}
    return Follows(**{**row, **lists})
