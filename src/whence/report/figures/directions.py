"""Which way a line of text runs: a part of a text as the whole of it."""

import unicodedata

from ..safe import POP, plain, runs_right_to_left

# Isolates of the Unicode Bidirectional Algorithm (UAX 9): from left to right, from right to left.
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u2066", "\u2067"
_STRONG = {"L": _LEFT_TO_RIGHT, "R": _RIGHT_TO_LEFT, "AL": _RIGHT_TO_LEFT}


def isolated_as(words: str, whole: str = "") -> str:
    """Return the plain words, isolated if any of them runs from right to left.

    They run as the first letter of `whole` does, of which they are a part (of themselves, if none
    is given): without that, the second line of an English text would run the other way whenever it
    began with an Arabic name.
    """
    shown = plain(words)
    if not runs_right_to_left(shown):
        return shown
    return f"{_direction(plain(whole) or shown)}{shown}{POP}"


def _direction(text: str) -> str:
    strong = (_STRONG.get(unicodedata.bidirectional(letter)) for letter in text)
    return next(filter(None, strong), _LEFT_TO_RIGHT)
