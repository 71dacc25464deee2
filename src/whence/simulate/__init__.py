"""Simulate: worlds in which the truth is known, drawn from the story that the judge believes.

A forward sampler, spelt out and written apart from the factors of `whence.judge`: it draws what
happened, who wants it believed, who could know and who told whom, and only then looks at what is
said. That the judge's probabilities hold on such worlds is therefore a test of the judge.
"""

from .exact import Known, mean_known, posterior
from .mix import Mix, load_mix
from .score import Scores, score
from .worlds import World, draw_world, draw_worlds, overlook

__all__ = [
    "Known",
    "Mix",
    "Scores",
    "World",
    "draw_world",
    "draw_worlds",
    "load_mix",
    "mean_known",
    "overlook",
    "posterior",
    "score",
]
