"""What somebody says beside a text he pastes, and what of it the text does not say.

Without a translation nothing can be checked but whether the text has *any word* for a thing. So
only things are looked for of which all common words are known (`bilingual.yaml`), numbers, and,
within one language, words by their stems; what is reported is that no word for it was found. That
a word was found says nothing: it may be denied there, or said of somebody else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whence.data.lexicons import read_yaml
from whence.model import Block, Document, Span
from whence.text import fold, trim, words

from .bilingual import known, mentions, things
from .skeleton import skeleton

_LONGEST = 1_200  # characters of an introduction; a longer one is no introduction
_SHORTEST = 4  # letters of a word that tells something
_NAME = 3  # consonants below which too many names look alike
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})+(?!\w)|(?<![\w.,])\d{2,}(?!\w)")
_CREDIT = re.compile(r"\b(?:according to|via|by way of|from the)\b.*", re.IGNORECASE | re.DOTALL)
_LINE = re.compile(r"[^\n]+")
_READ = 50_000  # characters of a pasted text that are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """The words of a document's own author that introduce or render a text pasted beside them."""

    own: Span
    beside: Span
    language: str
    beside_language: str
    place: Literal["before", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Something that a gloss says and the text beside it has no word for."""

    kind: Literal["thing", "word", "number", "name"]
    own: Span
    beside: Span
    thing: str

    @property
    def what(self) -> str:
        """Say in one sentence what was looked for and not found."""
        if self.kind == "number":
            return (
                f"“{self.own.quote}” is said beside the quotation; the number was not found in it"
            )
        if self.kind == "name":
            return f"“{self.own.quote}” is said beside the quotation; no such name was found in it"
        same = fold(self.own.quote) == fold(self.thing)
        word = "it" if same else f"“{self.thing}”"
        return (
            f"“{self.own.quote}” is said beside the quotation; no word for {word} was found in it"
        )


def find_glosses(document: Document) -> list[Gloss]:
    """Return what the author says right before or after each pasted or foreign text."""
    found = []
    for block in _texts(document):
        for place in ("before", "after"):
            own = _before(document, block) if place == "before" else _after(document, block)
            if own:
                found.append(
                    Gloss(
                        own=document.span(*own),
                        beside=block.span,
                        language=document.language or "en",
                        beside_language=block.language or document.language or "en",
                        place=place,
                    )
                )
    return found


def find_additions(document: Document) -> list[Addition]:
    """Return what each gloss of a document adds to the text beside it.

    A rendering in the language of the text renders nothing: it is kept apart, not compared.
    """
    found: list[Addition] = []
    for gloss in find_glosses(document):
        same = gloss.language == gloss.beside_language
        if same and gloss.place == "after":
            continue
        found += _things_added(document, gloss)
        found += _numbers_added(document, gloss)
        found += _words_added(document, gloss) if same else _names_added(document, gloss)
    unique: dict[tuple[int, int], Addition] = {}
    for one in sorted(found, key=lambda one: (one.own.start, one.own.start - one.own.end)):
        if not any(one.own.overlaps(other.own) for other in unique.values()):
            unique[one.own.start, one.own.end] = one
    return list(unique.values())


def _texts(document: Document) -> Iterator[Block]:
    pasted = [one for one in document.blocks if one.kind == "pasted"]
    yield from pasted
    for one in document.blocks:
        if one.kind == "foreign" and not any(one.span.overlaps(other.span) for other in pasted):
            yield one


def _before(document: Document, block: Block) -> tuple[int, int] | None:
    """Return the line that introduces a text: it ends with a colon, or names whose text it is."""
    text = document.text[: block.span.start].rstrip()
    start = text.rfind("\n") + 1
    piece = trim(document.text, max(start, len(text) - _LONGEST), len(text))
    if piece is None or piece[1] - piece[0] < _SHORTEST:
        return None
    by = block.attributed_to
    if by and by.start == piece[0] and by.end == piece[1]:
        return None  # “Aaron David Miller:”, a name and nothing said
    credited = by is not None and piece[0] <= by.start < piece[1]
    return piece if text.endswith((":", "：")) or credited else None


def _after(document: Document, block: Block) -> tuple[int, int] | None:
    """Return the paragraph behind a text that says it renders it: “translation: …”."""
    match = _LINE.search(document.text, block.span.end)
    if match is None:
        return None
    piece = trim(document.text, match.start(), min(match.end(), match.start() + _LONGEST))
    if piece is None:
        return None
    head = fold(document.text[piece[0] : piece[0] + 40])
    renders = any(re.match(rf"\W*{re.escape(fold(one))}\b", head) for one in _listed("renders"))
    return piece if renders else None


def _things_added(document: Document, gloss: Gloss) -> Iterator[Addition]:
    beside = gloss.beside.quote[:_READ]
    for one in things(_said(gloss), gloss.language):
        language = gloss.beside_language
        if known(one.name, language) and not mentions(beside, one.name, language):
            yield _addition(document, gloss, "thing", one.start, one.end, one.name)


def _numbers_added(document: Document, gloss: Gloss) -> Iterator[Addition]:
    beside = {_value(match) for match in _DIGITS.findall(_western(gloss.beside.quote[:_READ]))}
    for match in _DIGITS.finditer(_western(_said(gloss))):
        if _value(match.group()) not in beside:
            yield _addition(document, gloss, "number", *match.span(), match.group())


def _words_added(document: Document, gloss: Gloss) -> Iterator[Addition]:
    """Yield runs of words of which the text beside has neither the stem nor a near word."""
    said = _said(gloss)
    beside = gloss.beside.quote[:_READ]
    stems = {_stem(fold(beside[start:end]), gloss.language) for start, end in words(beside)}
    names = {skeleton(beside[start:end]) for start, end in words(beside)}
    near = {
        one.name
        for one in things(said, gloss.language)
        if mentions(beside, one.name, gloss.language)
    }
    covered = [one for one in things(said, gloss.language) if one.name in near]
    run: list[tuple[int, int]] = []
    for start, end in [*words(said), (len(said), len(said))]:
        word = said[start:end]
        told = (
            len(word) >= _SHORTEST
            and word.isalpha()
            and fold(word) not in _about()
            and _stem(fold(word), gloss.language) not in stems
            and not (word[0].isupper() and any(_close(skeleton(word), one) for one in names))
            and not any(one.start < end and start < one.end for one in covered)
        )
        goes_on = bool(run) and said[run[-1][1] : start].strip() == ""
        if run and not (told and goes_on):
            yield _addition(
                document, gloss, "word", run[0][0], run[-1][1], said[run[0][0] : run[-1][1]]
            )
            run = []
        if told:
            run.append((start, end))


def _names_added(document: Document, gloss: Gloss) -> Iterator[Addition]:
    """Yield names of which the text beside has none with the same consonants."""
    said, beside = _said(gloss), gloss.beside.quote[:_READ]
    bones = {skeleton(beside[start:end][at:]) for start, end in words(beside) for at in (0, 1)}
    rows = things(said, gloss.language)
    first = True
    for start, end in words(said):
        word, opens = said[start:end], first
        first = said[end : end + 1] in (".", "!", "?")
        sound = skeleton(word)
        plain = opens or not word[0].isupper() or word.isupper() or len(sound) < _NAME
        if plain or any(one.start < end and start < one.end for one in rows):
            continue
        if not any(_close(sound, other) for other in bones):
            yield _addition(document, gloss, "name", start, end, word)


def _close(one: str, other: str) -> bool:
    """Say whether two skeletons may be one name: equal, a part, or off by one sound left out."""
    if one == other or (len(other) >= _NAME and (other in one or one in other)):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _NAME and len(long) - len(short) == 1 and _within(short, long)


def _within(short: str, long: str) -> bool:
    """Say whether all sounds of one come in the other in the same order."""
    rest = iter(long)
    return all(sound in rest for sound in short)


def _said(gloss: Gloss) -> str:
    """Return what a gloss says without its credit: “… according to the newspaper HR:”."""
    return _CREDIT.sub("", gloss.own.quote) if gloss.place == "before" else gloss.own.quote


def _addition(
    document: Document, gloss: Gloss, kind: str, start: int, end: int, thing: str
) -> Addition:
    own = document.span(gloss.own.start + start, gloss.own.start + end)
    return Addition(kind=kind, own=own, beside=gloss.beside, thing=thing)  # type: ignore[arg-type]


def _western(text: str) -> str:
    """Return a text with its decimal digits as 0 to 9, offsets unchanged."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _value(number: str) -> str:
    return re.sub(r"[.,]", "", number)


def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


@cache
def _stemmer(language: str):  # type: ignore[no-untyped-def]
    import snowballstemmer

    names = {
        "en": "english",
        "de": "german",
        "fr": "french",
        "es": "spanish",
        "ru": "russian",
        "ar": "arabic",
    }
    return snowballstemmer.stemmer(names[language]) if language in names else None


@cache
def _about() -> frozenset[str]:
    return frozenset(fold(word) for word in read_yaml("gloss.yaml")["about"].split())


def _listed(name: str) -> list[str]:
    return list(read_yaml("gloss.yaml")[name])
