"""The words of one document of a thread that come again in a later one.

Words in quotation marks, lines after “>” and whole opening paragraphs may be short and a little
wrong; words without any mark must go on for long, because everybody says “at the end of the day”.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from whence.model import Document
from whence.text import paragraphs, trim

from .alignment import Run, Words, extend, levenshtein
from .quotemarks import Quoted

_SHINGLE = 3  # words by which a place is found again
_SEED = 5  # words in a row from which words without marks are followed
_POSTINGS = 4  # the first places of a shingle; those that come more often tell nothing
_CANDIDATES = 4  # places that are compared
_SHORTEST = 5  # words of a quotation in marks ...
_LETTERS = 20  # ... and letters; “To Kill a Mockingbird” is a title
_SHARED = 5  # of so many words, one must begin three that stand there in the same order
_LONGEST = 2_000  # words of one quotation in marks
_OPENING = 6  # words of an opening paragraph that is somebody else's
_ENDS = 6  # words at either end of a quotation that may differ
_UNMARKED = 10  # words in a row that nobody repeats by chance
_EDITS = 0.15  # share of the letters that may be wrong
_LINES = re.compile(r"^[ \t]{0,9}>[^\n]*(?:\n[ \t]{0,9}>[^\n]*)*", re.MULTILINE)
_PREFIX = re.compile(r"[>\s]*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words `text[start:end]` that stand in the document `of`, `distance` edits apart.

    `marked`: they are set off as a quotation. `doubtful`: another document has them as well.
    """

    start: int
    end: int
    of: str
    distance: int
    marked: bool
    doubtful: bool = False


@dataclass(slots=True)
class Earlier:
    """The words of the documents so far, by every three in a row."""

    _ids: list[str] = field(default_factory=list)
    _texts: list[Words] = field(default_factory=list)
    _places: dict[tuple[str, ...], list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, id: str, text: Words) -> None:
        """Take note of a document that later ones may quote."""
        number = len(self._ids)
        self._ids.append(id)
        self._texts.append(text)
        for place, shingle in enumerate(_shingles(text)):
            known = self._places[shingle]
            if len(known) < _POSTINGS:
                known.append((number, place))

    def quotations(self, text: Words, marked: Sequence[tuple[int, int, int]]) -> list[Quotation]:
        """Return what a text quotes of those before it, in order and apart from each other.

        `marked` is what is set off as a quotation, as `marked_stretches` returns it.
        """
        found: list[Quotation] = []
        taken = bytearray(len(text.forms))
        for start, end, shortest in marked:
            first, last = bisect_left(text.starts, start), bisect_left(text.starts, end)
            if any(taken[first:last]) or last - first > _LONGEST:
                continue
            if one := self._marked(text, first, last, shortest):
                found.append(Quotation(start, end, *one[0], marked=True, doubtful=one[1]))
                taken[first:last] = b"\1" * (last - first)
        found += self._unmarked(text, taken)
        return sorted(found, key=lambda one: one.start)

    def _marked(
        self, text: Words, first: int, last: int, shortest: int
    ) -> tuple[tuple[str, int], bool] | None:
        """Return whose words these are, with the distance, and whether others have them too."""
        letters = sum(2 if len(form) == 1 else len(form) for form in text.forms[first:last])
        if last - first < shortest or letters < _LETTERS:
            return None
        fits = []
        for number, seed in self._candidates(text, first, last):
            run = extend(text, self._texts[number], seed, (first, last))
            distance = _with_ends(text, self._texts[number], run, (first, last))
            if distance is not None and distance <= _EDITS * letters:
                fits.append((distance, number))
        if not fits:
            return None
        distance, number = min(fits)
        others = {found for edits, found in fits if edits == distance} - {number}
        return (self._ids[number], distance), bool(others)

    def _candidates(self, text: Words, first: int, last: int) -> list[tuple[int, tuple[int, int]]]:
        """Return the documents that share most with these words, each with two words to start at."""
        votes: Counter[tuple[int, int]] = Counter()
        seeds: dict[tuple[int, int], tuple[int, int]] = {}
        for here in range(first, last - _SHINGLE + 1):
            for number, there in self._places.get(text.forms[here : here + _SHINGLE], ()):
                votes[number, there - here] += 1
                seeds.setdefault((number, there - here), (here, there))
        best: dict[int, tuple[int, int]] = {}
        least = (last - first) // _SHARED
        for (number, shift), count in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
            if count < least:
                break
            best.setdefault(number, seeds[number, shift])
            if len(best) == _CANDIDATES:
                break
        return list(best.items())

    def _unmarked(self, text: Words, taken: bytearray) -> Iterator[Quotation]:
        low, high = 0, _free(taken, 0)
        nearest = 0  # a run that was too short is not looked into again from each of its words
        for here in [n for n, shingle in enumerate(_shingles(text)) if shingle in self._places]:
            if here < nearest or taken[here]:
                continue
            if here >= high:
                low = taken.rfind(1, high, here) + 1
                high = _free(taken, here)
            number, run = self._longest(text, here, low, high)
            if run is None:
                continue
            nearest = run.end - _SEED + 1
            if _long_enough(text, run):
                nearest = low = run.end
                yield Quotation(
                    text.starts[run.start],
                    text.ends[run.end - 1],
                    self._ids[number],
                    run.distance,
                    marked=False,
                    doubtful=True,
                )

    def _longest(self, text: Words, here: int, low: int, high: int) -> tuple[int, Run | None]:
        """Return the longest run from five words that stand in the same order elsewhere."""
        best: tuple[int, Run | None] = (0, None)
        seed = text.forms[here : here + _SEED]
        for number, there in self._places.get(seed[:_SHINGLE], ()):
            other = self._texts[number]
            if other.forms[there : there + _SEED] != seed:
                continue
            run = extend(text, other, (here, there), (low, high))
            if best[1] is None or run.end - run.start > best[1].end - best[1].start:
                best = number, run
            if (run.start, run.end) == (low, high):
                break
        return best


