"""Attributions inside the content of others, and contents that only a part of is shared."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .attribution import Attribution, Content, Hand, Piece, holds, overlap
from .cues import last_verb

_DEEPEST = 6  # hands; no report we met has more than four, and an attack may nest thousands
_SAME = frozenset("i we he she they it who".split())
_SLIGHT = " \t\n,;:.!?\"'“”‘’«»()[]–—-"
_THAT = re.compile(r"\s*(?:as|that|how|what)\s+", re.IGNORECASE)
# What joins the shared part to the rest: “, with further allegations, [also claimed by X,] that”.
_JOINT = re.compile(
    r"[\s,;:–—-]*\b(?:(?:with|and|along\s+with|as\s+well\s+as|plus)\s+)?(?:\w+\s+){0,3}?"
    r"(?:allegation|claim|report|suggestion|accusation|assertion)s?[\s,]*(?:\bthat)?\s*\Z"
    r"|[\s,;:–—-]*\b(?:and|with|but|while)(?:\s+that)?\s*\Z|[\s,;:–—-]+(?:that\s*)?\Z",
    re.IGNORECASE,
)
_REACH = 80  # characters before a shared part in which its joint stands


def nest(text: str, found: list[Attribution]) -> list[Attribution]:
    """Put each attribution into the hands of those that hold it, outermost first.

    One whose content is nothing but another attribution says no more than the chain of that one,
    and is left out: “AP reported that officials said X” is one chain, not two statements.
    """
    ordered = sorted(found, key=lambda one: (one.extent[0], one.cue))
    kept = []
    for one in ordered:
        around = [other for other in ordered if other is not one and _within(one, other)]
        around.sort(key=lambda other: _size(other.content), reverse=True)
        hands = [_hand(other) for other in around if not _met(other, one)][:_DEEPEST]
        if not any(other is not one and _passes_on(text, one, other) for other in ordered):
            kept.append(replace(one, outer=(*hands, *one.outer)))
    return sorted(kept, key=lambda one: one.cue)


def share(text: str, found: list[Attribution]) -> list[Attribution]:
    """Cut a content in two where a co-claimant named aside has only its last part.

    Each part becomes a statement of the first source: what is shared, and what is not.
    """
    asides = [one for one in found if one.aside]
    result: list[Attribution] = []
    for one in found:
        aside = next((other for other in asides if _shares(one, other)), None)
        if aside is None:
            result.append(one)
            continue
        first = _before(text, one.content, aside)
        if first:
            result.append(replace(one, content=first))
        result.append(replace(one, content=aside.content))
    return result


def _within(one: Attribution, other: Attribution) -> bool:
    """Say whether an attribution stands in the content of another; of equals the later holds."""
    if not holds(other.content, one.cue[0]) or holds(one.content, other.cue[0]):
        return False
    return one.aside is False


def _met(other: Attribution, one: Attribution) -> bool:
    """Say whether the outer one is the same voice, or already among the hands."""
    spans = [hand.source for hand in one.outer if hand.source] + list(one.sources)
    return any(overlap(source, span) for source in other.sources for span in spans)


def _hand(one: Attribution) -> Hand:
    source = (one.sources[0][0], one.sources[-1][1]) if one.sources else None
    return Hand(source, one.cue)


def _passes_on(text: str, one: Attribution, inner: Attribution) -> bool:
    """Say whether a content is nothing but another's attribution (and not “he said he thinks”)."""
    if not _within(inner, one) or not inner.sources:
        return False
    if any(text[slice(*source)].casefold() in _SAME for source in inner.sources):
        return False
    if _perceives(text[slice(*inner.cue)]):
        return False
    start, end = one.content[0][0], one.content[-1][1]
    first, last = inner.extent
    if that := _THAT.match(text, start, end):
        start = that.end()
    before, after = text[start : max(first, start)], text[min(last, end) : end]
    return not before.strip(_SLIGHT) and not after.strip(_SLIGHT)


def _perceives(cue: str) -> bool:
    """Say whether a cue tells of an event rather than of words: “villagers *saw* two drones”."""
    verb = last_verb(cue)[0]
    return verb is not None and verb.lemma in ("see", "hear", "learn", "feel", "find", "discover")


def _shares(one: Attribution, aside: Attribution) -> bool:
    start, end = aside.content[0][0], aside.content[-1][1]
    if one is aside or one.aside or not holds(one.content, start):
        return False
    return one.content[0][0] < start and one.content[-1][1] <= max(end, aside.extent[1])


def _before(text: str, content: Content, aside: Attribution) -> Content:
    """Return what of a content stands before the shared part, without what joins the two."""
    limit = min(aside.content[0][0], aside.speaking[0])
    return tuple(_until(text, content, limit))


def _until(text: str, content: Content, limit: int) -> Iterator[Piece]:
    for start, end in content:
        if start >= limit:
            return
        if end > limit or end == limit:
            joint = _JOINT.search(text, max(start, limit - _REACH), limit)
            end = joint.start() if joint else limit
        if text[start:end].strip(_SLIGHT):
            yield start, end


def _size(content: Content) -> int:
    return content[-1][1] - content[0][0]
