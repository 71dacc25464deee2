"""Which outlet a pasted text says it comes from, and in which words.

An outlet counts where it is told something, where its reporter was there, or where it stands as a
credit. An outlet that is only talked about is not the one pasted from: anybody may report what a
minister said “in an interview with Der Spiegel”.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from whence.data.lexicons import read_yaml
from whence.text import fold

from ..threads.words import any_of, thread_words

_SHORTEST = 2  # letters of a name; “X” is anything
_DATELINE = 160  # characters in which a text says “DAMASCUS (Reuters) –”
_MARKS = "\"'"
_NAME = r"(?P<name>[A-ZÀ-ÞА-Я][\w’'&.-]{0,20}(?:\s[A-ZÀ-ÞА-Я][\w’'&.-]{0,20}){0,4})"
_ARABIC_NAME = r"(?P<name>[\"«“][^\n\"»”]{2,30}[\"»”]|[\u0600-\u06ff]{3,20})"


def credited(
    text: str, block: tuple[int, int], introduction: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Return the words that name the outlet of a pasted block, or None if no words do.

    They may stand in the block or in the commenter's introduction. A name that is known goes
    before one that is only called a newspaper.
    """
    start, end = block
    places = chain(
        _known_credits(text, start, end),
        _known_anywhere(text, *introduction) if introduction else (),
        _known_told(text, start, end),
        _told_outlet(text, start, end),
        _called_outlet(text, *introduction) if introduction else (),
    )
    return next(places, None)


def _known_credits(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield outlets that stand as a credit: a dateline at the start, a line of its own at the end."""
    first = text.find("\n", start, end)
    head = min(start + _DATELINE, end if first < 0 else first)
    for match in _outlets().finditer(text, start, head):
        before, after = text[start : match.start()], text[match.end() : match.end() + 3]
        bracketed = before.endswith("(") and after.startswith(")")
        if bracketed or (not before.strip() and re.match(r"\s?[:–—-]", after)):
            yield match.span()
    last = text.rfind("\n", start, end) + 1
    for match in _outlets().finditer(text, max(start, last), end):
        before = fold(text[max(start, last) : match.start()]).strip(" -([:*_")
        alone = not text[match.end() : end].strip(" .)]*_")
        if alone and (not before or before in thread_words("credits")):
            yield match.span()


def _known_anywhere(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _outlets().finditer(text, start, end):
        yield match.span()


def _known_told(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _outlets().finditer(text, start, end):
        place = match.start()
        quoted = fold(text[place - 1 : place]) in _MARKS and place > start
        left = place - quoted
        if _told().search(fold(text[max(start, left - 40) : left])):
            closed = quoted and fold(text[match.end() : match.end() + 1]) in ('"', "'")
            yield (left, match.end() + 1) if closed else match.span()


def _called_outlet(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    nouns = "|".join(map(re.escape, read_yaml("threads.yaml")["outlet_nouns"]["before"]))
    for match in re.finditer(rf"(?<!\w)(?:{nouns})\s(?:{_NAME})", text[start:end]):
        yield start + match.start("name"), start + match.end("name")
    for match in re.finditer(rf"(?<!\w)(?:{nouns})\s{_ARABIC_NAME}", text[start:end]):
        yield start + match.start("name"), start + match.end("name")


def _told_outlet(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield names on no list that are told something and sound like an outlet: “… Daily News”."""
    nouns = set(read_yaml("threads.yaml")["outlet_nouns"]["inside"])
    for match in re.finditer(rf"\b(?:told|tells)\s(?:the\s)?{_NAME}", text[start:end]):
        if nouns.intersection(match["name"].split()):
            yield start + match.start("name"), start + match.end("name")


@cache
def _outlets() -> re.Pattern[str]:
    names = {name for row in read_yaml("outlets.yaml") for name in row if len(name) >= _SHORTEST}
    listed = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)(?:{any_of('told')})\s{{0,2}}|(?<!\w)ل)\Z")
