"""Which words say a claim best: one whole readable sentence that is at the heart of a cluster."""

import re
from functools import cache

from whence.data.lexicons import word_set
from whence.text import fold, words

_READABLE = (5, 24)  # words of a claim that is read in one go
_LONGEST = 220  # characters of a claim's text
_POINTING = frozenset(
    "he she it they his her its their this that these those him them i we you my our your there here "
    "and but or so also who which when while as if of to than then what how why where because".split()
)
_FURNITURE = re.compile(
    r"scroll down|click here|read more|also read|see also|related:|watch:|photo:|image:|sign up|"
    r"subscribe|follow us|share this|http|www\.|@\w|\(\w+ ?/ ?\w+\)|©",
    re.IGNORECASE,
)

_DOER = re.compile(
    r"(?:The )?(?P<name>[A-Z][\w'’-]+(?: (?:[A-Z&][\w'’-]*|of|de|van|al-\w+)){0,4} [A-Z][\w'’-]+) "
    r"(?:has|have|had|was|were|did|will|[a-z]{2,}ed|cut|won|lost|quit|sold|left|hit|shot|took|met|"
    r"bought|built|broke|fell|sank|stole|fled|gave|made|put|sent|set|shut|struck|told|withdrew)\b"
)
_OPENS = frozenset(
    "a an the no not all some any many most several few both one two three on in at by for from with "
    "when while after before as if but and or this that these those there here it he she they we i".split()
)


def readability(text: str) -> float:
    """Return how well a text reads as a claim on its own, 0 to 1; 0 if it is none.

    A claim is a sentence of some length that names what it is about: one that opens with “he” or
    “and”, asks, or is furniture of a page, says nothing by itself.
    """
    spans = words(text)
    if not spans or _FURNITURE.search(text) or text.rstrip(" ”\"'").endswith("?"):
        return 0.0
    low, high = _READABLE
    if len(spans) < low:
        return 0.0
    score = 1.0 if len(spans) <= high else max(0.3, high / len(spans))
    opening = fold(text[spans[0][0] : spans[0][1]])
    if opening in _POINTING or opening.split("'")[0] in _POINTING:
        score *= 0.35
    if not any(text[start].isupper() for start, _ in spans[1:]):
        score *= 0.6  # names nobody
    if any(fold(text[s:e]) in ("i", "me", "my", "we", "our", "you", "your") for s, e in spans):
        score *= 0.5
    if hedged(text):
        score *= 0.8
    return score * (0.4 if text.count('"') % 2 or text.count("“") != text.count("”") else 1.0)


@cache
def _hedges() -> frozenset[str]:
    return word_set("cues.yaml", "doubting") | word_set("cues.yaml", "reportedly", "words")


def hedged(text: str) -> bool:
    """Say whether a text hands on a rumour rather than saying what it is about."""
    folded = fold(text)
    return any(word in folded for word in _hedges())


def tidy(text: str) -> str:
    """Return a claim's text on one line, with a capital first and no stray marks around it."""
    text = re.sub(r"\s+", " ", text).strip(' ,;:.“”"')
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return text[:1].upper() + text[1:]


def doer(text: str) -> str | None:
    """Return the name that opens a claim, if it is the doer of what follows: “Meridian Rail cut …”.

    Of two words at least, before an auxiliary or a plain past: one word may open any sentence.
    """
    match = _DOER.match(text)
    return match["name"] if match and fold(match["name"].split()[0]) not in _OPENS else None
