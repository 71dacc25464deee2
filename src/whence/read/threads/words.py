"""The words of `data/threads.yaml`, folded like the texts they are looked up in."""

import re
from functools import cache

from whence.data.lexicons import word_set
from whence.text import fold


@cache
def thread_words(*path: str) -> frozenset[str]:
    """Return the folded words of one list, in all its languages."""
    return frozenset(map(fold, word_set("threads.yaml", *path)))


@cache
def any_of(*path: str) -> str:
    """Return a regular expression for any word of a list in a folded text, the longest first."""
    return "|".join(map(re.escape, sorted(thread_words(*path), key=len, reverse=True)))
