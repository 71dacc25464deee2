"""Which variables to hold fixed so that the rest of a network is narrow."""

import math
from dataclasses import dataclass, replace

from .plan import Outline, Structure, outline_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutset:
    """Variables held fixed, as if they were observed, and what is then left to do."""

    variables: tuple[int, ...]
    possible: int
    structure: Structure
    outline: Outline


def cut(structure: Structure, *, bits: float, cells: int, work: float) -> Cutset:
    """Return a cutset that leaves tables of at most so many bits, and so many cells and products.

    Chosen one by one: the variable that stands in most of the work (Becker & Geiger 1996 choose
    alike). If nothing is left to choose, what there is comes back, as narrow as it gets.
    """
    chosen: list[int] = []
    held = structure
    while True:
        outline = outline_of(held)
        enough = outline.bits <= bits and outline.cells <= cells and outline.work <= work
        weights = {} if enough else _weights(structure, outline)
        if not weights:
            possible = math.prod(structure.states[one] for one in chosen)
            return Cutset(
                variables=tuple(chosen), possible=possible, structure=held, outline=outline
            )
        chosen.append(max(weights, key=lambda one: (weights[one], -one)))
        held = replace(held, observed=tuple(sorted((*structure.observed, *chosen))))


def _weights(structure: Structure, outline: Outline) -> dict[int, float]:
    """Return for each variable that may be held how much work would fall away."""
    asked = set(structure.query or ())
    weights: dict[int, float] = {}
    for step in outline.steps:
        volume = math.prod(structure.states[one] for one in step.axes) * len(step.inputs)
        for one in step.axes:
            if one not in asked and structure.states[one] > 1:
                saved = volume * (1 - 1 / structure.states[one])
                weights[one] = weights.get(one, 0.0) + saved
    return weights
