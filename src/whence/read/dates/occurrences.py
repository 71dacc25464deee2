"""Which of the days that bear a name is meant: the latest, the next, the nearest one."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal

from .periods import Days

# As seen from the day of writing.
Sense = Literal["past", "before", "same", "after", "coming", "nearest"]
_LONG_PAST = 300  # days


def each(build: Callable[[int], Days], years: Sequence[int]) -> list[Days]:
    """Return what is built for each year in which there is such a day."""
    found = []
    for year in years:
        try:
            found.append(build(year))
        except ValueError:
            continue
    return found


def chosen(found: Sequence[Days], written: date, sense: Sense) -> Days:
    """Return the occurrence meant. Raises `ValueError` if there is none."""
    match sense:
        case "past":
            fitting = [one for one in found if one[0] <= written][-1:]
        case "before":
            fitting = [one for one in found if one[1] < written][-1:]
        case "after":
            fitting = [one for one in found if one[0] > written]
        case "coming":
            fitting = [one for one in found if one[1] >= written]
        case "same":
            fitting = [one for one in found if one[0].year == written.year]
        case "nearest":
            fitting = sorted(found, key=lambda one: _distance(one, written))
    if not fitting:
        raise ValueError("there is no such day near the day of writing")
    return fitting[0]


def soon(found: Sequence[Days], written: date, near: int) -> Days | None:
    """Return the days from one long past to its next return, if that is near: in so many days.

    News names no year where a day is near: on 14 November “the vote on 25 November” hardly means
    that of the year before, though nothing in the words says that it lies ahead.
    """
    for before, after in pairwise(found):
        if (written - before[1]).days > _LONG_PAST and 0 < (after[0] - written).days <= near:
            return before[0], after[1]
    return None


def _distance(days: Days, written: date) -> int:
    """Return how many days away a stretch is; 0 if it holds the day."""
    return max((days[0] - written).days, (written - days[1]).days, 0)
