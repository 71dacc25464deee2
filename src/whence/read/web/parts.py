"""The parts of one comment: who wrote it, when, and what it says."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from whence.model import Interval

from ..dates.stamps import read_stamp
from .head import (
    LONGEST_NAME,
    as_name,
    find_author,
    find_headline,
    find_shown_author,
    find_time,
    holds_body,
)
from .markup import brief, elements, leads_to_user, render
from .names import said
from .writing import Element

_CONNECTORS = re.compile(
    r"(?:[\W\d_]|\b(?:on|am|at|um|le|à|el|by|von|par|por|says|said|wrote|schrieb|sagt|schreibt|meint|a|écrit|"
    r"dit|posted|points?|ago|uhr|comment|kommentar|reply|edited)\b)*",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"(?:reply|quote|share|like|likes|report|permalink|edit|delete|link|flag|save|antworten|zitieren|teilen|melden|"
    r"löschen|bearbeiten|répondre|citer|partager|signaler|responder|citar|compartir|denunciar|rispondi|odpowiedz|"
    r"ответить|reageer|beantwoorden|yanıtla|رد|more|show more|mehr|read more|log in to reply)[\s.:!|·»]*",
    re.IGNORECASE,
)
_SMALL = frozenset(("a", "li", "span", "p", "div"))
_LONGEST_FURNITURE = 200  # characters; a longer part is words of somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a comment's markup says: its words, the quotations among them, its author and time."""

    text: str
    quotes: tuple[tuple[int, int], ...]
    author: str | None
    when: Interval | None


def read_parts(
    item: Element,
    head: Element | None,
    nested: Collection[Element],
    now: datetime | None = None,
) -> Parts:
    """Return the parts of a comment; what is nested in it belongs to other comments.

    `head` is an element before it that holds author and time, as `dt` does for `dd`; `now` is
    when the page was captured, if that is known.
    """
    own, inner = _own(item, nested)
    whole = [*(elements(head) if head is not None else ()), *own[1:]]
    author, named = as_name(item.get("data-author")), None
    if author is None:
        author, named = find_author(whole)
    when, timed = find_time(whole, now)
    if author is None or when is None:
        first, found = find_headline([item, *whole])
        when = when or found
        if author is None:
            author, named = (first, None) if first else find_shown_author(whole)
    heads = [_head_of(part, item) for part in (named, timed) if part is not None]
    text, quotes = _body(item, own, {*inner, *heads})
    text, quotes = _without_headlines(text, quotes, author)
    return Parts(text=text, quotes=tuple(quotes), author=author, when=when)


def _head_of(part: Element, item: Element) -> Element:
    """Return the widest element that holds nothing but the head that a part belongs to."""
    while part is not item:
        outer = part.getparent()
        if outer is None or outer is item or holds_body(outer):
            break
        rest = brief(outer, _LONGEST_FURNITURE, _heads_in(outer))
        if rest is None or not _CONNECTORS.fullmatch(rest):
            break
        part = outer
    return part


def _heads_in(outer: Element) -> set[Element]:
    """Return the elements in one that hold author, time or picture."""
    return {
        each
        for each in elements(outer)
        if each is not outer
        and (each.tag in ("time", "cite") or leads_to_user(each) or _is_head(each))
    }


def _is_head(element: Element) -> bool:
    told = said(element)
    return told.author or told.time or told.beside


def _without_headlines(
    text: str, quotes: list[tuple[int, int]], author: str | None
) -> tuple[str, list[tuple[int, int]]]:
    """Take the lines that are only the author or a date off the beginning of a text."""
    start = 0
    while True:
        line = text[start:].partition("\n")[0]
        own = line.strip() == author or (len(line) < LONGEST_NAME and read_stamp(line) is not None)
        if not line or not own or len(line) == len(text) - start:
            break
        start += (
            len(line) + len(text[start + len(line) :]) - len(text[start + len(line) :].lstrip("\n"))
        )
    return text[start:], [(first - start, last - start) for first, last in quotes if first >= start]


def _own(item: Element, nested: Collection[Element]) -> tuple[list[Element], list[Element]]:
    """Return the elements of a comment, and the comments nested in it, which are not its own."""
    own: list[Element] = []
    inner: list[Element] = []
    waiting = [item]
    while waiting:
        element = waiting.pop()
        own.append(element)
        for child in reversed(element):
            if child in nested:
                inner.append(child)
            elif isinstance(child.tag, str):
                waiting.append(child)
    return own, inner


def _body(
    item: Element, own: list[Element], apart: Collection[Element]
) -> tuple[str, list[tuple[int, int]]]:
    """Return the words of a comment without its head, its links and what is nested in it."""
    skip = {*apart, *(element for element in own[1:] if _is_furniture(element, apart))}
    text, quotes = render(item, skip)
    for element in reversed(own):
        if holds_body(element) and not _within(element, skip):
            inner, found = render(element, skip)
            if 100 * len(inner) >= 97 * len(text):
                return inner, found
    return text, quotes


def _within(element: Element, skip: Collection[Element]) -> bool:
    return element in skip or any(outer in skip for outer in element.iterancestors())


def _is_furniture(element: Element, nested: Collection[Element]) -> bool:
    """Say whether an element holds no words of the comment: author, time, buttons."""
    if element.tag in ("cite", "button", "label", "nav"):
        return True
    if element.tag in _SMALL and _CONTROL.fullmatch(brief(element, LONGEST_NAME) or ""):
        return True
    if not said(element).furniture or holds_body(element):
        return False
    return brief(element, _LONGEST_FURNITURE, nested) is not None
