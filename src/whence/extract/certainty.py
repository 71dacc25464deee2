"""How sure a statement is, and whether its own words deny the thing they speak of."""

import re
from functools import cache

from whence.data.lexicons import read_yaml
from whence.model import Certainty, Stance
from whence.text import fold

_SILENCE = re.compile(
    r"^(?:nothing|no word|not a word)\b"
    r"|\b(?:no|not|nor|neither|none)\b[^.;]{0,60}\b(?:announce|mention|hint|allude|speak of)[a-z]*\b"
)
_MAY = re.compile(r"(?<=\w )May\b")  # the month
_ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible")


def grade(content: str, base: Certainty = "certain") -> Certainty:
    """Return the weaker of the cue's certainty and that of the modals in the content."""
    folded = fold(_MAY.sub("   ", content))
    found: Certainty = "certain"
    if _pattern("modals", "possible").search(folded):
        found = "possible"
    elif _pattern("modals", "probable").search(folded) or _pattern("reportedly", "words").search(
        folded
    ):
        found = "probable"
    return max(base, found, key=_ORDER.index)


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
