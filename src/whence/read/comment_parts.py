"""The parts of one comment: who wrote it, when, and what it says."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from whence.model import DateError, Interval

from .markup import Element, elements, leads_to_user, names, properties, render, text_of
from .stamps import read_stamp, split_stamp

_SURE_AUTHOR = re.compile(
    r"^(?:fn|author-name|user-?name|comment-author-name|nick-?name|display-name)$"
)
_AUTHOR = re.compile(
    r"(?:^|-)(?:author|user|username|fn|vcard|commenter|autor|benutzer|nick|nickname|poster|name|verfasser)(?=$|-)"
)
_TIME = re.compile(
    r"(?:^|-)(?:date|time|datum|posted|published|timestamp|zeit|fecha|when|created|metadata|meta)(?=$|-)"
)
_BODY = re.compile(
    r"(?:^|-)(?:content|text|body|message|bodytext|comment-?text|description|desc|entry|quote)(?=$|-)"
)
# What stands in a comment and is none of its words.
_FURNITURE = re.compile(
    r"(?:^|-)(?:reply|replies|respond|share|sharing|social|votes?|voting|likes?|dislikes?|flag|report|permalink|edit|"
    r"avatar|gravatar|rating|stars?|badges?|buttons?|btn|toolbar|actions?|controls?|tools?|meta|metadata|"
    r"date|time|datum|says|moderation|awaiting|karma|score|points|menu|icons?|level|depth|rank|"
    r"info|vcard|author|username|head|header|footer|screen-reader-text|sr-only)(?=$|-)"
)
_SAYS = re.compile(
    r"^(?:by|von|par|por|from|posted by|written by|comment by|kommentar von|geschrieben von|#\d+ kommentar von)\s+"
    r"|^\s*#?\d{1,5}[.):]?\s+(?=\S)"
    r"|\s*(?:says|said|sagt|sagte|meint|schreibt|schrieb|wrote|writes|dit|a dit|a écrit|dice|dijo|pisze|"
    r"commented|kommentierte|antwortet|replied|on|am|le|el|at|um)?\s*[:,|•·…]*\s*$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?P<author>\S(?:.{0,58}\S)?)\s(?:schrieb|wrote|said|says|sagt|meint|a écrit|dijo|escribió)\b.{0,60}"
)
_BOLD = frozenset(("b", "strong", "h3", "h4", "h5", "h6"))
# Blogger shows the hour only; the link of a comment has its time in milliseconds.
_BLOGGER = re.compile(r"[?&]showComment=(\d{12,13})(?!\d)")
_LONGEST_NAME = 60
_LONGEST_FURNITURE = 200  # characters; a longer part is words of somebody
_WORDS = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a comment's markup says: its words, the quotations among them, its author and time."""

    text: str
    quotes: tuple[tuple[int, int], ...]
    author: str | None
    when: Interval | None


def read_parts(item: Element, head: Element | None, nested: Collection[Element]) -> Parts:
    """Return the parts of a comment; what is nested in it belongs to other comments.

    `head` is an element before it that holds author and time, as `dt` does for `dd`.
    """
    own = list(_own(item, nested))
    before = list(elements(head)) if head is not None else []
    whole = [*before, *own]
    author, when = _author(whole), _when(whole)
    if author is None or when is None:
        first, found = _headline(whole)
        author, when = author or first or _shown_author(whole), when or found
    text, quotes = _body(item, own, nested)
    return Parts(text=text, quotes=tuple(quotes), author=author, when=when)


def _own(item: Element, nested: Collection[Element]) -> Iterator[Element]:
    """Yield the elements of a comment without those nested in it."""
    waiting = [item]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [
            child
            for child in reversed(element)
            if isinstance(child.tag, str) and child not in nested
        ]


def _author(own: Iterable[Element]) -> str | None:
    """Return the author as schema.org, a class or an attribute names them, the surest first."""
    candidates: list[tuple[int, Element]] = []
    for element in own:
        if element.get("data-author"):
            return _name(element.get("data-author"))
        said, stated = names(element), properties(element)
        if "author" in stated or "creator" in stated:
            candidates.append((0, element))
        elif any(_SURE_AUTHOR.search(name) for name in said):
            candidates.append((1, element))
        elif element.tag == "cite" or "author" in (element.get("rel") or "").split():
            candidates.append((2, element))
        elif any(_AUTHOR.search(name) and not name.startswith("comment-author-") for name in said):
            candidates.append((3, element))
    for _, element in sorted(candidates, key=lambda each: each[0]):
        found = _name_in(element)
        if found:
            return found
    return None


def _shown_author(own: Sequence[Element]) -> str | None:
    """Return the author as only the layout tells: a link to a profile, or the first words in bold."""
    for element in own:
        if leads_to_user(element) and (found := _name(text_of(element))):
            return found
    for element in own:
        said = _WROTE.fullmatch(
            " ".join((element.text_content() if len(element) < 5 else "").split())
        )
        if said:
            return _name(said["author"])
        if element.tag in _BOLD:
            return _name(text_of(element))
        if _holds_body(element) and element is not own[0]:
            return None
    return None


