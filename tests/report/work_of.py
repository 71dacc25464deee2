"""How much work something is, whatever machine does it: a law may bound it, and a time may not."""

import cProfile
import pstats
from collections.abc import Callable


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions are called; two million of them take about a second."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
