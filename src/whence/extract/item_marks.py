"""The points of a list and where each ends: numbers, letters, bullets, “First, … Second, …”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.text import sentences, trim

Stretch = tuple[int, int]
_MOST = 12  # points of a list; longer ones are not somebody's rival explanations
_LONGEST = 1200  # characters of a point
_NUMBER = re.compile(r"(?:^|(?<=[\s:;,(]))\(?(\d{1,2})(?:\.\)|[.):])(?=\s)", re.MULTILINE)
_LETTER = re.compile(r"(?:^|(?<=[\s:;,]))\(?(?:([a-l])[.)]|([A-L])\))\)?(?=\s)", re.MULTILINE)
_ROMAN = re.compile(r"(?:^|(?<=[\s:;,]))\(?(i{1,3}|iv|v|vi{1,3}|ix)\)(?=\s)", re.MULTILINE)
_WORD = re.compile(
    r"(?:^|(?<=[\s:;]))(first|second|third|fourth|fifth|sixth)(?:ly)?(?=[,:]\s)",
    re.MULTILINE | re.IGNORECASE,
)
_BULLET = re.compile(r"^[ \t]*([-–—•*·])(?=[ \t])", re.MULTILINE)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth")
_EITHER = re.compile(
    r"\beither\b(?P<one>[^.!?\n]{5,300}?)[,;]?\s+or\b(?P<two>[^.!?\n]{5,300})", re.I
)
_OR = re.compile(r"[,;]\s+or\b\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The points of one list in a text, and the words that lead in to it, if there are any.

    `either` marks a sentence: “Either the clerk lied, or he mistook the date.”
    """

    items: tuple[Stretch, ...]
    lead: Stretch | None
    either: bool = False


def lists_in(text: str) -> Iterator[Points]:
    """Yield every list of at least two points, each trimmed and without its mark."""
    for marks in _series(text):
        ends = [after[0] for after in marks[1:]]
        pieces = [(mark[1], end) for mark, end in zip(marks, ends, strict=False)]
        running = any("\n" not in text[a:b].rstrip(" \t") for a, b in pieces)
        pieces.append((marks[-1][1], _end(text, marks[-1][1], running, pieces)))
        items = tuple(filter(None, (_tidy(text, *piece) for piece in pieces)))
        if len(items) == len(marks) and all(b - a <= _LONGEST for a, b in items):
            yield Points(items=items, lead=_lead(text, marks[0][0]))
    for match in _EITHER.finditer(text):
        start = match.start("two")
        cuts = [start, *(cut.end() for cut in _OR.finditer(text, start, match.end("two")))]
        stops = [*(cut.start() for cut in _OR.finditer(text, start, match.end("two")))]
        spans = [match.span("one"), *zip(cuts, [*stops, match.end("two")], strict=True)]
        items = tuple(filter(None, (_tidy(text, *span) for span in spans)))
        if len(items) == len(spans):
            yield Points(items=items, lead=None, either=True)


def _series(text: str) -> Iterator[list[Stretch]]:
    """Yield the marks of each list: numbered from its beginning without a gap, or bullets."""
    for pattern, value in (
        (_NUMBER, int),
        (_LETTER, lambda mark: ord(mark) - ord("a") + 1),
        (_ROMAN, lambda mark: _ROMANS.index(mark) + 1),
        (_WORD, lambda mark: _WORDS.index(mark) + 1),
    ):
        found: list[Stretch] = []
        for match in pattern.finditer(text):
            place = value(match[match.lastindex or 1].lower())
            if place == len(found) + 1 and found:
                found.append(match.span())
            elif place == 1:
                yield from [found] if _fits(found) else []
                found = [match.span()]
        yield from [found] if _fits(found) else []
    yield from filter(_fits, _bullets(text))


def _fits(marks: list[Stretch]) -> bool:
    return 2 <= len(marks) <= _MOST


def _bullets(text: str) -> list[list[Stretch]]:
    """Return runs of bullets with one mark, each on the next line or paragraph after the last."""
    runs: list[list[Stretch]] = []
    mark = ""
    for match in _BULLET.finditer(text):
        between = text[runs[-1][-1][1] : match.start()].strip() if runs else ""
        if runs and match[1] == mark and "\n\n" not in between:
            runs[-1].append(match.span())
        else:
            runs.append([match.span()])
        mark = match[1]
    return runs


def _end(text: str, start: int, running: bool, before: list[Stretch]) -> int:
    """Return where the last point ends: its sentence, its line, or its paragraph."""
    wrapped = any("\n" in text[a:b].strip() for a, b in before)
    found = re.compile(r"\n\s*\n" if wrapped else r"\n").search(text, start + 1)
    end = found.start() if found else len(text)
    first = next(iter(sentences(text[start:end])), None) if running else None
    return start + first[1] if first else end


def _tidy(text: str, start: int, end: int) -> Stretch | None:
    """Trim a point of blanks, of the joint before the next one, and of what opens it."""
    end = start + len(re.sub(r"[\s,;]+(?:and|or)?[\s(]*\Z", "", text[start:end], flags=re.I))
    start += len(text[start:end]) - len(text[start:end].lstrip(" \t\n\r,:;"))
    return trim(text, start, end) if start < end else None


def _lead(text: str, start: int) -> Stretch | None:
    """Return the sentence before a list; of a list in mid-sentence, what stands before it there."""
    begin = max(0, start - 400)
    found = trim(text, begin, start)
    if not found:
        return None
    last = sentences(text[found[0] : found[1]])[-1]
    return found[0] + last[0], found[0] + last[1]
