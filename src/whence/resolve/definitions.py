"""Names that a text defines: “Jabhat al-Nusra [JN]”, “X, formerly Y”, “Y, renamed X in May 2031”.

Only the text's own words join names here; that two names look alike never does. A definition holds
in its document and the comments on it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml
from whence.model import Document, Interval
from whence.text import sentences

from .brackets import find_brackets
from .written import Range, is_firm, name_after, name_before, second_after

Kind = Literal["acronym", "short", "also", "former", "translation", "transliteration", "gloss"]
Change = Literal["rename", "split", "merger", "left"]
Merger = tuple[
    tuple[Range | None, Range | None], Range | None
]  # those before, and what they became
_GLUE = 16  # characters of “, and the”
_MOST = 2_000  # definitions of one document; a glossary has some hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Two names of one text, `one` the name and `other` the one defined by it, each as offsets.

    `kind` says what `other` is to `one`; `change` that the words tell of a renaming, or of a
    `split`, `merger` or membership that was `left`: these are two, not one. `words` are the
    whole, `when` the time they give.
    """

    one: Range
    other: Range
    kind: Kind
    words: Range
    change: Change | None = None
    when: Interval | None = None

    @property
    def joins(self) -> bool:
        """Whether the two are names of one."""
        return self.change in (None, "rename")


def find_definitions(document: Document) -> list[Definition]:
    """Return all definitions of a text, in its order."""
    text = document.text
    found = [
        Definition(one=one, other=other, kind=kind, words=_around(one, other))  # type: ignore[arg-type]
        for one, other, kind in find_brackets(text)
    ]
    when = _Dates(document)
    for read in (_sides, _then, _splits, _mergers, _left):
        found += read(text, when)
    firm = [one for one in found[:_MOST] if text[slice(*one.one)] != text[slice(*one.other)]]
    return sorted(firm, key=lambda one: (one.words, one.one, one.other))


