"""Whether a name in a comment is spoken to, or spoken of: “Sami, why?” or “As Sami said”."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from ..threads.words import thread_words
from .alignment import Words
from .handles import Named

_CALLED_FIRST = re.compile(r"\s{0,3}(?:[,:;!?.…]|[—–-]{1,2}\s|\n|\Z)")
_CALLED_LATER = re.compile(r"\s{0,3}[,:]")
_JOINED = re.compile(r"\s?(?:[,&/+]|\s)\s?@?")
_WORDS_BEFORE = 6  # “Hi Anna and Sami, …”
_END = re.compile(r"[.!?…\n]")


def address(
    text: str, words: Words, all_named: Sequence[Named]
) -> Iterator[tuple[Named, Literal["name", "mention"], int]]:
    """Yield every name that is spoken to or quoted, which of both, and where the telling words end.

    Names that are only talked about, or are part of a longer name, are left out.
    """
    starts = {named.first: named for named in all_named}
    for named in all_named:
        end = words.ends[named.last - 1]
        if _is_called(text, words, named, starts):
            yield named, "name", end
        elif not named.short and (after := _is_quoted(text, words, named)):
            yield named, "mention", after


def _is_called(text: str, words: Words, named: Named, starts: dict[int, Named]) -> bool:
    start, end = words.starts[named.first], words.ends[named.last - 1]
    if text[max(0, start - 1) : start] == "@":
        return start < 2 or not text[start - 2].isalnum()
    before = _line_before(text, words, named.first)
    if before is None or (text[end : end + 1] in "'’#" and text[end : end + 1]):
        return False
    greeted, spoken = _greeting(words, before, named.first, starts)
    if not spoken:
        return False
    called = _CALLED_LATER if before and text[: words.starts[before]].strip() else _CALLED_FIRST
    if called.match(text, end) or _joined(text, words, named, starts):
        return True
    if named.last == len(words.forms):
        return greeted
    following = words.forms[named.last] in thread_words("own")
    if text[words.starts[named.last]].isupper() and not following:
        return False
    return greeted or (before < named.first and following)


def _line_before(text: str, words: Words, place: int) -> int | None:
    """Return the first word of the line a word is in, if few words stand between."""
    for first in range(place, max(-1, place - _WORDS_BEFORE - 1), -1):
        if first == 0 or "\n" in text[words.ends[first - 1] : words.starts[first]]:
            return first
    return None


def _greeting(words: Words, first: int, last: int, starts: dict[int, Named]) -> tuple[bool, bool]:
    """Say whether a greeting, and nothing but greetings and other names, leads to a name."""
    greeted = False
    place = first
    while place < last:
        if place in starts:
            place = starts[place].last
            continue
        greeting = words.forms[place] in thread_words("greetings")
        if not greeting and words.forms[place] not in thread_words("interjections"):
            return False, False
        greeted = greeted or greeting
        place += 1
    return greeted, True


def _joined(text: str, words: Words, named: Named, starts: dict[int, Named]) -> bool:
    """Say whether another name follows that is called: “Anna and Sami, …”."""
    place = named.last
    if place < len(words.forms) and words.forms[place] in thread_words("and"):
        place += 1
    if place not in starts or not _JOINED.match(text, words.ends[named.last - 1]):
        return False
    return bool(_CALLED_FIRST.match(text, words.ends[starts[place].last - 1]))


def _is_quoted(text: str, words: Words, named: Named) -> int | None:
    """Return where the words end by which somebody is said to have said something."""
    before, after = named.first - 1, named.last
    if before >= 0 and _part_of_a_name(text, words, before):
        return None
    while after < len(words.forms) and words.forms[after] in thread_words("said_between"):
        after += 1
    if after < len(words.forms) and words.forms[after] in thread_words("said"):
        if after == named.last and "\n" in text[words.ends[named.last - 1] : words.starts[after]]:
            return None
        end = _END.search(text, words.ends[after])
        return end.start() if end else len(text)
    if before >= 0 and _spoken_of(words, before):
        return words.ends[named.last - 1]
    return None


def _part_of_a_name(text: str, words: Words, before: int) -> bool:
    """Say whether the word before belongs to a name (“Elton John”) or makes it a noun (“the”)."""
    form = words.forms[before]
    if form in thread_words("determiners"):
        return True
    known = any(form in thread_words(kind) for kind in ("greetings", "interjections", "likening"))
    beside = text[words.ends[before] : words.starts[before + 1]].isspace()
    return beside and text[words.starts[before]].isupper() and not known


def _spoken_of(words: Words, before: int) -> bool:
    phrase = " ".join(words.forms[max(0, before - 1) : before + 1])
    lists = thread_words("about") | thread_words("said_first")
    return phrase in lists or words.forms[before] in lists
