"""What a word that turned out right or wrong tells of how good its source is.

In the story of the model a source that asserts what is true need not have known it: it may have
guessed, or pushed the claim whatever the truth. With m the chance that no motive was at work, a
that of access, q the quality, g the chance to assert by guessing, s that a false claim looked true
(one who has a motive and no discipline counts among those without):

    L(asserts | true)  = m (a (q + (1 - q) g) + (1 - a) g) + pushes or denies from interest
    L(asserts | false) = m (a (q s + (1 - q) g) + (1 - a) g) + the same

and a denial has the rest to 1. Each is linear in q. A Beta for q takes a right word as so many
observations as give the same slope of the log likelihood at its mean: q |L'| / L, a wrong one as
(1 - q) |L'| / L (a first-order match, exact in the limit of a tight prior). For a true claim asserted
that is P(it said what it knew, and guessing would have said otherwise | it asserted, true).
"""

from whence.data.likelihoods import EXPLANATIONS, Likelihoods
from whence.model import Tested, Word

_SEEN = ("witnessed", "documented")


def tested(word: Word, outcome: bool, quality: float, table: Likelihoods) -> Tested:
    """Return what one word tells, given how the claim came out; `quality` is the mean before it."""
    asserts = word.stance == "asserts"
    slope, level = line(word, outcome, table)
    if not asserts:
        slope, level = -slope, 1 - level
    likelihood = level + slope * quality
    # A slope the other way would make a right word count against its source; it says nothing then.
    told = max(0.0, slope if asserts == outcome else -slope)
    size = _strength(word, table) * told / likelihood if likelihood > 0 else 0.0
    if asserts == outcome:
        return Tested(right=1, for_=size * quality)
    return Tested(wrong=1, against=size * (1 - quality))


def line(word: Word, outcome: bool, table: Likelihoods) -> tuple[float, float]:
    """Return slope and level of P(asserts | outcome) as a line in the quality of the source."""
    interest = word.interest or "none"
    motive = table.motive[interest].mean * table.discipline.mean
    pushes = table.motive_pushes[interest]
    access, guess, push = (
        table.access[word.directness].mean,
        table.guess.mean,
        table.push.mean,
    )
    looks = 1.0 if outcome else _appearance(word, table)
    interested = motive * (pushes * push + (1 - pushes) * (1 - push))
    return (1 - motive) * access * (looks - guess), (1 - motive) * guess + interested


def _appearance(word: Word, table: Likelihoods) -> float:
    """Return how likely a false claim looks true to a source of this position, on average."""
    looks = table.appearance["seen" if word.directness in _SEEN else "heard"]
    false = {kind: table.prior[kind] * (1 - table.theta[kind].mean) for kind in EXPLANATIONS}
    return sum(false[kind] * looks[kind].mean for kind in EXPLANATIONS) / sum(false.values())


def _strength(word: Word, table: Likelihoods) -> float:
    """Return how much of the word is left: less if hedged, and after each hand it went through."""
    said = table.certainty[word.certainty] * (table.doubts if word.stance == "doubts" else 1.0)
    kept: float = (table.relay["kept"].mean - table.relay["slipped"].mean) ** word.relays
    return said * kept
