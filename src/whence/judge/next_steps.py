"""What to find out next: open questions by how much their answers would settle the claim.

Two measures of worth. In bits: the mutual information of answer and claim, the expected drop of the
claim's entropy (Lindley, On a measure of the information provided by an experiment, 1956). In Brier
score: the variance of P(claim) over the answers, by which the expected score falls (Brier,
Verification of forecasts, 1950; the loss p (1 - p) of a calibrated forecast less what is expected of
it after the answer). Only what the network can foresee is asked.
"""

from collections.abc import Iterable

import numpy as np

from whence.data.likelihoods import Likelihoods
from whence.model import Outcome, Step

from .network import Array
from .posterior import Memo, Scene
from .questions import Question, questions_on


def next_steps(scene: Scene, memo: Memo, more: Iterable[Question] = ()) -> tuple[Step, ...]:
    """Return the questions about a claim most worth asking, the most telling first.

    `more` are questions that the scene by itself does not raise: about other claims.
    """
    steps = [
        step
        for question in (*questions_on(scene, memo), *more)
        if (step := _step(scene, question)).value >= scene.table.questions["least_value"]
    ]
    return _best(steps, scene.table)


def information(answers: Array) -> float:
    """Return the mutual information, in bits, of a joint table (claim, answer) summing to 1."""
    independent = answers.sum(axis=1, keepdims=True) * answers.sum(axis=0, keepdims=True)
    there = answers > 0
    return max(0.0, float((answers[there] * np.log2(answers[there] / independent[there])).sum()))


def brier_drop(answers: Array) -> float:
    """Return the variance of P(claim | answer) for a joint table (claim, answer) summing to 1."""
    chances = answers.sum(axis=0)
    there = chances > 0
    claim = answers[1, there] / chances[there]
    return float(chances[there] @ (claim - answers[1].sum()) ** 2)


def _step(scene: Scene, question: Question) -> Step:
    chances = question.joint.sum(axis=0)
    return Step(
        question=question.text,
        claim=scene.claim.id,
        value=information(question.joint),
        brier=brier_drop(question.joint),
        about=question.about,
        ask=question.ask,
        spans=question.spans,
        outcomes=tuple(
            Outcome(answer=answer, chance=float(chance), probability=float(true / chance))
            for answer, chance, true in zip(
                question.answers, chances, question.joint[1], strict=True
            )
            if chance > 0
        ),
    )


def _best(steps: list[Step], table: Likelihoods) -> tuple[Step, ...]:
    best = sorted(steps, key=lambda step: (-step.value, step.question))
    return tuple(best[: int(table.questions["most"])])
