"""The comments of a web page: read from its markup, and cut out of it.

They are cut out before the article is looked for, because a reader of articles would take a
commenter for the author and the time of a comment for that of the page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from ..threads.lines import stated_count
from .data import comments_in_data
from .items import Item, find_items
from .markup import brief, cut, elements
from .names import said
from .parts import Parts, read_parts
from .writing import Element

_DEPTH = re.compile(r"(?:^|[\s_-])(?:depth|level|indent)[_-]?(\d{1,3})(?:\s|$)")
_SEARCHED = 20  # elements at the head of a comment that may tell how deep it stands
_LITTLE = 400  # characters that may be left in a thread without its comments: headings and forms
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment as its page shows it; `within` is the position (from 1) of what it answers."""

    parts: Parts
    within: int | None
    post: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageThread:
    """The comments of a page in their order, and how many it says there are."""

    remarks: tuple[Remark, ...]
    stated: int | None


def take_thread(page: Element, now: datetime | None = None) -> PageThread:
    """Return the comments of a page and take them out of it, with forms and headings.

    `now` is when the page was captured, if that is known.
    """
    items, frames = find_items(page)
    remarks = tuple(_remarks(items, now)) or tuple(_stated_remarks(page))
    stated = _stated(items) if items else None
    for element in _apart(items):
        cut(element)
    for element in frames:
        if _is_rest(element):
            cut(element)
    _unname_page(page)
    return PageThread(remarks=remarks, stated=stated)


def _remarks(items: Sequence[Item], now: datetime | None) -> Iterator[Remark]:
    all_items = {item.element for item in items}
    places: dict[Element, int] = {}
    open_at: list[tuple[int, int]] = []  # depth and position of the comments around the next
    for item in items:
        parts = read_parts(item.element, item.head, all_items, now)
        if not parts.text:
            continue
        position = len(places) + 1
        depth = _depth(item.element)
        open_at = [one for one in open_at if depth is not None and one[0] < depth]
        outer = open_at[-1][1] if open_at else None
        if depth is not None:
            open_at.append((depth, position))
        within = places.get(item.within.element) if item.within else outer
        places[item.element] = position
        yield Remark(parts=parts, within=within, post=item.post)


def _depth(comment: Element) -> int | None:
    """Return how deep a comment stands in a thread that is a flat list, if its markup says so."""
    for element in islice(elements(comment), _SEARCHED):
        for name in ("indent", "data-depth", "data-level", "aria-level", "depth"):
            if (element.get(name) or "").isdecimal():
                return int(element.get(name)[:4])
        found = _DEPTH.search(element.get("class") or "")
        if found:
            return int(found[1])
    return None


def _stated_remarks(page: Element) -> Iterator[Remark]:
    for parts in comments_in_data(page):
        yield Remark(parts=parts, within=None, post=False)


def _apart(items: Sequence[Item]) -> Iterator[Element]:
    for item in items:
        if item.head is not None:
            yield item.head
        yield item.element


def _unname_page(page: Element) -> None:
    """Take the name away from a page that is called a comment, or it would be dropped as one."""
    for title in page.iter("h1"):
        for outer in title.iterancestors():
            if said(outer).comment:
                outer.attrib.pop("class", None)
                outer.attrib.pop("id", None)


def _is_rest(element: Element) -> bool:
    """Say whether a frame holds nothing more than the heading of a thread and the form below it."""
    return (
        element.tag != "body"
        and brief(element, _LITTLE) is not None
        and element.find(".//h1") is None
    )


def _stated(items: Sequence[Item]) -> int | None:
    """Return the number of comments in the heading of the thread."""
    outer = items[0].element.getparent()
    for _ in range(3):
        if outer is None:
            return None
        for tag in _HEADINGS:
            for heading in outer.iter(tag):
                line = brief(heading, _LONGEST_HEADING)
                found = stated_count(line) if line else None
                if found is not None:
                    return found
        outer = outer.getparent()
    return None
