"""Which earlier documents a comment answers, and the words that say so.

Only what is said counts: a number, a name, quoted words, or the markup of the page. Whom somebody
means who says none of these is left to the reader.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from whence.model import Document, ReplyTo
from whence.text import fold

from ..threads.words import any_of, thread_words
from .addressing import address
from .alignment import Words
from .handles import Handles, Named, handle_key, tokens
from .quotations import Quotation
from .stretches import Stretches

_OPENING = 200  # characters in which a comment says whom it answers
_LIST = (
    r"(?P<list>\d{1,4}(?:\s?(?:,|&|\+|and|und|et|y|e|и|та|و)\s?[@#]?\d{1,4}){0,9})"
    r"(?![\w/%]|[.,:]\d)"
)
_NUMBER = re.compile(r"\d{1,4}")
_OPENINGS = (
    # “#4”, “Sami #4”, “In #1 you say”: what stands before it may be a name.
    re.compile(rf"\s{{0,9}}(?P<all>(?P<name>[^\n#,:]{{0,40}}?)[ \t]{{0,9}}(?P<mark>#){_LIST})"),
    # “@14, 17”, “>>14”, “Re 14:”
    re.compile(rf"\s{{0,9}}(?P<all>(?P<name>)(?P<mark>@|>>|re:?\s?#?){_LIST})", re.IGNORECASE),
    # a line of numbers and nothing else, and then what is answered
    re.compile(
        rf"\s{{0,9}}(?P<all>(?P<name>)(?P<mark>){_LIST})\s?[,:.]?[ \t]{{0,9}}\n\s{{0,99}}\S"
    ),
)
_BESIDE = re.compile(rf"[ \t]{{0,3}}#{_LIST}")
_RANKS = {"nesting": 0, "number": 1, "name": 2, "quotation": 3}


@dataclass(slots=True)
class Conversation:
    """The comments so far: their ids by position, and their authors."""

    _ids: dict[int, str] = field(default_factory=dict)
    _authors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _handles: Handles = field(default_factory=Handles)

    def add(self, comment: Document, position: int) -> None:
        """Take note of a comment; one without an author can be answered by number alone."""
        self._ids[position] = comment.id
        self._authors[comment.id] = handle_key(comment.author or "")
        self._handles.add(comment.author or "", position)

    def replies(
        self, comment: Document, quotations: Sequence[Quotation], borrowed: Stretches
    ) -> list[ReplyTo]:
        """Return all documents a comment answers or names, in the order of the words that say so.

        Nobody answers himself by name or quotation, and names and numbers in `borrowed` words are
        somebody else's. A name stands for the last comment of its bearer, or for the one whose
        number or words are given as well.
        """
        me = handle_key(comment.author or "")
        words = tokens(comment.text)
        all_named = [
            named
            for named in self._handles.find(comment.text, words)
            if not borrowed.meets(words.starts[named.first], words.ends[named.last - 1])
        ]
        stated = [*_nested(comment), *self._quoted(comment, quotations, me)]
        stated += [
            reply
            for reply in self._numbered(comment, words, all_named)
            if reply.span and not borrowed.meets(reply.span.start, reply.span.end)
        ]
        named = self._named(comment, words, all_named, me, [reply.to for reply in stated])
        found = sorted([*stated, *named], key=lambda one: one.span.start if one.span else -1)
        unique: dict[tuple[str, str], ReplyTo] = {}
        for reply in found:
            unique.setdefault((reply.to, reply.kind), reply)
        return list(unique.values())

    def _numbered(
        self, comment: Document, words: Words, all_named: Sequence[Named]
    ) -> Iterator[ReplyTo]:
        opening = comment.text[:_OPENING]
        for form in _OPENINGS:
            if match := form.match(opening):
                known = self._handles.written_by(handle_key(match["name"]))
                start = match.start("all" if known else "mark")
                yield from self._listed(comment, start, match, match["name"])
        for match in _by_noun().finditer(words.text):
            yield from self._listed(comment, match.start(), match, "")
        for named in all_named:
            start, end = words.starts[named.first], words.ends[named.last - 1]
            if match := _BESIDE.match(comment.text, end):
                yield from self._listed(comment, start, match, comment.text[start:end])

    def _listed(
        self, comment: Document, start: int, match: re.Match[str], name: str
    ) -> Iterator[ReplyTo]:
        """Yield a reply for each number of a list that there is a comment for.

        A number that belongs to somebody else than the name beside it answers nobody.
        """
        before = fold(name).split()[-1:]
        if thread_words("determiners").intersection(before):
            return
        for place, number in enumerate(_NUMBER.finditer(comment.text, *match.span("list"))):
            id = self._ids.get(int(number.group()))
            if id is not None and (not name or self._fits(id, name)):
                first = number.start() if place else start
                yield ReplyTo(to=id, kind="number", span=comment.span(first, number.end()))
            name = ""

    def _fits(self, id: str, name: str) -> bool:
        named, author = handle_key(name), self._authors[id]
        return not (author and self._handles.written_by(named)) or author == named

    def _quoted(
        self, comment: Document, quotations: Sequence[Quotation], me: tuple[str, ...]
    ) -> Iterator[ReplyTo]:
        for one in quotations:
            if not me or self._authors.get(one.of) != me:
                span = comment.span(one.start, one.end)
                yield ReplyTo(to=one.of, kind="quotation", span=span, doubtful=one.doubtful)

    def _named(
        self,
        comment: Document,
        words: Words,
        all_named: Sequence[Named],
        me: tuple[str, ...],
        stated: Sequence[str],
    ) -> Iterator[ReplyTo]:
        for named, kind, end in address(comment.text, words, all_named):
            if named.handle == me:
                continue
            written = [self._ids[position] for position in self._handles.written_by(named.handle)]
            meant = next((id for id in stated if self._authors.get(id) == named.handle), None)
            yield ReplyTo(
                to=meant or written[-1],
                kind=kind,
                span=comment.span(_with_at(comment.text, words.starts[named.first]), end),
                doubtful=named.short or (len(written) > 1 and not meant),
            )


def likeliest(comment: Document, replies: Sequence[ReplyTo]) -> str | None:
    """Return the document a comment answers most likely.

    Markup goes before numbers, names and quotations; the page itself is answered where no comment
    is. What is only mentioned is not answered.
    """
    answers = [reply for reply in replies if reply.kind in _RANKS]
    best = min(answers, key=lambda one: _rank(one, comment.parent), default=None)
    return best.to if best else None


def _rank(reply: ReplyTo, page: str | None) -> tuple[bool, int, bool]:
    """Return how unlikely it is that this is meant; of equals, what stands first is.

    Whoever is spoken to first is answered, even where it is open which of his comments is meant.
    """
    unsure = reply.doubtful and reply.kind == "quotation"
    return reply.to == page, _RANKS[reply.kind], unsure


def _nested(comment: Document) -> list[ReplyTo]:
    """Return what the page's markup says: kept from before, or set by the reader of the page."""
    kept = [replace(reply) for reply in comment.replies if reply.kind == "nesting"]
    if not kept and not comment.replies and comment.replies_to:
        return [ReplyTo(to=comment.replies_to, kind="nesting")]
    return kept


@cache
def _by_noun() -> re.Pattern[str]:
    nouns = any_of("comment_nouns")
    mark = r"\s?(?:#|no\.?|nr\.?|n°|№|رقم)?\s?"
    return re.compile(rf"\b(?:(?:{nouns}){mark}|post\s?(?:#|no\.?\s?)){_LIST}")


def _with_at(text: str, start: int) -> int:
    return start - (text[max(0, start - 1) : start] == "@")
