"""A linear-chain CRF over `crf_reading`: its weights, and the best labels of texts. NumPy alone.

Lafferty, McCallum and Pereira, ICML 2001. A label's score at a token is the sum of weights of

- each attribute of the word at each of `PLACES`,
- each context, the classes of two or three words together, and two known words together,

and a step from one label to the next has weights of its own, by what stands there.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crf_reading import CONTEXTS, NOTHING, PLACES, Ints, Read, read
from crf_words import attributes, coarse, cues

Floats = NDArray[np.float32]
ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))
N = len(LABELS)
_AT = {name: index for index, name in enumerate(PLACES)}
# Which classes are looked at together.
PAIRS = tuple(
    (_AT[one], _AT[other])
    for one, other in (
        ("-1", "+0"), ("+0", "+1"), ("-2", "-1"), ("+1", "+2"), ("-1", "+1"),
        ("cue before", "+0"), ("cue after", "+0"), ("first of the sentence", "+0"),
        ("before the quotation", "+0"), ("after the quotation", "+0"),
        ("cue before", "after the quotation"), ("cue before", "cue after"),
    )
)  # fmt: skip
TRIPLES = tuple(
    tuple(_AT[one] for one in three)
    for three in (("-1", "+0", "+1"), ("-2", "-1", "+0"), ("+0", "+1", "+2"))
)
WORDS = ((_AT["-1"], _AT["+0"]), (_AT["+0"], _AT["+1"]), (_AT["-1"], _AT["+1"]))
CLASSES = 96  # room for more than there are
BUCKETS = 1 << 16
STEPS = 4 * 5
_NEVER = -1e4
_CONTEXT_AT = np.asarray([0, *accumulate(CONTEXTS.values())][:-1])
TABLE = (
    sum(CONTEXTS.values()) + len(PAIRS) * CLASSES * CLASSES + (len(TRIPLES) + len(WORDS)) * BUCKETS
)


def allowed() -> Floats:
    """Return 0 where a label may follow another, a large negative number where it may not."""
    table = np.zeros((N, N), dtype=np.float32)
    for inside in range(2, N, 2):
        table[:, inside] = _NEVER
        table[[inside - 1, inside], inside] = 0.0
    return table


@dataclass(slots=True)
class Vocabulary:
    """Words met so far, and what a CRF knows of each: numbers of attributes, class, whether a cue."""

    attributes: dict[str, int]
    classes: dict[str, int]
    numbers: dict[str, int] = field(default_factory=dict)
    known: list[list[int]] = field(default_factory=list)
    facts: list[tuple[int, bool, int]] = field(default_factory=list)
    _table: Ints | None = None

    def __post_init__(self) -> None:
        self.number(NOTHING)

    def number(self, word: str) -> int:
        """Return the number of a word, a new one where it is new."""
        found = self.numbers.get(word)
        if found is not None:
            return found
        self.numbers[word] = number = len(self.known)
        names = attributes(word)
        self.known.append([self.attributes[one] for one in names if one in self.attributes])
        kind = self.classes.setdefault(coarse(word), len(self.classes))
        self.facts.append((min(kind, CLASSES - 1), cues(word), self.attributes.get(names[0], -1)))
        return number

    def table(self) -> Ints:
        """Return class, whether a cue, and the attribute of the word itself (or -1), by number."""
        if self._table is None or len(self._table) < len(self.facts):
            self._table = np.asarray(self.facts, dtype=np.int64)
        return self._table

    def read(self, texts: Sequence[str]) -> Read:
        """Return texts as numbers; their new words are taken in."""
        return read(texts, self.number, lambda numbers: self.table()[numbers, 1] > 0)


def looked_up(one: Read, table: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the word at each place, rows of the shared table, and the kind of step, by token."""
    at = np.where(one.places >= 0, one.types[one.places], 0)
    kinds, words = table[at, 0], table[at, 2]
    base = sum(CONTEXTS.values())
    rows = [one.contexts + _CONTEXT_AT]
    for left, right in PAIRS:
        rows.append((base + kinds[:, left] * CLASSES + kinds[:, right])[:, None])
        base += CLASSES * CLASSES
    for first, second, third in TRIPLES:
        key = (kinds[:, first] * CLASSES + kinds[:, second]) * CLASSES + kinds[:, third]
        rows.append((base + _bucket(key))[:, None])
        base += BUCKETS
    for left, right in WORDS:
        key = words[:, left] * 1_000_003 + words[:, right]
        bare = (words[:, left] < 0) | (words[:, right] < 0)
        rows.append((base + np.where(bare, 0, 1 + _bucket(key) % (BUCKETS - 1)))[:, None])
        base += BUCKETS
    return at, np.concatenate(rows, axis=1), _steps(one, at, table)


def _bucket(key: Ints) -> Ints:
    mixed = key.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return ((mixed >> np.uint64(40)) % np.uint64(BUCKETS)).astype(np.int64)