def _name_in(element: Element) -> str | None:
    """Return the name in an element that holds one, beside a picture or a rank."""
    for inner in elements(element):
        stated = properties(inner)
        if "name" in stated:
            return _name(inner.get("content") or text_of(inner))
        if any(_SURE_AUTHOR.search(name) for name in names(inner)) or inner.tag == "cite":
            return _name(text_of(inner))
    for tag in ("a", "b", "strong", "cite", "span"):
        for inner in element.iter(tag):
            found = _name(text_of(inner))
            if found:
                return found
    return _name(element.get("content") or text_of(element))


def _name(text: str | None) -> str | None:
    line = " ".join((text or "").split())
    line, _ = split_stamp(line)
    line = _SAYS.sub("", _SAYS.sub("", line)).strip()
    return line if _WORDS.search(line) and len(line) <= _LONGEST_NAME else None


def _when(own: Iterable[Element]) -> Interval | None:
    """Return the time of a comment: as its markup states it, or else as its words do."""
    shown: list[Element] = []
    for element in own:
        written = element.get("datetime") or (
            element.get("content")
            if {"datecreated", "datepublished"} & set(properties(element))
            else None
        )
        when = _instant(written) or _unix(element)
        if when:
            return when
        if element.tag in ("abbr", "time", "a") or any(
            _TIME.search(name) for name in names(element)
        ):
            shown.append(element)
    for element in shown:
        for text in (text_of(element), element.get("title")):
            when = split_stamp(text or "")[1]
            if when:
                return when
    return None


def _instant(written: str | None) -> Interval | None:
    """Read an ISO 8601 time of the markup, with or without its zone."""
    if not written or len(written) > 40:
        return None
    try:
        when = datetime.fromisoformat(written.strip())
    except ValueError:
        return read_stamp(written)
    if when.time() == datetime.min.time() and len(written.strip()) <= 10:
        return Interval.of_day(when.date(), rule="from the page's markup")
    zoned = when.tzinfo is not None
    try:
        stamp = when.replace(microsecond=0, tzinfo=when.tzinfo or UTC).isoformat()
        rule = "from the page's markup" if zoned else "from the page's markup, zone unknown"
        return Interval.parse(stamp, rule=rule)
    except DateError:
        return None


def _unix(element: Element) -> Interval | None:
    for name in ("data-time", "data-timestamp", "data-utime", "data-created", "data-date"):
        written = element.get(name) or ""
        if written.isdecimal() and 9 <= len(written) <= 13:
            return _seconds(written)
    blogger = _BLOGGER.search(element.get("href") or "")
    return _seconds(blogger[1]) if blogger else None


def _seconds(written: str) -> Interval:
    """Read Unix time, in seconds or in milliseconds."""
    seconds = int(written) // (1000 if len(written) > 11 else 1)
    when = datetime.fromtimestamp(seconds, UTC)
    return Interval.parse(when.isoformat(), rule="from the page's markup")


def _headline(own: Iterable[Element]) -> tuple[str | None, Interval | None]:
    """Read author and time from the first words that end in a date, such as “Ann, 2 May 2014”."""
    for element in own:
        for piece in (element.text, *(child.tail for child in element)):
            if not piece or not piece.strip():
                continue
            name, when = split_stamp(piece)
            if when is None and element.tag in ("b", "strong", "h3", "h4", "h5", "h6", "small"):
                name, when = split_stamp(text_of(element))
            if when:
                return _name(name), when
    return None, None


def _body(
    item: Element, own: list[Element], nested: Collection[Element]
) -> tuple[str, list[tuple[int, int]]]:
    """Return the words of a comment without its head, its links and what is nested in it."""
    skip = {*nested, *(element for element in own[1:] if _is_furniture(element, nested))}
    text, quotes = render(item, skip)
    for element in reversed(own):
        if _holds_body(element) and not _within(element, skip):
            inner, found = render(element, skip)
            if 100 * len(inner) >= 97 * len(text):
                return inner, found
    return text, quotes


def _holds_body(element: Element) -> bool:
    return any(_BODY.search(name) for name in names(element)) or bool(
        {"text", "commenttext", "reviewbody", "description"} & set(properties(element))
    )


def _within(element: Element, skip: Collection[Element]) -> bool:
    return element in skip or any(outer in skip for outer in element.iterancestors())


def _is_furniture(element: Element, nested: Collection[Element]) -> bool:
    """Say whether an element holds no words of the comment: author, time, buttons."""
    if element.tag in ("time", "cite", "button", "form", "label", "nav"):
        return True
    said = [name for name in names(element) if not name.startswith("comment-author-")]
    if not any(_FURNITURE.search(name) for name in said) or _holds_body(element):
        return False
    return len(text_of(element, nested)) <= _LONGEST_FURNITURE
