"""Attributions by a language model: what to ask it, and what of its answer is true of the text.

Pure: the answer comes from a callable (`whence.model.Ask`). Nothing a model says is believed
unless its words stand in the text.
"""

from .compare import Difference, compare
from .issues import issues_of
from .parse import usable
from .record import Grounded, Reading
from .tagger import Config, llm_tagger, read_with_model

__all__ = [
    "Config",
    "Difference",
    "Grounded",
    "Reading",
    "compare",
    "issues_of",
    "llm_tagger",
    "read_with_model",
    "usable",
]