def _steps(one: Read, at: Ints, table: Ints) -> Ints:
    state = one.contexts[:, 0] // 6
    opens = one.contexts[:, 0] % 6 == 0
    before = one.places[:, _AT["-1"]]
    closed = np.where(before >= 0, state[before] == 3, False)
    repeats = table[at[:, _AT["-1"]], 0]
    comma = repeats == _COMMA
    return state * 5 + np.select([opens, closed, comma, before < 0], [1, 2, 3, 4], 0)


_COMMA = 1  # the class numbered second; see `new_vocabulary`


def new_vocabulary(attributes: dict[str, int], classes: dict[str, int] | None = None) -> Vocabulary:
    return Vocabulary(attributes, classes or {"nothing": 0, "comma": _COMMA})


@dataclass(slots=True)
class Crf:
    """Weights, with the words met so far.

    `words` `(attributes, PLACES * LABELS)`, `table` `(TABLE, LABELS)`, `steps` `(STEPS, LABELS,
    LABELS)`.
    """

    vocabulary: Vocabulary
    words: Floats
    table: Floats
    steps: Floats
    _rows: Floats = field(default_factory=lambda: np.zeros((0, len(PLACES), N), np.float32))

    def scores(self, one: Read) -> tuple[Floats, Ints]:
        """Return the score of each label at each token, and the kind of step that leads to it."""
        self._add_up()
        at, rows, steps = looked_up(one, self.vocabulary.table())
        found = self.table[rows[:, 0]].copy()
        for column in range(1, rows.shape[1]):
            found += self.table[rows[:, column]]
        for place in range(len(PLACES)):
            found += self._rows[at[:, place], place]
        return found, steps

    def _add_up(self) -> None:
        """Add up the weights of words that are new."""
        known = self.vocabulary.known
        done = len(self._rows)
        if done == len(known):
            return
        fresh = np.zeros((len(known) - done, len(PLACES) * N), dtype=np.float32)
        for row, names in enumerate(known[done:]):
            if names:
                fresh[row] = self.words[names].sum(axis=0)
        self._rows = np.concatenate([self._rows, fresh.reshape(-1, len(PLACES), N)])

    def labels(self, one: Read, bias: float = 0.0) -> Ints:
        """Return the best label of each token; `bias` makes spans begin more easily."""
        scores, steps = self.scores(one)
        scores[:, 1::2] += bias
        return best_labels(scores, steps, self.steps, one.starts)


def best_labels(scores: Floats, steps: Ints, weights: Floats, starts: Ints) -> Ints:
    """Return the labels of the best path through each sequence (Viterbi), all sequences at once."""
    count = len(scores)
    lengths = np.diff(np.append(starts, count))
    order = np.argsort(-lengths, kind="stable")
    begins, lengths = starts[order], lengths[order]
    alive = np.searchsorted(-lengths, -np.arange(1, lengths[0] + 1), side="right")
    moves = weights + allowed()
    back = np.zeros((count, N), dtype=np.int8)
    best = scores[begins] + moves[steps[begins], 0]
    final = best.copy()
    for place in range(1, int(lengths[0])):
        live = alive[place]
        at = begins[:live] + place
        reach = best[:live, :, None] + moves[steps[at]]
        back[at] = reach.argmax(axis=1)
        best = reach.max(axis=1) + scores[at]
        final[:live] = best
    found = np.zeros(count, dtype=np.int64)
    found[begins + lengths - 1] = final.argmax(axis=1)
    for place in range(int(lengths[0]) - 1, 0, -1):
        at = begins[: alive[place]] + place
        found[at - 1] = back[at, found[at]]
    return found


def save(path: Path, crf: Crf, keep: float = 0.0) -> None:
    """Write weights in eight bits each, those below a share of the highest as nothing."""
    arrays = {}
    for name in ("words", "table", "steps"):
        weights = getattr(crf, name)
        if name == "steps":
            arrays[name] = weights.astype(np.float32)
            continue
        scale = float(np.quantile(np.abs(weights[weights != 0]), 0.9999)) / 127
        small = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
        small[np.abs(small) <= keep * 127] = 0
        arrays[name], arrays[f"{name} scale"] = small, np.float32(scale)
    names = json.dumps([list(crf.vocabulary.attributes), list(crf.vocabulary.classes)])
    arrays["names"] = np.frombuffer(names.encode(), dtype=np.uint8)
    np.savez_compressed(path, **arrays)


def load(path: Path) -> Crf:
    """Return the model of a file that `save` wrote."""
    with np.load(path) as file:
        attributes, classes = json.loads(bytes(file["names"]).decode())
        words = file["words"].astype(np.float32) * file["words scale"]
        table = file["table"].astype(np.float32) * file["table scale"]
        steps = file["steps"]
    numbers = [{name: index for index, name in enumerate(one)} for one in (attributes, classes)]
    return Crf(new_vocabulary(*numbers), words, table, steps)
