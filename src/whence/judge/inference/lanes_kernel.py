"""Eight numbers at a time, those of eight parameter sets: one machine instruction where there are such.

Left to itself the compiler asks again and again whether arrays overlap, and computes numbers one by
one; told that they are vectors, it takes a fifth of the time. All operations are plain IEEE 754 on
each number, so results are the same on every machine.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.extending import intrinsic, models, register_model

LANES = 8
_DOUBLES = ir.VectorType(ir.DoubleType(), LANES)
_LONGS = ir.VectorType(ir.IntType(64), LANES)
_EXPONENT = 0x7FF0000000000000  # of the bits of a double
_TINIEST = 0x0010000000000000  # the bits of 2**-1022, the smallest number with all its digits


class _Lanes(types.Type):
    def __init__(self) -> None:
        super().__init__(name="lanes")


lanes = _Lanes()


@register_model(_Lanes)
class _Model(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, _DOUBLES)  # type: ignore[no-untyped-call]


def _operation(generate: Callable[..., Any], taken: int) -> Any:
    """Return an operation on this many vectors that gives one."""
    if taken == 1:
        return intrinsic(
            lambda typing, a: (lanes(lanes), lambda c, b, s, given: generate(b, *given))  # noqa: ARG005
        )
    return intrinsic(
        lambda typing, a, b: (lanes(lanes, lanes), lambda c, b, s, given: generate(b, *given))  # noqa: ARG005
    )


def _place(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    array = context.make_array(signature.args[0])(context, builder, given[0])
    first = builder.shl(given[1], ir.Constant(ir.IntType(64), LANES.bit_length() - 1))
    return builder.bitcast(builder.gep(array.data, [first]), _DOUBLES.as_pointer())


def _load(typing: Any, array: Any, index: Any) -> Any:  # noqa: ARG001 (Numba calls it with a context)
    """Return the eight numbers of a cell; nothing asks whether it is there."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        found = builder.load(_place(context, builder, signature, given))
        found.align = 8
        return found

    return lanes(array, types.int64), generate


def _store(typing: Any, array: Any, index: Any, value: Any) -> Any:  # noqa: ARG001
    """Write the eight numbers of a cell."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        builder.store(given[2], _place(context, builder, signature, given)).align = 8
        return context.get_dummy_value()

    return types.void(array, types.int64, lanes), generate


def _spread(typing: Any, number: Any) -> Any:  # noqa: ARG001
    """Return one number eight times."""

    def generate(context: Any, builder: Any, signature: Any, given: Any) -> Any:  # noqa: ARG001
        found = ir.Constant(_DOUBLES, ir.Undefined)
        for lane in range(LANES):
            found = builder.insert_element(found, given[0], ir.Constant(ir.IntType(32), lane))
        return found

    return lanes(types.float64), generate


def _larger_of(builder: Any, a: Any, b: Any) -> Any:
    return builder.select(builder.fcmp_ordered(">", a, b), a, b)


def _smaller_of(builder: Any, a: Any, b: Any) -> Any:
    return builder.select(builder.fcmp_ordered("<", a, b), a, b)


def _power_of(builder: Any, a: Any) -> Any:
    """Return the power of two at or below a number that is not negative, at least 2**-1022."""
    bits = builder.bitcast(a, _LONGS)
    bits = builder.and_(bits, ir.Constant(_LONGS, [_EXPONENT] * LANES))
    least = ir.Constant(_LONGS, [_TINIEST] * LANES)
    enough = builder.icmp_signed(">", bits, least)
    return builder.bitcast(builder.select(enough, bits, least), _DOUBLES)


def _exponent_of(builder: Any, a: Any) -> Any:
    """Return the exponent of a power of two."""
    bits = builder.lshr(builder.bitcast(a, _LONGS), ir.Constant(_LONGS, [52] * LANES))
    return builder.sitofp(builder.sub(bits, ir.Constant(_LONGS, [1023] * LANES)), _DOUBLES)


load: Any = intrinsic(_load)
store: Any = intrinsic(_store)
spread: Any = intrinsic(_spread)
add: Any = _operation(lambda builder, a, b: builder.fadd(a, b), 2)
times: Any = _operation(lambda builder, a, b: builder.fmul(a, b), 2)
over: Any = _operation(lambda builder, a, b: builder.fdiv(a, b), 2)
larger: Any = _operation(_larger_of, 2)
smaller: Any = _operation(_smaller_of, 2)
power: Any = _operation(_power_of, 1)
exponent: Any = _operation(_exponent_of, 1)
