"""Where words stand in a window: exactly, or but for white space and kinds of marks."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from ..tagged import Piece

# Offsets of the plain form lead back to the text by a table. Case, accents and spelling count.
_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʻʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
_UNSEEN = "\u00ad\u200b\u2060\ufeff"  # soft hyphens, marks without width: models leave them out
_RUNS = re.compile(rf"[\s{_UNSEEN}]+")
_WORD = re.compile(r"[^\W_]")
# Scripts that set no spaces between words, where a word may begin anywhere: Thai to Khmer, CJK.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# Arabic writes and, so, by, to, like and the article onto the word: “وقال” is “and he said”.
_PROCLITICS = re.compile(r"(?<![^\W_])[وفبلك]{1,2}(?:ال)?\Z")
_CUES = frozenset(":—–-")  # marks that attribute
_MOST = 64  # places; words that stand in more are ambiguous whatever we do
_LOOKED_AT = 1_000  # places, parts of words among them: words of a real window have fewer


class View:
    """A stretch of a text in which words are looked up."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self._start, self._end = text, start, end
        self._plain, self._offsets = _plain(text, start, end)
        self._known: dict[tuple[str, tuple[Piece, ...]], list[Piece]] = {}

    def find(self, words: str, levels: Iterable[Sequence[Piece]]) -> list[Piece]:
        """Return where words stand, exactly or else nearly, in the first level that has them.

        A level is some stretches of the text. If none has them, then the only place where they
        stand in the view: models miscount. Nothing for words that are none, or that stand in too
        many places.
        """
        words = words.strip()
        if not any(c.isalnum() for c in words) and words not in _CUES:
            return []
        for stretches in levels:
            if found := self._in(words, stretches):
                return found
        found = self._in(words, [(self._start, self._end)])
        return found if len(found) == 1 else []

    def _in(self, words: str, stretches: Sequence[Piece]) -> list[Piece]:
        asked = words, tuple(stretches)
        if asked not in self._known:
            self._known[asked] = self._look(*asked)
        return self._known[asked]

    def _look(self, words: str, stretches: Sequence[Piece]) -> list[Piece]:
        for look in (self._exactly, self._nearly):
            found = sorted({one for stretch in stretches for one in look(words, *stretch)})
            if found:
                return found if len(found) <= _MOST else []
        return []

    def _exactly(self, words: str, start: int, end: int) -> Iterator[Piece]:
        places = _places(self.text, words, start, end)
        return (piece for piece in places if _stands_alone(self.text, *piece))

    def _nearly(self, words: str, start: int, end: int) -> Iterator[Piece]:
        plain, _ = _plain(words, 0, len(words))
        low, high = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
        for first, last in _places(self._plain, plain, low, high):
            piece = (self._offsets[first], self._offsets[last - 1] + 1)
            if _stands_alone(self.text, *piece):
                yield piece


def _places(text: str, words: str, start: int, end: int) -> Iterator[Piece]:
    place = text.find(words, start, end) if words else -1
    looked_at = 0
    while place >= 0 and looked_at < _LOOKED_AT:
        yield place, place + len(words)
        looked_at += 1
        place = text.find(words, place + 1, end)


def _plain(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Return a stretch with single spaces and one kind of marks, and the offset of each character."""
    characters: list[str] = []
    offsets: list[int] = []
    for run in _pieces(text, start, end):
        for place in range(*run):
            characters.append(text[place].translate(_MARKS))
            offsets.append(place)
        if run[1] < end and _RUNS.match(text, run[1]).group().strip(_UNSEEN):  # type: ignore[union-attr]
            characters.append(" ")
            offsets.append(run[1])
    return "".join(characters), offsets


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the stretches between runs of white space and unseen marks."""
    for gap in _RUNS.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a place begins and ends where words do: “he” is not in “the”."""
    return not (_splits_before(text, start) or _splits(text, end))


def _splits(text: str, place: int) -> bool:
    around = text[place - 1 : place + 1] if place else ""
    whole = len(around) == 2 and all(_WORD.match(one) for one in around)
    return whole and not _UNSPACED.search(around)


def _splits_before(text: str, place: int) -> bool:
    return _splits(text, place) and not _PROCLITICS.search(text[max(0, place - 5) : place])
