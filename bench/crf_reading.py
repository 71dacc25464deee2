"""Texts as a CRF reads them: tokens, and for each the places it looks at.

The score of a label is linear in what is known of the words around a token. So the weights of all
attributes of a word at a place (the word before, the first of the sentence, the next cue …) can be
added up once for each word, and a text costs one look-up for each token and place.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crf_words import CLOSING, NOTHING, OPENING, TOKEN
from whence.text import paragraphs, sentences

Ints = NDArray[np.int64]
_REACH = 4
_OFFSETS = tuple(range(-_REACH, _REACH + 1))
PLACES = (
    *(f"{offset:+d}" for offset in _OFFSETS),
    "first of the sentence",
    "before the quotation",
    "after the quotation",
    "second after it",
    "last of the quotation",
    "cue before",
    "cue after",
    "before the cue before",
    "after the cue after",
)
_QUOTES = frozenset('"' + OPENING + CLOSING)
LONGEST = 400  # tokens of a sequence; longer paragraphs are cut


@dataclass(frozen=True, slots=True)
class Read:
    """Tokens of several texts, one after another.

    `spans` are offsets into each text; `types` numbers of words; `text_of` which text, `starts` where
    sequences begin. `places` `(tokens, PLACES)` says which token is looked at, or -1; `contexts`
    `(tokens, CONTEXTS)` holds small numbers.
    """

    spans: Ints
    types: Ints
    text_of: Ints
    starts: Ints
    places: Ints
    contexts: Ints


# How many values each context has.
CONTEXTS = {"position": 4 * 6, "cue before": 8 * 3, "cue after": 8 * 3, "quotation": 7 * 4, "commas": 4 * 4 * 3, "paragraph": 4 * 6}  # fmt: skip


def read(
    texts: Sequence[str], number: Callable[[str], int], is_cue: Callable[[Ints], Ints]
) -> Read:
    """Read texts; `number` gives each word its number, `is_cue` says which numbers may attribute."""
    spans: list[tuple[int, int]] = []
    types: list[int] = []
    words: list[str] = []
    text_of: list[int] = []
    paragraph: list[int] = []
    sentence: list[int] = []
    order: list[int] = []
    for index, text in enumerate(texts):
        here = [match.span() for match in TOKEN.finditer(text)]
        cut = [text[start:end] for start, end in here]
        spans += here
        words += cut
        types += map(number, cut)
        text_of += [index] * len(here)
        begins = [start for start, _ in here]
        paragraph_at = np.searchsorted([s for s, _ in paragraphs(text)], begins, side="right")
        sentence_at = np.searchsorted([s for s, _ in sentences(text)], begins, side="right")
        base = (paragraph[-1] + 1) if paragraph else 0
        order += paragraph_at.tolist()
        paragraph += (paragraph_at + base).tolist()
        base = (sentence[-1] + 1) if sentence else 0
        sentence += (sentence_at + base).tolist()
    if not types:
        none = np.zeros(0, dtype=np.int64)
        wide = np.zeros((0, len(PLACES)), dtype=np.int64)
        return Read(none.reshape(0, 2), none, none, none, wide, wide[:, : len(CONTEXTS)])
    numbers, sequence, inside = map(np.asarray, (types, paragraph, sentence))
    starts = _starts(sequence)
    quotes = _quotations(words, starts)
    places, cues = _places(numbers, sequence, inside, quotes, is_cue(numbers))
    contexts = _contexts(words, inside, quotes, cues, np.asarray(order))
    return Read(np.asarray(spans), numbers, np.asarray(text_of), starts, places, contexts)


def _starts(sequence: Ints) -> Ints:
    """Return where sequences begin: paragraphs, cut where they are too long."""
    begins = np.flatnonzero(np.diff(sequence, prepend=-1))
    ends = np.append(begins[1:], len(sequence))
    pieces = (np.arange(begin, end, LONGEST) for begin, end in zip(begins, ends, strict=True))
    return np.concatenate(list(pieces))


def _quotations(words: Sequence[str], starts: Ints) -> Ints:
    """Return for each token where its quotation opens and closes, and its state.

    Columns: index of the opening mark, of the closing mark (-1: none), and 0 outside, 1 inside, 2 the
    opening mark, 3 the closing one. An unclosed one reaches to the end of its sequence.
    """
    found = np.full((len(words), 3), -1, dtype=np.int64)
    found[:, 2] = 0
    ends = [*starts[1:].tolist(), len(words)]
    marks = [index for index, word in enumerate(words) if word in _QUOTES]
    begins = starts.tolist()
    opened, limit = -1, -1

    def fill(close: int, end: int) -> None:
        found[opened:end, 0] = opened
        found[opened:end, 1] = close
        found[opened:end, 2] = 1
        found[opened, 2] = 2
        if close >= 0:
            found[close, 2] = 3

    for index in marks:
        word = words[index]
        if opened >= 0 and index >= limit:
            fill(-1, limit)
            opened = -1
        if opened < 0:
            if word not in CLOSING:
                opened, limit = index, ends[bisect_right(begins, index) - 1]
        elif word not in OPENING:
            fill(index, index + 1)
            opened = -1
    if opened >= 0:
        fill(-1, limit)
    return found


def _places(
    numbers: Ints, sequence: Ints, sentence: Ints, quotes: Ints, cue: Ints
) -> tuple[Ints, Ints]:
    count = len(numbers)
    here = np.arange(count)
    places = np.full((count, len(PLACES)), -1, dtype=np.int64)
    for column, offset in enumerate(_OFFSETS):
        places[:, column] = _near(here + offset, here, sequence)
    first = np.maximum.accumulate(np.where(np.diff(sentence, prepend=-1) != 0, here, 0))
    opened, closed = quotes[:, 0], quotes[:, 1]
    before, after = _nearest(cue, here, sentence)
    others = (
        first,
        _near(np.where(opened >= 0, opened - 1, -1), here, sequence),
        _near(np.where(closed >= 0, closed + 1, -1), here, sequence),
        _near(np.where(closed >= 0, closed + 2, -1), here, sequence),
        _near(np.where(closed >= 0, closed - 1, -1), here, sequence),
        before,
        after,
        _near(np.where(before >= 0, before - 1, -1), here, sequence),
        _near(np.where(after >= 0, after + 1, -1), here, sequence),
    )
    for column, one in enumerate(others, len(_OFFSETS)):
        places[:, column] = one
    return places, np.stack([before, after], axis=1)


def _near(index: Ints, here: Ints, group: Ints) -> Ints:
    """Return indices, or -1 where they lead out of the group of the token."""
    inside = (index >= 0) & (index < len(here))
    same = group[np.where(inside, index, 0)] == group
    return np.where(inside & same, index, -1)


def _nearest(cue: Ints, here: Ints, sentence: Ints) -> tuple[Ints, Ints]:
    """Return the nearest cue strictly before and after each token of the sentence, or -1."""
    last = np.maximum.accumulate(np.where(cue, here, -1))
    before = np.concatenate([[-1], last[:-1]])
    count = len(here)
    following = np.minimum.accumulate(np.where(cue, here, count)[::-1])[::-1]
    after = np.concatenate([following[1:], [count]])
    return _near(before, here, sentence), _near(after, here, sentence)


def _contexts(words: Sequence[str], sentence: Ints, quotes: Ints, cues: Ints, order: Ints) -> Ints:
    count = len(words)
    here = np.arange(count)
    opens = np.diff(sentence, prepend=-1) != 0
    first = np.maximum.accumulate(np.where(opens, here, 0))
    state = quotes[:, 2]
    quoted = np.minimum(state, 2)
    position = np.searchsorted([1, 2, 3, 5, 10], here - first, side="right")
    gaps = [
        np.where(at >= 0, 1 + np.searchsorted([2, 3, 4, 6, 9, 14], np.abs(at - here), "right"), 0)
        for at in cues.T
    ]
    length = np.where(quotes[:, 1] >= 0, quotes[:, 1] - quotes[:, 0], 0)
    closes = np.clip(quotes[:, 1], 0, None)
    word_at = np.asarray([word == "," for word in words], dtype=np.int64)
    comma_ends = word_at[np.clip(closes - 1, 0, None)] & (quotes[:, 1] >= 0)
    opens_sequence = (quotes[:, 0] >= 0) & (quotes[:, 0] == first)
    total = np.cumsum(word_at)
    since = total - total[first] + word_at[first]
    ends = np.append(np.flatnonzero(opens)[1:], count) - 1
    last = np.repeat(ends, np.diff(np.append(np.flatnonzero(opens), count)))
    left = total[last] - total
    return np.stack(
        [
            state * 6 + position,
            gaps[0] * 3 + quoted,
            gaps[1] * 3 + quoted,
            np.searchsorted([1, 3, 5, 9, 16, 30], length, side="right") * 4
            + comma_ends * 2
            + opens_sequence,
            (np.minimum(since, 3) * 4 + np.minimum(left, 3)) * 3 + quoted,
            np.minimum(order, 3) * 6 + position,
        ],
        axis=1,
    )


__all__ = ["CONTEXTS", "LONGEST", "NOTHING", "PLACES", "Ints", "Read", "read"]
