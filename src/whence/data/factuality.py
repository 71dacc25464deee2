"""The fitted weights of the model of factuality, read from `factuality.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .lexicons import read_yaml

SCALES = ("uw", "meantime", "uds_ih2")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactualityModel:
    """A linear model on a scale of -3 (certainly did not happen) to 3 (certainly did).

    `certain` and `probable` are the least absolute scores of those words; `positive` and `negative`
    bound the scores between which nothing is committed to.
    """

    base: float
    weights: Mapping[str, float]
    certain: float
    probable: float
    positive: float
    negative: float


@cache
def load_factuality(scale: str = "uw") -> FactualityModel:
    """Return the model on the scale of one corpus: `uw` (news, what the author commits to) by default.

    Raises `ValueError` for a scale that is not in `SCALES`.
    """
    if scale not in SCALES:
        raise ValueError(f"no scale {scale!r}: one of {', '.join(SCALES)}")
    data = read_yaml("factuality.yaml")
    column = SCALES.index(scale)
    weights = {name: row[column] for name, row in data["weights"].items()}
    return FactualityModel(base=data["base"][column], weights=weights, **data["cuts"][scale])
