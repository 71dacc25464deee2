"""Numbers of the matrix that an analyst sets, in place of those of the model."""

from dataclasses import dataclass
from typing import Literal

from .dates import Interval
from .edge import INPUT


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenCell:
    """An entry of `matrix:` in `case.yaml`: a cell of the matrix, or the prior of a row.

    `weight` is log10 of the likelihood of the `evidence` under the hypothesis over the mean of all
    explanations of the claim, as in the matrix; without evidence, `prior` is the probability of the
    hypothesis before any. `model` takes back what an earlier entry set. Of several entries on one
    cell the last holds.
    """

    __pydantic_config__ = INPUT

    claim: str
    hypothesis: str
    evidence: str | None = None
    weight: float | Literal["model"] | None = None
    prior: float | Literal["model"] | None = None
    who: str | None = None
    when: Interval | None = None
    why: str

    @property
    def key(self) -> tuple[str, str | None, str]:
        """The cell it is about: claim, evidence (None: the prior), hypothesis."""
        return self.claim, self.evidence, self.hypothesis

    @property
    def value(self) -> float | None:
        """The number set; None where the model's is taken again."""
        given = self.prior if self.evidence is None else self.weight
        return given if isinstance(given, int | float) else None


def holding(cells: tuple[GivenCell, ...]) -> tuple[GivenCell, ...]:
    """Return the entries that hold: of each cell the last one, unless it takes the number back."""
    last = {cell.key: cell for cell in cells}
    return tuple(cell for cell in last.values() if cell.value is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedCell:
    """A number of the matrix that the case sets: what the model had, what is set, who says why.

    `evidence` is empty and `what` is “prior” where it is the prior of the hypothesis.
    """

    claim: str
    hypothesis: str
    evidence: str
    what: str
    was: float
    now: float
    why: str
    who: str = ""
    when: Interval | None = None
