"""The names of a case that may need a second look, and which pairs of them are worth comparing.

Names meet in blocks that share a sound, a spelling but for one letter, or initials, so that the
cost grows with the names and not with their pairs.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from whence.data.lexicons import read_yaml
from whence.model import Actor, Document, Mention, Source, SourceKind, Span, Statement
from whence.text import slug

from .brackets import initials_of
from .likeness import Form, read_form
from .shortened import is_common
from .syllables import chinese_key
from .written import bare, untitled

_MOST = 5_000  # names; the most frequent ones are compared
_PAIRS = 100_000  # compared; about 20 seconds
_FEW = 6  # names; two that share a word so rare are compared
_WHOLE = -1  # in place of the number of a word: all of the name is shared
_BLOCK = 40  # names; a sound or letter that more names share tells nothing
_DELETE = range(5, 13)  # letters of words of which one may be left out
_CAPITAL = r"[А-ЯЁІЇЄҐΑ-Ω][а-яёіїєґά-ώ'’]{2,24}+"
_FOREIGN = re.compile(rf"(?<!\w){_CAPITAL}(?: {_CAPITAL}){{0,2}}")
_LATIN = re.compile(r"[A-Za-z]{3}")
_SOUND = 3  # consonants that a word of another script must share with a name
_KEPT = 400  # places kept of one name


@dataclass(slots=True)
class Candidate:
    """A name with its owner (an id, or the name itself where nobody is known), and where it stands."""

    name: str
    owner: str
    kind: SourceKind | None = None
    known: bool = False
    spans: list[Span] = field(default_factory=list)

    @property
    def form(self) -> Form:
        """The name as it is compared."""
        return read_form(self.name)

    @property
    def size(self) -> int:
        """How many whole words tell it; a single letter stands for one that is not known."""
        words = self.form.telling
        return 1 if any(len(word.low) < 2 for word in words) else len(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of names to compare; `left_out` says how many names or blocks were too many."""

    pairs: tuple[tuple[Candidate, Candidate], ...]
    left_out: int = 0


def gather_names(
    documents: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    statements: Iterable[Statement],
    sources: Iterable[Source],
    actors: Iterable[Actor],
) -> list[Candidate]:
    """Return the names met in documents and those that actors of the case have, once each."""
    names = _Names()
    for actor in actors:
        for name in actor.names:
            names.note(name.name, actor.id, known=True)
    texts = {document.id: document for document in documents}
    coded = {source.id for source in sources if source.coded}
    for statement in statements:
        for hop in statement.chain:
            if hop.named and hop.start is not None and hop.end and hop.source not in coded:
                span = texts[statement.document].span(hop.start, hop.end)
                if is_proper(hop.name) and hop.kind != "document":
                    names.note(hop.name, hop.source, hop.kind, span)
    for mention in (mention for rows in mentions.values() for mention in rows):
        if mention.kind == "actor":
            names.note(mention.span.quote, mention.of, span=mention.span)
        elif mention.kind == "name":
            names.note(mention.span.quote, None, span=mention.span)
    for document in documents:
        for span in foreign_words(document, names.sounds):
            names.note(span.quote, None, span=span)
    return sorted(
        (one for one in names.found.values() if one.known or not names.inside(one)),
        key=lambda one: (-len(one.spans), one.name, one.owner),
    )


def foreign_words(document: Document, sounds: set[str]) -> Iterator[Span]:
    """Yield the Cyrillic and Greek names of a mixed text that sound like a name met.

    Only those with a capital: in Arabic, which has none, “Hadith” and “Marouf” are words of every
    page. Short sounds fit too much.
    """
    if not _LATIN.search(document.text):
        return
    for match in _FOREIGN.finditer(document.text):
        bones = {bones for one in read_form(match.group()).words for bones in one.bones}
        if any(len(one) >= _SOUND and one in sounds for one in bones):
            yield document.span(*match.span())


def is_proper(name: str) -> bool:
    """Say whether a run of words is a name, not a description: no longer word is in small letters."""
    return not any(part[0].islower() and len(part) > 4 for part in name.split())


