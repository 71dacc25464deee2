"""Find the words for times in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from whence.model import Interval

from .anchors import resolve
from .found import Found
from .grammar import FORM
from .lexicon import Lexicon, lexicon
from .meanings import Meaning, stated
from .occurrences import Sense
from .other import OtherMonths
from .periods import day_of
from .readings import read_form, same_day
from .tokens import strip

_PIECE = 50_000  # characters read at a time, which bounds the memory that tokens take
_MOST = 20_000  # expressions of one text; a text with more is a table or made to harm
_CONTEXT = 12  # tokens before an expression that can say it lies in the future
_NEAR = 6  # within which they say so of it, and not of something else
_FAR = 60  # tokens from a date to “the same day”
_ARTICLED = frozenset(("piece", "part", "rolling", "relative", "season", "decade", "month"))
_ORDINAL_DOT = re.compile(r"d\.[mk~]")  # “28. September”; in English, two sentences
_PAUSE = re.compile(r"[.,|;]")
_GLUED_BEFORE = frozenset("/\\=_#$€£¥@&+~^.")
_GLUED_AFTER = frozenset("/\\=_%°€$£@~^")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say when (`text[start:end]`), and the time they mean."""

    start: int
    end: int
    when: Interval


def find_dates(text: str, anchor: Interval, language: str | None = None) -> tuple[Expression, ...]:
    """Return the words for times in a text, in order, each with the interval it means.

    `anchor` is what is known of the day on which the text was written: see `anchors` for what is
    made of mere bounds. `when.rule` says how each was found. What cannot be resolved is listed
    with what is known, at least that words for a time stand there.
    """
    words = lexicon(language)
    others = OtherMonths(language)
    found: list[Expression] = []
    for start, end in _pieces(text):
        for expression in _find(text[start:end], anchor, words, others):
            found.append(
                Expression(expression.start + start, expression.end + start, expression.when)
            )
            if len(found) == _MOST:
                return tuple(found)
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the text in pieces, cut between lines, else between sentences, else between words."""
    start = 0
    while len(text) - start > _PIECE:
        window = text[start : start + _PIECE]
        cuts = (window.rfind(mark) + len(mark) for mark in ("\n", ". ", " "))
        end = start + next((cut for cut in cuts if cut > _PIECE // 2), _PIECE)
        yield start, end
        start = end
    yield start, len(text)


def _find(text: str, anchor: Interval, words: Lexicon, others: OtherMonths) -> Iterator[Expression]:
    tokens = words.token.findall(text)
    letters = "".join(map(words.__getitem__, tokens))
    starts: list[int] = []
    last: tuple[int, Interval] | None = None  # where the last expression ended, and its time
    for match in FORM.finditer(letters):
        starts = starts or list(accumulate(map(len, tokens), initial=0))
        name = match.lastgroup or ""
        begin, stop = match.span()
        if begin and name in _ARTICLED and letters[begin - 1] == "f":
            begin -= 1
        start = starts[begin]
        end = starts[stop - 1] + len(strip(tokens[stop - 1]))
        if _glued(text, start, end):
            continue
        form = _form(letters, tokens, words, *match.span())
        when = (
            _same(letters, begin, form, last)
            if name == "same"
            else _when(name, form, anchor, words, others)
        )
        if when is not None:
            last = stop, when
            yield Expression(start, end, when)


def _glued(text: str, start: int, end: int) -> bool:
    """Say whether a number at either end is part of something else: an address, a price."""
    before, after = text[start - 1 : start], text[end : end + 1]
    first, last = text[start].isdecimal(), text[end - 1].isdecimal()
    return (first and before in _GLUED_BEFORE) or (last and after in _GLUED_AFTER)


def _form(letters: str, tokens: list[str], words: Lexicon, begin: int, stop: int) -> Found:
    here = tokens[begin:stop]
    before = letters[max(0, begin - _CONTEXT) : begin]
    after = letters[stop : stop + _CONTEXT]
    return Found(
        letters[begin:stop],
        [words.read(token)[1] for token in here],
        here,
        before,
        after,
        "coming" if _ahead(after) else _sense(before),
    )


def _ahead(after: str) -> bool:
    """Say whether what follows lies ahead: “Monday will”, “Monday's debate in New York will”."""
    clause = _PAUSE.split(after, maxsplit=1)[0]
    return "F" in clause[: 8 if clause.startswith("'") else 2]


def _sense(before: str) -> Sense:
    """Return which occurrence of a date without year is meant, from the words before it.

    What “will” be on a day lies ahead; a word further off may belong to something else, and
    “until May” says nothing: then the nearest is taken. Anything else is past, as news is.
    """
    clause = before[max(before.rfind("."), before.rfind("|")) + 1 :]
    if "F" in clause[-_NEAR:]:
        return "coming"
    if "F" in clause or "G" in clause or clause.rstrip("f")[-1:] in ("u", "a"):
        return "nearest"
    return "past"


def _when(
    name: str, form: Found, anchor: Interval, words: Lexicon, others: OtherMonths
) -> Interval | None:
    if not words.ordinal_dot and "y" not in form.letters and _ORDINAL_DOT.search(form.letters):
        return None
    try:
        meaning = _foreign(form, others) if name == "foreign" else read_form(name, form)
    except ValueError:  # 30 February
        return None
    return resolve(meaning, anchor) if meaning else None


def _foreign(form: Found, others: OtherMonths) -> Meaning | None:
    word = next(
        token for token, letter in zip(form.words, form.letters, strict=True) if letter in "_C"
    )
    month = others.number(strip(word))
    if month is None:
        return None
    return stated(day_of(form.one("y"), month, form.one("do")), "day")


def _same(
    letters: str, begin: int, form: Found, last: tuple[int, Interval] | None
) -> Interval | None:
    """Resolve “the same day” against a day named shortly before, in the same paragraph."""
    if last is None or begin - last[0] > _FAR or "|" in letters[last[0] : begin]:
        return None
    when = last[1]
    if when.low is None or when.high is None or when.low.date() != when.high.date():
        return None
    shift = same_day(form)
    names = {-1: "the day before it", 0: "the same day", 1: "the day after it"}
    rule = f"relative to the date named before: {names[shift.days]}"
    try:
        return replace(when, low=when.low + shift, high=when.high + shift, rule=rule)
    except OverflowError:
        return None
