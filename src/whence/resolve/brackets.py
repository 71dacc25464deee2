"""Names defined in brackets or quotation marks: an acronym, a short form, a name in another script."""

import re
from collections.abc import Iterator

from whence.text import fold

from .skeleton import distance, read_words
from .written import FOREIGN, NAME, Range, name_before

_SHORT = re.compile(r"[\[(](?P<short>[A-Z][A-Za-z]{1,7})[\])]")
_SPELLED = re.compile(rf"(?<![\w-])(?P<short>[A-Z]{{2,6}})\s?[\[(](?:the\s)?(?P<long>{NAME})[\])]")
_OR = re.compile(r",\s(?:or|abbreviated|in short)\s(?P<short>[A-Z]{2,6}),")
_LONG = 90  # characters before a short form in which its long form must stand
_DATELINE = re.compile(r"\s{0,4}[-–—:]")
_QUOTED = re.compile(
    r"[\[(](?:[\w ,]{0,30}\s)?[\"“‘«](?P<short>[A-Z][^\W_][\w' -]{0,30})[\"”’»][\])]"
    r"|(?:,\s|\s[–—-]\s|[\[(])(?:or\s|simply\s|just\s)?[\"“‘«](?P<brief>[A-Z][\w' -]{1,30})[\"”’»] for short"
)
_OTHER = re.compile(
    rf"(?P<open>[\[(]|[–—]\s)\s?(?P<name>{FOREIGN}(?:{FOREIGN}|[ '’-]){{2,60}})(?<! )\s?(?P<close>[\])]|[–—])"
)
_LATIN = re.compile(
    rf"(?P<before>{FOREIGN}(?:{FOREIGN}|[ '’-]){{2,60}})[»”\"]?\s?[\[(](?P<name>{NAME})[\])]"
)
_GLOSS = re.compile(
    rf"[‘“\"«](?P<other>[^‘’“”\"«»\n()\[\]]{{3,60}})[’”\"»]\s?[\[(][‘“\"]?(?:[Tt]he\s)?(?P<name>{NAME})[’”\"]?[\])]"
)
_SOUND = 0.35  # for each word: “Moaz” and معاذ differ by 0.08
_ARTICLES = ("al-", "ad-", "an-", "as-", "el-")
_SMALL = frozenset("of the for in and on al de du del der des la el und für y".split())


def find_brackets(text: str) -> Iterator[tuple[Range, Range, str]]:
    """Yield the name, the one defined by it, and what that is, for each definition in brackets."""
    for match in _SHORT.finditer(text):
        if long := _long_form(text, match.start(), match["short"]):
            yield long, match.span("short"), "acronym" if match["short"].isupper() else "short"
    for match in _OR.finditer(text):
        long = _long_form(text, match.start(), match["short"])
        if long and spells(text[slice(*long)], match["short"]):
            yield long, match.span("short"), "acronym"
    for match in _SPELLED.finditer(text):
        if spells(match["long"], match["short"]):
            yield match.span("long"), match.span("short"), "acronym"
    for match in _QUOTED.finditer(text):
        key = "short" if match["short"] else "brief"
        if name := name_before(text, match.start()):
            yield name, match.span(key), "short"
    for match in _OTHER.finditer(text):
        paired = (match["open"] in "[(") == (match["close"] in "])")
        name = name_before(text, match.start()) if paired else None
        if name:
            yield name, match.span("name"), _kind(text[slice(*name)], match["name"])
    for match in _LATIN.finditer(text):
        if found := _same_sound(text, match):
            yield match.span("name"), found, "transliteration"
    for match in _GLOSS.finditer(text):
        if match["other"][:1].isalpha() and fold(match["other"]) != fold(match["name"]):
            yield match.span("name"), match.span("other"), "gloss"


def _long_form(text: str, end: int, short: str) -> Range | None:
    """Return the shortest run of words before an offset that spells the short form.

    Where none does, as where another language gives the letters (“People's Protection Units
    (YPG)”), it is the whole run of capitals, if three letters or more stand for two words or more.
    """
    before = re.split(r"[,;:!?()\[\]\n“”\"]|[–—]", text[max(0, end - _LONG) : end])[-1]
    base = end - len(before)
    parts = list(re.finditer(r"[^\W\d_][\w'’.-]*|&", before))[-8:]
    if not parts or not before.endswith((" ", parts[-1].group())):
        return None
    for size in range(1, len(parts) + 1):
        run = parts[-size]
        opens = run.group()[0].isupper() or run.group().startswith(_ARTICLES)
        name = before[run.start() : parts[-1].end()]
        if opens and spells(name, short):
            return base + run.start(), base + parts[-1].end()
    dateline = _DATELINE.match(text, end + len(short) + 2)
    if dateline or not short.isupper() or len(short) < 3:
        return None
    whole = name_before(text, end)
    return whole if whole and len(text[slice(*whole)].split()) > 1 else None


def spells(name: str, short: str) -> bool:
    """Say whether letters are the initials of a name, in order, from the first one on.

    Small words may be left out, also some of the rest (AQIM leaves out “in the”).
    """
    letters = fold(short)
    telling, every = initials_of(name)
    if letters in (telling, every):
        return True
    rest = iter(every)
    most = len(letters) > 1 and len(letters) * 2 >= len(telling)
    return bool(every) and letters[0] == every[0] and most and all(one in rest for one in letters)


def initials_of(name: str) -> tuple[str, str]:
    """Return the folded initials of a name without its small words, and with them."""
    pieces = [fold(piece.strip("'’.")) for piece in re.split(r"[\s&\-‐‑]+", name)]
    telling = "".join(piece[0] for piece in pieces if piece and piece not in _SMALL)
    return telling, "".join(piece[0] for piece in pieces if piece)


def _kind(name: str, other: str) -> str:
    return "transliteration" if _alike(name, other) else "translation"


def _alike(one: str, other: str) -> bool:
    left, right = read_words(one), read_words(other)
    if not left or len(left) != len(right):
        return False
    return all(distance(a, b) <= _SOUND for a, b in zip(left, right, strict=True))


def _same_sound(text: str, match: re.Match[str]) -> Range | None:
    """Return the last words before “(X)” in another script that sound like X."""
    starts = [one.start() for one in re.finditer(r"\S+", match["before"])]
    base, end = match.start("before"), match.start("before") + len(match["before"].rstrip())
    for start in reversed(starts[-6:]):
        if _alike(match["name"], text[base + start : end]):
            return base + start, end
    return None
