"""Names that may be places, and how clearly the words around them say so.

“in the town of X” and “X air base” make X a place whatever it is; “in X” mostly does; after “from” or
“captured” may stand a person or a body as well.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from whence.text import fold, sentences, words

from .place_words import directions, nouns, opening_words, signs, word_list, words_before

Sign = Literal["sure", "likely", "perhaps", "none"]

_LONGEST = 5  # words of a name
_ARTICLE = re.compile(
    r"(?:al|el|ad|an|ar|as|at|az|ash|ath|adh|de|d|l)[-'’](?=[^\W\d_])", re.IGNORECASE
)
_CONNECTORS = frozenset("de la le du des el al bin ben der den am sur les las los del di".split())
_SKIPPED = re.compile(
    r"\w+-(?:held|controlled|ruled|run|occupied|administered)|besieged|nearby|neighbou?ring|embattled|"
    r"downtown|greater|war-torn|historic|ancient|tiny|small|large|remote|coastal|contested|divided"
)
_APPOSITION = re.compile(
    r",\s+(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?P<noun>town|village|city|suburb|hamlet|district|province|"
    r"crossing|airport|airbase|port|island)\b"
)
_DATELINE = re.compile(
    # “BEIRUT —”, “Beirut, Lebanon (AP) -”; “Amal Osman — the leader” is none.
    r"(?m)^[^\S\n]*(?:(?P<loud>[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?: [A-ZÀ-Þ'’.-]+){0,3})(?:, [^\W\d_][\w.'’ -]{1,30})?"
    r"(?:\s?\([^)\n]{2,30}\))?|(?P<agency>[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*){0,3})"
    r"(?:, [^\W\d_][\w.'’ -]{1,30})?\s?\([^)\n]{2,30}\))\s?(?:—|–|--|-) (?=[^\W\d_])"
)

# After a place stands a mark, or a word that opens something else.
_NOUN_BEHIND = re.compile(
    r"[ \u00a0-](?!(?:and|or|but|that|which|who|where|when|while|as|on|in|at|to|from|by|with|for|of|is|are|was|were|"
    r"has|have|had|will|would|could|may|after|before|since|until|during|against|because|if|so|it|he|she|they|the|an?|"
    r"this|these|late|early|last|yesterday|today|not|alone|itself|also|near|despite|where|then|over|under)\b)[^\W\d_“‘\"]|[ \u00a0][“‘\"]|['’]"
)
_FEW = 2  # words of a new name behind “in”
# “the Marra district attorney” is of no district that the text speaks of.
_OFFICE = re.compile(
    r" (?:attorneys?|courts?|judges?|council|hall|manager|commissioner|police|prosecutors?)\b"
)
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")  # “U.S.” keeps its last full stop
_STOPPED = frozenset("st ste mt ft".split())  # written with a full stop before a name
_OPENING = 600  # characters in which a dateline stands
_LIST = re.compile(r",? (?:and|or|et|und|y) |, ?|; ?|/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that may be a place: `text[start:end]`, with a noun behind it up to `whole`.

    `kind` is what that noun (or “the town of”) makes it, `part` the direction before it, which begins
    at `begin`. `titled` says that a title or the like stands before it. `placed` says that the words before alone make it a place, `opened` that they would make one of a new name, `listed` that it follows the candidate before it in a list, `opens` that its capital may be the sentence's.
    """

    start: int
    end: int
    name: str
    begin: int
    whole: int
    sign: Sign = "none"
    kind: str | None = None
    part: str | None = None
    titled: bool = False
    placed: bool = False
    opened: bool = False
    listed: bool = False
    opens: bool = False


def read_candidates(text: str, language: str = "en") -> list[Candidate]:
    """Return the capitalised names of a text, each with what its surroundings say, in order."""
    reader = _Reader(text, language)
    found: list[Candidate] = []
    for first, last in reader.runs():
        one = reader.candidate(first, last, found[-1] if found else None)
        if one is not None:
            found.append(one)
    return found


