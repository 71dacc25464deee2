"""What stands in quotation marks, and marks of the wrong kind.

A closing mark that opens (” it is the same”) is put there by text processors after a blank. Where
a text has no opening marks at all it is the usual style of Swedish and Finnish instead.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from whence.text import paragraphs

# Each mark that opens, and those that may close it: “ ” and „ “, « » and » «.
_CLOSES = {
    "“": '”"“',
    "„": '“”"',
    "”": '”"',
    '"': '"”',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "＂": "＂",
}
_MARK = re.compile(r"[“”„‟\"«»‹›「」『』＂]")
_ALWAYS_OPEN = "“„‟«‹「『"
_SINGLE_OPENING = re.compile(r"(?<!\w)[‘'](?=\w)")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
_BEFORE = "([{—–-/"  # as good as a blank before an opening mark
_AFTER = ".,;:!?)]}…—–-"  # ... and after a closing one
_DEEPEST = 8
_LONGEST_SINGLE = 600
_ELLIPSIS = " \t\n\r\u00a0….[]"


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks: `text[start:end]`, without the marks and dots at their ends.

    `opening` is the offset of the mark before them, `after` that behind the closing one; a
    quotation that nothing closes ends with its paragraph. `wrong`: a closing mark opens it.
    """

    start: int
    end: int
    opening: int
    after: int
    wrong: bool = False


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph, read from left to right."""

    text: str
    start: int
    end: int
    mixed: bool  # the text opens quotations with marks of their own, too
    stack: list[tuple[int, bool]] = field(default_factory=list)

    def read(self) -> Iterator[Quoted]:
        marks = [match.start() for match in _MARK.finditer(self.text, self.start, self.end)]
        for number, place in enumerate(marks):
            following = self.text[marks[number + 1]] if number + 1 < len(marks) else ""
            yield from self._mark(place, following)
        for place, wrong in self.stack:
            if not wrong:
                yield from _quoted(self.text, place, self.end, self.end, wrong=False)

    def _mark(self, place: int, following: str) -> Iterator[Quoted]:
        depth = None if self._opens(place) else self._closes(place)
        if depth is not None:
            opening, wrong = self.stack[depth]
            del self.stack[depth:]
            yield from _quoted(self.text, opening, place, place + 1, wrong=wrong)
            return
        mark = self.text[place]
        wrong = mark == "”" and self.mixed
        if mark == "”" and not (self._after_blank(place) and following in ("”", '"')):
            return  # a closing mark alone
        del self.stack[: max(0, len(self.stack) - _DEEPEST + 1)]
        self.stack.append((place, wrong))

    def _opens(self, place: int) -> bool:
        """Say whether a mark opens whatever stands before it."""
        mark = self.text[place]
        if mark == "“" and self.stack and self.text[self.stack[-1][0]] in "„“":
            return self._after_blank(place) or not self._before_blank(place)
        if mark in '"»›＂':
            return self._after_blank(place) and not self._before_blank(place)
        return mark in _ALWAYS_OPEN and not (mark in "«‹" and self._closes(place) is not None)

    def _closes(self, place: int) -> int | None:
        """Return how deep the quotation lies that a mark closes, if it closes one."""
        mark = self.text[place]
        for depth in range(len(self.stack) - 1, -1, -1):
            if mark in _CLOSES[self.text[self.stack[depth][0]]]:
                return depth
        return None

    def _after_blank(self, place: int) -> bool:
        before = self.text[place - 1] if place > self.start else " "
        return before.isspace() or before in _BEFORE or before in _CLOSES

    def _before_blank(self, place: int) -> bool:
        after = self.text[place + 1] if place + 1 < self.end else " "
        return after.isspace() or after in _AFTER


def quoted(text: str) -> list[Quoted]:
    """Return every stretch in quotation marks, also those inside others, in order of their ends.

    Double marks are paired within a paragraph. Single ones count where they stand like quotation
    marks; an apostrophe at the end of a word looks alike and may end a quotation too early.
    """
    mixed = "“" in text
    found = [
        one
        for start, end in paragraphs(text)
        for one in _Paragraph(text=text, start=start, end=end, mixed=mixed).read()
    ]
    found += _single(text)
    return sorted(found, key=lambda one: (one.end, -one.start))


def _single(text: str) -> Iterator[Quoted]:
    closings = [match.start() for match in _SINGLE_CLOSING.finditer(text)]
    last = 0
    for match in _SINGLE_OPENING.finditer(text):
        following = bisect_left(closings, match.end())
        if match.start() < last or following == len(closings):
            continue
        closing = closings[following]
        if closing - match.start() <= _LONGEST_SINGLE:
            last = closing
            yield from _quoted(text, match.start(), closing, closing + 1, wrong=False)


def _quoted(text: str, opening: int, closing: int, after: int, *, wrong: bool) -> Iterator[Quoted]:
    inside = text[opening + 1 : closing]
    left = inside.lstrip(_ELLIPSIS)
    kept = left.rstrip(_ELLIPSIS) if inside.rstrip().endswith(("…", "...", "]")) else left.rstrip()
    start = opening + 1 + len(inside) - len(left)
    if kept:
        yield Quoted(start, start + len(kept), opening, after, wrong)
