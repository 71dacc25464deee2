"""Short quotations: whose words they are, and whether the marks are meant to scare.

A single word or a short phrase in quotation marks may be a source's own word, a title, a word spoken
of, a gloss; where it is none of these the reporter holds it at arm's length: ‘experts’, “liberated”.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml
from whence.data.stance import stance_verbs
from whence.text import fold

from .factuality import tokenize
from .quotes import inside, quotations

Reading = Literal["scare", "quoted", "title", "mention", "gloss"]
_SHORT = re.compile(
    r"(?<![\w'’‘\"“”])(?P<open>[“\"‘'«„])(?P<words>[^\s“”\"‘«»„'’][^“”\"‘«»„\n]{0,48}?)"
    r"(?P<close>[”\"’'»“])(?![\w])"
)
_PAIRS = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
_WORDS = 4  # more are a quotation
_BEFORE, _AFTER = 90, 50  # characters looked at on each side
_NEAR = 3  # words between a cue and what it quotes
_CLAUSE = 8  # ... where the marks are those of the text's quotations
_SENTENCE = re.compile(r"[.,!?;:…]\s*$|[!?;:]")
_SPEECH = frozenset(
    "say assert distance disclose cite suggest believe deny vouch hear expect".split()
)
_DETERMINERS = frozenset("a an the this that these those some its his her their our".split())
_STOPS = frozenset('. ; : ? ! ( ) , “ ” "'.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortQuote:
    """A short quotation with its marks, as characters of the text, and what it is."""

    span: tuple[int, int]
    reading: Reading


def short_quotes(text: str) -> list[ShortQuote]:
    """Return the quotations of at most four words that are no sentence and stand in no longer one."""
    longer = quotations(text)
    doubles = any(end - start > 40 for start, end in longer)
    return list(_short(text, longer, doubles))


def _short(text: str, longer: list[tuple[int, int]], doubles: bool) -> Iterator[ShortQuote]:
    place = 0
    while match := _SHORT.search(text, place):
        place = match.end()
        if match["close"] != _PAIRS[match["open"]]:
            place = match.start() + 1
            continue
        around = inside(longer, match.start())
        if around and around[1] > match.end():
            continue  # a word of whoever is quoted
        count = len(match["words"].split())
        if count > _WORDS or _SENTENCE.search(match["words"]) or not match["words"][0].isalnum():
            continue
        if text[match.start() - 1 : match.start()].isdecimal():
            continue  # feet and inches
        single = doubles and match["open"] in "‘'"
        yield ShortQuote(span=match.span(), reading=_reading(text, match, single))


def _reading(text: str, match: re.Match[str], single: bool) -> Reading:
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    after = text[match.end() : match.end() + _AFTER]
    left = tokenize(before).words
    right = tokenize(after).words
    if before.rstrip().endswith(("(", "[", "=")) and after.lstrip()[:1] in (")", "]"):
        return "gloss"
    if _listed("mentions") & set(left[-3:]) or not fold(match["words"]).isascii():
        return "mention"
    if _titled(match["words"], left, before, after):
        return "title"
    if before.rstrip().endswith(":") or (before.rstrip().endswith(",") and _cue(left[-2:-1])):
        return "quoted"
    name = match["words"][0].isupper()
    if name and single:
        return "scare"
    near = _NEAR if single or name else _CLAUSE
    if _cue(_clause(left)[-near:]) or _cue(_follows(right, after)):
        return "quoted"
    return "scare"


def _titled(words: str, left: Sequence[str], before: str, after: str) -> bool:
    """Say whether it is a title, a proper name of several words or a nickname."""
    parts = words.split()
    capitals = [part for part in parts if part[0].isupper()]
    if len(parts) > 1 and parts[0][0].isupper() and len(capitals) >= max(2, len(parts) - 1):
        return True
    if _listed("titles") & set(left[-2:]) or _listed("names") & set(left[-3:]):
        return True
    last = before.split()[-1:]
    following = after.split()[:1]
    nickname = last and last[0][0].isupper() and following and following[0][0].isupper()
    return bool(nickname and left[-1] not in _DETERMINERS and last[0][-1].isalpha())


def _clause(left: Sequence[str]) -> Sequence[str]:
    start = max((i + 1 for i, word in enumerate(left) if word in _STOPS), default=0)
    return left[start:]


def _follows(right: Sequence[str], after: str) -> Sequence[str]:
    """Return the words in which “, he said” would stand."""
    return right[1:4] if after.lstrip().startswith(",") else right[:2]


def _cue(words: Sequence[str]) -> bool:
    return any(
        verb.group in _SPEECH and not verb.after
        for word in words
        for verb in stance_verbs().get(word, ())
    )


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(read_yaml("distance.yaml")[name])
