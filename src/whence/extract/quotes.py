"""Quotation marks: which words are somebody's own.

One pass over the marks of a text, whatever its language: “ ”, „ “, « », » «, ‹ ›, 「 」, 『 』, " ",
and ‘ ’, ‚ ‘, ' ' where they are no apostrophes. A mark that nothing closes quotes nothing, unless the
next paragraph opens with the same mark again, as long quotations do. The stack of open marks is
short, so ten thousand of them cost no more than ten thousand commas.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

# Each mark that opens, and those that may close it.
_CLOSES = {
    "“": '”"“',
    "„": '“”"',
    "”": '”"“',
    "‟": '”"',
    '"': '"”',
    "＂": "＂",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "‚": "‘’'",
    "'": "'’",
}
_ALWAYS_OPEN = "“„‟«‹「『‚"
_SINGLE = "‘‚'"
_MARK = re.compile(r"[“”„‟\"＂«»‹›「」『』‘’‚']|\n(?=[^\S\n]*\n)|\n(?=[^\S\n]*[“„«»\"「”])|\Z")
_BEFORE = "([{—–-/،؛:"  # as good as a blank before an opening mark
_AFTER = ".,;:!?)]}…—–-،؛؟"  # ... and after a closing one
_DEEPEST = 8
_LONGEST = 4_000  # characters; a longer “quotation” has lost its closing mark
_GAP = 80  # characters of blank lines between two paragraphs
_LONGEST_SINGLE = 600  # ... where an apostrophe may be taken for a mark
# Languages that open speech with a dash.
_DASHES = frozenset(("ru", "uk", "be", "bg", "es", "pt", "fr", "tr", "pl"))
_DASH_LINE = re.compile(r"^[^\S\n]*[—–―-][^\S\n]*(?=\S)", re.MULTILINE)
# “…, — said he. — …”; “… —said he—. …”
_DASH_TURN = re.compile(
    r"(?<=[,.!?…»”])\s{1,3}[—–―-]\s|\s[—–―](?=\w)|[—–―](?=[.,;:]?\s)|[—–―](?=\Z)"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, `text[start:end]` with their marks.

    `level` is how many quotations it stands in. `closed` is false where the quotation goes on in
    the next paragraph, which opens it again.
    """

    start: int
    end: int
    level: int = 0
    closed: bool = True


@dataclass(slots=True)
class _Reader:
    text: str
    stack: list[tuple[str, int]] = field(default_factory=list)

    def read(self) -> Iterator[tuple[int, int, bool]]:
        for match in _MARK.finditer(self.text):
            place = match.start()
            mark = match.group()
            if mark in ("\n", ""):
                yield from self._paragraph_ends(place)
            elif mark in "‘’‚'":
                yield from self._single(mark, place)
            else:
                yield from self._double(mark, place)

    def _paragraph_ends(self, place: int) -> Iterator[tuple[int, int, bool]]:
        """Close what the next paragraph opens again; forget what nothing closed."""
        following = self.text[place : place + _GAP].lstrip()[:1]
        goes_on = False
        for mark, start in self.stack:
            if following and mark not in _SINGLE and following in (mark, _CLOSES[mark][0]):
                yield start, start + len(self.text[start:place].rstrip()), False
                goes_on = True
                break
        if goes_on or not self.text[place + 1 : place + _GAP].split("\n", 1)[0].strip():
            self.stack.clear()

    def _single(self, mark: str, place: int) -> Iterator[tuple[int, int, bool]]:
        before, after = self._around(place)
        if before.isalnum() and after.isalnum():
            return  # an apostrophe
        depth = self._depth(mark) if not before.isspace() else None
        if depth is not None and not after.isalnum():
            yield from self._close(depth, place)
        elif mark != "’" and not before.isalnum() and not after.isspace():
            self._open(mark, place)

    def _double(self, mark: str, place: int) -> Iterator[tuple[int, int, bool]]:
        depth = None if self._opens(mark, place) else self._depth(mark)
        if depth is not None:
            yield from self._close(depth, place)
            return
        before, after = self._around(place)
        if mark in _ALWAYS_OPEN or (
            mark in _CLOSES and _blank_before(before) and not _blank_after(after)
        ):
            self._open(mark, place)

    def _opens(self, mark: str, place: int) -> bool:
        """Say whether a mark opens whatever is open before it."""
        before, after = self._around(place)
        if mark == "“" and any(one in "„“”" for one, _ in self.stack):
            return _blank_before(before) and not _blank_after(after)
        if mark in '"＂»›':
            return _blank_before(before) and not _blank_after(after) and self._depth(mark) is None
        return mark in _ALWAYS_OPEN and not (mark in "«‹" and self._depth(mark) is not None)

    def _around(self, place: int) -> tuple[str, str]:
        before = self.text[place - 1] if place else " "
        return before, self.text[place + 1 : place + 2] or " "

    def _depth(self, mark: str) -> int | None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if mark in _CLOSES[self.stack[depth][0]]:
                return depth
        return None

    def _open(self, mark: str, place: int) -> None:
        del self.stack[: max(0, len(self.stack) - _DEEPEST + 1)]
        self.stack.append((mark, place))

    def _close(self, depth: int, place: int) -> Iterator[tuple[int, int, bool]]:
        mark, start = self.stack[depth]
        del self.stack[depth:]
        if place > start + 1 and place - start <= (
            _LONGEST_SINGLE if mark in _SINGLE else _LONGEST
        ):
            yield start, place + 1, True


