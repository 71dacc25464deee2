"""How a text stands to a claim: for it, against it, or only passing it on.

Two readers answer: a logistic regression over named features (`pairs.py`), and a small net that
reads claim and text together. Their answers are multiplied, which did better than either alone on
claims that neither had seen. Without the net the features answer alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log

from whence.data.nets import PairNet, stance_net, stance_weights

from .linear import Linear, softmax
from .pairs import pair_features, read_text, without_double_negatives

STANCES = ("for", "against", "observing")
_LONGEST = 1500  # characters; the net reads no more than 160 tokens anyway


@dataclass(frozen=True, slots=True, kw_only=True)
class PairStance:
    """Probabilities of the three stances, given that the text bears on the claim."""

    stances: Mapping[str, float]

    @property
    def likeliest(self) -> str:
        """The stance with the highest probability; “against” only where it is likelier than not.

        Calling somebody a denier who is none costs more than missing a denial.
        """
        against = self.stances["against"]
        rest = {name: value for name, value in self.stances.items() if name != "against"}
        return "against" if against >= 0.5 else max(rest, key=lambda name: rest[name])


@dataclass(frozen=True, slots=True)
class StanceReader:
    """Reads pairs of claim and text; `net` None means the features alone."""

    net: PairNet | None = None
    linear: Linear = field(default_factory=lambda: Linear.of(stance_weights()["headline"]))

    @classmethod
    def best(cls) -> "StanceReader":
        """Return the reader with the net, where it can be loaded."""
        return cls(stance_net())

    def read(self, claim: str, text: str) -> PairStance:
        """Return how a sentence or headline stands to a claim."""
        text = without_double_negatives(text[:_LONGEST])
        plain = self.linear.predict(pair_features(read_text(claim), read_text(text)))
        if self.net is None:
            return PairStance(stances=plain)
        return blend(plain, net_logits(self.net, claim, text))


@lru_cache(maxsize=65536)
def net_logits(net: PairNet, claim: str, text: str) -> tuple[float, ...]:
    """Return the logits of the net for a pair, remembered: the same pair is often asked again."""
    return tuple(net.logits(claim, text))


def blend(plain: Mapping[str, float], logits: tuple[float, ...]) -> PairStance:
    """Return the normalised product of two answers, each to the power of one half."""
    net = softmax(logits[: len(STANCES)])
    mixed = [
        (log(max(plain[name], 1e-9)) + log(max(value, 1e-9))) / 2
        for name, value in zip(STANCES, net, strict=True)
    ]
    return PairStance(stances=dict(zip(STANCES, softmax(mixed), strict=True)))
