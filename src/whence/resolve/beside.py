"""Names that stand beside a defined one as its equal: “Mercy Link and the Harbour Aid Society [HAS]”."""

import re
from collections.abc import Iterable, Iterator

from whence.model import Document

from .book import in_title_case

_RUN = r"[A-Z][\w’'-]+(?:\s(?:of\s(?:the\s)?)?[A-Z][\w’'-]+)*"
_BEFORE = re.compile(rf"(?<!\w)(?P<name>{_RUN})\sand\s(?:the\s)?\Z")
_BEHIND = re.compile(rf"\s?[\[(][\w-]+[\])]\sand\s(?:the\s)?(?P<name>{_RUN})")
_PAIR = re.compile(rf"(?<!\w)(?P<one>{_RUN})\sand\s(?:the\s)?(?P<other>{_RUN})")
_TITLE = 300  # characters of a title that are read
_REACH = 80  # characters in which a name beside another stands
_OPENERS = frozenset(
    "The A An Did Do Does Will Would Have Has Are Is Was Were Can Could No Yes Why How Between When If "
    "In At On For From With By As But And Yet Also While".split()
)


def beside(document: Document, defined: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where names stand that are joined by “and” to a defined one, or to each other in the title.

    `defined` are the offsets of the long forms of names the document defines. A title whose words all
    have capitals tells no names, and one of a single word may be a place.
    """
    text = document.text
    for start, end in defined:
        first = max(0, start - _REACH)
        if before := _BEFORE.search(text[first:start]):
            yield from _whole(first + before.start("name"), before["name"])
        if behind := _BEHIND.match(text[end : end + _REACH]):
            yield from _whole(end + behind.start("name"), behind["name"])
    title = (document.title or "")[:_TITLE]
    if not title or in_title_case(title) or not text.startswith(title):
        return
    for pair in _PAIR.finditer(title):
        found = [
            *_whole(pair.start("one"), pair["one"]),
            *_whole(pair.start("other"), pair["other"]),
        ]
        if len(found) == 2:
            yield from found


def _whole(start: int, name: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a name without the words that only open a sentence."""
    end = start + len(name)
    while name.split(" ")[0] in _OPENERS:
        head, _, name = name.partition(" ")
        start += len(head) + 1
        if not name:
            return
    if " " in name:  # one word may be a place: “In Norland and the Coastal League [CL]”
        yield start, end
