"""Who stands before a verb."""

from .line import Line, Range
from .phrases import KINDS, name_after, noun_phrase, role

_WINDOW = 20  # words before a verb in which its subject is looked for


def subject_before(line: Line, index: int, floor: int) -> Range | None:
    """Return who stands before a verb, past an apposition between commas if there is one."""
    start = _segment(line, index, floor)
    if start == index:
        if index == floor:
            return None
        start, index = _before_apposition(line, index, floor)
    elif _relative(line, start, floor):
        index, start = start, _segment(line, start - 1, floor)
    start = _without_openers(line, start, index)
    phrase = noun_phrase(line, start, index) if start < index else None
    if phrase and phrase[1] == index:
        return phrase[0], name_after(line, *phrase, None)
    return phrase


def _relative(line: Line, start: int, floor: int) -> bool:
    """Say whether a relative clause begins here: “…, der anonym bleiben wollte, sagte”."""
    return start > floor + 1 and line.among(start, "relatives") and line.breaks(start)


def _segment(line: Line, index: int, floor: int) -> int:
    """Return where the run of words begins that ends before a word."""
    start = index
    while start > max(floor, index - _WINDOW):
        if line.breaks(start) or line.in_speech(start - 1):
            break
        start -= 1
    return start


def _before_apposition(line: Line, index: int, floor: int) -> Range:
    """Return the words before “, the spokesman,”."""
    comma = _segment(line, index - 1, floor)
    if comma <= floor:
        return index, index
    return _segment(line, comma - 1, floor), comma


def _without_openers(line: Line, start: int, stop: int) -> int:
    """Pass conjunctions and, but in German, an adverbial that stands first."""
    if end := line.phrase(start, "that"):
        start = end
    while start < stop and line.among(start, "openers") and not line.among(start, "relatives"):
        start += 1
    if start < stop and line.among(start, "adverbials"):
        if line.lexicon.order != "subject_first":
            return stop
        at = start + 1
        while at < stop and not (line.among(at, "articles") or role(line, at, *KINDS)):
            at += 1
        return at if at < stop else stop
    return start
