"""How likely a statement bears on a claim, and what it then says of it.

The probability is a logistic regression over three things: how well the terms fit (`fit.py`), how
much of the claim's wording the words hold, and what the net says. It was fitted on statements read
by hand (bench/bearing.jsonl). Where a net is missing, one fitted without it is used.
"""

from dataclasses import dataclass, field

from whence.data.lexicons import word_set
from whence.data.nets import stance_net, stance_weights
from whence.model import Stance
from whence.text import fold

from .linear import Linear
from .pairs import pair_features, read_text
from .stance import PairStance, StanceReader

_SURE = 0.5  # probability of “against” from which plain words deny a claim
_BACKED = 0.2  # ... and from which they do where a negation stands at the claim's predicate as well
_OPPOSITE: dict[Stance, Stance] = {
    "asserts": "denies",
    "denies": "asserts",
    "doubts": "doubts",
    "discusses": "discusses",
}


@dataclass(frozen=True, slots=True)
class Bearing:
    """A reader of stances, with the models of bearing."""

    reader: StanceReader
    with_net: Linear = field(default_factory=lambda: Linear.of(stance_weights()["bears with net"]))
    without: Linear = field(default_factory=lambda: Linear.of(stance_weights()["bears"]))

    @classmethod
    def of(cls, net: bool) -> "Bearing":
        """Return the models, with the net where it is wanted and can be loaded."""
        return cls(StanceReader(stance_net() if net else None))

    def probability(self, claim: str, words: str, fit: float) -> float:
        """Return the probability that words bear on a claim that their terms fit that well."""
        said = self.reader.read(claim, words)
        features = bearing_features(claim, words, fit, said)
        model = self.without if said.related is None else self.with_net
        return model.predict(features)["bears"]


def bearing_features(claim: str, words: str, fit: float, said: PairStance) -> dict[str, float]:
    """Return the features of bearing by name."""
    found = pair_features(read_text(claim), read_text(words))
    features = {"fit": fit, "claim covered": found.get("claim covered", 0.0)}
    return features if said.related is None else features | {"related": said.related}


def stance_toward(
    words: str, stance: Stance, said: PairStance, *, negated: bool, supposed: bool
) -> Stance:
    """Return the stance toward the claim of somebody who takes a stance on words.

    `said` is how the words stand to the claim, `negated` and `supposed` whether the claim's
    predicate stands under a negation or an “if” in them.
    """
    if supposed and stance == "asserts":
        return "discusses"  # “if a contract had been signed”
    against = said.stances["against"] >= (_BACKED if negated else _SURE)
    if stance == "asserts":
        return "denies" if against else stance
    if stance == "denies" and negated and against and not _debunks(words):
        return _OPPOSITE[stance]  # “denied that *no* contract was signed”
    return stance


def _debunks(words: str) -> bool:
    """Say whether the words themselves call something untrue; who says them then denies it."""
    folded = fold(words)
    return any(word in folded for word in word_set("cues.yaml", "debunking"))
