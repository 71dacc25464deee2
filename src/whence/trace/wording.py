"""The words of a text as copying leaves them: the plain version of the kernels of words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .letters import (
    APOSTROPHE,
    DIGIT,
    FOLDED,
    KIND,
    LETTER,
    LINE,
    LONGEST_QUOTE,
    LONGEST_SINGLE,
    MARK,
    NEED_A_WORD,
    QUOTE,
    SEPARATOR,
    SINGLE,
    STOP,
    STRAIGHT,
    closing_table,
    entry_of,
)

# A letter for the kind of each character: one for ASCII, one for all others.
_CLASSES = {
    SEPARATOR: " _", LETTER: "aw", DIGIT: "0d", SINGLE: "ss", MARK: "mm", APOSTROPHE: "'q",
    STOP: "!*", LINE: "\n\n", QUOTE: '"Q',
}  # fmt: skip
_WORD = re.compile(
    r"(?:(?P<initials>a(?:\.a(?=[^aw0dsmqQ_*']|\Z))+)|[aw0d])"  # U.S. is one word
    r"(?:[aw0dm]|['`q](?=[aw0d])|(?<=0),(?=000(?!0))|(?<=0)\.(?=0))*"  # and don't, 6,068, 6.5
    r"|sm*"
)
_MARK = re.compile("[\"Q'q]")


class Word(NamedTuple):
    """A folded word with its offsets, and whether it stands inside quotation marks."""

    key: str
    start: int
    end: int
    quoted: bool


def find_words(text: str) -> list[Word]:
    """Return the words of a text, in any script.

    Case, accents, the form of quotes, dashes and apostrophes, and the commas of a number do not matter;
    of a script without spaces every character is a word.
    """
    classes = text.translate(_KINDS)
    found = list(_WORD.finditer(classes))
    quoted = _quoted(text, classes, [match.span() for match in found])
    return [
        Word(_key(text, match), *match.span(), inside)
        for match, inside in zip(found, quoted, strict=True)
    ]


def _key(text: str, match: re.Match[str]) -> str:
    middle = match.end("initials") if match["initials"] else match.start()
    initials = text[match.start() : middle].replace(".", "")
    return (initials + text[middle : match.end()]).translate(_KEYS)


class _Kinds(dict[int, str]):
    """The class of each character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        if chr(code) in ".,`":
            found = chr(code)
        else:
            found = _CLASSES[entry_of(code) >> KIND & 15][code >= 128]
        self[code] = found
        return found


class _Keys(dict[int, str]):
    """What each character adds to the key of its word."""

    def __missing__(self, code: int) -> str:
        entry = entry_of(code)
        worded = entry >> KIND & 15 in (LETTER, DIGIT, SINGLE)
        self[code] = found = chr(entry & FOLDED) if worded else "." * (code == 46)
        return found


_KINDS, _KEYS = _Kinds(), _Keys()


def _quoted(text: str, classes: str, words: list[tuple[int, int]]) -> list[bool]:
    """Say of each word whether it stands between marks that open and close a quotation."""
    marks = [False] * len(words)
    double, single = (0, 0), ("", 0)  # the mark that is open, and the number of words before it
    for at, place in _between(classes, words):
        mark = text[place]
        begins = place == 0 or text[place - 1] <= " "
        leads = text[place + 1 : place + 2] > " "
        if classes[place] in '"Q':
            paragraph = text[place - 1 : place] == "\n"
            double = _double(entry_of(ord(mark)) & FOLDED, at, double, leads, paragraph, marks)
        elif mark in "'‘’":
            single = _single(mark, at, single, leads, begins, marks)
    return marks


def _between(classes: str, words: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the marks outside words: how many words are before each, and its place."""
    ends = [0, *(end for _, end in words)]
    starts = [*(start for start, _ in words), len(classes)]
    for at, (low, high) in enumerate(zip(ends, starts, strict=True)):
        for match in _MARK.finditer(classes, low, high):
            yield at, match.start()


def _double(
    mark: int, at: int, state: tuple[int, int], leads: bool, paragraph: bool, marks: list[bool]
) -> tuple[int, int]:
    opened, since = state
    if closing_table()[opened, mark] and not (paragraph and leads and mark == STRAIGHT):
        _fill(marks, since, at, LONGEST_QUOTE)
        return 0, 0
    if mark in NEED_A_WORD and not leads:
        return state
    # Each paragraph of a long quotation opens it anew.
    return state if opened and paragraph and at - since <= LONGEST_QUOTE else (mark, at)


def _single(
    mark: str, at: int, state: tuple[str, int], leads: bool, begins: bool, marks: list[bool]
) -> tuple[str, int]:
    opened, since = state
    if opened and not begins and (mark == "'" or (mark == "’" and opened == "‘")):
        _fill(marks, since, at, LONGEST_SINGLE)
        return "", 0
    if leads and (mark == "‘" or (mark == "'" and begins)):
        return mark, at
    return state


def _fill(marks: list[bool], first: int, end: int, longest: int) -> None:
    if end - first <= longest:
        marks[first:end] = [True] * (end - first)
