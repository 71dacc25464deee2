"""A sentence of another language as words with their keys, and what stands between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from whence.data.languages import CueAbroad, Lexicon, elisions, word_key

from ..quotes import inside, quotations
from ..sentence import Sentence

Range = tuple[int, int]  # of words, end exclusive
Piece = tuple[int, int]  # of characters of the text
BREAKS = frozenset(",،;؛:()[]—–―…!?؟")
OPENING = frozenset('“„«"‘‹「『”')
CLOSING = '”»"“’›」』'
_PREFIXES = "وف"  # “and”, “so”: written together with an Arabic word
_NAME = 3  # words in quotation marks that may be no more than a name: «Le Monde»
_LONG = 5  # words in quotation marks in which nobody but the one quoted speaks


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its offsets in the text and its key."""

    start: int
    end: int
    key: str
    capital: bool


@dataclass(frozen=True)
class Line:
    """The words of one sentence, looked up in the lists of its language."""

    sentence: Sentence
    lexicon: Lexicon
    words: tuple[Word, ...]

    @cached_property
    def marks(self) -> list[Piece]:
        """What stands in quotation marks in this sentence."""
        start = self.sentence.start
        text = self.sentence.text[start : self.sentence.end]
        return [(start + one, start + two) for one, two in quotations(text)]

    @cached_property
    def _quoted_words(self) -> dict[Piece, int]:
        counts = dict.fromkeys(self.marks, 0)
        for word in self.words:
            if mark := inside(self.marks, word.start):
                counts[mark] += 1
        return counts

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> str:
        """Return the characters before a word; after the last one, those up to the end."""
        left = self.words[index - 1].end if index else self.sentence.start
        right = self.words[index].start if index < len(self.words) else self.sentence.end
        return self.sentence.text[left:right]

    def breaks(self, index: int) -> bool:
        """Say whether punctuation that ends a phrase stands before a word."""
        gap = self.gap(index)
        return any(mark in BREAKS for mark in gap) or " - " in gap or "- " in gap

    def key(self, index: int) -> str:
        """Return the key of a word, or nothing outside the sentence."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def keys(self, index: int) -> tuple[str, ...]:
        """Return the keys under which a word is looked up: an Arabic one also without “and”."""
        key = self.key(index)
        if self.lexicon.language == "ar" and key[:1] in _PREFIXES and len(key) > 2:
            return key, key[1:]
        return (key,)

    def among(self, index: int, *lists: str) -> bool:
        """Say whether a word is in one of the lists."""
        keys = self.keys(index)
        return any(key in self.lexicon.words(name) for name in lists for key in keys if key)

    def phrase(self, index: int, name: str) -> int | None:
        """Return where a phrase of a list ends that begins at a word, if one does."""
        firsts = self.lexicon.phrases.get(name, {})
        for key in self.keys(index):
            for phrase in firsts.get(key, ()):
                if self._matches(index, phrase):
                    return index + len(phrase)
        return None

    def cue(self, index: int) -> tuple[int, CueAbroad] | None:
        """Return where the cue ends that begins at a word, and what it says, if one does."""
        return next(self.cues(index), None)

    def cues(self, index: int) -> Iterator[tuple[int, CueAbroad]]:
        """Yield every cue that may begin at a word: “gab … an”, “gab … bekannt”."""
        for key in self.keys(index):
            for phrase, cue in self.lexicon.cues.get(key, ()):
                if self._matches(index, phrase):
                    yield index + len(phrase), cue

    def _matches(self, index: int, phrase: tuple[str, ...]) -> bool:
        return all(
            self.key(index + place) == key and not self.breaks(index + place)
            for place, key in enumerate(phrase)
            if place
        )

    def in_speech(self, index: int) -> bool:
        """Say whether a word stands in quotation marks with so many others that it is speech."""
        mark = inside(self.marks, self.words[index].start)
        return mark is not None and self._quoted_words[mark] > _LONG

    def opening(self, index: int) -> Piece | None:
        """Return the quotation that opens before a word, unless it is only a name.

        One that nothing closes in this sentence runs to its end.
        """
        gap = self.gap(index)
        place = next((at for at, mark in enumerate(gap) if mark in OPENING), None)
        if place is None or index >= len(self.words) or gap[place + 1 :].strip():
            return None
        start = self.words[index].start - len(gap) + place
        mark = inside(self.marks, start)
        if mark is None:
            closed = any(one in CLOSING for one in gap[place]) and gap[place] in '”"'
            return None if closed else (start, self.sentence.end)
        if mark[0] != start:
            return None
        led = any(sign in gap[:place] for sign in ":,،")
        ends = not self.sentence.text[mark[1] : self.sentence.end].strip(' .!?؟…»”"')
        name = self._quoted_words[mark] <= _NAME and not led and not ends
        return None if name else mark

    def chars(self, words: Range) -> Piece:
        """Return the characters of a range of words, with the marks around a name in it."""
        start, end = self.words[words[0]].start, self.words[words[1] - 1].end
        first, last = inside(self.marks, start), inside(self.marks, end - 1)
        if first and first[1] <= end + 2 and self.sentence.text[first[0] + 1 : start].strip() == "":
            start = first[0]
        if last and last[0] >= start and self.sentence.text[end : last[1] - 1].strip() == "":
            end = last[1]
        return start, end


def read_line(sentence: Sentence, lexicon: Lexicon) -> Line:
    """Return a sentence as words of a language."""
    text, language = sentence.text, lexicon.language
    words: list[Word] = []
    for token in sentence.tokens:
        place = token.start
        pieces = elisions(token.text) if language == "fr" else [token.text]
        for piece in pieces:
            start = text.find(piece, place, token.end)
            place = start + len(piece)
            words.append(Word(start, place, word_key(piece, language), piece[:1].isupper()))
    return Line(sentence, lexicon, tuple(words))
