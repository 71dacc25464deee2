"""Sums of small decision trees, evaluated row by row."""

from typing import Any

import numpy as np

from whence.compiling import compiled


@compiled
def add_up(
    rows: Any, roots: Any, features: Any, limits: Any, below: Any, above: Any, values: Any
) -> Any:
    """Return the sum of the leaves that each row falls into: below where it is at most the limit."""
    sums = np.zeros(len(rows), np.float64)
    for row in range(len(rows)):
        for root in roots:
            node = root
            while features[node] >= 0:
                under = rows[row, features[node]] <= limits[node]
                node = below[node] if under else above[node]
            sums[row] += values[node]
    return sums
