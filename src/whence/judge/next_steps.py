"""What to find out next: open questions by how much their answers would settle the claim.

The value of a question is the mutual information of its answer and the claim, in bits: the
expected drop of the claim's entropy (Lindley 1956). Only what the network can foresee is asked.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from whence.model import Claim, Directness, Reliability, SourceKind, Step, Testimony

from .dependence import camps, echoes
from .network import Array
from .parameters import quantiles, stratified
from .posterior import (
    Memo,
    Scene,
    camp_likelihood,
    log_joint,
    query,
)

_NEW = "asked"


def next_steps(scene: Scene, memo: Memo) -> tuple[Step, ...]:
    """Return the questions about a claim most worth asking, the most telling first."""
    total = log_joint(scene, memo)
    steps = [
        Step(question=question, claim=scene.claim.id, value=value)
        for question, answers in _questions(scene, total, memo)
        if (value := information(answers)) >= scene.table.questions["least_value"]
    ]
    best = sorted(steps, key=lambda step: (-step.value, step.question))
    return tuple(best[: int(scene.table.questions["most"])])


def information(answers: Array) -> float:
    """Return the mutual information, in bits, of a joint table (claim, answer) summing to 1."""
    independent = answers.sum(axis=1, keepdims=True) * answers.sum(axis=0, keepdims=True)
    there = answers > 0
    return max(0.0, float((answers[there] * np.log2(answers[there] / independent[there])).sum()))


def _questions(scene: Scene, total: Array, memo: Memo) -> Iterator[tuple[str, Array]]:
    """Yield each question with the joint probability of claim and answer, shape (2, answers)."""
    for camp in camps(scene.testimonies):
        rest = total - camp_likelihood(scene, camp, memo)
        for one in (one for one in camp if not echoes(one, scene.said)):
            yield from _about(scene, camp, one, rest)
    yield (
        "What does somebody say who knows it at first hand and owes nothing to the reports so far?",
        _new_word(scene, total, directness="witnessed", kind="person", motive="none"),
    )
    if scene.claim.actors:
        yield (
            f"Would {_parties(scene.claim)} confirm or deny it, if asked directly?",
            _new_word(scene, total, directness="witnessed", kind="organisation", motive="party"),
        )


def _about(
    scene: Scene, camp: tuple[Testimony, ...], one: Testimony, rest: Array
) -> Iterator[tuple[str, Array]]:
    """Yield what can be asked about one testimony: its access, and whom it relies on."""
    known = _answers(rest, query(scene, camp, f"A:{one.id}"))
    yield f"Could {one.label} have known it?", known
    if not one.parents:
        return
    relied = _answers(rest, query(scene, camp, f"L:{one.id}"))
    labels = {other.id: other.label for other in scene.testimonies}
    for place, (parent, _) in enumerate(one.parents, start=1):
        yes = relied[:, place]
        answers = np.stack([relied.sum(axis=1) - yes, yes], axis=1)
        yield f"Did {one.label} rely on {labels[parent]}?", answers


def _new_word(
    scene: Scene, total: Array, *, directness: Directness, kind: SourceKind, motive: str
) -> Array:
    """Return claim against the stance of one more source that relies on nobody."""
    drawn = scene.parameters
    uniform = stratified(f"{scene.seed}/{_NEW}", drawn.draws)
    quality = quantiles(scene.table.quality[kind], uniform)
    source = Testimony(
        id=_NEW,
        claim=scene.claim.id,
        label=_NEW,
        stance="discusses",  # it is not among what was said, so its stance is open
        directness=directness,
        reliability=Reliability(mean=0.5, low=0.0, high=1.0),  # `quality` is given beside it
        relays=0,
    )
    parameters = replace(
        drawn,
        quality={_NEW: quality},
        motive={**drawn.motive, "none": drawn.motive[motive]},
    )
    return _answers(total, query(replace(scene, parameters=parameters), [source], f"D:{_NEW}"))


def _answers(rest: Array, log_likelihood: Array) -> Array:
    """Return P(claim, answer | evidence), shape (2, answers), over all parameter sets."""
    log = rest[..., None] + log_likelihood
    joint = np.exp(log - log.max()).sum(axis=(0, 1))
    normalised: Array = joint / joint.sum()
    return normalised


def _parties(claim: Claim) -> str:
    """Name no party: a claim may have only their ids, and those are no names."""
    return {1: "the party to it", 2: "either party to it"}.get(len(claim.actors), "a party to it")
