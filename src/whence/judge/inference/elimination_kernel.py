"""The pass forward and the pass back over the steps of a plan, eight parameter sets at a time.

Every table is scaled by a power of two, which loses nothing; exponents are added up beside it, so
thousands of factors neither vanish nor overflow. Within a step the derivative in an input's cell
is the product of all *other* inputs, never a quotient, so that cells may be 0.
"""

from typing import Any

import numpy as np

from whence.compiling import compiled

from .lanes_kernel import (
    LANES,
    add,
    exponent,
    larger,
    load,
    over,
    power,
    smaller,
    spread,
    store,
    times,
)  # fmt: skip
from .program import AXES, INPUTS, MAPS, SHOWN, SIZES, STRIDES, SUMMED, TABLES

_LARGEST = 1.7976931348623157e308


@compiled
def index_maps(program: Any, maps: Any) -> None:
    """Write for every cell of every step which cell of each of its inputs it takes."""
    numbers = program.numbers
    for step in program.steps:
        inputs, axes = step[INPUTS], step[AXES]
        for number in range(inputs):
            at = step[MAPS] + number
            maps[at] = program.first[numbers[step[TABLES] + number]]
            done = 1
            for axis in range(axes - 1, -1, -1):
                size = numbers[step[SIZES] + axis]
                stride = numbers[step[STRIDES] + number * axes + axis]
                for state in range(1, size):
                    for cell in range(done):
                        maps[at + (state * done + cell) * inputs] = (
                            maps[at + cell * inputs] + state * stride
                        )
                done *= size


@compiled
def scale_table(program: Any, table: int, values: Any) -> Any:
    """Divide a table by the power of two below its largest cell; return that power."""
    top = spread(0.0)
    for cell in range(program.first[table], program.first[table + 1]):
        top = larger(top, load(values, cell))
    taken = power(top)
    back = over(spread(1.0), taken)
    for cell in range(program.first[table], program.first[table + 1]):
        store(values, cell, times(load(values, cell), back))
    return taken


@compiled
def take_factors(
    program: Any, numbers: Any, row: int, starts: Any, alike: bool, values: Any, powers: Any
) -> None:
    """Copy eight rows of factors' cells, beginning at `row`, and scale them.

    Only those factors are copied that start at 0 or above. Beyond the last row the last one is
    taken again. `alike` takes row 0 for all.
    """
    last = len(numbers) - 1
    for table in range(len(starts)):
        if starts[table] < 0:
            continue
        begin, end = program.first[table], program.first[table + 1]
        for lane in range(LANES):
            source = numbers[0 if alike else min(row + lane, last)]
            for cell in range(begin, end):
                values[cell * LANES + lane] = source[starts[table] + program.cells[cell]]
        store(powers, table, scale_table(program, table, values))


@compiled
def forward(program: Any, maps: Any, factors: int, values: Any, powers: Any) -> None:
    """Follow the steps: multiply, sum out, scale."""
    for number in range(len(program.steps)):
        step, table = program.steps[number], factors + number
        inputs, at = step[INPUTS], step[MAPS]
        for cell in range(program.first[table], program.first[table + 1]):
            total = spread(0.0)
            for _ in range(step[SUMMED]):
                product = spread(1.0)
                for place in range(at, at + inputs):
                    product = times(product, load(values, np.int64(maps[place])))
                total = add(total, product)
                at += inputs
            store(values, cell, total)
        store(powers, table, scale_table(program, table, values))


