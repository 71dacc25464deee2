"""Bars for a terminal: every one says the same without colour."""

from collections.abc import Iterator

from rich.text import Text

from .wording import SCALE, SPACE, percent

# Blue and orange stay apart for every kind of colour blindness; these two keep a contrast of about
# four to one on black and on white.
FOR, AGAINST, QUIET, STRONG = "dodger_blue2", "dark_orange3", "dim", "bold"
ESTIMATE, INTERVAL, PRIOR, TRACK, BOUND = "●", "━", "◇", "─", "┼"
_FULL_SCALE = 62  # cells below which the seven terms of the scale no longer fit in two rows


def probability_bar(
    probability: float, low: float, high: float, prior: float | None, words: str, width: int
) -> Iterator[Text]:
    """Draw a probability and its interval on the scale of ICD 203, terms above and below.

    The term of the verdict is set in brackets, so that it stands out without colour.
    """
    full = width >= _FULL_SCALE
    if full:
        yield _terms(SCALE[1::2], words, width)
    yield _track(probability, low, high, prior, width, bounds=True)
    if full:
        yield _terms(SCALE[::2], words, width)


def legend(prior: float) -> str:
    """Say what the marks of a probability bar mean."""
    before = f"{PRIOR} before the evidence ({percent(prior)})"
    return f"{ESTIMATE} estimate  {INTERVAL} 90{SPACE}% interval  {before}"


def small_bar(probability: float, low: float, high: float, prior: float, width: int) -> Text:
    """Draw one rival explanation on one line, with its prior as a mark."""
    return _track(probability, low, high, prior, width, bounds=False)


def _track(
    probability: float, low: float, high: float, prior: float | None, width: int, *, bounds: bool
) -> Text:
    cells = [(TRACK, QUIET)] * width
    if bounds:
        for start, _, _ in SCALE[1:]:
            cells[_cell(start, width)] = (BOUND, QUIET)
    for n in range(_cell(low, width), _cell(high, width) + 1):
        cells[n] = (INTERVAL, FOR)
    if prior is not None:
        cells[_cell(prior, width)] = (PRIOR, STRONG)
    cells[_cell(probability, width)] = (ESTIMATE, FOR)
    return Text.assemble(*cells)


def _cell(probability: float, width: int) -> int:
    return min(width - 1, max(0, int(probability * width)))


def _terms(bands: tuple[tuple[float, float, str], ...], words: str, width: int) -> Text:
    """Set terms under (or over) the middle of their bands, kept within the width."""
    line = Text()
    for start, end, term in bands:
        shown = f"[{term}]" if term == words else term
        at = int((start + end) / 2 * width - len(shown) / 2)
        at = min(max(at, len(line) + 1 if line else 0), width - len(shown))
        line.append(" " * (at - len(line)))
        line.append(shown, STRONG if term == words else QUIET)
    return line


def dots(reports: int) -> str:
    """Draw the reports of one origin: a full dot for the origin, empty ones for its repeats."""
    return "●" + "○" * (reports - 1)
