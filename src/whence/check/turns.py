"""The turns of phrase of `remarks.yaml` and `predictions.yaml`, and where a text has them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from whence.data.lexicons import read_yaml
from whence.model import Span
from whence.text import fold, sentences

# One sentence may hold many turns of one kind and a hostile page many thousand: what a reader would
# look at is the first of each sentence, and so many sentences of a document.
_MOST = 60
_EACH = 4
_GAP, _FAR = " ... ", " .... "
SIGN = "sign:"  # before the name of a sign of `predictions.yaml`
# Two words of one turn are parted by white space, a comma or a hyphen, not by the end of a clause.
_APART = r"[^\w.;!?]+"
_VERBS = (
    *("do", "does", "did", "is", "are", "was", "were", "has", "have", "had"),
    *("would", "will", "can", "could", "should", "may", "might", "must"),
)
_NOT = rf"(?:(?:{'|'.join(_VERBS)}){_APART}not|\w+n't|not|cannot)"
_WORD = re.compile(r"[\w']+")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of phrase: the kind of remark it makes, and whether it does so only in a question."""

    kind: str
    question: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence with a turn of phrase: which kind it is of, the sentence's place, the words.

    `sentence` counts the sentences of the document from 0; `start` and `end` are its offsets. `more`
    has further turns of the kind in the sentence.
    """

    document: str
    kind: str
    sentence: int
    start: int
    end: int
    words: Span
    more: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The sentences of one document with the remarks in them, in the order of the text.

    `first` and `last` have for each sentence the first and the last one of its paragraph.
    """

    sentences: tuple[tuple[int, int], ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    remarks: Mapping[str, tuple[Remark, ...]]

    def of(self, kind: str) -> tuple[Remark, ...]:
        """Return the remarks of one kind."""
        return self.remarks.get(kind, ())

    def before(self, sentence: int, most: int = 1) -> tuple[tuple[int, int], ...]:
        """Return at most so many sentences before one in its paragraph, the nearest first."""
        lowest = max(self.first[sentence], sentence - most)
        return tuple(self.sentences[at] for at in range(sentence - 1, lowest - 1, -1))

    def paragraph(self, sentence: int) -> tuple[int, int]:
        """Return where the paragraph of a sentence begins, and where its last sentence ends."""
        return self.sentences[self.first[sentence]][0], self.sentences[self.last[sentence]][1]


def take_notes(document: str, text: str) -> Notes:
    """Find every remark of a text, in time linear in its length: one of a kind a sentence."""
    pieces = tuple(sentences(text))
    folded = fold(text)
    found: dict[str, list[Remark]] = {}
    for number, (start, end) in enumerate(pieces):
        for kind, places in _turns_in(folded, start, end).items():
            kept = found.setdefault(kind, [])
            if len(kept) < _MOST:
                first, *more = (
                    Span(document=document, start=at, end=until, quote=text[at:until])
                    for at, until in places
                )
                kept.append(
                    Remark(
                        document=document,
                        kind=kind,
                        sentence=number,
                        start=start,
                        end=end,
                        words=first,
                        more=tuple(more),
                    )
                )
    remarks = {kind: tuple(kept) for kind, kept in found.items()}
    opens = tuple(_first(text, pieces))
    ends = {opened: number for number, opened in enumerate(opens)}
    last = tuple(ends[opened] for opened in opens)
    return Notes(sentences=pieces, first=opens, last=last, remarks=remarks)


def _turns_in(folded: str, start: int, end: int) -> dict[str, list[tuple[int, int]]]:
    """Return where a sentence has turns of each kind, at most `_EACH` of one, none overlapping."""
    asked = "?" in folded[max(start, end - 3) : end]
    found: dict[str, list[tuple[int, int]]] = {}
    for word in _WORD.finditer(folded, start, end):
        key = "n't" if word.group().endswith("n't") else word.group()
        for turn in turns().get(key, ()):
            known = found.get(turn.kind, ())
            taken = known and (len(known) == _EACH or word.start() < known[-1][1])
            if taken or (turn.question and not asked):
                continue
            match = turn.pattern.match(folded, word.start(), end)
            if match:
                found.setdefault(turn.kind, []).append(match.span())
    return found


def _first(text: str, pieces: tuple[tuple[int, int], ...]) -> Iterator[int]:
    """Yield for each sentence the number of the first one of its paragraph."""
    opened = 0
    for number, (start, _) in enumerate(pieces):
        if number and _PARAGRAPH.search(text, pieces[number - 1][1], start):
            opened = number
        yield opened


@cache
def turns() -> Mapping[str, tuple[Turn, ...]]:
    """Return the turns by each word that may begin them, in the order of the file."""
    data: Any = read_yaml("remarks.yaml")
    signs: Any = read_yaml("predictions.yaml")["signs"]
    seen = {f"{SIGN}{id}": row["words"] for id, row in signs.items()}
    between, far = (
        rf"(?:{_APART}[\w']+){{0,{most}}}?{_APART}" for most in (data["gap"], 2 * data["gap"])
    )
    found: dict[str, list[Turn]] = {}
    for kind, rows in (data["remarks"] | seen).items():
        for row in rows:
            written = row.removesuffix("?")
            parts = [
                between.join(_APART.join(map(_either, p.split())) for p in part.split(_GAP))
                for part in written.split(_FAR)
            ]
            pattern = re.compile(rf"{far.join(parts)}(?!\w)")
            turn = Turn(kind=kind, question=row.endswith("?"), pattern=pattern)
            for key in _openers(written.split()[0]):
                found.setdefault(key, []).append(turn)
    return {key: tuple(turns) for key, turns in found.items()}


@cache
def words(name: str) -> str:
    """Return a pattern on folded text for any of the words of one list of `remarks.yaml`."""
    data: Any = read_yaml("remarks.yaml")["words"][name]
    forms = (re.escape(fold(str(word))).replace(r"\*", r"\w*") for word in data)
    longest_first = sorted((form.replace(r"\ ", r"\s+") for form in forms), key=len, reverse=True)
    return rf"(?:(?<!\w)(?:{'|'.join(longest_first)})(?!\w))"


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a pattern for folded text in which `{name}` stands for the words of that list."""
    filled = re.sub(r"\{([a-z_]+)\}", lambda match: words(match.group(1)), template)
    return re.compile(filled, re.DOTALL)


def _openers(word: str) -> Iterator[str]:
    for option in word.split("/"):
        if option == "not":
            yield from (*_VERBS, "not", "cannot", "n't")
        else:
            yield _WORD.findall(fold(option.replace("_", " ")))[0]


def _either(word: str) -> str:
    """Compile “a/b” to either of the two, and “not” to all the ways of writing it."""
    options = (_NOT if each == "not" else _plain(each) for each in word.split("/"))
    return rf"(?:{'|'.join(options)})"


def _plain(word: str) -> str:
    return _APART.join(map(re.escape, re.split("[_-]", fold(word))))
