"""What it would say of a claim to know whether two sources are one and the same.

If they are, the second adds nothing to the first: it relies on it, as a copy does. If they are not,
each counts as it does now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from whence.model import Perhaps, Source, Testimony

from .dependence import acyclic, reliance
from .posterior import Memo, Scene, log_joint
from .questions import Question, answers


def identity_questions(scene: Scene, memo: Memo, sources: Sequence[Source]) -> Iterator[Question]:
    """Yield a question for each two testimonies on one side whose sources may be the same.

    The first in content order is the one that the other would rely on. Testimonies that rely on
    another one already are asked about by whom they rely on.
    """
    doubts = {frozenset((one.id, other.source)): other for one in sources for other in one.perhaps}
    alone = [one for one in scene.testimonies if len(one.sources) == 1 and not reliance(one)]
    for place, second in enumerate(alone):
        for first in alone[:place]:
            doubt = doubts.get(frozenset((first.sources[0], second.sources[0])))
            if doubt and first.stance == second.stance:
                yield _question(scene, memo, first, second, doubt)


def _question(
    scene: Scene, memo: Memo, first: Testimony, second: Testimony, doubt: Perhaps
) -> Question:
    joined = [
        replace(one, parents=((first.id, 1.0),)) if one is second else one
        for one in scene.testimonies
    ]
    same = replace(scene, testimonies=acyclic(joined, scene.table.sure_link))
    now, one = log_joint(scene, memo), log_joint(same, memo)
    # A doubt is about who spoke, not about what is so: it is as likely before as after the rest.
    shift = np.log(np.exp(now - now.max()).sum()) - np.log(np.exp(one - now.max()).sum())
    with np.errstate(divide="ignore"):
        chances = np.log([doubt.probability, 1 - doubt.probability])
    log = np.stack([one + shift + chances[0], now + chances[1]], axis=-1)
    return Question(
        text=f"Are {first.label} and {second.label} one and the same?",
        about=second.id,
        ask=f"who speaks to both; what is alike so far: {doubt.why}",
        answers=("yes", "no"),
        joint=answers(np.zeros_like(now), log),
        spans=(*first.spans[:1], *second.spans[:1]),
    )
