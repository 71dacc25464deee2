"""A small transformer that scores each word as source, cue, content or none of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .decode import ALLOWED, ROLES, spans_of
from .linking import Spotted
from .units import Unit


class Session(Protocol):
    """What is used of an `onnxruntime.InferenceSession`."""

    def run(self, outputs: None, inputs: dict[str, NDArray[np.int64]]) -> list[NDArray[np.float32]]:
        """Return the outputs for named inputs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """A model: its session, the ids of the pieces that open and close every unit, its moves."""

    session: Session
    opening: int
    closing: int
    transitions: NDArray[np.float32]

    def scores_of(self, units: Sequence[Unit]) -> list[NDArray[np.float32]]:
        """Return the scores of each unit; those that are alike to the last piece are read once."""
        keys = [tuple(part.tobytes() for part in (u.ids, u.features, u.starts)) for u in units]
        first = dict(zip(reversed(keys), reversed(units), strict=True))
        read = {key: self.scores(unit) for key, unit in first.items()}
        return [read[key] for key in keys]

    def scores(self, unit: Unit) -> NDArray[np.float32]:
        """Return the scores `(words, labels)` of a unit.

        One unit at a time: activations are quantised over a whole run, so that in a batch the
        scores of a paragraph would depend on its neighbours. It costs a tenth of the speed.
        """
        ids = np.concatenate(([self.opening], unit.ids, [self.closing]))[None]
        features = np.concatenate(([0], unit.features + 1, [0]))[None]
        found = self.session.run(None, {"ids": ids, "features": features})[0]
        scores: NDArray[np.float32] = found[0, unit.starts + 1]
        return scores


def spotted(likely: NDArray[np.float32], labels: NDArray[np.int64]) -> list[Spotted]:
    """Return the spans of a unit's labels, each with the mean probability of its role."""
    role = {name: likely[:, 1 + 2 * at] + likely[:, 2 + 2 * at] for at, name in enumerate(ROLES)}
    return [
        Spotted(name, first, end, min(1.0, float(role[name][first:end].mean())))
        for name, first, end in spans_of(labels)
    ]


def moves(
    learnt: Sequence[Sequence[float]], lean: Mapping[str, float] | None = None
) -> NDArray[np.float32]:
    """Return what a move from label to label earns: as learnt, and never into a span's middle.

    `lean` is a bonus for beginning a span of a role: the dial between missing and inventing.
    """
    table = ALLOWED + np.asarray(learnt, dtype=np.float32).reshape(ALLOWED.shape)
    for role, bonus in (lean or {}).items():
        table[:, 1 + 2 * ROLES.index(role)] += bonus
    return table
