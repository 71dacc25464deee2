"""Lines for a terminal: wrapping, hanging indents, tables. Widths are in character cells.

Wrapping is done here, not by rich, because isolated right-to-left words must be closed at the end
of each line and opened again on the next: a terminal orders every line by itself.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from .safe import ISOLATE, POP
from .wording import SPACE

_LEAST = 8  # narrower columns show nothing that can be read


def wrapped(text: Text, width: int) -> list[Text]:
    """Break a text at spaces, and words too long at any character; at least one line."""
    lines = text.divide(_breaks(text.plain, max(width, _LEAST)))
    return list(_closed(line for line in lines))


def hanging(text: Text, width: int, first: str | Text = "", rest: str | None = None) -> list[Text]:
    """Wrap a text behind a prefix; the following lines are indented by `rest` (or as far)."""
    prefix = first if isinstance(first, Text) else Text(first)
    indent = rest if rest is not None else " " * cell_len(prefix.plain)
    lines = wrapped(text, width - max(cell_len(prefix.plain), cell_len(indent)))
    return [Text.assemble(indent if n else prefix, line) for n, line in enumerate(lines)]


def row(cells: Sequence[Text], widths: Sequence[int], align: str) -> Iterator[Text]:
    """Lay cells side by side, two spaces apart; `align` has `<` or `>` for each column."""
    columns = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for n in range(max(map(len, columns))):
        line = Text()
        for lines, width, side in zip(columns, widths, align, strict=True):
            piece = lines[n] if n < len(lines) else Text()
            gap = " " * (width - cell_len(piece.plain))
            line.append_text(Text.assemble(gap, piece) if side == ">" else piece + Text(gap))
            line.append("  ")
        line.rstrip()
        yield line


def natural_width(cells: Iterable[Text], most: int) -> int:
    """Return how wide a column wants to be, at most `most`, but wide enough to be read."""
    return min(max(most, _LEAST), max((cell_len(cell.plain) for cell in cells), default=0))


def printable(line: Text) -> Text:
    """Return a line as it is printed: no-break spaces have done their work and become spaces."""
    shown = line.copy()
    shown.plain = line.plain.replace(SPACE, " ")
    return shown


def _breaks(text: str, width: int) -> list[int]:
    """Return the offsets at which new lines begin."""
    breaks, start, used = [], 0, 0
    for begin, end in _pieces(text):
        size = cell_len(text[begin:end].rstrip(" "))
        if used and used + size > width:
            breaks.append(begin)
            used = 0
        if size > width:
            folds = _folds(text, begin, end, width)
            breaks += folds
            start = folds[-1] if folds else begin
            used = cell_len(text[start:end])
        else:
            used += cell_len(text[begin:end])
    return breaks


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each word with the spaces after it."""
    begin = 0
    for offset in range(1, len(text)):
        if text[offset - 1] == " " != text[offset]:
            yield begin, offset
            begin = offset
    if text:
        yield begin, len(text)


def _folds(text: str, begin: int, end: int, width: int) -> list[int]:
    """Return the offsets at which a word wider than a line is cut."""
    folds, used = [], 0
    for offset in range(begin, end):
        size = cell_len(text[offset])
        if used + size > width and text[offset] != " ":
            folds.append(offset)
            used = 0
        used += size
    return folds


def _closed(lines: Iterable[Text]) -> Iterator[Text]:
    """Close isolates at the end of each line and open them again on the next."""
    depth = 0
    for line in lines:
        spaces = len(line.plain) - len(line.plain.rstrip(" "))  # a no-break space is a character
        if spaces:
            line.right_crop(spaces)
        opened = Text(ISOLATE * depth)
        depth = max(0, depth + line.plain.count(ISOLATE) - line.plain.count(POP))
        yield Text.assemble(opened, line, POP * depth)
