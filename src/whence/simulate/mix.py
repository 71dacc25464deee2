"""What kinds of worlds are drawn, and how often each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from whence.data.lexicons import read_yaml
from whence.model import UsageError

# Twice the documents of the largest case that is read by hand; beyond, a run says little more.
_MOST_DOCUMENTS = 1000
_MOST_CAMPS, _MOST_CLAIMS = 26, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """The shares and ranges that worlds are drawn from; `simulation.yaml` gives the reasons.

    `documents`, `copying` and `camps` are ranges, drawn from evenly for each world; `missed` is
    the share of links that tracing overlooks; `claims` how many claims a world has. With several,
    each needs the one before where `ordered` is true (talks, agreement, merger). `findings` is the
    mean number a claim, `precedent` the chance of a reference class. The rest are shares by name.
    """

    documents: tuple[int, int]
    copying: tuple[float, float]
    camps: tuple[int, int]
    missed: float = 0.0
    claims: int = 1
    ordered: bool = False
    findings: float
    precedent: float
    kind: Mapping[str, float]
    directness: Mapping[str, float]
    certainty: Mapping[str, float]
    relays: Mapping[str, float]
    interest: Mapping[str, float]
    graded: float
    clearness: float
    second_parent: float
    unlinked: float
    sure: float
    speaks: float
    days: float

    def __post_init__(self) -> None:
        """Raise `UsageError` for what no world can be drawn from."""
        _range("documents", self.documents, 1, _MOST_DOCUMENTS)
        _range("copying", self.copying, 0, 1)
        _range("camps", self.camps, 1, _MOST_CAMPS)
        _range("missed", (self.missed, self.missed), 0, 1)
        _range("claims", (self.claims, self.claims), 1, _MOST_CLAIMS)


def load_mix() -> Mix:
    """Return the mix of `simulation.yaml`."""
    data = read_yaml("simulation.yaml")
    low_high = {name: (data[name]["low"], data[name]["high"]) for name in _RANGES}
    values = {name: float(data[name]["value"]) for name in _VALUES}
    shares = {name: _shares(data, name) for name in _SHARES}
    return Mix(**cast(dict[str, Any], {**low_high, **values, **shares}))


_RANGES = ("documents", "copying", "camps")
_VALUES = (
    "findings",
    "precedent",
    "graded",
    "clearness",
    "second_parent",
    "unlinked",
    "sure",
    "speaks",
    "days",
)
_SHARES = ("kind", "directness", "certainty", "relays", "interest")


def _shares(data: Mapping[str, Any], group: str) -> dict[str, float]:
    return {str(name): float(row["value"]) for name, row in data[group].items()}


def _range(name: str, given: tuple[float, float], least: float, most: float) -> None:
    if not least <= given[0] <= given[1] <= most:
        told = f"{given[0]:g}" if given[0] == given[1] else f"{given[0]:g} to {given[1]:g}"
        order = ", the lower end first" if given[0] > given[1] else ""
        raise UsageError(f"--{name}: {told} must lie within {least} to {most}{order}")
