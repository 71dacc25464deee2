"""How a shared run of words grows from a seed: the plain version of the kernel of passages."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

BRIDGE = 2  # words on either side that may differ inside a run ...
AGREE = 3  # ... if as many after them agree again
PLACES = 4  # places of one seed in a text that count; a page may repeat a word a million times

Segment = tuple[int, int, int]  # where equal words begin on the left and on the right, and how many
# Few words passed over first; of as many, first those with fewer on the left.
_GAPS = sorted(
    ((a, b) for a in range(BRIDGE + 1) for b in range(BRIDGE + 1) if a or b),
    key=lambda gap: (sum(gap), gap),
)


@dataclass(slots=True)
class Grower:
    """Two texts as keys of words; seeds come in the order of the right text."""

    left: Sequence[object]
    right: Sequence[object]
    seed: int
    _found: dict[int, deque[Segment]] = field(default_factory=lambda: defaultdict(deque))

    def grow(self, seeds: Sequence[tuple[int, int]]) -> Iterator[list[Segment]]:
        """Yield the segments of each run; seeds inside a run already found are passed over."""
        for i, j in seeds:
            if not self._covered(i, j) and self._equal(i, j, 1) >= self.seed:  # or a hash alone
                run = self._run(i, j)
                yield run
                for segment in run:
                    self._found[segment[1] - segment[0]].append(segment)

    def _covered(self, i: int, j: int) -> bool:
        """Say whether a seed is in a run already found; forget what ends before it, and all later ones."""
        found = self._found[j - i]
        while found and found[0][0] + found[0][2] < i + self.seed:
            found.popleft()
        return self._holds(found, i, j)

    def _holds(self, run: Iterable[Segment], i: int, j: int) -> bool:
        return any(a <= i and i + self.seed <= a + size and b - a == j - i for a, b, size in run)

    def _run(self, i: int, j: int) -> list[Segment]:
        """Return the run around a seed, read from its beginning."""
        run = self.walk(*self._begin(i, j))
        if not self._holds(run, i, j):
            back = self._equal(i, j, -1)
            run = self.walk(i - back, j - back)
        return run

    def _begin(self, i: int, j: int) -> tuple[int, int]:
        while True:
            back = self._equal(i, j, -1)
            i, j = i - back, j - back
            gap = self._gap(i, j, -1)
            if gap is None:
                return i, j
            i, j = i - gap[0] - AGREE, j - gap[1] - AGREE

    def walk(self, i: int, j: int) -> list[Segment]:
        """Return the segments of the run that begins here."""
        run: list[Segment] = []
        gap: tuple[int, int] | None = (0, 0)
        while gap is not None:
            i, j = i + gap[0], j + gap[1]
            size = self._equal(i, j, 1)
            run.append((i, j, size))
            i, j = i + size, j + size
            gap = self._gap(i, j, 1)
        return run

    def _equal(self, i: int, j: int, way: int) -> int:
        """Count the equal words from here on, or before here."""
        size, shift = 0, min(way, 0)
        while self._same(i + way * size + shift, j + way * size + shift):
            size += 1
        return size

    def _same(self, i: int, j: int) -> bool:
        inside = 0 <= i < len(self.left) and 0 <= j < len(self.right)
        return inside and self.left[i] == self.right[j]

    def _gap(self, i: int, j: int, way: int) -> tuple[int, int] | None:
        """Return how many words to pass over on either side until the texts agree again."""
        shift = min(way, 0)
        for a, b in _GAPS:
            if all(
                self._same(i + way * (a + n) + shift, j + way * (b + n) + shift)
                for n in range(AGREE)
            ):
                return a, b
        return None


def find_seeds(left: Sequence[object], right: Sequence[object], seed: int) -> list[tuple[int, int]]:
    """Return where two texts have the same `seed` words in a row, in the order of the right one."""
    ours, theirs = places_of(left, seed), places_of(right, seed)
    shared = ours.keys() & theirs.keys()
    return sort_seeds(pair for gram in shared for pair in product(ours[gram], theirs[gram]))


def sort_seeds(seeds: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return seeds in the order of the right text."""
    return sorted(seeds, key=lambda place: (place[1], place[0]))


def places_of(words: Sequence[object], seed: int) -> dict[int, list[int]]:
    """Return the first few places of each run of `seed` words, by the run's hash."""
    found: dict[int, list[int]] = defaultdict(list)
    for place in range(len(words) - seed + 1):
        spots = found[hash(tuple(words[place : place + seed]))]
        if len(spots) < PLACES:
            spots.append(place)
    return found
