"""Where a name begins and ends in running text: capitals with the small words between them."""

import re
from functools import cache

from whence.data.lexicons import read_yaml
from whence.text import fold

from .skeleton import script_of

_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŲŹŻŽА-ЯЁІЇЄҐΑ-Ω"
_CAPITAL = (
    rf"(?:(?:[Aa][dlnrstz]|[Ee]l|[Aa]sh)[-‐‑ ])?[{_UPPER}](?:[\w&]|['’.\-‐‑](?=\w))*(?![\w&])"
)
_LINK = r"(?:of|for|and|the|in|on|de|del|der|des|du|la|van|von|bin|ibn|al|el|y|&)"
NAME = rf"{_CAPITAL}(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}(?:{_CAPITAL}|\d{{1,4}}\b)){{0,8}}"
_WINDOW = 110  # characters beside a phrase in which a name must stand
_BEFORE = re.compile(
    rf"(?<!\w)(?P<name>{NAME})[\"”’»]?(?:\s*[\[(][A-Z]\w{{1,7}}[\])])?\s*[,(\[–—-]*\s*$"
)
_AFTER = re.compile(rf"[\s,:]*(?:(?:the|an?|simply)\s+)?[\"“‘«]?(?:the\s+)?(?P<name>{NAME})")
_AND = re.compile(r"\s+and\s+")
_BODY = re.compile(r"\b(?:of|for|in)\b.* and ")
_DATED = re.compile(r"\s(?:in|on|by|from|since|the)\s+(?=(?P<word>[^\W\d_]+)|(?:1\d|20)\d\d\b)")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
FOREIGN = (
    r"[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)

Range = tuple[int, int]


def name_before(text: str, end: int) -> Range | None:
    """Return the name that ends right before an offset, be it for a comma, bracket or dash."""
    base = max(0, end - _WINDOW)
    base = text.rfind("\n", base, end) + 1 or base
    match = _BEFORE.search(text[base:end])
    if not match:
        return None
    start, stop = base + match.start("name"), base + match.end("name")
    parts = list(_AND.finditer(text, start, stop))
    if parts and not _BODY.search(text[start:stop]):
        start = parts[-1].end()
    return _proper(text, start, stop)


def name_after(text: str, start: int) -> Range | None:
    """Return the name that begins right after an offset, be it for an article or quotation mark."""
    piece = text[start : start + _WINDOW].split("\n", 1)[0]
    match = _AFTER.match(piece)
    if not match:
        return None
    first, last = start + match.start("name"), start + match.end("name")
    parts = list(_AND.finditer(text, first, last))
    if parts and not _BODY.search(text[first:last]):
        last = parts[0].start()
    return _proper(text, first, last)


def second_after(text: str, end: int) -> Range | None:
    """Return the name joined by “and” to one that ends at an offset: “ISIS *and ISI*”."""
    match = re.compile(r"\s{0,4}(?:,\s{0,4})?(?:and|or|/)\s{0,4}").match(text, end)
    return name_after(text, match.end()) if match else None


def _proper(text: str, start: int, end: int) -> Range | None:
    """Return the range without what begins a sentence; None for a role (“Minister”) or a date."""
    while True:
        first = re.match(r"[^\s]+\s+", text[start:end])
        if not first or not _opens(first.group().strip()):
            break
        start += first.end()
    for match in _DATED.finditer(text, start, end):
        if match["word"] is None or fold(match["word"]) in _calendar():
            end = match.start()
            break
    word = re.split(r"[\s\-‐‑]", text[start:end])[0]
    if end - start < 2 or fold(word) in _roles() or _opens(word):
        return None
    return start, end


def _opens(word: str) -> bool:
    """Say whether a word begins sentences and no names; “IS” and “IT” in capitals are names."""
    return fold(word) in _openers() and not (word.isupper() and len(word) > 1)


def bare(name: str) -> str:
    """Return a name without its article and the marks around it."""
    return _ARTICLE.sub("", name.strip(" \"'“”‘’«»"))


def untitled(name: str) -> int:
    """Return where a name begins after offices and first words: “*Syrian President* Bashar al-Assad”."""
    words = list(re.finditer(r"\S+", name))
    cut = 0
    for place, word in enumerate(words[:-1]):
        low = fold(word.group().strip(".,"))
        if low in _roles() or low in _titles() or (place == cut and _opens(word.group())):
            cut = place + 1
            if low in _roles() and words[cut].group() == "of" and cut + 2 < len(words):
                cut += 2  # “Secretary of State”
    return words[cut].start() if words else 0


def is_firm(name: str) -> bool:
    """Say whether a run of capitals is surely a name: several words, an acronym, another script."""
    several = len(name.split()) > 1 or "-" in name
    return several or (name.isupper() and len(name) > 1) or script_of(name) != "Latn"


@cache
def _roles() -> frozenset[str]:
    """Return the words for people and offices, which “formerly” often stands before."""
    people = read_yaml("sources.yaml")["people"]
    return frozenset(word for row in people.values() for word in row) | frozenset(
        read_yaml("names.yaml")["roles"].split()
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(read_yaml("names.yaml")["titles"].split())


@cache
def _openers() -> frozenset[str]:
    words = read_yaml("predicates.yaml")["stopwords"].split()
    return frozenset([*words, *read_yaml("names.yaml")["openers"].split()]) | _calendar()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(read_yaml("names.yaml")["calendar"].split())