class _Names:
    """The names met so far, by what is compared of them and by owner."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], Candidate] = {}
        self.owners: dict[str, str] = {}
        self.covered: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.sounds: set[str] = set()
        self.longest: dict[str, list[tuple[int, int]]] = {}

    def note(
        self,
        name: str,
        owner: str | None,
        kind: SourceKind | None = None,
        span: Span | None = None,
        *,
        known: bool = False,
    ) -> None:
        """Add a name, of nobody known where `owner` is None: then of whoever is called so already."""
        if not known:
            name = name[untitled(name) :]
        if span and (at := span.quote.find(name)) >= 0:
            start = span.start + at
            span = replace(span, start=start, end=start + len(name), quote=name)
        key = " ".join(word.low for word in read_form(name).words)
        if not key or (not known and _is_plain(name, key)):
            return
        owner = owner or self.owners.get(key) or slug(bare(name))
        self.owners.setdefault(key, owner)
        if span:
            self.sounds.update(bones for word in read_form(name).words for bones in word.bones)
        one = self.found.setdefault((key, owner), Candidate(name, owner))
        one.kind, one.known = one.kind or kind, one.known or known
        if span:
            self.covered[span.document].append((span.start, span.end))
            if len(one.spans) < _KEPT and span not in one.spans[-3:]:
                one.spans.append(span)

    def inside(self, one: Candidate) -> bool:
        """Say whether a name stands only inside longer ones: “Human Rights” of an observatory."""
        if not self.longest:
            self.longest = {document: _longest(rows) for document, rows in self.covered.items()}
        return bool(one.spans) and all(self._covers(span) for span in one.spans)

    def _covers(self, span: Span) -> bool:
        rows = self.longest[span.document]
        start, end = rows[bisect_right(rows, (span.start, 1 << 60)) - 1]
        return start <= span.start and span.end <= end and (start, end) != (span.start, span.end)


def _longest(rows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches that lie in no other, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(rows), key=lambda row: (row[0], -row[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


def _is_plain(name: str, key: str) -> bool:
    """Say whether a capitalised run is no name to compare: a people, a state, “JN-IS”."""
    parts = re.split(r"[-–/]", name)
    compound = len(parts) > 1 and any(part.isupper() and len(part) > 1 for part in parts)
    common = " " not in key and is_common(key) and not read_form(name).letters
    return compound or common or key in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(read_yaml("names.yaml")["states"].split())


def pair_up(names: Sequence[Candidate]) -> Pairs:
    """Return the pairs of names of different owners that share a block, at least one of them met.

    Two names of several words each must share two of them, or one that few names have.
    """
    kept = names[:_MOST]
    blocks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, one in enumerate(kept):
        for key, word in dict(_keys(one)).items():
            blocks[key].append((place, word))
    full = sum(len(block) > _BLOCK for block in blocks.values())
    met: dict[tuple[int, int], set[int]] = defaultdict(set)
    for key in sorted(key for key, block in blocks.items() if len(block) <= _BLOCK):
        block = blocks[key]
        for at, (right, _) in enumerate(block):
            for left, word in block[:at]:
                met[left, right].add(_WHOLE if len(block) <= _FEW else word)
    pairs = []
    for (left, right), shared in sorted(met.items()):
        one, other = kept[left], kept[right]
        enough = len(shared) > 1 or _WHOLE in shared or min(one.size, other.size) < 2
        if enough and one.owner != other.owner and (one.spans or other.spans):
            pairs.append((one, other))
    over = max(0, len(pairs) - _PAIRS)
    return Pairs(pairs=tuple(pairs[:_PAIRS]), left_out=len(names) - len(kept) + full + over)


def _keys(one: Candidate) -> Iterator[tuple[str, int]]:
    """Yield what a name shares with those that it may be, and which word of it: sounds, letters, initials."""
    form = one.form
    if form.letters:
        yield f"initials {form.letters.lower()}", _WHOLE
        return
    for place, word in enumerate(form.words):
        if word.low not in form.generic:
            yield from ((f"sound {bones}", place) for bones in word.bones if len(bones) > 1)
        if len(word.low) in _DELETE:
            yield f"letters {word.low}", place
            for at in range(1, len(word.low)):
                yield f"letters {word.low[:at]}{word.low[at + 1 :]}", place
    yield f"letters {''.join(word.low for word in form.words)}", _WHOLE
    if len(form.words) > 1:
        yield f"sound {''.join(word.bones[0] for word in form.words)}", _WHOLE
        yield from ((f"initials {letters}", _WHOLE) for letters in initials_of(one.name))
    if key := chinese_key(one.name):
        yield f"chinese {key}", _WHOLE
