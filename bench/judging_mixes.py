"""The simulation study of the hearsay model, as overrides of the table and of the mix.

Nobody finds out later or departs from a motive in it. Its priors: claim true Beta(18, 2) under the explanation and Beta(2, 18) otherwise, explanation
Beta(3, 7), access Beta(6, 4), motive Beta(3, 7), quality Beta(38, 2), guess Beta(6, 4), push
Beta(38, 2), relays Beta(48, 2) and Beta(2, 48). Two explanations, so it is so or it is not; nobody
is graded, hedged, closer than another or fed, and nothing is found beside what is said.
"""

from dataclasses import replace
from typing import Any

from whence.data.likelihoods import EXPLANATIONS, Likelihoods, load_likelihoods
from whence.simulate import Mix, load_mix

# Nothing looks as claimed that is not: as near to never as a Beta comes that can be integrated.
_NEVER = [1, 9999]


def plain_table(pushes: float = 1.0) -> Likelihoods:
    """Return the table with the priors of the study.

    `pushes` is the share of camps with a motive that want the claim believed. The study does not
    say; where all do, its figures for counting documents come out (.29 to .31), with a half not.
    """
    base = load_likelihoods()
    priors = {"real": 0.3, "other": 0.7}

    def every(names: Any, beta: list[float]) -> dict[str, Any]:
        return {name: {"beta": beta} for name in names}

    never = every(EXPLANATIONS, _NEVER)
    return load_likelihoods(
        {
            "prior": {kind: {"value": priors.get(kind, 0.0)} for kind in EXPLANATIONS},
            "theta": {"real": {"beta": [18, 2]}, "other": {"beta": [2, 18]}},
            "appearance": {"own": never, "seen": never, "heard": never},
            "access": every(base.access, [6, 4]),
            "quality": every(base.quality, [38, 2]),
            "guess": {"beta": [6, 4]},
            "push": {"beta": [38, 2]},
            "discipline": {"beta": _NEVER[::-1]},
            "later": {"beta": _NEVER},
            "unseen": {"value": 0},
            "motive": every(base.motive, [3, 7]),
            "motive_pushes": {"none": {"value": pushes}},
            "relay": {"kept": {"beta": [48, 2]}, "slipped": {"beta": [2, 48]}},
        }
    )


def plain_mix() -> Mix:
    """Return the mix of the study: 3 to 30 documents, copying 0 to .9, one to three camps."""
    return replace(
        load_mix(),
        documents=(3, 30),
        copying=(0.0, 0.9),
        camps=(1, 3),
        findings=0.0,
        precedent=0.0,
        graded=0.0,
        directness={"unknown": 1.0},
        certainty={"certain": 1.0},
        relays={"1": 1.0},
        interest={"none": 1.0},
    )
