"""The likelihood of what one camp says, written out.

What every report says is seen, so given explanation H, claim C and motive M the testimonies of a
camp are independent of each other: access, own word and parent of each sum out by themselves, and
what is left is a sum over the three motives. This is variable elimination on the network of `story`
with the order fixed once; it gives the same numbers (tests hold the two together) without making
its tables.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from whence.data.likelihoods import Likelihoods
from whence.model import Testimony

from .dependence import heard
from .hypotheses import Row
from .network import Array
from .parameters import Parameters
from .story import DENY, NONE, PUSH, by_motive, honest_word, motive_of, relay, strength
from .unseen import NOBODY, NOTHING_UNSEEN, Unseen


def camp_word(
    camp: Sequence[Testimony],
    said: Mapping[str, int],
    rows: tuple[Row, ...],
    parameters: Parameters,
    table: Likelihoods,
    unseen: Unseen = NOTHING_UNSEEN,
) -> Array:
    """Return log P(testimonies of one camp | H, C), shape (draws, hypotheses, 2).

    `said` gives what each testimony on the claim says, 1 for asserts, by id, `unseen` what it may
    follow without a trace. Sure copies of what is said already add nothing.
    """
    voices = heard(camp, said)
    if not voices:
        return np.zeros((parameters.draws, len(rows), 2))
    tiny = np.finfo(float).tiny
    total = np.log(np.maximum(motive_of(voices, rows, parameters), tiny))[:, :, None, :]
    total = np.repeat(total, 2, axis=2)  # (draws, hypotheses, 2, motives)
    relays: dict[int, Array] = {}
    for one in voices:
        follows = unseen.get(one.id, NOBODY)
        floor, slope = _passed(one, said, follows, parameters, table, relays)
        honest = honest_word(one, parameters)
        for motive in (NONE, PUSH, DENY):
            asserts = by_motive(honest, motive, parameters)
            seen = floor[:, None, None] + slope[:, None, None] * asserts
            total[..., motive] += np.log(np.maximum(seen, tiny))
    return np.logaddexp(np.logaddexp(total[..., NONE], total[..., PUSH]), total[..., DENY])


def _passed(
    one: Testimony,
    said: Mapping[str, int],
    follows: tuple[float, float],
    parameters: Parameters,
    table: Likelihoods,
    relays: dict[int, Array],
) -> tuple[Array, Array]:
    """Return P(what we hold | own word denies), and what it gains if it asserts, each (draws,).

    `relays` holds what was worked out already, by the number of hands.
    """
    for hands in (one.relays, 1):
        if hands not in relays:
            relays[hands] = relay(hands, parameters)[:, :, 1]
    counts, state = strength(one, table), said[one.id]
    own = _held((1 - counts) / 2 + counts * relays[one.relays], state)
    alone = max(0.0, 1 - sum(chance for _, chance in one.parents))
    by_itself = alone * (1 - sum(follows))
    floor, slope = by_itself * own[:, 0], by_itself * (own[:, 1] - own[:, 0])
    taken_over = _held(relays[1], state)
    for word, chance in enumerate(follows):
        floor = floor + alone * chance * taken_over[:, word]
    for parent, chance in one.parents:
        floor = floor + chance * taken_over[:, said[parent]]
    return floor, slope


def _held(asserts: Array, state: int) -> Array:
    return asserts if state else 1 - asserts
