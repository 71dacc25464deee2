"""The names a case knows: of actors and places, and what documents define in passing.

A name is found only whole and folded; a short all-capital name (“IS”, “JN”) only in capitals, or
every “is” would be a state. Names that a document defines (“Jabhat al-Nusra [JN]”) hold in that
document alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from whence.data.lexicons import read_yaml
from whence.model import Actor, Claim, Document, Place
from whence.text import fold, slug, words

_SHORT_FORM = re.compile(r"[\[(](?P<short>[A-Z][A-Za-z]{1,7})[\])]")
_LONG_FORM = 90  # characters before a short form in which its long form must stand
_CAPITALISED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'’-]*(?:\s+(?:(?:bin|al|de|van|von|of|the)\s+)?[A-ZÀ-Þ][\w'’-]*)*"
)
_QUOTED_WORD = re.compile(r"[«“‘\"]([^\W\d_]{3,})[»”’\"]")
_POSSESSIVE = re.compile(r"(?:['’]s?)?$")
# “and”, “so”, “with”, “for”, “as” before the article: والنصرة is النصرة.
_PARTICLE = re.compile(r"^[وفبك](?=ال\w{2})|^[وف](?=[\u0621-\u064a]{4})")
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday".split()
)
# Words that headlines leave small, whatever their length.
_LIGHT = frozenset("with from into over under after before about than that this their upon".split())
_SURNAME = 4  # letters; shorter last words are rarely names by themselves
_ARTICLES = ("al-", "ad-", "an-", "as-", "el-")
_SMALL = frozenset("of the for in and on al de du la el".split())
_ACRONYM = 5  # letters; longer all-capital words are shouting, not acronyms


def _bare(folded: str) -> str:
    """Strip the English possessive, and the particles that Arabic writes onto a word."""
    folded = folded.removesuffix("'s").removesuffix("'")
    return _PARTICLE.sub("", folded)


@dataclass(frozen=True, slots=True)
class Entry:
    """One name: its folded words, whose it is, and whether case must match."""

    words: tuple[str, ...]
    of: str
    kind: str
    exact: str | None = None


@dataclass
class NameBook:
    """Names by their first folded word, longest first."""

    entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of_case(cls, actors: Iterable[Actor], places: Iterable[Place]) -> "NameBook":
        """Return the book of everything a case's knowledge names."""
        book = cls()
        for kind, things in (("actor", actors), ("place", places)):
            for thing in things:
                for name in thing.names:
                    book.add(name.name, thing.id, kind)
        return book

    def add(self, name: str, of: str, kind: str) -> None:
        """Add one name, with and without an article."""
        for form in {name, re.sub(r"^(?:the|The)\s+", "", name)}:
            parts = tuple(_bare(fold(form[s:e])) for s, e in words(form))
            if not parts:
                continue
            acronym = form.isupper() and form.isascii() and len(form) <= _ACRONYM
            entry = Entry(parts, of, kind, form if acronym else None)
            row = self.entries[parts[0]]
            if entry not in row:
                row.append(entry)
                row.sort(key=lambda one: -len(one.words))

    def merged(self, other: "NameBook") -> "NameBook":
        """Return a book that holds the names of both."""
        book = NameBook()
        for source in (self, other):
            for row in source.entries.values():
                for entry in row:
                    target = book.entries[entry.words[0]]
                    if entry not in target:
                        target.append(entry)
        for row in book.entries.values():
            row.sort(key=lambda one: -len(one.words))
        return book

    def find(self, text: str) -> list[tuple[int, int, Entry]]:
        """Return every name in a text, leftmost and longest, none inside another."""
        spans = words(text)
        folded = [_bare(fold(text[s:e])) for s, e in spans]
        found: list[tuple[int, int, Entry]] = []
        index = 0
        while index < len(spans):
            entry = self._at(text, spans, folded, index)
            if entry is None:
                index += 1
                continue
            last = index + len(entry.words) - 1
            start, end = spans[index][0], spans[last][1]
            end -= len(_POSSESSIVE.search(text[start:end])[0])  # type: ignore[index]
            found.append((start, end, entry))
            index = last + 1
        return found

    def _at(
        self, text: str, spans: list[tuple[int, int]], folded: list[str], index: int
    ) -> Entry | None:
        for entry in self.entries.get(folded[index], ()):
            size = len(entry.words)
            if tuple(folded[index : index + size]) != entry.words:
                continue
            start = spans[index][0]
            if entry.exact is None or text.startswith(entry.exact, start):
                return entry
        return None

    def owner_of_word(self, word: str) -> str | None:
        """Return the one actor whose names hold a word, or None if there is none or more than one."""
        key = _bare(fold(word))
        owners = {
            entry.of
            for row in self.entries.values()
            for entry in row
            if entry.kind == "actor" and key in entry.words
        }
        return owners.pop() if len(owners) == 1 else None

    def lookup(self, name: str) -> str | None:
        """Return whose name this is, if the whole of it is one name (or one with a title before)."""
        found = self.find(name)
        whole = len(words(name))
        best = max(found, key=lambda one: len(one[2].words), default=None)
        if best and len(best[2].words) * 2 >= whole:
            return best[2].of
        return None


