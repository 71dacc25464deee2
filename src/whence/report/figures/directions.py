"""Which way a line of text runs: a part of a text as the whole of it."""

from ..safe import POP, direction, plain, runs_right_to_left

# Isolates of the Unicode Bidirectional Algorithm (UAX 9): from left to right, from right to left.
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u2066", "\u2067"


def isolated_as(words: str, whole: str = "") -> str:
    """Return the plain words, isolated if any of them runs from right to left.

    They run as most letters of `whole` do, of which they are a part (of themselves, if none is
    given): without that, the second line of an English text would run the other way whenever it
    began with an Arabic name.
    """
    shown = plain(words)
    if not runs_right_to_left(shown):
        return shown
    left = direction(plain(whole) or shown) == "ltr"
    return f"{_LEFT_TO_RIGHT if left else _RIGHT_TO_LEFT}{shown}{POP}"
