"""How much memory there is to work in."""

import os
from pathlib import Path

_MOST = 4 << 30  # more makes nothing faster
_LEAST = 256 << 20


def usable_memory() -> int:
    """Return how many bytes some work may take if nobody said: half of what is free, at most 4 GB."""
    return max(_LEAST, min(_MOST, _free() // 2))


def _free() -> int:
    """Return how many bytes are free, by what the system says of itself and of this container."""
    free = _MOST
    try:
        free = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_AVPHYS_PAGES")
        for line in Path("/proc/meminfo").read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                free = int(line.split()[1]) * 1024
    except (OSError, ValueError, AttributeError):  # another system, which says it otherwise
        pass
    limit = _number("/sys/fs/cgroup/memory.max")
    if limit is not None:
        free = min(free, max(0, limit - (_number("/sys/fs/cgroup/memory.current") or 0)))
    return free


def _number(path: str) -> int | None:
    try:
        return int(Path(path).read_text("ascii"))
    except (OSError, ValueError):  # "max", or no such group
        return None
