"""How far a text commits to it that something happened: a score, and in words.

The score of a word is a sum of the weights of its setting (`setting.py`), fitted to ratings of
people; `factuality.yaml` says by which script, and to what.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whence.data.factuality import load_factuality
from whence.model import Certainty
from whence.text import fold

from .setting import read_setting

# “denied that”, “doubted that”: coded, not learnt, because ratings of verbs put it near the middle and
# the training parts hold too few. What is denied is open to the author, so the score is at most 0.
_DISPUTED = ("under:deny", "under:doubt")
Polarity = Literal["+", "-", "?"]
# Words; “n't”, “'s”, “'ll” and the like apart, as the corpora have them; single marks.
_TOKEN = re.compile(
    r"n't(?!\w)|'(?:s|ll|d|re|ve|m)(?!\w)|[^\W_]+?(?=n't(?!\w))|[^\W_]+(?:[.\-][^\W_]+)*|[^\w\s]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """What a text commits to: `score` from -3 (certainly not) over 0 (open) to 3 (certainly).

    `polarity` is `?` where it commits to neither side.
    """

    score: float
    certainty: Certainty
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, folded, with their offsets in it."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def at(self, position: int) -> int:
        """Return the index of the token at or after a character, the last if there is none."""
        index = bisect_right(self.spans, position, key=lambda span: span[1])
        return min(index, len(self.spans) - 1)


def tokenize(text: str) -> Tokens:
    """Cut a text into words, clitics and marks. An acronym keeps its capitals: IS is no “is”."""
    folded = fold(text)
    spans = tuple(match.span() for match in _TOKEN.finditer(folded))
    shouted = text.isupper()
    return Tokens(
        tuple(
            text[start:end]
            if end - start > 1 and not shouted and text[start:end].isupper()
            else folded[start:end]
            for start, end in spans
        ),
        spans,
    )


def score(tokens: Sequence[str], index: int, scale: str = "uw") -> float:
    """Return how far a sentence commits to what its token `index` speaks of, -3 to 3."""
    model = load_factuality(scale)
    weights = model.weights
    setting = read_setting(tokens, index)
    total = model.base + sum(weights.get(name, 0.0) for name in setting)
    if any(name in setting and f"{name}&negation" not in setting for name in _DISPUTED):
        total = min(total, 0.0)
    return max(-3.0, min(3.0, total))


def in_words(value: float, scale: str = "uw") -> Factuality:
    """Return a score with the certainty and polarity it stands for."""
    model = load_factuality(scale)
    size = abs(value)
    certainty: Certainty = (
        "certain" if size >= model.certain else "probable" if size >= model.probable else "possible"
    )
    positive, negative = value >= model.positive, value <= model.negative
    return Factuality(
        score=value, certainty=certainty, polarity="+" if positive else "-" if negative else "?"
    )


def read_factuality(sentence: str, start: int) -> Factuality:
    """Return what a sentence commits to about the word that stands at character `start`."""
    tokens = tokenize(sentence)
    if not tokens.words:
        return in_words(0.0)
    return in_words(score(tokens.words, tokens.at(start)))
