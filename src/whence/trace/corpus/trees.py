"""Judge rows of features by fitted trees."""

import numpy as np
from numpy.typing import NDArray

from whence.compiling import still
from whence.data.trees import Trees
from whence.trace.kernels.trees_kernel import add_up


def logits(trees: Trees, rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the log odds of each row; its columns are the model's inputs in order."""
    if rows.shape[1] != len(trees.inputs):
        raise ValueError(f"{rows.shape[1]} columns for {len(trees.inputs)} inputs")
    found: NDArray[np.float64] = add_up(
        still(rows, np.float32), trees.roots, trees.features, trees.limits,
        trees.below, trees.above, trees.values,
    )  # fmt: skip
    return found + trees.base


def chances(logit: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return probabilities from log odds."""
    odds: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(logit, -30.0, 30.0)))
    return odds
