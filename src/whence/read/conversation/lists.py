"""Numbered and bulleted points: “1.) … 2.) …”."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from whence.text import trim

_MARKER = re.compile(
    r"(?P<before>\(?)(?:(?P<number>\d{1,2})|(?P<letter>[a-z]))"
    r"(?P<after>\.\)|[.)])\s?(?=\S)|(?P<bullet>[-–—•*·▪◦●])[ \t\u00a0]{1,4}(?=\S)"
)
_INLINE = re.compile(r"(?<![\w(])(?P<before>\(?)(?P<number>\d{1,2})(?P<after>\.\)|\))\s{0,3}(?=\S)")
_FIRST = 2  # number of the first point; “14. November” and “15. November” are no list
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class _Point:
    """Where a point begins and ends, the style of its marker and its number (0 for bullets)."""

    start: int
    end: int
    style: str
    number: int


def list_points(text: str) -> list[tuple[int, int]]:
    """Return the points of every list in a text, each from its marker to the end of its paragraph.

    One marker makes no list: there must be a second of the same kind, with the number that follows.
    Points within one line end where the next begins, the last with the line.
    """
    points = list(_counted(list(_line_points(text))))
    taken = [(point.start, point.end) for point in points]
    return sorted(taken + list(_within_lines(text, taken)))


def _line_points(text: str) -> Iterator[_Point]:
    """Yield what looks like a point at the start of each line, with the lines that go on from it."""
    open_point: _Point | None = None
    last = 0
    for line in _LINE.finditer(text):
        place = trim(text, *line.span())
        if place is None:
            continue
        apart = text.count("\n", last, place[0]) > 1
        marker = _MARKER.match(text, *place)
        if open_point and (marker or apart):
            yield open_point
            open_point = None
        if marker:
            open_point = _Point(*place, *_style(marker))
        elif open_point:
            open_point = _Point(open_point.start, place[1], open_point.style, open_point.number)
        last = place[1]
    if open_point:
        yield open_point


def _style(marker: re.Match[str]) -> tuple[str, int]:
    if marker["bullet"]:
        return marker["bullet"], 0
    frame = f"{marker['before']}{marker['after']}"
    if marker["number"]:
        return "1" + frame, int(marker["number"])
    return "a" + frame, ord(marker["letter"]) - ord("a") + 1


def _counted(points: list[_Point]) -> Iterator[_Point]:
    """Yield the points that belong to a list of their style."""
    by_style: dict[str, list[_Point]] = {}
    for point in points:
        by_style.setdefault(point.style, []).append(point)
    for alike in by_style.values():
        run: list[_Point] = []
        for point in alike:
            if run and point.number != run[-1].number + (point.number > 0):
                yield from _list(run)
                run = []
            run.append(point)
        yield from _list(run)


def _list(run: list[_Point]) -> list[_Point]:
    return run if len(run) > 1 and run[0].number <= _FIRST else []


def _within_lines(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the points of lists that run on in one line, and in no point of those taken.

    Such as “first 1) money 2) power”.
    """
    taken = sorted(taken)
    for line in _LINE.finditer(text):
        markers = list(_INLINE.finditer(text, *line.span()))
        counted = [
            marker
            for number, marker in enumerate(markers, start=1)
            if int(marker["number"]) == number and marker["after"] == markers[0]["after"]
        ]
        if len(counted) < 2 or len(counted) < len(markers):
            continue
        before = bisect_right(taken, (markers[0].start(), len(text))) - 1
        if before >= 0 and markers[0].start() < taken[before][1]:
            continue
        ends = [marker.start() for marker in counted[1:]] + [line.end()]
        for marker, end in zip(counted, ends, strict=True):
            if place := trim(text, marker.start(), end):
                yield place