class _Dates:
    """The time that a sentence gives beside its words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._sentences: list[Range] | None = None

    def beside(self, words: Range) -> Interval | None:
        """Return the first time after the words in their sentence, or else the last before them."""
        dates = self.document.dates
        if not dates:
            return None
        if self._sentences is None:
            self._sentences = sentences(self.document.text)
        start, end = next(
            ((s, e) for s, e in self._sentences if s <= words[0] < e), (words[0], words[1])
        )
        after = [one.when for one in dates if words[0] <= one.span.start < end]
        before = [one.when for one in dates if start <= one.span.start < words[0]]
        known = [one for one in (*after, *reversed(before)) if one.low or one.high]
        return known[0] if known else None


# How a phrase joins the name before it and the one after: which of the two is the old one, if any.
_SIDES: tuple[tuple[str, Kind, Change | None, bool], ...] = (
    ("also", "also", None, False),
    ("former", "former", None, False),
    ("renamed", "former", "rename", True),
    ("new_name", "former", "rename", False),
)


def _sides(text: str, when: _Dates) -> Iterator[Definition]:
    """Yield “X, formerly Y”, “Y, renamed X”, “X, also known as Y”, “when X was just Y and Z”."""
    for key, kind, change, turned in _SIDES:
        for match in _phrase(key).finditer(text):
            left, right = name_before(text, match.start()), name_after(text, match.end())
            if left is None and right:
                left = _opened(text, match.start(), right[1])
            if not (left and right) or not _told(text, left, right, kind):
                continue
            one, other = (right, left) if turned else (left, right)
            yield _definition(one, other, kind, change, when)
    for match in _phrase("renamed_from").finditer(text):
        left, old = name_before(text, match.start()), name_after(text, match.end())
        onward = (
            re.compile(r"[”’\"»]?\s{1,4}(?:to|into)\s{1,4}").match(text, old[1]) if old else None
        )
        new = name_after(text, onward.end()) if onward else None
        if old and new and (left or is_firm(text[slice(*new)])):
            yield _definition(new, old, "former", "rename", when)


def _opened(text: str, start: int, end: int) -> Range | None:
    """Return the name after “Formerly known as Y, …” at the head of a sentence."""
    before = text[max(0, start - 4) : start]
    opens = not before.strip() or "\n" in before or before.rstrip()[-1] in '.!?”"'
    comma = re.compile(r"[”’\"»]?,\s{1,4}").match(text, end) if opens else None
    return name_after(text, comma.end()) if comma else None


def _told(text: str, left: Range, right: Range, kind: Kind) -> bool:
    """Say whether both sides are names; after “formerly” single words may be offices or employers."""
    if kind != "former":
        return True
    return any(is_firm(text[slice(*side)]) for side in (left, right))


def _then(text: str, when: _Dates) -> Iterator[Definition]:
    """Yield “even when IS was just ISIS and ISI”, and “was then Y … to form X”."""
    for match in _phrase("just").finditer(text):
        left, right = name_before(text, match.start()), name_after(text, match.end())
        if not (left and right and _WHEN.search(text[max(0, left[0] - 16) : left[0]])):
            continue
        for old in (right, second_after(text, right[1])):
            if old and is_firm(text[slice(*old)]):
                yield _definition(left, old, "former", "rename", when)
    for match in _WAS_THEN.finditer(text):
        old = name_after(text, match.end())
        onward = _TO_FORM.match(text, old[1]) if old else None
        new = name_after(text, onward.end()) if onward else None
        if old and new:
            yield _definition(new, old, "former", "merger", when)


def _splits(text: str, when: _Dates) -> Iterator[Definition]:
    for match in _phrase("split").finditer(text):
        new, old = name_before(text, match.start()), name_after(text, match.end())
        if new and old and is_firm(text[slice(*new)]):
            yield _definition(new, old, "former", "split", when)


def _mergers(text: str, when: _Dates) -> Iterator[Definition]:
    """Yield “A and B merged to form C”, “A merged with B into C”, “C was formed by the merger of …”."""
    for olds, new in (*_joining(text), *_joining_with(text), *_formed(text)):
        for old in olds:
            if old and new:
                yield _definition(new, old, "former", "merger", when)


def _joining(text: str) -> Iterator[Merger]:
    for match in _phrase("merger").finditer(text):
        last = name_before(text, match.start())
        base = max(0, last[0] - _GLUE) if last else 0
        glue = _AND_BEFORE.search(text[base : last[0]]) if last else None
        first = name_before(text, base + glue.start()) if glue else None
        yield (first, last), name_after(text, match.end())


def _joining_with(text: str) -> Iterator[Merger]:
    for match in _phrase("merged_with").finditer(text):
        first, second = name_before(text, match.start()), name_after(text, match.end())
        onward = _INTO.match(text, second[1]) if second else None
        yield (first, second), name_after(text, onward.end()) if onward else None


def _formed(text: str) -> Iterator[Merger]:
    for match in _phrase("formed").finditer(text):
        first = name_after(text, match.end())
        second = second_after(text, first[1]) if first else None
        yield (first, second), name_before(text, match.start())


def _left(text: str, when: _Dates) -> Iterator[Definition]:
    """Yield “Dawn of Freedom – an ex-Liwa al-Tawheed/Islamic Front grouping”: members once."""
    for match in _phrase("ex").finditer(text):
        subject = _SUBJECT.search(text[max(0, match.start() - 12) : match.start()])
        one = name_before(text, match.start() - len(subject.group())) if subject else None
        body = (
            name_after(text, match.end()) if text[match.end() : match.end() + 1].strip() else None
        )
        while one and body:
            yield _definition(one, body, "former", "left", when)
            slash = re.compile(r"\s?/\s?").match(text, body[1])
            body = name_after(text, slash.end()) if slash else None


def _definition(
    one: Range, other: Range, kind: Kind, change: Change | None, when: _Dates
) -> Definition:
    words = _around(one, other)
    return Definition(
        one=one, other=other, kind=kind, change=change, words=words, when=when.beside(words)
    )


def _around(one: Range, other: Range) -> Range:
    return min(one[0], other[0]), max(one[1], other[1])


_WHEN = re.compile(r"\b(?:when|while|before)\s{1,4}(?:the\s{1,4})?$", re.IGNORECASE)
_WAS_THEN = re.compile(r"\b(?:was|were) then(?: known as| called)?\s")
_TO_FORM = re.compile(
    r"(?:\s{0,4}[\[(]\w{2,8}[\])])?\s{1,4}(?:to (?:form|become|create)|and became)\s"
)
_INTO = re.compile(r"\s{1,4}(?:to (?:form|become|create)|into|as)\s")
_AND_BEFORE = re.compile(r",?\s{1,4}and\s{1,4}(?:the\s{1,4})?$")
_SUBJECT = re.compile(r"\s{0,4}[,–—-]\s{0,4}(?:an?|the)\s{1,4}$")


@cache
def _phrase(key: str) -> re.Pattern[str]:
    words = read_yaml("names.yaml")["phrases"][key].replace(" ", r"\s{1,3}")
    if key == "ex":
        return re.compile(words)
    return re.compile(rf"(?<!\w)(?:{words})(?:(?<=\s)|(?=[\s“”\"‘«:])|\Z)", re.IGNORECASE)


Reader = Callable[[str, _Dates], Iterator[Definition]]
