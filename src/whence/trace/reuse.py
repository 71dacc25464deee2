"""Find passages that two documents share: the plain version; `reuse_kernel` is the fast one.

Equal wording shows a common hand, not who copied whom. Words inside quotation marks are told apart:
a quotation both took from one public statement makes the speaker the shared origin.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, product

from whence.model import Document, Span

from .growing import Grower, Segment, places_of, sort_seeds
from .wording import Word, find_words

SEED = 5  # words that agree exactly somewhere in a run
_COMMON = 20  # documents; words in a row that more than this many share are boilerplate


@dataclass(frozen=True, slots=True)
class Reuse:
    """A maximal run of equal words in two documents, in the order the documents were given.

    `words` counts the equal ones: inside a run up to two on either side may differ. `quoted` says that
    they stand inside quotation marks on both sides.
    """

    left: Span
    right: Span
    words: int
    quoted: bool = False


def find_reuse(
    documents: Sequence[Document], shortest: int, *, quoted: bool = False
) -> Iterator[Reuse]:
    """Yield every maximal run of at least `shortest` equal words shared by two documents.

    A run has five equal words in a row (`shortest`, if that is less) and goes on over differences of at
    most two words a side after which three agree; so spelling, numerals and small edits do not end it.
    Runs inside quotation marks on both sides are yielded only if `quoted`. Of a passage that a document
    repeats, the first few places count.
    """
    words = [find_words(document.text) for document in documents] if len(documents) > 1 else []
    keys = [[word.key for word in one] for one in words]
    seed = min(SEED, shortest)
    for (left, right), seeds in sorted(_shared(keys, seed).items()):
        for run in Grower(keys[left], keys[right], seed).grow(sort_seeds(seeds)):
            for piece in _pieces(run, words[left], words[right]):
                if len(piece) >= shortest and (quoted or not piece[0][2]):
                    yield _reuse(
                        (documents[left], documents[right]), words[left], words[right], piece
                    )


def _shared(
    keys: Sequence[Sequence[str]], seed: int
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return the seeds of each two documents, leaving out those that too many documents have."""
    places: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for number, one in enumerate(keys):
        for gram, spots in places_of(one, seed).items():
            places[gram][number] = spots
    shared: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for found in places.values():
        if 1 < len(found) <= _COMMON:
            for (left, ours), (right, theirs) in combinations(found.items(), 2):
                shared[left, right] += product(ours, theirs)
    return shared


Match = tuple[int, int, bool]  # the numbers of two equal words, and whether both are quoted


def _pieces(
    run: Sequence[Segment], left: Sequence[Word], right: Sequence[Word]
) -> Iterator[list[Match]]:
    """Yield a run cut where quotations begin or end."""
    matches = (
        (i + n, j + n, left[i + n].quoted and right[j + n].quoted)
        for i, j, size in run
        for n in range(size)
    )
    for _, piece in groupby(matches, key=lambda match: match[2]):
        yield list(piece)


def _reuse(
    documents: tuple[Document, Document],
    left: Sequence[Word],
    right: Sequence[Word],
    piece: Sequence[Match],
) -> Reuse:
    (i, j, quoted), (i_last, j_last, _) = piece[0], piece[-1]
    return Reuse(
        documents[0].span(left[i].start, left[i_last].end),
        documents[1].span(right[j].start, right[j_last].end),
        len(piece),
        quoted,
    )
