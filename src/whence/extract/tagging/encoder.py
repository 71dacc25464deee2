"""A small transformer that scores each word as source, cue, content or none of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .decode import ALLOWED, ROLES, best_labels, spans_of
from .linking import Linked, Linker, Spotted
from .units import Unit


class Session(Protocol):
    """What is used of an `onnxruntime.InferenceSession`."""

    def run(self, outputs: None, inputs: dict[str, NDArray[np.int64]]) -> list[NDArray[np.float32]]:
        """Return the outputs for named inputs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """A model with its linker. `transitions` are its moves from label to label (`moves`)."""

    session: Session
    linker: Linker
    opening: int  # ids of the pieces that open and close every unit
    closing: int
    transitions: NDArray[np.float32]

    def read(self, units: Sequence[Unit], text: str) -> Iterator[tuple[Unit, list[Linked]]]:
        """Yield each unit of a text with its attributions, by words of the unit."""
        scores = [self.scores(unit) for unit in units]
        for unit, score, labels in zip(
            units, scores, best_labels(scores, self.transitions), strict=True
        ):
            spots = _spots(score, labels)
            words = [text[start:end] for start, end in unit.words.tolist()] if spots else []
            yield unit, self.linker.link(spots, words)

    def scores(self, unit: Unit) -> NDArray[np.float32]:
        """Return the scores `(words, labels)` of a unit.

        One unit at a time: activations are quantised over a whole run, so that in a batch the
        scores of a paragraph would depend on its neighbours. It costs a tenth of the speed.
        """
        ids = np.concatenate(([self.opening], unit.ids, [self.closing]))[None]
        features = np.concatenate(([0], unit.features + 1, [0]))[None]
        found = self.session.run(None, {"ids": ids, "features": features})[0][0]
        scores: NDArray[np.float32] = found[unit.starts + 1]
        return scores


def _spots(scores: NDArray[np.float32], labels: NDArray[np.int64]) -> list[Spotted]:
    """Return the spans of a unit, each with the mean probability of its labels."""
    spans = spans_of(labels)
    if not spans:
        return []
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    role = {name: likely[:, 1 + 2 * at] + likely[:, 2 + 2 * at] for at, name in enumerate(ROLES)}
    return [Spotted(name, s, e, float(role[name][s:e].mean())) for name, s, e in spans]


def moves(
    learnt: Sequence[Sequence[float]],
    lean: Mapping[str, float] = {},
) -> NDArray[np.float32]:
    """Return what a move from label to label earns: as learnt, and never into a span's middle.

    `lean` is a bonus for beginning a span of a role: the dial between missing and inventing.
    """
    table = ALLOWED + np.asarray(learnt, dtype=np.float32).reshape(ALLOWED.shape)
    for role, bonus in lean.items():
        table[:, 1 + 2 * ROLES.index(role)] += bonus
    return table
