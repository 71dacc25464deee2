"""The lines that give a thread away: author lines, time lines and the heading above them.

Lines are judged one by one, and long ones not at all, so that the cost grows with the page only.
"""

import re
from dataclasses import dataclass

from whence.model import Interval
from whence.text import trim

from ..dates.stamps import read_stamp
from .furniture import is_form

_LONGEST = 120  # an author line with its time; a longer line is prose
_LONGEST_TIME = 48
_WORDS = 6  # of a commenter's name; more is a sentence
_LINE = re.compile(r"[^\n]+")
_VERBS = (
    "said|says|wrote|writes|commented|comments|replied|replies|schrieb|schreibt|sagt|sagte|meint|"
    "a écrit|a dit|dit|escribió|dijo|dice|escreveu|disse|diz|ha scritto|scrive|ha detto|"
    "написал|написала|пишет|сказал|сказала|говорит|пише|каже|dedi ki|diyor ki|قال|قالت|يقول|كتب|كتبت"
)
_NAME = r"[^\s:\"“”«»?!](?:[^\n:\"“”«»?!]{0,58}[^\s:\"“”«»?!,])?"
_WHEN = r"(?:\s+(?:(?:on|am|le|el)\s+)?(?P<when>[^\n:]{0,40}\d{4}[^\n]{0,24}?))?"
_END = r"(?P<end>\s*(?::|\.\.\.|…))?"
_SAID = (
    re.compile(rf"(?P<author>{_NAME}?)\s+(?:{_VERBS}){_WHEN}{_END}"),
    re.compile(rf"(?:يقول|قال|قالت|كتب|كتبت)\s+(?P<author>{_NAME}?)(?P<when>){_END}"),
)
_VERB = re.compile(rf"\b(?:{_VERBS})\b")
_NOUNS = (
    "comments?|responses?|replies|reactions?|kommentare?|antworten|commentaires?|réponses?|"
    "comentarios?|comentários?|commenti|комментари(?:и|ев|й|я)|коментар(?:і|ів)|yorum(?:lar)?|"
    "تعليقات|تعليق|التعليقات"
)
_HEADING = re.compile(
    rf"[#*\s]*(?:(?:{_NOUNS})\s*[(:\[]?\s*(?P<after>\d{{1,7}})?\s*[)\]]?"
    rf"|(?P<before>\d{{1,7}})\s+(?:{_NOUNS})\b[^\n]{{0,30}})\s*:?[\s*]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """An author line (“John said:”), the time in it if any, and its place among the lines."""

    start: int
    end: int
    author: str
    when: Interval | None
    line: int


@dataclass(frozen=True, slots=True)
class Time:
    """A line that is a date, perhaps with a time, and nothing else."""

    start: int
    end: int
    when: Interval


@dataclass(frozen=True, slots=True)
class Heading:
    """A line such as “Comments (17)”, with the number it states."""

    start: int
    end: int
    stated: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The telling lines of a page, each kind in order; of the labels of forms, where they begin."""

    heads: tuple[Head, ...]
    headings: tuple[Heading, ...]
    times: tuple[Time, ...]
    forms: tuple[int, ...] = ()


def scan_lines(text: str) -> Lines:
    """Return the author lines, headings and time lines of a page; blank lines are not counted."""
    heads: list[Head] = []
    headings: list[Heading] = []
    times: list[Time] = []
    forms: list[int] = []
    number = 0
    for match in _LINE.finditer(text):
        place = trim(text, *match.span())
        number += place is not None
        if not place or place[1] - place[0] > _LONGEST:
            continue
        line = text[slice(*place)]
        if head := _head(line, place, number):
            heads.append(head)
        elif heading := _heading(line, place, number):
            headings.append(heading)
        elif (when := _time(line)) is not None:
            times.append(Time(*place, when))
        elif is_form(line):
            forms.append(place[0])
    return Lines(tuple(heads), tuple(headings), tuple(times), tuple(forms))


def _head(line: str, place: tuple[int, int], number: int) -> Head | None:
    """Read an author line, which ends with a colon or dots, or with a time."""
    if not _VERB.search(line):
        return None
    for form in _SAID:
        match = form.fullmatch(line)
        if not match or len(match["author"].split()) > _WORDS:
            continue
        when = read_stamp(match["when"]) if match["when"] else None
        if when or (match["end"] and not match["when"]):
            return Head(*place, match["author"].strip(), when, number)
    return None


def stated_count(line: str) -> int | None:
    """Return the number of comments that a heading states, such as “17 comments”."""
    match = _HEADING.fullmatch(line)
    stated = match and (match["after"] or match["before"])
    return int(stated) if stated else None


def announces_comments(line: str) -> bool:
    """Say whether a line is the heading of a thread, such as “Comments (17)”."""
    return _HEADING.fullmatch(line) is not None


def _heading(line: str, place: tuple[int, int], number: int) -> Heading | None:
    match = _HEADING.fullmatch(line)
    if not match:
        return None
    stated = match["after"] or match["before"]
    return Heading(*place, int(stated) if stated else None, number)


def _time(line: str) -> Interval | None:
    digit = any(map(str.isdecimal, line))
    return read_stamp(line) if digit and len(line) <= _LONGEST_TIME else None
