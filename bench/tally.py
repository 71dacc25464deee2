"""Matching what a program found with what a reader marked, item by item.

An item is *right* when it is found with the same value at exactly the same offsets, *shifted* when
only the offsets differ, *wrong* when something else is found in its place. What is found and not
marked is *extra*.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a page: in which comment (0: the article), at which offsets, with what value."""

    comment: int
    start: int | None
    end: int | None
    value: str = ""


@dataclass(slots=True)
class Tally:
    """How the items of one kind came out."""

    gold: int = 0
    right: int = 0
    shifted: int = 0
    wrong: int = 0
    missing: int = 0
    extra: int = 0
    misses: list[str] = field(default_factory=list)


def tally(gold: Iterable[Item], found: Iterable[Item]) -> Tally:
    """Match what was found with what is marked, each at most once: the exact first."""
    result = Tally()
    left = list(found)
    open_items: list[Item] = []
    for item in gold:
        result.gold += 1
        if item in left:
            left.remove(item)
            result.right += 1
        else:
            open_items.append(item)
    for item in open_items:
        same = next((one for one in left if _alike(one, item)), None)
        other = same or next((one for one in left if _touches(one, item)), None)
        if other:
            left.remove(other)
        if same:
            result.shifted += 1
        elif other:
            result.wrong += 1
        else:
            result.missing += 1
        result.misses.append(f"{_shown(item)} came out as {_shown(other) if other else 'nothing'}")
    result.extra = len(left)
    result.misses += [f"{_shown(one)} is not marked" for one in left]
    return result


def _alike(one: Item, other: Item) -> bool:
    return (one.comment, one.value) == (other.comment, other.value)


def _touches(one: Item, other: Item) -> bool:
    if one.comment != other.comment:
        return False
    if None in (one.start, other.start):
        return True
    return one.start < other.end and other.start < one.end  # type: ignore[operator]


def _shown(item: Item) -> str:
    where = f"comment {item.comment}" if item.comment else "the article"
    offsets = f" [{item.start}:{item.end}]" if item.start is not None else ""
    return f"{where}{offsets} {item.value}".strip()