def _blank_before(character: str) -> bool:
    return character.isspace() or character in _BEFORE or character in _CLOSES


def _blank_after(character: str) -> bool:
    return character.isspace() or character in _AFTER


def read_quotations(text: str) -> list[Quotation]:
    """Return every stretch in quotation marks, also those inside others, in order."""
    found = sorted(_Reader(text).read(), key=lambda one: (one[0], -one[1]))
    open_ends: list[int] = []
    nested: list[Quotation] = []
    for start, end, closed in found:
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        nested.append(Quotation(start, end, len(open_ends), closed))
        open_ends.append(end)
    return nested


def quotations(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Return the offsets of each outermost quoted stretch, marks included, in order and apart.

    In a language that opens speech with a dash, lines of such speech count as well.
    """
    found = [(one.start, one.end) for one in read_quotations(text) if not one.level]
    if language in _DASHES:
        lines = [one for one in dash_speech(text) if not _meets(found, one)]
        found = sorted(found + lines)
    return found


def _meets(spans: list[tuple[int, int]], one: tuple[int, int]) -> bool:
    index = bisect_right(spans, (one[1] - 1, float("inf"))) - 1
    return index >= 0 and spans[index][1] > one[0]


def dash_speech(text: str) -> list[tuple[int, int]]:
    """Return what is spoken on lines that open with a dash: “— We leave, — he said. — Now”.

    A line without a second dash may as well be a point of a list, and is left out.
    """
    found: list[tuple[int, int]] = []
    for opening in _DASH_LINE.finditer(text):
        stop = text.find("\n", opening.end())
        stop = len(text) if stop < 0 else stop
        turns = [match.span() for match in _DASH_TURN.finditer(text, opening.end(), stop)]
        if not turns:
            continue
        edges = [opening.end(), *(edge for turn in turns for edge in turn), stop]
        for index in range(0, len(edges) - 1, 4):  # spoken, dash, told, dash
            start, end = edges[index], edges[index + 1]
            piece = text[start:end]
            start += len(piece) - len(piece.lstrip(" .,;"))
            end = start + len(text[start:end].rstrip())
            if start < end:
                found.append((start, end))
    return found


def inside(spans: list[tuple[int, int]], position: int) -> tuple[int, int] | None:
    """Return the stretch that holds a position, if any; `spans` are in order and apart."""
    index = bisect_right(spans, (position, float("inf"))) - 1
    if index >= 0 and spans[index][0] <= position < spans[index][1]:
        return spans[index]
    return None
