"""Where a reporter keeps clear of his own words: “supposedly”, “alleged”, scare quotes.

What stands in the scope of one is doubted by the reporter, and not asserted by him.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml
from whence.text import fold

from .factuality import Tokens, tokenize
from .main_word import BREAKS, main_word, phrase_ends
from .scare import short_quotes

_NESTED = 8  # marks that can reach over one word
_MOST = 12  # words of a noun phrase
_ENDS = frozenset(
    "of in on at by for from with to into about against between among under over through during after "
    "before since until near that which who whom whose and or but he she it they we is are was were be been has have had "
    "will would can could may might must shall should do does did as if when while".split()
)
_SUBJECTS = frozenset(
    "he she it they we i you who which have has had was were is are be been".split()
)
_BEFORE_VERB = frozenset("he she it they we i you who which".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """A mark of distance, and how far it reaches, as characters of the text.

    `by` is `word` for “alleged” and the like, `quotes` for scare quotes. `mark` are the words or the
    quoted stretch, marks included; `scope` what is doubted.
    """

    by: Literal["word", "quotes"]
    mark: tuple[int, int]
    scope: tuple[int, int]


def distances(text: str) -> list[Distance]:
    """Return every mark of distance of a text in order."""
    return sorted((*_by_words(text), *_by_quotes(text)), key=lambda one: one.mark)


def distanced(
    text: str, start: int, end: int, marks: Sequence[Distance] | None = None
) -> Distance | None:
    """Return the mark by which the reporter keeps clear of the main thing in `text[start:end]`.

    A doubted detail (“the *alleged* ringleader was released”) does not make the whole doubtful.
    `marks` are `distances(text)`, if a caller asks more than once.
    """
    tokens = tokenize(text[start:end])
    if not tokens.words:
        return None
    word = start + tokens.spans[main_word(tokens.words)][0]
    known = distances(text) if marks is None else marks
    place = bisect_right(known, word, key=lambda one: one.scope[0])
    near = reversed(known[max(0, place - _NESTED) : place])
    return next((one for one in near if word < one.scope[1]), None)


def _by_words(text: str) -> Iterator[Distance]:
    if not _any().search(fold(text)):
        return
    tokens = tokenize(text)
    ends = phrase_ends(tokens.words)
    for match in _any().finditer(fold(text)):
        first = tokens.at(match.start())
        last = tokens.at(match.end() - 1)
        if match.lastgroup == "adverbs":
            scope = (match.start(), tokens.spans[ends[last]][1])
        elif match.lastgroup == "adjectives" and _is_verb(tokens.words, first, last):
            continue
        else:
            scope = (match.start(), _phrase_end(tokens, last))
        yield Distance(by="word", mark=match.span(), scope=scope)


def _by_quotes(text: str) -> Iterator[Distance]:
    for one in short_quotes(text):
        if one.reading == "scare":
            yield Distance(by="quotes", mark=one.span, scope=one.span)


def _is_verb(words: Sequence[str], first: int, last: int) -> bool:
    """Say whether “alleged” is a verb here: “the firm alleged that”, “is alleged to”."""
    before = words[first - 1] if first else ""
    after = words[last + 1] if last + 1 < len(words) else "."
    return after in _not_before() or before in _BEFORE_VERB or after in BREAKS


def _phrase_end(tokens: Tokens, index: int) -> int:
    last = index
    for place in range(index + 1, min(len(tokens.words), index + 1 + _MOST)):
        if tokens.words[place] in _ENDS or tokens.words[place] in BREAKS:
            break
        last = place
    return tokens.spans[last][1]


@cache
def _not_before() -> frozenset[str]:
    return frozenset(read_yaml("distance.yaml")["not_before"])


@cache
def _any() -> re.Pattern[str]:
    data = read_yaml("distance.yaml")
    groups = (
        f"(?P<{name}>" + "|".join(map(re.escape, sorted(data[name], key=len, reverse=True))) + ")"
        for name in ("phrases", "adverbs", "adjectives")
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])")
