"""How far likeness of two names goes: `names.yaml` as typed rows."""

from dataclasses import dataclass
from functools import cache

from .lexicons import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Probability that two names are one, by what makes them look so, and factors on its odds.

    Each has its reason in words; what is less likely than `shown` is not listed.
    """

    rows: dict[str, tuple[float, str]]
    factors: dict[str, tuple[float, str]]
    shown: float

    def weigh(self, row: str, factors: tuple[str, ...]) -> tuple[float, str]:
        """Return the probability of a row after its factors, and the reasons in words."""
        start, reason = self.rows[row]
        odds, reasons = start / (1 - start), [reason]
        for name in factors:
            factor, why = self.factors[name]
            odds *= factor
            reasons.append(why)
        return odds / (1 + odds), "; ".join(reasons)


@cache
def load_naming(table: str = "likeness", factors: str = "factors") -> Naming:
    """Return a table of likeness; the names are those of its two parts in `names.yaml`."""
    data = read_yaml("names.yaml")
    return Naming(
        rows={key: (row["probability"], row["reason"]) for key, row in data[table].items()},
        factors={key: (row["odds"], row["reason"]) for key, row in data[factors].items()},
        shown=data["shown"],
    )
