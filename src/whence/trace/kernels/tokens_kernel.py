"""Texts to words: 64-bit hashes with their places, straight from UTF-8. `plain_tokens` says the same."""

from typing import Any

import numpy as np

from whence.compiling import compiled
from whence.trace.letters import (
    APOSTROPHE,
    CAPITAL,
    DIGIT,
    FOLDED,
    KIND,
    LETTER,
    LINE,
    MARK,
    QUOTE,
    SINGLE,
    STOP,
)

from .bytes_kernel import load, word_bytes
from .characters_kernel import decode, entry_at, is_digit, past_marks, spread, wordlike
from .quotes_kernel import QUOTED, quote, single

__all__ = ["CAPITALISED", "FIRST", "NUMERIC", "QUOTED", "scan", "scan_text"]

CAPITALISED, NUMERIC, FIRST = 1, 2, 8  # bits of a token's marks; 4 is QUOTED
_SEED = np.uint64(0xCBF29CE484222325)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_NONE, _ONE, _THREE, _SEVEN = np.uint64(0), np.uint64(1), np.uint64(3), np.uint64(7)
_HALF, _POINT = np.uint64(32), np.uint64(46)
_SEVEN_BITS, _OUTSIDE = np.uint64(127), np.uint64(128)  # of characters, and the first beyond ASCII
_SHORT = 3  # letters; a capitalised word of so few with a stop is an abbreviation (Gen. Smith)
_PASSED, _INITIAL, _DECIMAL = 1, 2, 3  # how a mark stands inside a word


@compiled
def scan(
    data: Any, starts: Any, first: int, tables: Any, arrays: Any, offsets: Any, at: int
) -> Any:  # fmt: skip
    """Write the tokens of the documents from `first` on; return where it stopped for want of room."""
    state = np.zeros(4, np.int64)
    for document in range(first, len(starts) - 1):
        low, high = starts[document], starts[document + 1]
        if at + (high - low) // 2 + 1 > len(arrays[0]):
            return document, at
        at = scan_text(data, low, high, tables, arrays, at, state)
        offsets[document + 1] = at
    return len(starts) - 1, at


@compiled
def scan_text(
    data: Any, low: Any, high: Any, tables: Any, arrays: Any, at: int, state: Any
) -> int:  # fmt: skip
    """Write the tokens of one text from place `at` on; return the place after the last."""
    quick, table, _ = tables
    hashes, begins, ends, marks = arrays
    state[:] = 0
    fresh, lines, index = True, 0, low
    while index < high:
        byte = data[index]
        if byte == 32:
            index += 1
            continue
        start, value, kept, filled, flags = index, _SEED, _NONE, _NONE, 0
        if index + 8 <= high:
            filled, kept, digit = word_bytes(load(data, index))
            while filled == 8:
                index += 8
                value, kept, filled = _mixed(value, kept), _NONE, _NONE
                flags |= NUMERIC if digit else 0
                if index + 8 > high:
                    break
                filled, kept, digit = word_bytes(load(data, index))
            index += np.int64(filled)
            flags |= NUMERIC if digit else 0
        if index == start and quick[byte] == 0:
            code, size = decode(data, index, high)
            kind = (entry_at(table, code) >> KIND) & 15
            if kind == 0 or kind > SINGLE:
                if kind == LINE:
                    lines += 1
                    fresh |= lines > 1
                elif kind == STOP:
                    fresh |= byte != 46 or not _abbreviates(begins, ends, marks, at, index)
                elif kind == QUOTE:
                    fresh |= quote(data, index, low, high, tables, marks, at, state)
                elif kind == APOSTROPHE:
                    single(data, index, low, high, code, marks, at, state)
                index += size
                continue
        if 65 <= byte < 91:
            flags |= CAPITALISED
        end = index
        if index < high and data[index] == 32:
            index += 1
        elif index < high and _goes_on(data, index, high, quick):
            end, value, kept, flags = _rest(
                data, start, index, high, quick, table, value, kept, filled, flags
            )
            index = end
        begins[at], ends[at] = start, end
        hashes[at] = spread((value ^ kept) * _STEP)
        marks[at] = flags | (FIRST if fresh else 0)
        fresh, lines = False, 0
        at += 1
    return at


@compiled
def _mixed(value: Any, kept: Any) -> Any:
    """Return the hash of a word with eight bytes more."""
    value = (value ^ kept) * _STEP
    return value ^ (value >> _HALF)


