"""Kernels over partitions, wherever they run: on all cores of this machine.

A kernel is a function from a batch of rows to a batch of rows that keeps nothing between two calls.
It knows no engine, so that the same one may run here or inside of Spark.
"""

from .batches import Batch, gather
from .local import run_local, usable_cores
from .memory import usable_memory
from .progress import NOBODY, Progress, Stage, Teller, Watcher

__all__ = [
    "NOBODY",
    "Batch",
    "Progress",
    "Stage",
    "Teller",
    "Watcher",
    "gather",
    "run_local",
    "usable_cores",
    "usable_memory",
]
