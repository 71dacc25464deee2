"""Whose text it is that carries no publisher, told from its own words.

“LARMONA (AP) –” and a copyright line name the outlet. “A clerk told the Herald” is in the Herald's
own text as in those that rely on it; its own never says “according to the Herald”, has words of its
own desk (“this newspaper”, “additional reporting by”), and does not have it from hearsay.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whence.data.lexicons import read_yaml
from whence.model import Document, Mention, Span

_HEAD = 400  # characters at the head in which a dateline stands
_FOOT = 600  # characters at the foot in which a copyright line stands
_AGENCY = re.compile(
    r"^[^\n(]{2,60}\((?P<name>[A-Z][\w./ -]{1,30})\)\s*(?:[-–—:]+|\n)", re.MULTILINE
)
_PLACE = re.compile(r"(?:^|\n)[A-Z][A-Z’'./-]+(?:[ ,]+[A-Z][\w’'./-]+){0,4}\s+[—–-]+\s")
_SURE = 2  # signs that outweigh what other texts say of an outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The outlet that a text without publisher is taken to be of, the words that say so, and why."""

    outlet: str
    span: Span
    why: str


@cache
def pattern(*path: str) -> re.Pattern[str]:
    """Return one of the patterns of `credits.yaml`, compiled; a copyright line minds its capitals."""
    found = read_yaml("credits.yaml")
    for key in path:
        found = found[key]
    return re.compile(found, 0 if path == ("copyright",) else re.IGNORECASE)


def find_homes(
    documents: Sequence[Document],
    mentions: Mapping[str, tuple[Mention, ...]],
    outlets: Mapping[str, str],
    ids: Mapping[str, str],
) -> dict[str, Home]:
    """Return the outlet of each document that carries no publisher, where its words tell it.

    `mentions` are all places where documents name outlets; `outlets` maps the ids met in the case
    to those that stand for them, `ids` names to ids.
    """
    bare = [one for one in documents if not one.publisher and not one.parent]
    found = {one.id: home for one in bare if (home := _signed(one, outlets, ids))}
    rivals: dict[str, list[tuple[int, str, Span]]] = defaultdict(list)
    named_by: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for outlet in {one.of for one in mentions[document.id]}:
            named_by[outlet].add(document.id)
    for document in bare:
        if document.id not in found:
            for outlet, score, span in _told(document, mentions[document.id]):
                rivals[outlet].append((score, document.id, span))
    for outlet in sorted(rivals):
        rows = sorted(rivals[outlet], key=lambda row: (-row[0], row[1]))
        score, id, span = rows[0]
        alone = named_by[outlet] == {id}
        best = len(rows) == 1 or rows[1][0] < score
        if id not in found and best and score >= (1 if alone else _SURE):
            why = "sources speak to it, and nothing in the text says that it reported"
            found[id] = Home(outlet=outlet, span=span, why=why)
    return found


def datelined(text: str) -> re.Match[str] | None:
    """Return the dateline at the head of a text, with the `name` in its brackets."""
    return _AGENCY.search(text, 0, min(_HEAD, len(text)))


def _signed(document: Document, outlets: Mapping[str, str], ids: Mapping[str, str]) -> Home | None:
    """Return the outlet of a dateline at the head or of a copyright line at the foot."""
    head = datelined(document.text)
    if head and (outlet := outlets.get(ids.get(head["name"], ""))):
        return Home(
            outlet=outlet,
            span=document.span(*head.span("name")),
            why="its dateline names the outlet",
        )
    start = max(0, len(document.text) - _FOOT)
    for foot in pattern("copyright").finditer(document.text, start):
        parts = foot["name"].split()
        for size in range(len(parts), 0, -1):
            name = " ".join(parts[:size]).rstrip(".")
            if outlet := outlets.get(ids.get(name, "")):
                span = document.span(foot.start(), foot.start("name") + len(name))
                return Home(outlet=outlet, span=span, why="its copyright line names the outlet")
    return None


def _told(document: Document, mentions: Iterable[Mention]) -> Iterable[tuple[str, int, Span]]:
    """Yield the outlets that only ever get told something, with how much else speaks for them."""
    told: dict[str, list[Span]] = defaultdict(list)
    reported: set[str] = set()
    for one in mentions:
        way = way_named(document.text, one.span)
        if way == "told":
            told[one.of].append(one.span)
        elif way == "reported":
            reported.add(one.of)
    own = 2 * bool(pattern("own").search(document.text))
    place = bool(_PLACE.search(document.text, 0, min(_HEAD, len(document.text))))
    other = 2 * bool(pattern("other").search(document.text))
    hearsay = bool(pattern("hearsay").search(document.text))
    for outlet in sorted(told.keys() - reported):
        several = len(told) > 1 and len(told[outlet]) < _SURE  # a round-up of what others were told
        score = 1 + own + place - other - hearsay - 2 * several
        yield outlet, score, told[outlet][0]


def way_named(text: str, span: Span) -> str:
    """Say how a text names an outlet: as `told`, as having `reported`, as a `picture`'s, or `named`."""
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
    for way in ("picture", "told", "reported"):
        if pattern(way, "before").search(before) or pattern(way, "after").search(after):
            return way
    if pattern("abroad", "before").search(before) or pattern("abroad", "after").search(after):
        return "reported"
    return "named"
