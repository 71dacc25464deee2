"""Find passages that two documents share word for word: the plain version.

Equal wording shows a common hand, not who copied whom. Words inside quotation marks are left out:
a quotation both took from one public statement makes the speaker the shared origin.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from whence.model import Document, Span
from whence.text import fold, words

_QUOTED = re.compile(r"[“«„][^“”«»„]{0,1000}[”»]|\"[^\"]{0,1000}\"")
_REPEATS = 4  # places of one run in one document; a page may repeat a word a million times
_COMMON = 20  # documents; a run that more than this many share is boilerplate


@dataclass(frozen=True, slots=True)
class Reuse:
    """A maximal run of equal words in two documents, in the order the documents were given."""

    left: Span
    right: Span
    words: int


def find_reuse(documents: Sequence[Document], shortest: int) -> Iterator[Reuse]:
    """Yield every maximal run of at least `shortest` equal words shared by two documents.

    Case and the form of quotes and dashes do not matter. Of a passage that a document repeats, the
    first few places count.
    """
    tokens = [_tokens(document) for document in documents] if len(documents) > 1 else []
    shared: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in _places(tokens, shortest).values():
        if 1 < len(places) <= _COMMON:
            for (left, ours), (right, theirs) in combinations(places.items(), 2):
                shared[left, right] += product(ours, theirs)
    for (left, right), seeds in sorted(shared.items()):
        pair = (documents[left], documents[right])
        yield from _extend(pair, (tokens[left], tokens[right]), sorted(seeds), shortest)


Token = tuple[str, int, int]


def _places(tokens: list[list[Token]], shortest: int) -> dict[int, dict[int, list[int]]]:
    """Return where each run of words stands: its hash, the documents' numbers, token indices."""
    found: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for number, run in enumerate(tokens):
        keys = [word for word, _, _ in run]
        for index in range(len(keys) - shortest + 1):
            spots = found[hash(tuple(keys[index : index + shortest]))].setdefault(number, [])
            if len(spots) < _REPEATS:
                spots.append(index)
    return found


def _tokens(document: Document) -> list[Token]:
    """Return the folded words outside quotation marks; a quotation leaves an unmatchable gap."""
    folded = fold(document.text)
    quoted = [match.span() for match in _QUOTED.finditer(document.text)]
    begins = [start for start, _ in quoted]
    found: list[Token] = []
    for start, end in words(document.text):
        last = bisect_right(begins, start) - 1
        inside = last >= 0 and start < quoted[last][1]
        found.append((f"\0{document.id}{start}" if inside else folded[start:end], start, end))
    return found


def _extend(
    documents: tuple[Document, Document],
    tokens: tuple[list[Token], list[Token]],
    seeds: list[tuple[int, int]],
    shortest: int,
) -> Iterator[Reuse]:
    """Grow each seed to the longest run; seeds inside a run already found are passed over."""
    left, right = tokens
    covered: dict[int, int] = {}
    for i, j in seeds:
        if covered.get(j - i, -1) >= i:
            continue
        size = 0
        while (
            i + size < len(left)
            and j + size < len(right)
            and left[i + size][0] == right[j + size][0]
        ):
            size += 1
        if size < shortest:
            continue  # two runs that only share a hash
        covered[j - i] = i + size - shortest
        yield Reuse(
            documents[0].span(left[i][1], left[i + size - 1][2]),
            documents[1].span(right[j][1], right[j + size - 1][2]),
            size,
        )
