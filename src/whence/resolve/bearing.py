"""How likely a statement bears on a claim, and what it then says of it.

The probability is a logistic regression over how well the terms fit (`fit.py`) and how much of the
claim is in the words themselves, fitted on statements read by hand (bench/bearing.jsonl). What the net
says of “unrelated” and the cosine of sentence embeddings were tried and added next to nothing.
"""

from dataclasses import dataclass, field

from whence.data.lexicons import word_set
from whence.data.nets import stance_net, stance_weights
from whence.model import Stance
from whence.text import fold

from .fit import Context, Profile
from .linear import Linear
from .stance import PairStance, StanceReader
from .turned import Turn

_SURE = 0.5  # probability of “against” from which plain words deny a claim
_BACKED = 0.1  # ... and from which they do where a negation stands at the claim's predicate as well
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
    linear: Linear = field(default_factory=lambda: Linear.of(stance_weights()["bears"]))

    @classmethod
    def of(cls, net: bool) -> "Bearing":
        """Return the models, with the net where it is wanted and can be loaded."""
        return cls(StanceReader(stance_net() if net else None))

    def probability(self, profile: Profile, context: Context, fits: float) -> float:
        """Return the probability that a statement bears on a claim that it fits that well."""
        return self.linear.predict(bearing_features(profile, context, fits))["bears"]


def bearing_features(profile: Profile, context: Context, fits: float) -> dict[str, float]:
    """Return the features of bearing by name.

    Whom a case codes as the claim's actors counts as said where he stands nearby: “they”.
    """
    said = context.own.all
    if profile.claim.actors:
        said |= context.near.things & profile.actors.keys()
    return {"fit": fits, "said": len(profile.terms & said) / max(1, len(profile.terms))}


def stance_toward(
    words: str,
    stance: Stance,
    said: PairStance,
    *,
    negated: bool,
    supposed: bool,
    turn: Turn | None = None,
) -> Stance:
    """Return the stance toward the claim of somebody who takes a stance on words.

    `said` is how the words stand to the claim, `negated` and `supposed` whether the claim's
    predicate stands under a negation or an “if” in them, `turn` what the words around them make of it.
    """
    if turn in ("denies", "asserts"):
        return "denies" if turn == "denies" else "asserts"
    if turn:
        return "discusses" if turn == "open" else stance
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