class _Reader:
    """The words of one text; look-ups of what stands before and behind a run of them."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.before = words_before(language)
        self.small = self.before | opening_words()
        self.spans = words(text)
        self.lows = [fold(text[start:end]) for start, end in self.spans]
        self.opens = {start for start, _ in sentences(text)}
        head = _DATELINE.finditer(text[:_OPENING])
        self.datelines = {match.start(match.lastgroup or 0) for match in head}

    def runs(self) -> Iterator[tuple[int, int]]:
        """Yield runs of capitalised words as first and last position."""
        at, count = 0, len(self.spans)
        while at < count:
            if not self._capital(at) or self._small(at):
                at += 1
                continue
            last = at
            while last - at + 1 < _LONGEST and (onward := self._onward(last)):
                last = onward
            yield at, last
            at = last + 1

    def candidate(self, first: int, last: int, before: Candidate | None) -> Candidate | None:
        """Return what a run may name, without direction and noun; None if nothing is left of it."""
        part, at = self._part(first, last)
        end, whole, kind = self._noun(at, last)
        firm = kind is not None and self._firm(end, whole)
        if end < at:
            return None
        start, stop = self.spans[at][0], self._bare_end(end)
        begin, part = (self.spans[first][0], part) if part else self._part_before(first)
        left = self._left(first if begin == self.spans[first][0] else first - 1)
        sign, said = self._sign(left)
        placed = sign in ("sure", "likely")
        opened = self._opened(first, left) and last - at < _FEW
        apposed = _APPOSITION.match(self.text, stop)
        if firm or apposed or start in self.datelines:
            sign = "sure"
        elif kind and sign == "none" and self.text[stop:whole].islower():
            sign = "perhaps"
        kind = kind or said or (nouns().get(apposed["noun"]) if apposed else None)
        gap = self.text[before.whole : begin] if before else "?"
        return Candidate(
            start=start,
            end=stop,
            name=self.text[start:stop],
            begin=begin,
            whole=max(stop, whole) if whole > self.spans[end][1] else stop,
            sign=sign,
            kind=kind,
            part=part,
            titled=self._titled(first, left),
            placed=placed,
            opened=opened and not self._adjective(last),
            listed=bool(before and _LIST.fullmatch(gap)),
            opens=start in self.opens,
        )

    def _capital(self, at: int) -> bool:
        start, end = self.spans[at]
        word = self.text[start:end]
        if article := _ARTICLE.match(word):
            word = word[article.end() :]
        return word[:1].isupper()

    def _small(self, at: int) -> bool:
        """Say whether a word has its capital from the sentence; “Now Zad” has it inside one."""
        opens = self.spans[at][0] in self.opens
        return self.lows[at] in (self.small if opens else self.before)

    def _onward(self, last: int) -> int | None:
        """Return the next position of a run, over a connector where there is one."""
        after = last + 1
        # “Syria's Azaz” are two names.
        if after >= len(self.spans) or not self._joined(last) or self._owns(last):
            return None
        if self._capital(after) and self.lows[after] not in self.before:
            return after
        if self.lows[after] in _CONNECTORS and after + 1 < len(self.spans):
            return after + 1 if self._joined(after) and self._capital(after + 1) else None
        return None

    def _joined(self, at: int) -> bool:
        gap = self.text[self.spans[at][1] : self.spans[at + 1][0]]
        return gap in (" ", "\u00a0") or (gap == ". " and self.lows[at] in _STOPPED)

    def _owns(self, at: int) -> bool:
        return self.lows[at].endswith(("'s", "s'"))

    def _bare_end(self, last: int) -> int:
        start, end = self.spans[last]
        if _DOTTED.fullmatch(self.text, start, end) and self.text.startswith(".", end):
            return end + 1
        return end - 2 if self.lows[last].endswith("'s") else end

    def _part(self, first: int, last: int) -> tuple[str | None, int]:
        """Return a direction that opens the run (“Northern Aleppo”) and where the name begins."""
        part = directions().get(self.lows[first])
        return (part, first + 1) if part and first < last else (None, first)

    def _part_before(self, first: int) -> tuple[int, str | None]:
        here = self.spans[first][0]
        if first == 0 or not self._joined(first - 1):
            return here, None
        part = directions().get(self.lows[first - 1])
        return (self.spans[first - 1][0], part) if part else (here, None)

    def _noun(self, first: int, last: int) -> tuple[int, int, str | None]:
        """Return the last word of the name proper, where its noun ends, and the kind it makes."""
        for size in (2, 1):  # inside the run: “Bab al-Hawa Crossing”
            if last - size >= first and (kind := self._noun_at(last - size + 1, size)):
                return last - size, self.spans[last][1], kind
        for size in (2, 1):  # behind it: “Taftanaz air base”
            onward = last + size < len(self.spans) and not self._owns(last)
            if onward and all(map(self._joined, range(last, last + size))):
                kind, end = self._noun_at(last + 1, size), self.spans[last + size][1]
                if kind and not _OFFICE.match(self.text, end):
                    return last, end, kind
        return last, self.spans[last][1], None

    def _noun_at(self, at: int, size: int) -> str | None:
        noun = " ".join(self.lows[at : at + size])
        start = self.spans[at][0]
        # “Golden State” is a name as a whole.
        loose = noun in word_list("loose_nouns") and self.text[start].isupper()
        return None if loose else nouns().get(noun)

    def _titled(self, first: int, left: list[str]) -> bool:
        """Say whether what stands before makes one name with it: “Mr. Jordan”, “the Gulf of Mexico”."""
        water = left[-1:] == ["of"] and left[-2:-1] and left[-2] in word_list("waters")
        return bool(water) or (first > 0 and self.lows[first - 1].strip(".") in word_list("titles"))

    def _opened(self, first: int, left: list[str]) -> bool:
        """Say whether the words before, in small letters and without “the”, are open to a new name."""
        if (
            first == 0
            or not self.text[self.spans[first - 1][0]].islower()
            or self.lows[first - 1] == "the"
        ):
            return False
        if left[-1:] == ["in"] and left[-2:-1] and left[-2] in word_list("in_what"):
            return False
        return any(" ".join(left[-size:]) in signs("open", self.language) for size in (1, 2))

    def _adjective(self, last: int) -> bool:
        """Say whether another noun may follow: “in Sony headquarters” is about Sony."""
        end = self.spans[last][1]
        return self._owns(last) or bool(_NOUN_BEHIND.match(self.text, end))

    def _firm(self, end: int, whole: int) -> bool:
        """Say whether the noun after a word makes a place of any name; “Derby County” plays football."""
        noun = self.text[self.spans[end][1] : whole].strip(" .")
        return fold(noun) not in word_list("loose_nouns") and (
            noun.islower() or nouns().get(fold(noun)) in word_list("firm_kinds")
        )

    def _left(self, first: int) -> list[str]:
        """Return up to three words before a run, nearest last, without articles and such."""
        found: list[str] = []
        at = first - 1
        while at >= 0 and len(found) < 3 and self._joined(at):
            low = self.lows[at]
            if found or not (low == "the" or _SKIPPED.fullmatch(low)):
                found.insert(0, low)
            at -= 1
        return found

    def _sign(self, left: list[str]) -> tuple[Sign, str | None]:
        """Return how clearly the words before say that a place follows, and its kind if they do."""
        for size in (2, 1):
            phrase = " ".join(left[-size:])
            if len(left) >= size and phrase in signs("sure", self.language):
                return "sure", nouns().get(left[-size])
        last = left[-1] if left else ""
        if last in signs("likely", self.language):
            return "likely", None
        return ("perhaps" if last in signs("perhaps", self.language) else "none"), None


def whole_names(text: str, one: Candidate, known: Callable[[str], bool]) -> Candidate:
    """Return a candidate with the direction or noun that belongs to its name: “Northern Ireland”.

    `known` says whether there is a place of a name.
    """
    whole = one.part and text[one.begin].isupper()
    if whole and (known(text[one.begin : one.end]) or not known(one.name)):
        name = text[one.begin : one.end]
        one = replace(one, start=one.begin, name=name, part=None)
    if one.kind and not text[one.end : one.whole].islower() and known(text[one.start : one.whole]):
        one = replace(one, end=one.whole, name=text[one.start : one.whole])
    return one