def marked_stretches(document: Document, stretches: Sequence[Quoted]) -> list[tuple[int, int, int]]:
    """Return what is set off as a quotation: start, end, fewest words.

    The longest come first; the opening paragraph, which has no marks of its own, comes last.
    """
    text = document.text
    found = [(one.start, one.end, _SHORTEST) for one in stretches]
    found += [(*place, _SHORTEST) for place in quoted_lines(text)]
    found += [
        (block.span.start, block.span.end, _SHORTEST)
        for block in document.blocks
        if block.kind == "quotation" and block.of is None
    ]
    opening = paragraphs(text[:_LONGEST])[:1]
    if opening and len(text) > opening[0][1]:
        found.append((*opening[0], _OPENING))
    return sorted(set(found), key=lambda one: (one[2], one[0] - one[1], one[0]))


def quoted_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines after “>”, those in a row as one stretch."""
    found = []
    for match in _LINES.finditer(text):
        prefix = _PREFIX.match(text, match.start(), match.end())
        place = trim(text, prefix.end() if prefix else match.start(), match.end())
        found += [place] if place else []
    return found


def _shingles(text: Words) -> Iterable[tuple[str, ...]]:
    return zip(*(text.forms[shift:] for shift in range(_SHINGLE)), strict=False)


def _free(taken: bytearray, here: int) -> int:
    """Return where the words that are not yet known for quoted end."""
    end = taken.find(1, here)
    return len(taken) if end < 0 else end


def _long_enough(text: Words, run: Run) -> bool:
    forms = text.forms[run.start : run.end]
    letters = sum(2 if len(form) == 1 else len(form) for form in forms)
    return len(forms) >= _UNMARKED and run.distance <= _EDITS * letters >= _EDITS * 2 * _LETTERS


def _with_ends(one: Words, other: Words, run: Run, bounds: tuple[int, int]) -> int | None:
    """Return the distance of the whole stretch, with the few words at its ends that differ."""
    head, tail = run.start - bounds[0], bounds[1] - run.end
    if max(head, tail) > _ENDS or head + tail > (bounds[1] - bounds[0]) // 2:
        return None
    distance = run.distance
    if head:
        theirs = other.stretch(max(0, run.other - head), run.other + 1)
        distance += levenshtein(one.stretch(bounds[0], run.start + 1), theirs)
    if tail:
        theirs = other.stretch(run.other_end - 1, min(run.other_end + tail, len(other.forms)))
        distance += levenshtein(one.stretch(run.end - 1, bounds[1]), theirs)
    return distance
