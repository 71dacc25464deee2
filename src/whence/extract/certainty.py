"""How sure a statement is, and whether its own words deny the thing they speak of."""

import re
from functools import cache

from whence.data.lexicons import read_yaml
from whence.model import Certainty, Stance
from whence.text import fold

from .factuality import read_factuality
from .mode import mode_of

_SILENCE = re.compile(
    r"^(?:nothing|no word|not a word)\b"
    r"|\b(?:no|not|nor|neither|none)\b[^.;]{0,60}\b(?:announce|mention|hint|allude|speak of)[a-z]*\b"
)
_MAY = re.compile(r"(?<=\w )May\b")  # the month
# A relative clause between commas: “the pact, *which may hurt many*, was signed”.
_ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b[^,.;]{0,200}(?:,|$)")
_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible")


def grade(content: str, base: Certainty = "certain") -> Certainty:
    """Return the weaker of the cue's certainty and of the content's own.

    The content's is that of the thing it turns on: of its hedges, and of the model of factuality
    where it is told as possible or to come. What only a relative clause calls possible stays out of
    it; that an intention is no act is not said here but by `mode_of`.
    """
    text = _MAY.sub("   ", content)
    return max(base, _hedged(text), _rated(text), key=_ORDER.index)


def _hedged(content: str) -> Certainty:
    """Return what the hedges of the main clause say."""
    folded = fold(_ASIDE.sub(lambda match: " " * len(match.group()), content))
    if _pattern("modals", "possible").search(folded):
        return "possible"
    if _pattern("modals", "probable").search(folded):
        return "probable"
    return "probable" if _pattern("reportedly", "words").search(folded) else "certain"


def _rated(content: str) -> Certainty:
    """Return what the model says of a content told as possible, under a condition, or to come.

    Of plain acts and bare nouns it is not asked: there it tells kinds of news apart, not doubts.
    """
    told = mode_of(content)
    if told.mode not in ("possibility", "condition", "future"):
        return "certain"
    return read_factuality(content, told.act[0]).certainty


def stance_of(content: str, stance: Stance) -> Stance:
    """Return what an assertion of this content amounts to: “the letters are forged” denies them."""
    if stance != "asserts":
        return stance
    folded = fold(content)
    if _pattern("debunking").search(folded):
        return "denies"
    return "doubts" if _pattern("suspicious").search(folded) else stance


def silent(content: str) -> bool:
    """Say whether a content only says that nothing was said: “no pact was announced”."""
    return bool(_SILENCE.search(fold(content)))


def doubted(words: str) -> bool:
    """Say whether the reporter keeps clear of the content: “supposedly”, “alleged”."""
    return bool(_pattern("doubting").search(fold(words)))


def reportedly(words: str) -> tuple[int, int] | None:
    """Return where a sentence says that somebody unnamed says so: “reportedly”."""
    match = _pattern("reportedly", "words").search(fold(words))
    return match.span() if match else None


@cache
def _pattern(*path: str) -> re.Pattern[str]:
    data = read_yaml("cues.yaml")
    for key in path:
        data = data[key]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, data)) + r")(?!\w)")
