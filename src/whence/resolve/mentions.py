"""Everything checkable that a document names, under one id in every language and spelling."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from whence.data.lexicons import read_yaml
from whence.model import Document, Mention
from whence.text import fold, sentences, slug, words

from .book import NameBook
from .terms import stem

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_LEVANTINE = {  # the months as they are named in Arabic from Syria to Iraq
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7,
    "آب": 8, "أيلول": 9, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
}  # fmt: skip
_OTHER_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar janvier enero", "februar février febrero", "märz mars marzo", "avril abril",
            "mai mayo", "juni juin junio", "juli juillet julio", "août agosto",
            "septembre septiembre", "oktober octobre octubre", "novembre noviembre",
            "dezember décembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(_MONTHS, start=1)},
    **{name[:3]: number for number, name in enumerate(_MONTHS, start=1)},
    **_OTHER_MONTHS,
    **_LEVANTINE,
}
_MONTH = "|".join(sorted(map(re.escape, _MONTH_NUMBERS), key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<m1>{_MONTH})\b"
    rf"|\b(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d.,]*\d|(?<![\w.,-])\d(?![\w])")
_PART = r"(?:[A-ZÀ-ÖØ-Þ](?:[\w'’-]*[\w]|\.)?|(?:al|el|ad|an|as)-[\w'’-]+)"
_NAME = re.compile(
    rf"\b{_PART}(?:[ \u00a0]+(?:(?:of|the|de|al|bin|von|van|del|la)[ ]+){{0,2}}{_PART})*"
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PEOPLES = re.compile(r"\w{3}(?:an|ese|ish|i)$")  # “Syrian”, “Turkish”: in every report on them
_NUMBER_WORD_FLOOR = 4  # “two” and “three” are in every report and tell nothing


def find_mentions(
    documents: Iterable[Document], books: Mapping[str, NameBook]
) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions of each document, in order of the text."""
    return {document.id: _mentions(document, books[document.id]) for document in documents}


def _mentions(document: Document, book: NameBook) -> tuple[Mention, ...]:
    taken: list[tuple[int, int]] = []
    found: list[Mention] = []

    def note(start: int, end: int, of: str, kind: str) -> None:
        if all(end <= left or right <= start for left, right in taken[-40:]):
            taken.append((start, end))
            span = document.span(start, end)
            found.append(Mention(span=span, of=of, kind=kind))  # type: ignore[arg-type]

    for start, end, entry in book.find(document.text):
        note(start, end, entry.of, entry.kind)
    for start, end, of in _dates(document.text):
        note(start, end, of, "date")
    for start, end, of in _numbers(document.text):
        note(start, end, of, "number")
    for start, end, of in _names(document.text):
        note(start, end, of, "name")
    for start, end, of in _phrases(document.text):
        note(start, end, of, "phrase")
    return tuple(sorted(found, key=lambda one: one.span.start))


def _dates(text: str) -> Iterable[tuple[int, int, str]]:
    for match in _DAY.finditer(text):
        day = match["d1"] or match["d2"]
        month = _MONTH_NUMBERS[(match["m1"] or match["m2"]).casefold()]
        if 1 <= int(day) <= 31:
            yield match.start(), match.end(), f"date:{month:02d}-{int(day):02d}"


def _numbers(text: str) -> Iterable[tuple[int, int, str]]:
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[.,](?=\d{3}\b)", "", match.group()).replace(",", ".").strip(".")
        if digits and not (len(digits) == 4 and digits[:2] in ("19", "20")):
            yield match.start(), match.end(), f"number:{digits}"
    spelled = read_yaml("predicates.yaml")["numbers"]
    for start, end in words(text):
        value = spelled.get(text[start:end].casefold())
        if value is not None and (value == 0 or value >= _NUMBER_WORD_FLOOR):
            yield start, end, f"number:{value}"


def _names(text: str) -> Iterable[tuple[int, int, str]]:
    """Yield capitalised names; a single capital at the start of a sentence is no name."""
    opens = {start for start, _ in sentences(text)}
    for match in _NAME.finditer(text):
        name = match.group().rstrip(".'’")
        name = re.sub(r"['’]s$", "", name)
        single = " " not in name
        if single and (match.start() in opens or _common(name)) and not _letters(text, match):
            continue
        bare = re.sub(r"^(?:The|A|An)\s+", "", name)
        yield match.start(), match.start() + len(name), f"name:{slug(bare)}"


def _letters(text: str, match: re.Match[str]) -> bool:
    """Say whether a month in capitals is an acronym: “JAN” is one, where no number stands beside it."""
    around = text[max(0, match.start() - 4) : match.start()] + text[match.end() : match.end() + 4]
    month = fold(match.group()) in _MONTH_NUMBERS
    return month and match.group().isupper() and not re.search(r"\d", around)


def _phrases(text: str) -> Iterable[tuple[int, int, str]]:
    """Yield two telling words in a row (“work permit”), of those no name or number holds."""
    spans = words(text)
    for (start, left), (right, end) in pairwise(spans):
        pair = [fold(text[start:left]), fold(text[right:end])]
        if text[left:right] == " " and all(map(_telling, pair)):
            yield start, end, "phrase:" + "-".join(map(stem, pair))


def _telling(word: str) -> bool:
    return word.isascii() and word.isalpha() and len(word) > 3 and word not in _stopwords()


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(read_yaml("predicates.yaml")["stopwords"].split())


def _common(word: str) -> bool:
    """Say whether a single capitalised word is no detail: a month, a weekday, “American”."""
    low = fold(word)
    return len(low) < 2 or low in _MONTH_NUMBERS or low in _stopwords()
