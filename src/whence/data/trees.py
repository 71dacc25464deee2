"""Fitted sums of decision trees, kept as plain numbers."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Decision trees whose leaves add up to a logit; nodes of all trees stand in one row.

    A node asks whether feature `features[node]` is at most `limits[node]` and goes on at `below[node]` or
    `above[node]`; a leaf has feature -1 and its value in `values[node]`.
    """

    inputs: tuple[str, ...]
    base: float
    roots: NDArray[np.int32]
    features: NDArray[np.int16]
    limits: NDArray[np.float32]
    below: NDArray[np.int32]
    above: NDArray[np.int32]
    values: NDArray[np.float32]


@cache
def load_trees(name: str) -> Trees:
    """Return one of the models in `linking_trees.json`: `pairs`, `parents` or `kin`."""
    return read_trees(
        json.loads(files(__package__).joinpath("linking_trees.json").read_text())[name]
    )


def read_trees(row: dict[str, list[float]]) -> Trees:
    """Return a model from its plain form."""
    return Trees(
        inputs=tuple(map(str, row["inputs"])),
        base=float(row["base"][0]),
        roots=np.array(row["roots"], np.int32),
        features=np.array(row["features"], np.int16),
        limits=np.array(row["limits"], np.float32),
        below=np.array(row["below"], np.int32),
        above=np.array(row["above"], np.int32),
        values=np.array(row["values"], np.float32),
    )
