"""Eight bytes at a time: where a run of ASCII letters and digits ends, without a branch for each byte."""

from typing import Any

import numpy as np
from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.extending import intrinsic

from whence.compiling import compiled

_HIGH = np.uint64(0x8080808080808080)
_LOW = np.uint64(0x7F7F7F7F7F7F7F7F)
_CASE = np.uint64(0x2020202020202020)
# Added to seven bits, these carry into the eighth from 'a', past 'z', from '0', past '9'.
_FROM_A, _PAST_Z = np.uint64(0x1F1F1F1F1F1F1F1F), np.uint64(0x0505050505050505)
_FROM_0, _PAST_9 = np.uint64(0x5050505050505050), np.uint64(0x4646464646464646)
_ONES = np.uint64(0xFFFFFFFFFFFFFFFF)


def _load(typing: Any, data: Any, index: Any) -> Any:  # noqa: ARG001 (Numba calls it with a context)
    """Return the eight bytes from an index on as one number; they must be there."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        array = context.make_array(signature.args[0])(context, builder, arguments[0])
        place = builder.gep(array.data, [arguments[1]])
        found = builder.load(builder.bitcast(place, ir.IntType(64).as_pointer()))
        found.align = 1
        return found

    return types.uint64(data, types.int64), generate


def _zeros(typing: Any, value: Any) -> Any:  # noqa: ARG001
    """Return how many low bits of a number are 0."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:  # noqa: ARG001
        return builder.cttz(arguments[0], ir.Constant(ir.IntType(1), 0))

    return types.uint64(types.uint64), generate


load: Any = intrinsic(_load)
zeros: Any = intrinsic(_zeros)


@compiled
def word_bytes(eight: Any) -> Any:
    """Return how many of eight bytes, from the lowest on, are ASCII letters and digits.

    And these bytes in lower case, and whether there is a digit among them.
    """
    lower = (eight | _CASE) & _LOW
    plain = eight & _LOW
    letters = (lower + _FROM_A) & ~(lower + _PAST_Z)
    digits = (plain + _FROM_0) & ~(plain + _PAST_9)
    others = ~((letters | digits) & ~eight) & _HIGH
    size = zeros(others) >> np.uint64(3) if others else np.uint64(8)
    kept = _ONES >> (np.uint64(64) - (size << np.uint64(3))) if size else np.uint64(0)
    return size, (eight | _CASE) & kept, (digits & ~eight & _HIGH & kept) != 0
