"""Sentences that point at something: “Here is RT report”, “see this video:”."""

import re
from functools import cache

from whence.text import fold, sentences

from ..threads.words import any_of, thread_words

_LONGEST = 160  # characters of a sentence that points; a longer one tells
_WORD = re.compile(r"\w+")
_LINK = re.compile(
    r"https?:|www\.|\b[\w-]{2,60}\.(?:com|org|net|info|ru|de|fr|uk|sy|tr)\b", re.IGNORECASE
)


def pointing_sentence(text: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """Return the last sentence of a paragraph if it points at something that is not in it.

    With it comes whether it does so in any place (“here is a report”), or only where nothing else
    follows it (“see this video:”).
    """
    shift = max(start, end - 4 * _LONGEST)
    if not thread_words("embeds").intersection(_WORD.findall(fold(text[shift:end]))):
        return None
    found = sentences(text[shift:end])
    if not found:
        return None
    first, last = found[-1][0] + shift, found[-1][1] + shift
    sentence = fold(text[first:last])
    if last - first > _LONGEST or _LINK.search(sentence):
        return None
    if _here().match(sentence):
        return first, last, True
    return (first, last, False) if _invitation().match(sentence) else None


def has_link(text: str) -> bool:
    """Say whether a text holds an address."""
    return bool(_LINK.search(text))


@cache
def _here() -> re.Pattern[str]:
    between = r"(?:\s[\w'.-]{1,30}){0,4}?"
    return re.compile(
        rf"(?:[\w']{{1,12}},?\s){{0,2}}?(?:{any_of('pointers')}){between}\s(?:{any_of('embeds')})\b"
    )


@cache
def _invitation() -> re.Pattern[str]:
    """Return the pattern of “see this video:”, which must end with it or soon after."""
    which = r"(?:this|the|that|following|these|dies\w{0,2}|folgend\w{0,2}|cet\w{0,2}|este|esta|этот?|это|هذا|هذه)"
    return re.compile(
        rf"(?:{any_of('invitations')})(?:\s(?:at|out|to))?(?:\s{which}){{1,2}}(?:\s[\w'.-]{{1,30}}){{0,2}}?"
        rf"\s(?:{any_of('embeds')})\b[^:]{{0,40}}:?\W{{0,3}}\Z|(?:{any_of('invitations')})\s(?:{any_of('embeds')})\s?:\W{{0,3}}\Z"
    )
