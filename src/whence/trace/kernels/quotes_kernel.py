"""Which words stand inside quotation marks."""

from typing import Any

from whence.compiling import compiled
from whence.trace.letters import FOLDED, LONGEST_QUOTE, LONGEST_SINGLE, NEED_A_WORD, STRAIGHT

from .characters_kernel import decode, entry_at

QUOTED = 4  # bit of a token's marks
_OPEN, _FROM, _SINGLE, _SINGLE_FROM = 0, 1, 2, 3  # places in the state of quotations


@compiled
def quote(
    data: Any, index: int, low: int, high: int, tables: Any, marks: Any, at: int, state: Any
) -> bool:
    """Open or close a quotation; return whether one was opened."""
    _, table, closes = tables
    code, size = decode(data, index, high)
    number = entry_at(table, code) & FOLDED
    leads = index + size < high and data[index + size] > 32
    paragraph = index > low and data[index - 1] == 10
    if closes[state[_OPEN], number] and not (paragraph and leads and number == STRAIGHT):
        _mark(marks, state[_FROM], at, LONGEST_QUOTE)
        state[_OPEN] = 0
        return False
    if not leads and number in NEED_A_WORD:
        return False
    if not (state[_OPEN] and paragraph and at - state[_FROM] <= LONGEST_QUOTE):
        state[_OPEN], state[_FROM] = number, at
    return True


@compiled
def single(
    data: Any, index: int, low: int, high: int, code: int, marks: Any, at: int, state: Any
) -> None:
    """Open or close a quotation in ‘single’ marks."""
    if code != 39 and code != 0x2018 and code != 0x2019:
        return
    size = 1 if code == 39 else 3
    spaced = index == low or data[index - 1] <= 32
    leads = index + size < high and data[index + size] > 32
    if state[_SINGLE] and not spaced and (code == 0x2019 or code == 39):
        if code == 39 or state[_SINGLE] == 0x2018:
            _mark(marks, state[_SINGLE_FROM], at, LONGEST_SINGLE)
            state[_SINGLE] = 0
    elif leads and (code == 0x2018 or (code == 39 and spaced)):
        state[_SINGLE], state[_SINGLE_FROM] = code, at


@compiled
def _mark(marks: Any, first: int, end: int, longest: int) -> None:
    """Mark the tokens of a quotation, unless it is too long to be one."""
    if end - first <= longest:
        for place in range(first, end):
            marks[place] |= QUOTED
