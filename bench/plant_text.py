"""News-length text from a Markov chain, and what copyists make of it: the kernels of `plant.py`.

Every text is a function of the seed and its number alone, so a parent can be made again where a child
needs it, and a corpus is the same in whatever pieces it is made.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

OPS = ("exact", "wire", "light", "heavy", "excerpt", "merge")
# Shares of the first five as in the corpora that these imitate; merged ones were few there.
SHARES = (0.15, 0.28, 0.25, 0.14, 0.14, 0.04)
EXACT, WIRE, LIGHT, HEAVY, EXCERPT, MERGE = range(6)
# Words exchanged, sentences dropped: measured on such a corpus by the n-grams that survive.
WIRE_WORDS, LIGHT_WORDS, HEAVY_WORDS = 0.011, 0.105, 0.36
LIGHT_DROPS, HEAVY_DROPS, MERGE_DROPS = 0.12, 0.35, 0.45
SWAPS = 0.3  # of neighbouring sentences of a heavy rewrite
PREFIX, SUFFIX = 8, 24  # words that a wire copy puts around what it takes
# Words that follow two; where fewer do, the last one alone decides what follows. With six, unrelated
# documents share as many runs by chance as in the corpora imitated.
LEAST = 6
EXCERPT_LEAST = 20  # words
# News has new names and numbers every day. A chain has only the words that it learned, and would put the
# same rare ones, with what stood around them, into many documents; so rare words are made up anew.
RARE = 6  # places of a word
_LONG = 24  # letters; longer ones are addresses
_MADE = 1 << 30  # from this number on a word is made up: 28 random bits
_CONSONANTS = np.frombuffer(b"bcdfghjklmnprstv", np.uint8)
_VOWELS = np.frombuffer(b"aeiouyao", np.uint8)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A text as numbers of words, and the places of each word and each two words in it."""

    words: list[str]
    tokens: NDArray[np.int32]
    pairs: NDArray[np.int32]  # places in order of the two words that end there
    pair_of: NDArray[
        np.int64
    ]  # for each place, where its group begins in `pairs` (row 0) and ends (1)
    varied: NDArray[np.bool_]  # whether words enough follow the two that end at a place
    singles: NDArray[np.int32]
    single_of: NDArray[np.int64]
    common: NDArray[np.int32]  # words that a copyist may put instead of others
    stops: NDArray[np.bool_]  # words that end a sentence
    rare: NDArray[np.bool_]  # words in whose place a new one is made up
    bytes_a_word: float

    def spelled(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Return the bytes of all words one after another, and where each begins."""
        spelled = [word.encode() for word in self.words]
        ends = np.cumsum([0, *map(len, spelled)])
        return np.frombuffer(b"".join(spelled), np.uint8), ends

    @property
    def arrays(self) -> tuple[NDArray[Any], ...]:
        """What the kernels read."""
        parts = (self.tokens, self.pairs, self.pair_of, self.varied, self.singles)
        return (*parts, self.single_of, self.common, self.stops, self.rare)


def learn(texts: Iterable[str]) -> Chain:
    """Return the chain of some texts."""
    numbers: dict[str, int] = {}
    tokens = np.array(
        [numbers.setdefault(word, len(numbers)) for text in texts for word in text.split()],
        np.int32,
    )
    words = list(numbers)
    before = np.concatenate([tokens[-1:], tokens[:-1]]).astype(np.int64)
    pairs, pair_of = _groups(before * len(words) + tokens)
    singles, single_of = _groups(tokens.astype(np.int64))
    counts = np.bincount(tokens)
    return Chain(
        words=words,
        tokens=tokens,
        pairs=pairs,
        pair_of=pair_of,
        varied=_varied(tokens, pairs, pair_of),
        singles=singles,
        single_of=single_of,
        common=np.flatnonzero(counts >= min(20, counts.max())).astype(np.int32),
        stops=np.array([word[-1] in ".?!" for word in words]),
        rare=(counts < RARE) | np.array([len(word) > _LONG for word in words]),
        bytes_a_word=float(np.array([len(word.encode()) + 1 for word in words])[tokens].mean()),
    )


def _groups(keys: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    order = np.argsort(keys, kind="stable")
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return order.astype(np.int32), np.stack([(ends - counts)[inverse], ends[inverse]])


def _varied(
    tokens: NDArray[np.int32], pairs: NDArray[np.int32], pair_of: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Say for each place whether at least `LEAST` words follow the two words that end there."""
    group = pair_of[0]
    follow = np.unique(group * (int(tokens.max()) + 1) + np.roll(tokens, -1))
    counts = np.bincount(follow // (int(tokens.max()) + 1), minlength=len(pairs))
    return counts[group] >= LEAST


@njit(cache=True)
def _next(state: Any) -> Any:
    """Return 64 random bits (splitmix64)."""
    state[0] += _GOLDEN
    value = state[0]
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


@njit(cache=True)
def below(state: Any, size: int) -> int:
    """Return a random number from 0 to size - 1."""
    return np.int64(((_next(state) >> np.uint64(32)) * np.uint64(size)) >> np.uint64(32))


@njit(cache=True)
def chance(state: Any) -> float:
    """Return a random number from 0 to 1."""
    return np.int64(_next(state) >> np.uint64(11)) / 9007199254740992.0


@njit(cache=True)
def start(state: Any, seed: int, number: int) -> None:
    """Begin the random numbers of one text."""
    state[0] = np.uint64(seed) * np.uint64(0xD1342543DE82EF95) + np.uint64(number)
    state[0] = _next(state)


@njit(cache=True)
def original(chain: Any, state: Any, size: int, out: Any) -> int:
    """Write an original text of `size` words; return its size."""
    tokens, pairs, pair_of, varied, singles, single_of, _, _, rare = chain
    place = below(state, len(tokens) - 1)
    for index in range(size):
        low, high = pair_of[0, place], pair_of[1, place]
        if varied[place]:
            place = pairs[low + below(state, high - low)]
        else:
            low, high = single_of[0, place], single_of[1, place]
            place = singles[low + below(state, high - low)]
        place = place + 1 if place + 1 < len(tokens) else 0
        out[index] = tokens[place]
        if rare[tokens[place]]:
            out[index] = _MADE + below(state, 1 << 28)
            place = below(state, len(tokens) - 1)
    return size


@njit(cache=True)
def derive(chain: Any, state: Any, op: int, text: Any, other: Any, room: Any, out: Any) -> int:
    """Write what a copyist makes of a text (and another: the host, or a second parent)."""
    common, stops = chain[6], chain[7]
    at = 0
    if op == EXACT:
        _put(text, out, 0)
        return len(text)
    if op == WIRE:
        at = _noise(common, state, PREFIX, out, at)
        kept = np.int64(len(text) * (0.55 + 0.45 * chance(state)))
        at = _copy(common, state, text[:kept], WIRE_WORDS, out, at)
        return _noise(common, state, below(state, 2 * SUFFIX), out, at)
    if op == LIGHT:
        return _rewrite(common, stops, state, text, LIGHT_DROPS, LIGHT_WORDS, 0.0, room, out, at)
    if op == HEAVY:
        return _rewrite(common, stops, state, text, HEAVY_DROPS, HEAVY_WORDS, SWAPS, room, out, at)
    if op == EXCERPT:
        first, last = _sentences(stops, state, text)
        cut = below(state, len(other) + 1)
        at = _copy(common, state, other[:cut], 0.0, out, at)
        at = _copy(common, state, text[first:last], 0.0, out, at)
        return _copy(common, state, other[cut:], 0.0, out, at)
    half = (len(text) + 1) // 2
    at = _rewrite(common, stops, state, text[:half], MERGE_DROPS, LIGHT_WORDS, 0.0, room, out, at)
    at = _rewrite(common, stops, state, other, MERGE_DROPS, LIGHT_WORDS, 0.0, room, out, at)
    return _rewrite(common, stops, state, text[half:], MERGE_DROPS, LIGHT_WORDS, 0.0, room, out, at)


@njit(cache=True)
def _put(text: Any, out: Any, at: int) -> None:
    """Copy word by word: a slice that is assigned takes Numba a second to compile, wherever it is."""
    for index in range(len(text)):
        out[at + index] = text[index]


@njit(cache=True)
def _stops(stops: Any, word: int) -> bool:
    return word < _MADE and stops[word]


@njit(cache=True)
def _noise(common: Any, state: Any, size: int, out: Any, at: int) -> int:
    for _ in range(size):
        out[at] = common[below(state, len(common))]
        at += 1
    return at


@njit(cache=True)
def _copy(common: Any, state: Any, text: Any, exchanged: float, out: Any, at: int) -> int:
    for index in range(len(text)):
        other = exchanged > 0 and chance(state) < exchanged
        out[at] = common[below(state, len(common))] if other else text[index]
        at += 1
    return at


@njit(cache=True)
def _rewrite(
    common: Any, stops: Any, state: Any, text: Any, dropped: float, exchanged: float, swaps: float,
    room: Any, out: Any, at: int,
) -> int:  # fmt: skip
    """Copy sentence by sentence: some are left out, some change places with the one before."""
    begin, last = 0, -1
    for index in range(len(text)):
        if not _stops(stops, text[index]) and index + 1 < len(text):
            continue
        if chance(state) >= dropped:
            sentence = text[begin : index + 1]
            if last >= 0 and chance(state) < swaps:
                moved = at - last
                _put(out[last:at], room, 0)
                middle = _copy(common, state, sentence, exchanged, out, last)
                _put(room[:moved], out, middle)
                last, at = middle, middle + moved
            else:
                last = at
                at = _copy(common, state, sentence, exchanged, out, at)
        begin = index + 1
    return at


@njit(cache=True)
def _sentences(stops: Any, state: Any, text: Any) -> Any:
    """Return where one to three sentences begin and end."""
    first = below(state, max(1, len(text) - 10))
    while first > 0 and not _stops(stops, text[first - 1]):
        first -= 1
    wanted, last = 1 + below(state, 3), first
    while last < len(text) and (wanted > 0 or last - first < EXCERPT_LEAST):
        wanted -= _stops(stops, text[last])
        last += 1
    return first, last


@njit(cache=True)
def _make_up(bits: int, data: Any, at: int) -> int:
    """Write a number, or a name of four syllables."""
    if bits % 4 == 0:
        bits //= 4 << bits % 13
        while bits > 0:
            data[at] = 48 + bits % 10
            bits //= 10
            at += 1
        return at
    capital = 32
    for _ in range(4):
        data[at] = _CONSONANTS[bits & 15] - capital
        data[at + 1] = _VOWELS[bits >> 4 & 7]
        bits, capital, at = bits >> 7, 0, at + 2
    return at


@njit(cache=True)
def write_some(
    chain: Any, spelled: Any, spellings: Any, seed: int, plan: Any, first: int, data: Any, ends: Any
) -> None:
    """Write the bytes of some documents one after another, and where each ends."""
    op, parent, other, sizes = plan
    state = np.zeros(1, np.uint64)
    longest = sizes.max() * 3 + 4 * SUFFIX
    text, second = np.empty(longest, np.int32), np.empty(longest, np.int32)
    room, out = np.empty(longest, np.int32), np.empty(longest, np.int32)
    at = 0
    for row in range(len(ends)):
        number = first + row
        if op[number] < 0:
            start(state, seed, number)
            size = original(chain, state, sizes[number], out)
        else:
            start(state, seed, parent[number])
            source = text[: original(chain, state, sizes[parent[number]], text)]
            start(state, seed, other[number])
            size = original(chain, state, sizes[other[number]], second)
            start(state, seed + 1, number)
            size = derive(chain, state, op[number], source, second[:size], room, out)
        for index in range(size):
            if out[index] >= _MADE:
                at = _make_up(out[index] - _MADE, data, at)
            else:
                for place in range(spellings[out[index]], spellings[out[index] + 1]):
                    data[at] = spelled[place]
                    at += 1
            data[at] = 32
            at += 1
        ends[row] = at - 1
