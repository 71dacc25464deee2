"""Characters in UTF-8, as the kernels meet them."""

from typing import Any

import numpy as np

from whence.compiling import compiled
from whence.trace.letters import DIGIT, KIND, LETTER, MARK, SINGLE

_MIX = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)


@compiled
def is_digit(byte: int) -> bool:
    """Say whether a byte is a digit of ASCII."""
    return 48 <= byte <= 57


@compiled
def wordlike(data: Any, index: int, high: int, table: Any) -> bool:
    """Say whether a letter or a digit stands here."""
    if index >= high:
        return False
    kind = (entry_at(table, decode(data, index, high)[0]) >> KIND) & 15
    return kind in (LETTER, DIGIT)


@compiled
def past_marks(data: Any, index: int, high: int, table: Any) -> int:
    """Return the place after the marks that ride on a character."""
    while index < high and data[index] >= 128:
        code, size = decode(data, index, high)
        if (entry_at(table, code) >> KIND) & 15 != MARK:
            break
        index += size
    return index


@compiled
def spread(value: Any) -> Any:
    """Spread a hash over all its bits."""
    value = (value ^ (value >> _HALF)) * _MIX
    return value ^ (value >> _HALF)


@compiled
def decode(data: Any, index: int, high: int) -> Any:
    """Return the character that begins here and its size in bytes; broken UTF-8 is read as 0."""
    byte = np.int64(data[index])
    if byte < 0x80:
        return byte, 1
    size = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
    if byte < 0xC0 or index + size > high:
        return 0, 1
    code = byte & (0xFF >> (size + 1))
    for place in range(index + 1, index + size):
        if data[place] & 0xC0 != 0x80:
            return 0, 1
        code = code << 6 | np.int64(data[place] & 0x3F)
    return code, size


@compiled
def entry_at(table: Any, code: int) -> Any:
    """Return a character's entry, as `letters.entry_of` has it."""
    if code < 0x10000:
        return np.int64(table[code])
    if 0x20000 <= code < 0x40000:
        return code | SINGLE << KIND
    return code | LETTER << KIND if code < 0x1D000 or 0x1D400 <= code < 0x1F000 else 0
