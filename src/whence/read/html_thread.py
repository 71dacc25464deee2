"""The comments of a web page: read from its markup, and cut out of it.

They are cut out before the article is looked for, because a reader of articles would take a
commenter for the author and the time of a comment for that of the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .comment_items import Item, find_items
from .comment_names import said
from .comment_parts import Parts, read_parts
from .markup import Element, cut, elements, names, text_of
from .threadlines import stated_count

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


def take_thread(page: Element) -> PageThread:
    """Return the comments of a page and take them out of it, with forms and headings."""
    items = find_items(page)
    remarks = tuple(_remarks(items))
    stated = _stated(items) if items else None
    for element in _apart(items):
        cut(element)
    for element in [each for each in elements(page) if _is_rest(each)]:
        cut(element)
    return PageThread(remarks=remarks, stated=stated)


def _remarks(items: Sequence[Item]) -> Iterator[Remark]:
    nested = {item.element for item in items}
    places: dict[Element, int] = {}
    for item in items:
        parts = read_parts(item.element, item.head, nested - {item.element})
        if not parts.text:
            continue
        places[item.element] = len(places) + 1
        within = places.get(item.within.element) if item.within else None
        yield Remark(parts=parts, within=within, post=item.post)


def _apart(items: Sequence[Item]) -> Iterator[Element]:
    for item in items:
        if item.head is not None:
            yield item.head
        yield item.element


def _is_rest(element: Element) -> bool:
    """Say whether an element is what is left of a thread: its heading and the form below it."""
    return said(names(element)).frame and len(text_of(element)) <= _LITTLE


def _stated(items: Sequence[Item]) -> int | None:
    """Return the number of comments in the heading of the thread."""
    outer = items[0].element.getparent()
    for _ in range(3):
        if outer is None:
            return None
        for tag in _HEADINGS:
            for heading in outer.iter(tag):
                line = " ".join(text_of(heading).split())
                found = stated_count(line) if len(line) <= _LONGEST_HEADING else None
                if found is not None:
                    return found
        outer = outer.getparent()
    return None