@compiled
def exponents(powers: Any) -> Any:
    """Return the sum of the exponents of all powers that were taken out."""
    total = spread(0.0)
    for table in range(len(powers) // LANES):
        total = add(total, exponent(load(powers, table)))
    return total


@compiled
def joint_rows(
    program: Any, alike: Any, drawn: Any, at_alike: Any, at_drawn: Any, tables: Any, scales: Any
) -> None:
    """Write the last step's table and the log2 of its scale, a row for each parameter set."""
    factors = len(at_alike)
    maps = np.empty(program.maps, np.int32)
    index_maps(program, maps)
    values = np.empty(program.first[-1] * LANES)
    powers = np.empty((len(program.first) - 1) * LANES)
    summed = np.empty(LANES)
    take_factors(program, alike, 0, at_alike, True, values, powers)
    begin = program.first[factors + len(program.steps) - 1]
    for row in range(0, len(tables), LANES):
        take_factors(program, drawn, row, at_drawn, False, values, powers)
        forward(program, maps, factors, values, powers)
        store(summed, 0, exponents(powers))
        for lane in range(min(LANES, len(tables) - row)):
            scales[row + lane] = summed[lane]
            for cell in range(tables.shape[1]):
                tables[row + lane, cell] = values[(begin + cell) * LANES + lane]


@compiled
def evidence_of(
    program: Any, factors: int, used: Any, values: Any, powers: Any, alive: Any, logs: Any
) -> None:
    """Write log P(evidence) of eight sets, and 1 where it is above 0.

    It is the product of the tables that no step takes: of one cell each, one for each part of the
    network that is tied to no other.
    """
    store(logs, 0, exponents(powers))
    for lane in range(LANES):
        alive[lane] = 1.0
        logs[lane] *= np.log(2.0)
        for table in range(factors, len(used)):
            if not used[table]:
                value = values[program.first[table] * LANES + lane]
                if value > 0:
                    logs[lane] += np.log(value)
                else:
                    alive[lane] = 0.0
        if alive[lane] == 0:
            logs[lane] = -np.inf


@compiled
def backward_step(
    program: Any,
    maps: Any,
    step: Any,
    table: int,
    values: Any,
    slopes: Any,
    before: Any,
    shown: Any,
) -> Any:
    """Add to the slopes of a step's inputs and to a marginal; return the sum of the product."""
    inputs, at, column = step[INPUTS], step[MAPS], step[SHOWN]
    whole = spread(0.0)
    for cell in range(program.first[table], program.first[table + 1]):
        slope = load(slopes, cell)
        for state in range(step[SUMMED]):
            product = slope
            for number in range(inputs):
                store(before, number, product)
                product = times(product, load(values, np.int64(maps[at + number])))
            if column >= 0:
                store(shown, column + state, add(load(shown, column + state), product))
            whole = add(whole, product)
            after = spread(1.0)
            for number in range(inputs - 1, -1, -1):
                place = np.int64(maps[at + number])
                more = times(load(before, number), after)
                store(slopes, place, add(load(slopes, place), more))
                after = times(after, load(values, place))
            at += inputs
    return whole


@compiled
def backward(
    program: Any, maps: Any, factors: int, values: Any, slopes: Any, before: Any, marginals: Any
) -> Any:
    """Go back over the steps, from what everything after a step makes of its table to its inputs.

    `slopes` of the last tables are given. Those of factors become the derivative of log
    P(evidence) in the scaled cell; those of other tables are scaled as they come. Returns 1 in
    each lane where all was well, 0 where two tables have nothing in common that is large enough
    for a number.
    """
    well = spread(1.0)
    for number in range(len(program.steps) - 1, -1, -1):
        step = program.steps[number]
        whole = backward_step(
            program, maps, step, factors + number, values, slopes, before, marginals
        )
        well = smaller(well, whole)
        whole = larger(whole, spread(5e-324))
        if step[SHOWN] >= 0:
            for place in range(step[SHOWN], step[SHOWN] + step[SUMMED]):
                store(marginals, place, over(load(marginals, place), whole))
        for table in program.numbers[step[TABLES] : step[TABLES] + step[INPUTS]]:
            if table < factors:
                for cell in range(program.first[table], program.first[table + 1]):
                    store(slopes, cell, over(load(slopes, cell), whole))
            else:
                scale_table(program, table, slopes)
    return well


@compiled
def give_slopes(
    program: Any, slopes: Any, powers: Any, starts: Any, row: int, gradients: Any
) -> None:
    """Write the derivatives in the factors' cells as they were before they were scaled."""
    for table in range(len(starts)):
        taken = load(powers, table)
        begin, end = program.first[table], program.first[table + 1]
        for cell in range(begin, end):
            slope = over(load(slopes, cell), taken)
            store(slopes, cell, smaller(slope, spread(_LARGEST)))
        for lane in range(min(LANES, len(gradients) - row)):
            target = gradients[row + lane]
            for cell in range(begin, end):
                target[starts[table] + program.cells[cell]] = slopes[cell * LANES + lane]


@compiled
def evaluate_rows(
    program: Any,
    alike: Any,
    drawn: Any,
    at_alike: Any,
    at_drawn: Any,
    starts: Any,
    logs: Any,
    marginals: Any,
    gradients: Any,
) -> None:
    """Write log P(evidence), all marginals and all derivatives, a row for each parameter set.

    All marginals of a row are 0 where they could not be told with the range that numbers have.
    """
    factors, tables = len(at_alike), len(program.first) - 1
    maps = np.empty(program.maps, np.int32)
    index_maps(program, maps)
    used, most = np.zeros(tables, np.bool_), 1
    for step in program.steps:
        most = max(most, step[INPUTS])
        for table in program.numbers[step[TABLES] : step[TABLES] + step[INPUTS]]:
            used[table] = True
    values, slopes = np.empty(program.first[-1] * LANES), np.empty(program.first[-1] * LANES)
    powers = np.empty(tables * LANES)
    shown = np.empty(marginals.shape[1] * LANES)
    before = np.empty(most * LANES)
    alive, log, fine = np.empty(LANES), np.empty(LANES), np.empty(LANES)
    take_factors(program, alike, 0, at_alike, True, values, powers)
    for row in range(0, len(logs), LANES):
        take_factors(program, drawn, row, at_drawn, False, values, powers)
        forward(program, maps, factors, values, powers)
        evidence_of(program, factors, used, values, powers, alive, log)
        slopes[:], shown[:] = 0.0, 0.0
        for table in range(factors, tables):
            if not used[table]:
                store(slopes, program.first[table], load(alive, 0))
        store(fine, 0, backward(program, maps, factors, values, slopes, before, shown))
        for lane in range(min(LANES, len(logs) - row)):
            logs[row + lane] = log[lane]
            for column in range(marginals.shape[1] if fine[lane] > 0 else 0):
                marginals[row + lane, column] = shown[column * LANES + lane]
        give_slopes(program, slopes, powers, starts, row, gradients)