@compiled
def _pushed(value: Any, kept: Any, filled: Any, byte: Any) -> Any:
    """Return the hash of a word with a byte more, the bytes not hashed yet, and how many they are."""
    kept |= byte << (filled << _THREE)
    if filled == _SEVEN:
        return _mixed(value, kept), _NONE, _NONE
    return value, kept, filled + _ONE


@compiled
def _goes_on(data: Any, index: int, high: int, quick: Any) -> bool:
    """Say whether a word may go on: with any letters, or after a mark inside."""
    byte = data[index]
    if byte >= 128 or quick[byte] != 0:
        return True
    if byte != 39 and byte != 44 and byte != 46 and byte != 96:
        return False
    return index + 1 < high and (data[index + 1] >= 128 or quick[data[index + 1]] != 0)


@compiled
def _rest(
    data: Any, start: int, index: int, high: int, quick: Any, table: Any,
    value: Any, kept: Any, filled: Any, flags: int,
) -> Any:  # fmt: skip
    """Read the rest of a word that is not all ASCII letters and digits, byte by byte.

    ASCII letters add one byte to what is hashed, all others three with their high bits set.
    """
    part = start
    if index == start and data[start] >= 128:
        code, size = decode(data, start, high)
        entry = entry_at(table, code)
        if entry & CAPITAL:
            flags |= CAPITALISED
        if (entry >> KIND) & 15 == SINGLE:
            return (
                past_marks(data, start + size, high, table),
                value,
                np.uint64(entry & FOLDED),
                flags,
            )
    while index < high:
        byte = data[index]
        folded = quick[byte]
        if folded:
            value, kept, filled = _pushed(value, kept, filled, np.uint64(folded))
            if folded < 58:
                flags |= NUMERIC
            index += 1
        elif byte < 128:
            joined = _joined(data, start, part, index, high, quick, table)
            if joined == 0:
                break
            index += 1
            if joined == _INITIAL:
                part = index
            elif joined == _DECIMAL:
                value, kept, filled = _pushed(value, kept, filled, _POINT)
        else:
            code, size = decode(data, index, high)
            entry = entry_at(table, code)
            kind = (entry >> KIND) & 15
            if kind in (LETTER, DIGIT):
                value, kept, filled = _pushed_code(value, kept, filled, np.uint64(entry & FOLDED))
                if kind == DIGIT:
                    flags |= NUMERIC
            elif kind != MARK and not (
                kind == APOSTROPHE and wordlike(data, index + size, high, table)
            ):
                break
            index += size
    return index, value, kept, flags


@compiled
def _pushed_code(value: Any, kept: Any, filled: Any, code: Any) -> Any:
    """Return the same with a character more, folded: it may be ASCII now."""
    if code < _OUTSIDE:
        return _pushed(value, kept, filled, code)
    for shift in (0, 7, 14):
        byte = ((code >> np.uint64(shift)) & _SEVEN_BITS) | _OUTSIDE
        value, kept, filled = _pushed(value, kept, filled, byte)
    return value, kept, filled


@compiled
def _joined(data: Any, start: int, part: int, index: int, high: int, quick: Any, table: Any) -> int:
    """Say whether an ASCII mark stands inside a word, and how: don't, 6,068, U.S., 6.5."""
    byte = data[index]
    if byte == 39 or byte == 96:
        return _PASSED if wordlike(data, index + 1, high, table) else 0
    if index == start or index + 1 >= high:
        return 0
    number = is_digit(data[index - 1])
    if byte == 44 and number:
        for place in range(index + 1, index + 4):
            if place >= high or not is_digit(data[place]):
                return 0
        return 0 if index + 4 < high and is_digit(data[index + 4]) else _PASSED
    if byte == 46 and number:
        return _DECIMAL if is_digit(data[index + 1]) else 0
    if byte == 46 and index - part == 1 and quick[data[part]] and quick[data[index + 1]] > 96:
        after = data[index + 2] if index + 2 < high else 32
        return _INITIAL if after < 128 and not quick[after] and after != 39 else 0
    return 0


@compiled
def _abbreviates(begins: Any, ends: Any, marks: Any, at: int, index: int) -> bool:
    """Say whether a full stop belongs to a short capitalised word (Gen. Smith): it ends nothing."""
    return (
        at > 0
        and ends[at - 1] == index
        and index - begins[at - 1] <= _SHORT
        and marks[at - 1] & CAPITALISED != 0
    )
