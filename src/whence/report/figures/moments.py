"""Columns of time: equal dates share one, gaps are not to scale, and neighbours join if too many."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from whence.model import Interval

from ..wording import SPACE

_DAY_BREAK, _PER_NODE = (
    3.0,
    0.3,
)  # cost of a column that spans days; of each node in it, beside links


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of time: its first and last moment, and whether it is given to the minute."""

    first: datetime
    last: datetime
    exact: bool

    @property
    def several(self) -> bool:
        """Say whether more than one moment is in it."""
        return self.first != self.last


def moment(when: Interval | None) -> datetime | None:
    """Return when something was, as it is put in order; None if it has an open end.

    That is when it began; of a day without a time its end, as papers that give no time take up what
    agencies sent on the same day with one, not the other way round.
    """
    if when is None or when.low is None or when.high is None:
        return None
    known = when.high if when.precision == "day" and not when.approximate else when.low
    return known if known.tzinfo else known.replace(tzinfo=UTC)


def columns_of(
    whens: Sequence[Interval | None], pairs: Iterable[tuple[int, int]], most: int
) -> tuple[list[Column], list[int | None]]:
    """Return at most so many columns in order of time, and that of each thing (None: undated).

    Where there are too many moments, neighbours become one column: first those of one day, and
    those with few links (`pairs` of things) between them, so that links run from column to column.
    """
    moments = [moment(when) for when in whens]
    distinct = sorted({one for one in moments if one is not None})
    exact = {
        known
        for when, known in zip(whens, moments, strict=True)
        if when and known and when.precision == "second"
    }
    place = {one: n for n, one in enumerate(distinct)}
    things = [place[one] if one is not None else None for one in moments]
    counts = [float(things.count(n)) for n in range(len(distinct))]
    linked: dict[tuple[int, int], int] = {}
    for one, other in pairs:
        a, b = things[one], things[other]
        if a is not None and b is not None and a != b:
            key = (min(a, b), max(a, b))
            linked[key] = linked.get(key, 0) + 1
    runs = _joined(distinct, counts, linked, most)
    of_place = {n: column for column, run in enumerate(runs) for n in range(*run)}
    columns = [
        Column(first=distinct[start], last=distinct[end - 1], exact=distinct[start] in exact)
        for start, end in runs
    ]
    return columns, [None if thing is None else of_place[thing] for thing in things]


def _joined(
    moments: Sequence[datetime],
    counts: Sequence[float],
    linked: dict[tuple[int, int], int],
    most: int,
) -> list[tuple[int, int]]:
    """Join neighbouring moments, the cheapest first, until there are few enough of them: pairs of begin and end."""
    runs = [(n, n + 1) for n in range(len(moments))]

    @cache
    def cost(left: tuple[int, int], right: tuple[int, int]) -> float:
        links = sum(
            number
            for (a, b), number in linked.items()
            if left[0] <= a < left[1] and right[0] <= b < right[1]
        )
        days = moments[left[0]].date() != moments[right[1] - 1].date()
        return links + _PER_NODE * sum(counts[left[0] : right[1]]) + _DAY_BREAK * days

    while len(runs) > most:
        best = min(range(len(runs) - 1), key=lambda n: cost(runs[n], runs[n + 1]))
        runs[best : best + 2] = [(runs[best][0], runs[best + 1][1])]
    return runs


def heads(columns: Sequence[Column], say: Callable[[str], str] = str) -> list[tuple[str, str]]:
    """Return two lines for the head of each column: its day or days, and its time or its year."""
    told = []
    year = None
    for column in columns:
        first, last = column.first, column.last
        new_year = first.year != year
        year = last.year
        day = day_words(first, say)
        if last.date() != first.date():
            same_month = (first.year, first.month) == (last.year, last.month)
            day = (
                f"{first.day}–{day_words(last, say)}"
                if same_month
                else f"{day} – {day_words(last, say)}"
            )
        under = []
        if column.exact and first.date() == last.date():
            under.append(f"{first:%H:%M}" if first == last else f"{first:%H:%M}–{last:%H:%M}")
        if new_year:
            under.append(
                f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
            )
        told.append((day, ", ".join(under)))
    return told


def day_words(when: datetime, say: Callable[[str], str] = str) -> str:
    """Write a day in short: `13 Nov`."""
    return f"{when.day}{SPACE}{say(f'{when:%b}')}"
