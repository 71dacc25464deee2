"""Texts and the exact words in them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .dates import UNKNOWN, Interval
from .errors import SpanError
from .ids import content_id

Kind = Literal[
    "report", "statement", "interview", "post", "comment", "transcript", "dataset", "document"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Exact words: `document.text[start:end] == quote`, in code points, end exclusive.

    Make spans with `Document.span`, which reads the quotation from the text. Raises `SpanError`
    when the quotation cannot have come from these offsets.
    """

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and len(self.quote) == self.end - self.start):
            raise SpanError(
                f"{self.document}[{self.start}:{self.end}] cannot be {self.quote!r}: "
                f"a span of {self.end - self.start} code points, a quotation of {len(self.quote)}"
            )

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a character of one document."""
        same = self.document == other.document
        return same and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class DateExpression:
    """Words that say when, and the time they mean: `when.rule` tells how that was found."""

    span: Span
    when: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document that is not its author's own running text.

    `pasted`: a text reproduced from elsewhere; `attributed_to` are the words that name its outlet
    or its author, in it or before it, if any do. `quotation`: words of another document of the
    thread, `of`, off by `distance` edits (Levenshtein, in characters, case and kinds of quotation
    marks and dashes apart); `of` is None where markup sets words off that nobody there wrote.
    `list`: one point of a list, with its marker. `foreign`: another language or script than the
    document's. Blocks of different kinds may overlap.
    """

    kind: Literal["pasted", "quotation", "list", "foreign"]
    span: Span
    language: str | None = None
    attributed_to: Span | None = None
    of: str | None = None
    distance: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTo:
    """A document that a comment answers, how that is known, and the words that say so.

    `nesting`: the page's own markup. `number`: “Sami #4”. `name`: “@Sami”, “Sami, …”. `quotation`:
    it quotes the other's words. `mention`: “as Sami said”, which names him and answers nobody. It is
    `doubtful` where the words fit another document as well: one more by Sami, or by another Sami.
    """

    to: str
    kind: Literal["nesting", "number", "name", "quotation", "mention"]
    span: Span | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Something that was lost or broken on the way here, at the words that show it.

    `cut_off`: it stops in mid-word or mid-sentence. `author_lost`: no author line is left.
    `lost_block`: the page has an unusual gap beside it, where a quotation or a video may have been.
    `lost_embed`: it points at something that is not there. `wrong_quote_mark`: a closing mark opens.
    `mojibake`: read in a wrong encoding. What only the layout of the page
    shows, the lost author and the gap, has no span.
    """

    kind: Literal[
        "cut_off", "author_lost", "lost_block", "lost_embed", "wrong_quote_mark", "mojibake"
    ]
    what: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with what is known of it. A comment is a document whose `parent` is its page.

    `text` is a fixed rendering of the bytes hashed in `sha256`; every span of the assessment is
    an offset into it. `offset` says where the text begins in the rendering of the whole file
    (of a text file: in the decoded file), `characters` how long it is in code points. `captured`
    is when the bytes were fetched. `replies_to` is the likeliest of `replies`, mentions apart.
    `language` is that of its author's own words, not of what he pasted.
    """

    id: str
    text: str
    path: str = ""
    sha256: str = ""
    kind: Kind = "document"
    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    published: Interval = UNKNOWN
    url: str | None = None
    language: str | None = None
    parent: str | None = None
    position: int | None = None
    replies_to: str | None = None
    offset: int = 0
    characters: int = 0
    captured: datetime | None = None
    dates: tuple[DateExpression, ...] = ()
    blocks: tuple[Block, ...] = ()
    replies: tuple[ReplyTo, ...] = ()
    damage: tuple[Damage, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "characters", len(self.text))

    def span(self, start: int, end: int, quote: str | None = None) -> Span:
        """Return the span of these offsets.

        Raises `SpanError` if it is empty, leaves the text, or is not the quotation expected.
        """
        found = self.text[start:end]
        if not 0 <= start < end <= len(self.text) or quote not in (None, found):
            expected = "" if quote is None else f", expected {quote!r}"
            raise SpanError(f"{self.id}[{start}:{end}] is {found!r}{expected}")
        return Span(document=self.id, start=start, end=end, quote=found)

    def check(self, span: Span) -> None:
        """Raise `SpanError` unless the span quotes this text."""
        if span.document != self.id:
            raise SpanError(f"a span of {span.document!r} was looked up in {self.id!r}")
        self.span(span.start, span.end, span.quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name something checkable: an actor, a place, a number, a date, another name.

    Also an outlet credited, a turn of phrase (two telling words in a row), and who does what in an
    event (`role`).

    `of` is an id that is the same in every language and spelling: that of the actor or place, or
    for the rest `number:73`, `date:11-02`, `name:jund-al-aqsa`, `phrase:work-permit`,
    `overseer:khorasan`, `part of attendee:ahrar-al-sham`.
    """

    span: Span
    of: str
    kind: Literal["actor", "place", "number", "date", "name", "outlet", "phrase", "role"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Where a document names an outlet that is not its own, and how.

    `reported`: as having reported (“according to the Herald”, “the Herald says”). `told`: as the one
    that somebody told, or that found out (“a clerk told the Herald”). `named`: in any other way.
    """

    span: Span
    of: str
    way: Literal["reported", "told", "named"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that could not be read, dated, resolved or decided: part of the result.

    Offsets, where present, count code points of the *decoded file* (furniture lies outside the
    text of every document).
    """

    level: Literal["info", "warning", "error"]
    what: str
    document: str | None = None
    start: int | None = None
    end: int | None = None


def document_id(path: str) -> str:
    """Return the id of a file that has no better one: its name without ending."""
    name = path.rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    return stem or content_id("doc", path)
