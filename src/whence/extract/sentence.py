"""A sentence as tokens, with the few closed word classes that finding its clauses needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whence.text import fold, sentences, words

BREAKS = frozenset(",;:()[]—–…!?")
DETERMINERS = frozenset(
    "a an the this that these those some several many few two three four five six seven eight "
    "nine ten another other none no most all one his her its their our my your no any each every both".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with to into about against between among under over through "
    "during after before since until near inside outside within without despite as like than".split()
)
SUBORDINATORS = frozenset(
    "that which who whom whose what because while whereas when if although though but so where "
    "whether than since until unless before after as".split()
)
AUXILIARIES = frozenset(
    "is are was were be been being am has have had do does did will would can cannot could "
    "may might must shall should".split()
)
BE = frozenset("is are was were be been being am".split())
NEGATIONS = frozenset("not never no n't cannot neither nor without hardly".split())
PRONOUNS = frozenset("he she they it i we you who".split())
OPENERS = frozenset(
    "earlier later yesterday today tonight meanwhile however then also finally more recently "
    "now and but or thus indeed instead so yet still again moreover furthermore".split()
)
DATE_WORDS = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday week month year morning evening "
    "afternoon night".split()
)
# Words; attribution looks at each cue's whole sentence, so cost grows with the square of this. In
# news the longest sentences have about 150 words.
_LONGEST = 400
_ASKING = frozenset("how why what where when who".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its offsets in the document; `low` is folded."""

    start: int
    end: int
    text: str
    low: str

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter or is a number."""
        return self.text[0].isupper() or self.text.startswith(("al-", "ad-", "an-", "el-", "as-"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a document with its tokens. `gap(i)` is what stands before token i."""

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]

    def without(self, masked: str, spans: Sequence[tuple[int, int]]) -> "Sentence":
        """Return the sentence less some stretches, which are blank in `masked`."""
        tokens = (t for t in self.tokens if not any(s <= t.start < e for s, e in spans))
        return replace(self, text=masked, tokens=tuple(tokens))

    def gap(self, index: int) -> str:
        """Return the characters between token `index - 1` and token `index`; none outside."""
        if index > len(self.tokens):
            return ""
        left = self.tokens[index - 1].end if index else self.start
        right = self.tokens[index].start if index < len(self.tokens) else self.end
        return self.text[left:right]

    def breaks(self, index: int) -> bool:
        """Say whether punctuation that ends a phrase stands before token `index`."""
        gap = self.gap(index)
        return any(mark in gap for mark in BREAKS) or "- " in gap or " -" in gap

    def low(self, index: int) -> str:
        """Return the folded token, or an empty string outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    @property
    def question(self) -> bool:
        """Whether the sentence asks, by its mark or by its first words."""
        asks = self.low(0) in _ASKING and self.low(1) in AUXILIARIES
        return asks or self.text[self.start : self.end].rstrip("\"'”’») ").endswith(("?", "؟"))


def read_sentences(text: str) -> list[Sentence]:
    """Split a text into sentences of tokens."""
    folded = fold(text)
    return [piece for start, end in sentences(text) for piece in _pieces(text, folded, start, end)]


def _pieces(text: str, folded: str, start: int, end: int) -> Iterator[Sentence]:
    """Yield a sentence, or pieces of one so long that it can only be a list or an attack."""
    tokens = [
        Token(start + s, start + e, text[start + s : start + e], folded[start + s : start + e])
        for s, e in words(text[start:end])
    ]
    for first in range(0, max(1, len(tokens)), _LONGEST):
        piece = tuple(tokens[first : first + _LONGEST])
        whole = len(tokens) <= _LONGEST
        begin, stop = (start, end) if whole else (piece[0].start, piece[-1].end)
        yield Sentence(text, begin, stop, piece)
