"""Names that a document shortens: “Nusra” where it has “Jabhat al-Nusra”, and words in quotation marks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from whence.data.lexicons import read_yaml
from whence.model import Document
from whence.text import fold

from .book import NameBook
from .written import bare

_QUOTED_WORD = re.compile(r"[«“‘\"]([^\W\d_]{3,})[»”’\"]")
_PEOPLES = re.compile(
    r"\w{2,10}(?:[st]ian|[gr]ian|[km]an|[nk]ese|[kdg]ish|r[ai]qi|ians)"
)  # “Syrian”, “Turkish”
_ARTICLE = re.compile(r"^(?:[Aa][dlnrstz]|[Ee]l|[Aa]sh)[-‐‑]")
_SMALL = re.compile(r"(?<![\w-])[a-z]{4,}")
_CAPITAL = re.compile(r"(?<![\w-])([A-Z]\w{3,})(?![\w-])(?=(?:\s+([A-Z][\w’'-]*))?)")
_CORE = 4  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A short `name` of the owner of a `whole` one, which stands at those offsets, and why.

    `forms` are those in which it may stand: with the article of the whole name and without. One that
    is `lasting` is a name; a word in quotation marks is a way of speaking.
    """

    name: str
    forms: tuple[str, ...]
    whole: str
    owner: str
    at: tuple[int, int]
    why: str
    lasting: bool = True


def shortened(document: Document, book: NameBook, coded: frozenset[str]) -> Iterator[Short]:
    """Yield what a document may call an actor when it leaves out the word for its kind.

    Only where the whole name stands in it, nothing else it names has that word, and it is no common
    one; not for the `coded` actors, whose names the case lists. A word in quotation marks stands for
    the one actor whose name holds it.
    """
    for match in _QUOTED_WORD.finditer(document.text):
        owner = book.owner_of_word(match[1])
        if owner and not book.lookup(match[1]):
            why = f"in quotation marks, “{match[1]}” stands for the one name here that has the word"
            whole = book.whole_with(match[1]) or match[1]
            yield Short(
                name=match[1],
                forms=(match[1],),
                whole=whole,
                owner=owner,
                at=match.span(1),
                why=why,
                lasting=False,
            )
    for core, (owner, start, end) in _cores(document, book).items():
        if owner not in coded and not book.lookup(core):
            whole = document.text[start:end]
            why = f"the document has “{whole}”, and nothing else in it is called “{core}”"
            forms = (core, *(part for part in whole.split() if part.endswith(f"-{core}")))
            yield Short(name=core, forms=forms, whole=whole, owner=owner, at=(start, end), why=why)


def _cores(document: Document, book: NameBook) -> dict[str, tuple[str, int, int]]:
    """Return the telling word of each name that stands in a document, with owner and place."""
    found: dict[str, tuple[str, int, int]] = {}
    rivals: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    lowered = frozenset(_SMALL.findall(document.text))
    openings = _openings(document.text)
    for start, end, entry in book.find(document.text):
        whole = document.text[start:end]
        core = core_of(whole) or _opening_word(whole, openings)
        if entry.kind != "actor" or not core or (entry.of, fold(core)) in seen:
            continue
        seen.add((entry.of, fold(core)))
        rivals[fold(core)] += 1
        if fold(core) not in lowered and book.owner_of_word(core) in (entry.of, None):
            found[core] = (entry.of, start, end)
    return {core: row for core, row in found.items() if rivals[fold(core)] == 1}


def _openings(text: str) -> dict[str, tuple[int, frozenset[str]]]:
    """Return for each word with a capital how often it stands alone, and with what behind it."""
    alone: Counter[str] = Counter()
    behind: dict[str, set[str]] = {}
    for match in _CAPITAL.finditer(text):
        if match[2]:
            behind.setdefault(match[1], set()).add(match[2])
        else:
            alone[match[1]] += 1
    return {word: (alone[word], frozenset(after)) for word, after in behind.items()}


def _opening_word(name: str, openings: dict[str, tuple[int, frozenset[str]]]) -> str | None:
    """Return the first word of a name that stands alone again and again, and begins no other name."""
    first, _, rest = name.partition(" ")
    if not rest or not _proper(first) or len(first) < _CORE or is_common(fold(first)):
        return None
    alone, behind = openings.get(first, (0, frozenset()))
    return first if alone > 1 and behind == {rest.split()[0]} else None


def core_of(name: str) -> str | None:
    """Return the one telling word of a name whose other words say only of what kind it is.

    “Jabhat al-Nusra” has “Nusra”; “Islamic Front” has none, since “Islamic” is a common word.
    """
    parts = [part for part in re.split(r"\s+", bare(name)) if part]
    left = [part for part in parts if fold(part).strip(".") not in _generic()]
    if len(left) > 1 and left == parts[:-1] and all(map(_proper, left)):
        # “Red Banner Movement” has “Red Banner”, if not all its words are in every paper.
        return None if all(is_common(fold(part)) for part in left) else " ".join(left)
    if len(parts) < 2 or len(left) != 1:
        return None
    core = _ARTICLE.sub("", left[0])
    plain = core.isalpha() and core[0].isupper() and not core.isupper()
    return core if plain and len(core) >= _CORE and not is_common(fold(core)) else None


def _proper(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and not word.isupper() and len(word) > 2


def is_common(word: str) -> bool:
    """Say whether a folded word is in every paper, or names a people (“Syrian”)."""
    return word in _common() or (word.isascii() and bool(_PEOPLES.fullmatch(word)))


@cache
def _generic() -> frozenset[str]:
    return frozenset(read_yaml("names.yaml")["generic"].split())


@cache
def _common() -> frozenset[str]:
    return frozenset(w for row in read_yaml("common_words.yaml") for w in row["words"].split())
