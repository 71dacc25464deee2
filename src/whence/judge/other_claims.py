"""What it would say of a claim to know whether another one is true.

Claims of one bench that need one another answer each other through `messages`; those that only
share a source through what is learned of it: given the parameter sets they are independent.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from .needs import messages
from .network import Array
from .posterior import log_own, log_prior, log_sum
from .questions import Question
from .together import Bench, Judged


def questions_between(bench: Bench, judged: Sequence[Judged]) -> dict[str, list[Question]]:
    """Return by claim the questions about the other claims judged together with it."""
    by_id = {one.scene.claim.id: one for one in judged}
    if len(by_id) < 2:
        return {id: [] for id in by_id}
    given = _Given(bench, by_id)
    return {
        id: [
            Question(
                text=f"Is this so: {other.scene.claim.text.rstrip('.')}?",
                about=other.scene.claim.id,
                ask="what is found out about that claim",
                answers=("yes", "no"),
                joint=given.together(id, other.scene.claim.id),
            )
            for other in judged
            if other.scene.claim.id not in (id, *bench.suppose)
        ]
        for id in by_id
    }


class _Given:
    """P(one claim, another | evidence), worked out once for each claim that is taken as known."""

    def __init__(self, bench: Bench, judged: Mapping[str, Judged]) -> None:
        self.bench, self.judged = bench, judged
        self.linked = _components(bench.needs)
        self.own = {id: log_sum(log_own(one.scene, one.memo), (1,)) for id, one in judged.items()}
        self.priors = {id: log_sum(log_prior(one.scene), (1,)) for id, one in judged.items()}
        self.said: dict[tuple[str, bool], dict[str, Array]] = {}
        first = next(iter(judged))
        plain = np.broadcast_to(self._messages(bench.suppose)[first], self.own[first].shape)
        possible = np.isfinite(plain)
        more = judged[first].scene.outside - np.where(possible, plain, 0.0)
        # What the scene has outside beyond the other claims: the weight of each parameter set.
        self.shift = np.where(possible[:, 1], more[:, 1], more[:, 0])

    def together(self, claim: str, other: str) -> Array:
        """Return the joint table, shape (2, 2): the claim false and true; the other true and false."""
        if self.linked[claim] != self.linked[other]:
            one, two = (self.judged[id].posterior for id in (claim, other))
            ours = np.stack([1 - one.claims, one.claims], axis=1)
            theirs = np.stack([two.claims, 1 - two.claims], axis=1)
            table: Array = np.einsum("d,dc,do->co", one.weights, ours, theirs)
        else:
            table = self._needing(claim, other)
        normalised: Array = table / table.sum()
        return normalised

    def _needing(self, claim: str, other: str) -> Array:
        log = [self.own[claim] + self._known(other, state)[claim] for state in (True, False)]
        weighed = np.stack(log, axis=-1) + self.shift[:, None, None]
        joint: Array = np.exp(weighed - weighed.max()).sum(axis=0)
        return joint

    def _known(self, other: str, state: bool) -> dict[str, Array]:
        if (other, state) not in self.said:
            self.said[other, state] = self._messages({**self.bench.suppose, other: state})
        return self.said[other, state]

    def _messages(self, suppose: Mapping[str, bool]) -> dict[str, Array]:
        step_up = self.bench.table.step_up
        return messages(self.own, self.priors, self.bench.needs, suppose, step_up)


def _components(needs: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for each claim one that stands for all those it is linked with through needs."""
    home = {id: id for id in needs}
    for id, needed in _pairs(needs):
        one, other = home[id], home[needed]
        home = {each: one if at == other else at for each, at in home.items()}
    return home


def _pairs(needs: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    for id, needed in needs.items():
        for other in needed:
            yield id, other
