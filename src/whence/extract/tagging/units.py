"""Paragraphs as a model reads them: word pieces with what an uncased vocabulary loses.

Each paragraph is read by itself, so that what stands elsewhere in a text changes nothing in it
(of the attributions of PolNeAR dev 17 in 2,192 cross a paragraph). Case and quotation state are
given beside each piece, since the vocabulary folds case and sees no pairing of marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from whence.text import paragraphs, sentences

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 250  # pieces a unit may have; longer paragraphs are cut between sentences
SHAPES = 8
FEATURES = 3 * SHAPES  # quotation state times shape
_MARKS = re.compile('[“”"„«»]')
_LINE_ENDS = re.compile(r"[.!?”\"»](?=\s)[^\S\n]*\n\s*(?=\S)")
_OPENING, _CLOSING = "“„«", "”»"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a text as pieces.

    `ids` and `features` have one entry a piece; `starts` are the indices of the pieces that begin
    a word, `words` their words as character offsets `(n, 2)` into the text.
    """

    ids: NDArray[np.int64]
    features: NDArray[np.int64]
    starts: NDArray[np.int64]
    words: NDArray[np.int64]


def read_units(text: str, tokenizer: "Tokenizer") -> list[Unit]:
    """Return the paragraphs of a text as units; empty ones are left out."""
    spans = [line for start, end in paragraphs(text) for line in _lines(text, start, end)]
    pieces = [text[start:end] for start, end in spans]
    encoded = tokenizer.encode_batch(pieces, add_special_tokens=False)
    return [
        unit
        for (start, _), piece, one in zip(spans, pieces, encoded, strict=True)
        for unit in _units(piece, start, one.ids, one.offsets, one.word_ids)
    ]


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a paragraph, cut at each line that ends with a full stop.

    Saved pages often part their paragraphs by one line break; in text that is wrapped by hand the
    cut falls between sentences.
    """
    begin = start
    for match in _LINE_ENDS.finditer(text, start, end):
        yield begin, match.start() + 1
        begin = match.end()
    yield begin, end


def _units(
    text: str,
    base: int,
    ids: Sequence[int],
    offsets: Sequence[tuple[int, int]],
    word_ids: Sequence[int | None],
) -> Iterator[Unit]:
    if not ids:
        return
    places = np.asarray(offsets, dtype=np.int64)
    words = np.asarray(word_ids, dtype=np.int64)
    first = np.flatnonzero(np.diff(words, prepend=-1))
    last = np.append(first[1:], len(ids)) - 1
    spans = np.stack([places[first, 0], places[last, 1]], axis=1)
    shapes = np.repeat([_shape(text[s:e]) for s, e in spans.tolist()], last - first + 1)
    features = _quoted(text, places) * SHAPES + shapes
    whole = np.asarray(ids, dtype=np.int64)
    for begin, end in _cuts(text, len(ids), places, first):
        inside = (first >= begin) & (first < end)
        yield Unit(
            whole[begin:end], features[begin:end], first[inside] - begin, spans[inside] + base
        )


def _cuts(
    text: str, count: int, places: NDArray[np.int64], first: NDArray[np.int64]
) -> list[tuple[int, int]]:
    """Return the piece ranges of the units of a paragraph: whole sentences where they fit."""
    if count <= LONGEST:
        return [(0, count)]
    ends = np.searchsorted(places[:, 0], [end for _, end in sentences(text)]).tolist()
    cuts, begin, reached = [], 0, 0
    for end in [*ends, count]:
        if end - begin > LONGEST and reached > begin:
            cuts.append((begin, reached))
            begin = reached
        while end - begin > LONGEST:  # a sentence longer than any unit: cut between words
            fit = first[np.searchsorted(first, begin + LONGEST, side="right") - 1].item()
            fit = fit if fit > begin else begin + LONGEST
            cuts.append((begin, fit))
            begin = fit
        reached = end
    if begin < count:
        cuts.append((begin, count))
    return cuts


def _quoted(text: str, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each piece 0 outside quotation marks, 1 inside, 2 for a mark itself.

    An unclosed mark reaches to the end of the paragraph, as where a quotation goes on in the next.
    """
    turns, states, inside = [0], [0], False
    for match in _MARKS.finditer(text):
        mark = match.group()
        inside = mark in _OPENING or (mark not in _CLOSING and not inside)
        turns += [match.start(), match.end()]
        states += [2, int(inside)]
    index = np.searchsorted(turns, places[:, 0], side="right") - 1
    found: NDArray[np.int64] = np.asarray(states, dtype=np.int64)[index]
    return found


def _shape(word: str) -> int:
    """Return the class of a word's letters: what folding its case loses."""
    if word.islower():
        return 0
    if word.istitle():
        return 1 if len(word) > 1 else 2
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word.isdigit():
        return 4
    return 5 if not any(map(str.isalnum, word)) else 6 if word[0].isupper() else 7
