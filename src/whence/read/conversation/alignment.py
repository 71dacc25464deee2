"""Where two texts say the same, word for word or nearly so.

Words that agree are anchors; what stands between two anchors is compared letter by letter. So the
cost grows with the length of the texts and not with its square, and the distance is that of
Levenshtein as long as no two edits touch words that anchor elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.text import fold, words

_LONGEST_GAP = 80  # characters between two anchors; more is another text
_SKIPPED = 6  # words that may be lost or put in between two anchors
_BLANK = re.compile(r"\s*\n[>\s]*|\s+")
# Written without blanks between words: each character counts as one.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words: the folded text, and start, end and form of each word."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    forms: tuple[str, ...]

    @classmethod
    def at(cls, text: str, places: Sequence[tuple[int, int]]) -> "Words":
        """Return the words of a folded text at some places."""
        forms = tuple([text[start:end] for start, end in places])
        starts, ends = zip(*places, strict=True) if places else ((), ())
        return cls(text, starts, ends, forms)

    def between(self, left: int, right: int) -> str:
        """Return what stands between two words, white space and marks of quoting made one blank."""
        gap = self.text[self.ends[left] : self.starts[right]][: 8 * _LONGEST_GAP]
        return gap if gap == " " else _BLANK.sub(" ", gap)

    def stretch(self, start: int, end: int) -> str:
        """Return the text of some words."""
        return _BLANK.sub(" ", self.text[self.starts[start] : self.ends[end - 1]])


@dataclass(frozen=True, slots=True)
class Run:
    """Words `[start, end)` of one text that follow `other` of another, `distance` edits apart."""

    start: int
    end: int
    other: int
    other_end: int
    distance: int


def cut_words(text: str) -> Words:
    """Return the words of a text, folded; offsets are those of the text."""
    folded = fold(text)
    places = words(folded)
    if not folded.isascii():
        places = [piece for place in places for piece in _pieces(folded, *place)]
    return Words.at(folded, places)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text[start:end].isascii():
        yield start, end
        return
    for match in _UNSPACED.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        yield match.span()
        start = match.end()
    if start < end:
        yield start, end


def extend(one: Words, other: Words, seed: tuple[int, int], bounds: tuple[int, int]) -> Run:
    """Return the longest run around two equal words, within the bounds of the first text."""
    here, there = seed
    left, other_left, before = _walk(one, other, here, there, -1, bounds[0])
    right, other_right, after = _walk(one, other, here, there, 1, bounds[1] - 1)
    return Run(left, right + 1, other_left, other_right + 1, before + after)


def _walk(
    one: Words, other: Words, here: int, there: int, step: int, last: int
) -> tuple[int, int, int]:
    """Go from anchor to anchor; return the last pair of them, and the edits on the way."""
    distance = 0
    limit = len(other.forms) - 1 if step > 0 else 0
    while here != last and there != limit:
        if one.forms[here + step] == other.forms[there + step]:
            found: tuple[int, int] | None = (here + step, there + step)
        else:
            found = _beyond_gap(one, other, (here, there), step, (last, limit))
        edits = _edits(one, other, (here, there), found) if found else None
        if found is None or edits is None:
            break
        distance += edits
        here, there = found
    return here, there, distance


def _beyond_gap(
    one: Words, other: Words, at: tuple[int, int], step: int, last: tuple[int, int]
) -> tuple[int, int] | None:
    """Return the nearest pair of equal words that another follows, beyond a few that differ."""
    here, there = at[0] + step, at[1] + step
    for gap in range(1, 2 * _SKIPPED + 1):
        for skipped in range(max(0, gap - _SKIPPED), min(gap, _SKIPPED) + 1):
            left, right = here + step * skipped, there + step * (gap - skipped)
            if _anchored(one, other, left, right, step, last):
                return left, right
    return None


def _anchored(
    one: Words, other: Words, left: int, right: int, step: int, last: tuple[int, int]
) -> bool:
    if (last[0] - left) * step < 0 or (last[1] - right) * step < 0:
        return False
    if one.forms[left] != other.forms[right]:
        return False
    if left == last[0]:
        return True
    return right != last[1] and one.forms[left + step] == other.forms[right + step]


def _edits(one: Words, other: Words, at: tuple[int, int], to: tuple[int, int]) -> int | None:
    here = one.between(*sorted((at[0], to[0])))
    there = other.between(*sorted((at[1], to[1])))
    if here == there:
        return 0
    if max(len(here), len(there)) > _LONGEST_GAP:
        return None
    return levenshtein(here, there)


def levenshtein(left: str, right: str) -> int:
    """Return how many characters must be put in, left out or changed to make one text the other."""
    if left == right:
        return 0
    row = list(range(len(right) + 1))
    for number, mine in enumerate(left, start=1):
        corner, row[0] = row[0], number
        for place, theirs in enumerate(right, start=1):
            corner, row[place] = (
                row[place],
                min(corner + (mine != theirs), row[place] + 1, row[place - 1] + 1),
            )
    return row[-1]