def in_title_case(text: str) -> bool:
    """Say whether capitals tell nothing here, as in headlines: every word of weight begins with one."""
    heavy = [text[start:end] for start, end in words(text) if end - start > 3]
    plain = [w for w in heavy if w[0].islower() and not w.startswith("al-") and w not in _LIGHT]
    return len(heavy) > 4 and not plain


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(read_yaml("predicates.yaml")["stopwords"].split())


def name_claims(claims: Iterable[Claim], book: NameBook) -> NameBook:
    """Return the names that claims use and the case does not know, each with its last word alone.

    “Osama bin Laden” of a claim is the “bin Laden” of a report.
    """
    named = NameBook()
    for claim in claims:
        if in_title_case(claim.text):
            continue  # every word has a capital
        for match in _CAPITALISED.finditer(claim.text):
            name = match.group()
            if match.start() == 0 and fold(name.split()[0]) in _stopwords():
                name = name.partition(" ")[2]
            opens = not name or (match.start() == 0 and " " not in name)
            if opens or book.lookup(name) or fold(name) in _CALENDAR or fold(name) in _stopwords():
                continue
            named.add(name, f"name:{slug(name)}", "name")
            last = name.split()[-1]
            if " " in name and len(last) >= _SURNAME:
                named.add(last, f"name:{slug(name)}", "name")
    return named


def define_names(document: Document, book: NameBook) -> NameBook:
    """Return the names a document defines for itself: “Syrian Revolutionaries Front [SRF]”.

    The long form keeps its owner if the case knows it; else it becomes an actor of its own, named
    by the document.
    """
    learned = NameBook()
    for match in _SHORT_FORM.finditer(document.text):
        short = match["short"]
        before = document.text[max(0, match.start() - _LONG_FORM) : match.start()]
        name = _long_form(before, short)
        if not name:
            continue
        of = book.lookup(name) or slug(re.sub(r"^(?:the|The)\s+", "", name))
        learned.add(name, of, "actor")
        learned.add(short, of, "actor")
    for match in _QUOTED_WORD.finditer(document.text):
        if owner := book.owner_of_word(match[1]):
            learned.add(match[1], owner, "actor")
    return learned


def _long_form(before: str, short: str) -> str | None:
    """Return the shortest run of words that ends the text and spells the short form."""
    parts = re.findall(r"[^\W\d_][\w'’.-]*", re.split(r"[,;:!?()\[\]\n“”\"]", before)[-1])[-6:]
    letters = list(short.lower())
    for size in range(1, len(parts) + 1):
        run = parts[-size:]
        initials = [
            fold(piece)[0]
            for word in run
            for piece in re.split(r"-", word)
            if piece and fold(piece) not in _SMALL
        ]
        every = [fold(piece)[0] for word in run for piece in re.split(r"-", word) if piece]
        opens = run[0][0].isupper() or run[0].startswith(_ARTICLES)
        if opens and (letters == initials or _spells(letters, every)):
            return " ".join(run)
    capitals = [word for word in parts if word[0].isupper()]
    return " ".join(parts[parts.index(capitals[-2]) :]) if len(capitals) >= 2 else None


def _spells(letters: list[str], initials: list[str]) -> bool:
    """Say whether the letters are initials in order, from the first one on (AQIM may skip “in the”)."""
    rest = iter(initials)
    return letters[0] == initials[0] and all(letter in rest for letter in letters)


def books_of(documents: Iterable[Document], book: NameBook) -> Mapping[str, NameBook]:
    """Return for each document the case's names with those it defines; comments share the page's."""
    learned: dict[str, NameBook] = {}
    for document in documents:
        own = define_names(document, book)
        if document.parent and document.parent in learned:
            own = learned[document.parent].merged(own)
        learned[document.id] = book.merged(own)
    return learned
