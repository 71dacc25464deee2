"""The standard explanations in words, and the words by which they are recognised."""

from dataclasses import dataclass
from typing import get_args

from whence.model import ExplanationKind

from .lexicons import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A standard explanation: its text, and how the words of a hypothesis like it begin."""

    kind: ExplanationKind
    text: str
    cues: tuple[str, ...]


def explanations() -> tuple[Explanation, ...]:
    """Return all standard explanations, in the order in which ties between cues are decided."""
    rows = read_yaml("explanations.yaml")
    assert set(rows) == set(get_args(ExplanationKind))
    return tuple(
        Explanation(kind=kind, text=row["text"], cues=tuple(row["cues"]))
        for kind, row in rows.items()
    )
