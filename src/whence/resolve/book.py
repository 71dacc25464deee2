"""The names a case knows, of actors and places, as they are found in a text.

A name is found only whole and folded; a short all-capital name (“IS”, “JN”) only in capitals, or
every “is” would be a state. Where two actors have one name, its dates decide.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from whence.data.lexicons import read_yaml
from whence.model import Actor, Claim, Interval, Place
from whence.text import fold, slug, words

from .validity import Entry, beside, heirs_of, settle

_CAPITALISED = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'’-]*(?:\s+(?:(?:bin|al|de|van|von|of|the)\s+)?[A-ZÀ-Þ][\w'’-]*)*"
)
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
_ACRONYM = 5  # letters; longer all-capital words are shouting, not acronyms


def _bare(folded: str) -> str:
    """Strip the English possessive, and the particles that Arabic writes onto a word."""
    folded = folded.removesuffix("'s").removesuffix("'")
    return _PARTICLE.sub("", folded)


@dataclass
class NameBook:
    """Names by their first folded word, longest first.

    A name that several actors have is one entry that holds all of them, decided by `when`, the
    time of what is read, where their dates allow; `heirs` are who became whom by renaming.
    """

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    when: Interval | None = None
    heirs: Mapping[str, str] = field(default_factory=dict)
    contested: set[tuple[str, ...]] = field(default_factory=set)
    _by_word: dict[str, list[Entry]] | None = field(
        default=None, init=False, repr=False, compare=False
    )

    @classmethod
    def of_case(cls, actors: Iterable[Actor], places: Iterable[Place]) -> "NameBook":
        """Return the book of everything a case's knowledge names."""
        actors = tuple(actors)
        book = cls(heirs=heirs_of(actors))
        for kind, things in (("actor", actors), ("place", places)):
            for thing in things:
                for name in thing.names:
                    book.add(name.name, thing.id, kind, name.from_, name.until)
        return book

    def add(
        self,
        name: str,
        of: str,
        kind: str,
        from_: Interval | None = None,
        until: Interval | None = None,
        *,
        as_written: bool = False,
    ) -> None:
        """Add one name, with and without an article; `as_written` where its capitals must be met."""
        for form in {name, re.sub(r"^(?:the|The)\s+", "", name)}:
            parts = tuple(_bare(fold(form[s:e])) for s, e in words(form))
            if not parts:
                continue
            acronym = form.isupper() and form.isascii() and len(form) <= _ACRONYM
            exact = form if acronym or as_written else None
            self._put(Entry(parts, of, kind, exact, from_, until))

    def _put(self, entry: Entry) -> None:
        """Keep an entry; one that another actor has as well becomes one entry of both."""
        self._by_word = None
        row = self.entries.setdefault(entry.words[0], [])
        place = next((i for i, one in enumerate(row) if _clash(one, entry)), None)
        if place is None:
            # The same name with dates and without: the dates say more.
            dated = [one for one in row if _is_again(one, entry) and one.dated != entry.dated]
            if dated and dated[0].dated:
                return
            row[:] = [one for one in row if one not in dated]
            if entry not in row:
                row.append(entry)
                row.sort(key=lambda one: -len(one.words))
            return
        known = row[place].rivals or (row[place],)
        rivals = tuple(dict.fromkeys((*known, *(entry.rivals or (entry,)))))
        row[place] = settle(rivals, self.when, self.heirs)
        self.contested.add(entry.words)

    def at(self, when: Interval) -> "NameBook":
        """Return the book as it holds for what was written at a time; names are shared, not copied."""
        return replace(self, when=when)

    def merged(self, other: "NameBook") -> "NameBook":
        """Return a book that holds the names of both; where both have a name, the other's owner counts.

        Rows that the other does not touch are shared.
        """
        book = replace(self, entries=dict(self.entries), contested=self.contested | other.contested)
        for first, row in other.entries.items():
            taken = {(one.words, one.exact) for one in row}
            own = [
                one
                for one in self.entries.get(first, ())
                if one.kind != "actor" or (one.words, one.exact) not in taken
            ]
            own += [one for one in row if one not in own]
            book.entries[first] = sorted(own, key=lambda one: -len(one.words))
        return book

    def scan(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Yield every name in a text, leftmost and longest, none inside another, nobody's as well."""
        spans = words(text)
        folded = [_bare(fold(text[s:e])) for s, e in spans]
        index = 0
        while index < len(spans):
            entry = self._at(text, spans, folded, index)
            if entry is None:
                index += 1
                continue
            last = index + len(entry.words) - 1
            start, end = spans[index][0], spans[last][1]
            end -= len(_POSSESSIVE.search(text[start:end])[0])  # type: ignore[index]
            if entry.rivals:
                when = beside(text, start, end) or self.when
                entry = settle(entry.rivals, when, self.heirs)
            yield start, end, entry
            index = last + 1

    def find(self, text: str) -> list[tuple[int, int, Entry]]:
        """Return every name in a text whose owner is known, leftmost and longest, none inside another."""
        return [found for found in self.scan(text) if found[2].of]

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
        owners = {entry.of for entry in self._with_word(word)}
        return owners.pop() if len(owners) == 1 else None

    def whole_with(self, word: str) -> str | None:
        """Return the folded name that holds a word, the shortest of more than one word, if any."""
        found = (" ".join(one.words) for one in self._with_word(word) if len(one.words) > 1)
        return min(found, key=lambda name: (len(name), name), default=None)

    def _with_word(self, word: str) -> list[Entry]:
        if self._by_word is None:
            self._by_word = defaultdict(list)
            every = (entry for row in self.entries.values() for entry in row)
            for entry in every:
                if entry.rivals:
                    entry = settle(entry.rivals, self.when, self.heirs)
                if entry.kind == "actor" and entry.of:
                    for part in dict.fromkeys(entry.words):
                        self._by_word[part].append(entry)
        return self._by_word.get(_bare(fold(word)), [])

    def owner(self, name: str, *kinds: str) -> str | None:
        """Return the actor (or other of those kinds) of whom this is a whole name, or None."""
        found = self.find(name)
        size = len(words(re.sub(r"^(?:the|The)\s+", "", name)))
        whole = len(found) == 1 and len(found[0][2].words) >= size
        whole = whole and found[0][2].kind in (kinds or ("actor",))
        return found[0][2].of if whole else None

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


def _clash(one: Entry, other: Entry) -> bool:
    """Say whether two entries are one name of two actors."""
    same = (one.words, one.exact, one.kind) == (other.words, other.exact, other.kind)
    owners = {row.of for entry in (one, other) for row in (entry.rivals or (entry,))}
    return same and one.kind == "actor" and len(owners) > 1


def _is_again(one: Entry, other: Entry) -> bool:
    left, right = (one.words, one.exact, one.kind, one.of), (other.words, other.exact, other.kind)
    return left == (*right, other.of) and not one.rivals


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
