"""Numbers and dates on which reports of the same thing differ."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.model import Finding, Span, Statement
from whence.text import fold

from .inquiry import Inquiry
from .lexicon import Lexicon
from .speakers import report_label
from .wording import sentence, shortened

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,.]*\d|(?<![\w.,])\d(?!\w)")
_GROUPED = re.compile(r"\d{1,3}(?:[,.]\d{3})+")
_WORD = re.compile(r"[^\W\d_]+")
_YEARS = range(1900, 2100)
_HUNDRED, _THOUSAND = 100, 1000
_REACH = 3  # "73 al-Nusra members": the thing counted is met within three words


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of something as a report gives it: the values it allows, and its words."""

    of: str
    low: float
    high: float
    span: Span

    def differs(self, other: "Quantity") -> bool:
        """Say whether no value fits both."""
        return self.high < other.low or other.high < self.low


def check_quantities(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each thing whose number or date differs between two reports.

    Two reports differ when no number of the one fits any number of the other; “about”, “more
    than” and “several” are taken as the ranges they are.
    """
    counted: dict[str, dict[str, list[Quantity]]] = {}
    for statement in inquiry.asserting:
        for quantity in find_quantities(inquiry.lexicon, statement):
            reports = counted.setdefault(quantity.of, {})
            reports.setdefault(statement.document, []).append(quantity)
    for thing, by_report in sorted(counted.items()):
        at_odds = _at_odds(by_report)
        if at_odds:
            yield _finding(inquiry, thing, at_odds)


def _at_odds(by_report: dict[str, list[Quantity]]) -> list[Quantity]:
    """Return the first number of each report that clashes with another report."""
    clashing = [
        mine[0]
        for report, mine in sorted(by_report.items())
        if any(
            all(one.differs(two) for one in mine for two in theirs)
            for other, theirs in by_report.items()
            if other != report
        )
    ]
    return clashing if len(clashing) > 1 else []


def _finding(inquiry: Inquiry, thing: str, at_odds: list[Quantity]) -> Finding:
    says = [
        f"{report_label(inquiry.documents.get(each.span.document), each.span.document)} has “{each.span.quote}”"
        for each in at_odds
    ]
    what = "the date" if thing.startswith("date:") else f"the number of {thing}s"
    return inquiry.finding(
        "contradiction",
        sentence(f"reports differ on {what}: {shortened(says)}"),
        subkind="between",
        rule="two numbers of the same thing of which no value fits both",
        spans=[each.span for each in at_odds],
    )


def find_quantities(lexicon: Lexicon, statement: Statement) -> Iterator[Quantity]:
    """Yield every number with the thing it counts, and every date with the word it dates."""
    for piece in statement.content or (statement.span,):
        yield from _dates(lexicon, piece)
        yield from _counts(lexicon, piece)


def _counts(lexicon: Lexicon, piece: Span) -> Iterator[Quantity]:
    folded = fold(piece.quote)
    for start, end, low, high in _numbers(lexicon, folded):
        thing = _thing(lexicon, folded, end)
        if thing is None:
            continue
        noun, last = thing
        first, low, high = _qualified(lexicon, folded, start, low, high)
        yield Quantity(of=noun, low=low, high=high, span=_cut(piece, first, last))


def _numbers(lexicon: Lexicon, folded: str) -> Iterator[tuple[int, int, float, float]]:
    """Yield (start, end, lowest, highest) of each number in figures or words."""
    for match in _NUMBER.finditer(folded):
        value = _value(match.group())
        scale = _WORD.match(folded, match.end() + 1)
        scaled = lexicon.numbers.get(scale.group(), 0) if scale else 0
        if value is not None and scale and scaled >= _THOUSAND:
            yield match.start(), scale.end(), value * scaled, value * scaled
        elif value is not None and value not in _YEARS:
            yield *match.span(), value, value
    for start, end in _spelled(lexicon, folded):
        number = _spelled_value(lexicon, folded[start:end])
        yield start, end, number, number
    for word, (low, high) in lexicon.vague.items():
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", folded):
            yield *match.span(), low, high


def _spelled(lexicon: Lexicon, folded: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each run of number words: “five hundred and twenty”."""
    run: tuple[int, int] | None = None
    before = ""
    for match in _WORD.finditer(folded):
        word = match.group()
        scales_figures = folded[: match.start()].rstrip(" -")[-1:].isdigit()
        if word in lexicon.numbers and not scales_figures:
            run = (run[0] if run else match.start(), match.end())
        elif run and not (word == "and" and lexicon.numbers.get(before, 0) >= _HUNDRED):
            yield run
            run = None
        before = word
    if run:
        yield run


def _spelled_value(lexicon: Lexicon, text: str) -> float:
    """Add up number words: hundred multiplies what stands before it, thousand closes a group."""
    total = current = 0
    for match in _WORD.finditer(text):
        number = lexicon.numbers.get(match.group(), 0)
        if number >= _THOUSAND:
            total, current = total + max(current, 1) * number, 0
        elif number == _HUNDRED:
            current = max(current, 1) * number
        else:
            current += number
    return float(total + current)


def _value(digits: str) -> float | None:
    grouped = _GROUPED.fullmatch(digits)
    plain = re.sub(r"[,.]", "", digits) if grouped else digits.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _thing(lexicon: Lexicon, folded: str, end: int) -> tuple[str, int] | None:
    """Return the noun counted and where it ends: the first plural, else the first word."""
    run = list[re.Match[str]]()
    at = end
    for match in _WORD.finditer(folded, end):
        gap = folded[at : match.start()]
        if gap.strip(" -") or match.group() in lexicon.stops or len(run) == _REACH:
            break
        run.append(match)
        at = match.end()
    plurals = [match for match in run if _is_plural(match.group())]
    chosen = (plurals or run)[:1]
    if not chosen or chosen[0].group() in (*lexicon.months, *lexicon.numbers):
        return None
    return _singular(chosen[0].group()), chosen[0].end()


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss")


def _singular(word: str) -> str:
    return word[:-1] if _is_plural(word) else word


def _qualified(
    lexicon: Lexicon, folded: str, start: int, low: float, high: float
) -> tuple[int, float, float]:
    """Widen a number by the words before it: about, at least, at most."""
    before = folded[:start].rstrip()
    for words, widen in (
        (lexicon.at_least, (low, math.inf)),
        (lexicon.at_most, (0.0, high)),
        (lexicon.about, (low * (1 - lexicon.rounding), high * (1 + lexicon.rounding))),
    ):
        for word in sorted(words, key=len, reverse=True):
            if re.search(rf"(?<!\w){re.escape(word)}$", before):
                return len(before) - len(word), *widen
    return start, low, high


def _dates(lexicon: Lexicon, piece: Span) -> Iterator[Quantity]:
    """Yield each day of a month, keyed by the word it dates, as its number in the year."""
    months = "|".join(lexicon.months)
    folded = fold(piece.quote)
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    for pattern in (rf"{day} (?P<month>{months})", rf"(?P<month>{months}) {day}(?!\d)"):
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", folded):
            dated = [w.group() for w in _WORD.finditer(folded, 0, match.start())]
            dated = [word for word in dated[-_REACH:] if word not in lexicon.date_links]
            if dated:
                number = 100.0 * lexicon.months.index(match["month"]) + int(match["day"])
                of, span = f"date:{dated[-1]}", _cut(piece, *match.span())
                yield Quantity(of=of, low=number, high=number, span=span)


def _cut(piece: Span, start: int, end: int) -> Span:
    quote = piece.quote[start:end]
    first = piece.start + start
    return Span(document=piece.document, start=first, end=first + len(quote), quote=quote)
