"""Logistic regression over named features: a sum one can read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights of every class for every feature; a feature not named weighs nothing."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Linear":
        """Return the model that plain data holds."""
        weights = {name: tuple(row) for name, row in data["weights"].items()}
        return cls(tuple(data["classes"]), tuple(data["bias"]), weights)

    def predict(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return the probability of every class; they sum to one."""
        scores = list(self.bias)
        for name, value in features.items():
            for place, weight in enumerate(self.weights.get(name, ())):
                scores[place] += weight * value
        return dict(zip(self.classes, softmax(scores), strict=True))


def softmax(scores: Sequence[float]) -> list[float]:
    """Return exp of each score over their sum, safe for large scores."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
