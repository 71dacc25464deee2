"""PolNeAR articles as labelled units for training the attribution tagger."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from whence.extract.tagging.decode import LABELS, ROLES
from whence.extract.tagging.units import Unit, read_units

UNLABELLED = -1


@dataclass(frozen=True, slots=True)
class Example:
    """A unit with the label of each of its words; `soft` are a teacher's probabilities."""

    unit: Unit
    labels: NDArray[np.int64]
    soft: NDArray[np.float32] | None = None


def read_articles(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_examples(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Return the paragraphs of all articles with their gold labels."""
    return [
        Example(unit, word_labels(article, unit))
        for article in read_articles(path)
        for unit in read_units(article["text"], tokenizer)
    ]


def read_texts(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """Return the paragraphs of texts without labels, from JSON lines with a field `text`."""
    units = [u for row in read_articles(path) for u in read_units(row["text"], tokenizer)]
    return [Example(unit, np.full(len(unit.words), UNLABELLED, dtype=np.int64)) for unit in units]


def word_labels(article: dict[str, Any], unit: Unit) -> NDArray[np.int64]:
    """Return B and I labels of the words of a unit; of two spans in one place the first counts."""
    spans = [
        (start, end, ROLES.index(role), f"{one['id']}{role}{start}")
        for one in article["attributions"]
        for role in ROLES
        for start, end in one[role]
    ]
    spans = sorted(
        {(start, end, role): (start, end, role) for start, end, role, _ in spans}.values()
    )
    labels = np.zeros(len(unit.words), dtype=np.int64)
    for start, end, role in spans:
        first = int(np.searchsorted(unit.words[:, 1], start, side="right"))
        last = int(np.searchsorted(unit.words[:, 0], end, side="left"))
        if first >= last or labels[first:last].any():
            continue
        labels[first:last] = 2 + 2 * role
        if unit.words[first, 0] >= start or first > 0 or unit.words[first, 1] > start:
            labels[first] = 1 + 2 * role
    assert len(LABELS) == 7
    return labels
