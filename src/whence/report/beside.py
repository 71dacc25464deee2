"""Two texts beside each other, with what they share marked in both: readable without colour."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rich.text import Text

from whence.model import Shared, Side, Span
from whence.text import Stretches, sentences

from .bars import AGAINST, FOR, QUIET, STRONG
from .layout import hanging, row
from .safe import ISOLATE, POP, runs_right_to_left, unbroken

COLUMNS = 100  # cells; narrower pages have the texts one under the other
_GAP = 4
_WHOLE = 1_600  # characters of a text that is shown whole; of a longer one, what is marked
_MOST = 2_400
_PASSAGE, _DETAIL = ("⟦", "⟧"), ("⟨", "⟩")
# A text that brings such brackets itself must not look as if it were marked.
_OWN = str.maketrans({"⟦": "[", "⟧": "]", "⟨": "(", "⟩": ")"})
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARKS_MEAN = "⟦…⟧ the same words, ⟨…⟩ the same detail; the small number pairs them."


@dataclass(frozen=True, slots=True)
class Placed:
    """A shared stretch where it stands: offsets, its number, whether it is a passage or a detail."""

    start: int
    end: int
    number: int
    passage: bool


def beside(
    a: Side, b: Side, shared: Sequence[Shared], told: Sequence[Span], width: int
) -> Iterator[Text]:
    """Set both texts, `told` being the words that the comparison is about.

    In two columns if there is room, else one under the other.
    """
    texts = [
        _side(a, [(one.a, one.kind == "passage") for one in shared], told),
        _side(b, [(one.b, one.kind == "passage") for one in shared], told),
    ]
    if width < COLUMNS:
        for name, text in zip("AB", texts, strict=True):
            yield from hanging(text, width, Text.assemble("  ", (name, STRONG), "  "))
        return
    half = (width - 2 - _GAP) // 2
    align = "<".join(">" if runs_right_to_left(text.plain[:80]) else "<" for text in texts)
    head = [Text("A", STRONG), Text(), Text("B", STRONG)]
    for cells in (head, [texts[0], Text(), texts[1]]):
        for line in row(cells, [half, 0, half], align):
            yield Text.assemble("  ", line)


def both_spans(a: Span | None, b: Span | None, width: int, indent: int) -> Iterator[Text]:
    """Set two quotations beside each other, or one under the other where there is no room."""
    quotes = [
        Text.assemble((f"{name} ", QUIET), _quoted(span.quote)) if span else Text()
        for name, span in (("A", a), ("B", b))
    ]
    if width < COLUMNS:
        for quote in filter(None, quotes):
            yield from hanging(quote, width, " " * indent, " " * (indent + 2))
        return
    half = (width - indent - _GAP) // 2
    for line in row(quotes, [half, half], "<<"):
        yield Text.assemble(" " * indent, line)


def _quoted(quote: str) -> Text:
    shown = unbroken(quote).strip()
    isolated = f"{ISOLATE}{shown}{POP}" if runs_right_to_left(shown) else shown
    return Text(f"“{isolated}”", "italic")


def _side(side: Side, marks: Sequence[tuple[Span, bool]], told: Sequence[Span]) -> Text:
    """Return what is shown of a text: all of a short one, else the sentences that matter."""
    found = in_order(marks)
    text, left = Text(), _MOST
    whole = sum(len(piece.quote) for piece in side.text) <= _WHOLE
    wanted = Stretches(
        [
            *((mark.start, mark.end) for mark in found),
            *((span.start, span.end) for span in told if span.document == side.document),
        ]
    )
    for piece in side.text:
        _gap(text)
        for begin, stop in [(0, len(piece.quote))] if whole else sentences(piece.quote):
            at = piece.start + begin, piece.start + stop
            if not (whole or wanted.touch(*at)):
                _gap(text)
                continue
            if stop - begin > left:
                text.append(" …")
                return _directed(text)
            left -= stop - begin
            if text and not text.plain.endswith(" "):
                text.append(" ")
            text.append_text(_marked(piece, at, found))
    return _directed(text) if text else Text("(nothing)", QUIET)


def _gap(text: Text) -> None:
    if text and not text.plain.endswith(" … "):
        text.append(" … ")


def in_order(marks: Sequence[tuple[Span, bool]]) -> list[Placed]:
    """Return the marks with their numbers in the order of the text; one that overlaps is left out."""
    found = [Placed(span.start, span.end, n, passage) for n, (span, passage) in enumerate(marks, 1)]
    kept: list[Placed] = []
    for mark in sorted(found, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _directed(text: Text) -> Text:
    """Isolate a text that runs from right to left, so that what stands beside it keeps its place."""
    if not runs_right_to_left(text.plain):
        return text
    return Text.assemble(ISOLATE, text, POP)


def _marked(piece: Span, at: tuple[int, int], marks: Sequence[Placed]) -> Text:
    """Return a stretch of a text in one line, its marks in brackets with their numbers."""
    text, here = Text(), at[0]
    first = bisect_right(marks, at[0], key=lambda mark: mark.end)
    for mark in islice(marks, first, None):
        if mark.start >= at[1]:
            break
        start, end = max(mark.start, at[0]), min(mark.end, at[1])
        text.append(_plain(piece, here, start))
        opens, closes = _PASSAGE if mark.passage else _DETAIL
        style = f"{STRONG} {FOR}" if mark.passage else AGAINST
        text.append(opens, QUIET)
        text.append(_plain(piece, start, end).strip(), style)
        text.append(f"{closes}{str(mark.number).translate(_DIGITS)}", QUIET)
        here = end
    text.append(_plain(piece, here, at[1]))
    text.rstrip()
    return text


def _plain(piece: Span, start: int, end: int) -> str:
    return unbroken(piece.quote[start - piece.start : end - piece.start]).translate(_OWN)
