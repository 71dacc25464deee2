"""Texts and the exact words in them."""

from dataclasses import dataclass
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
class Document:
    """One text with what is known of it. A comment is a document whose `parent` is its page.

    `text` is a fixed rendering of the bytes hashed in `sha256`; every span of the assessment is
    an offset into it. `offset` says where the text begins in the decoded file it was cut from,
    `characters` how long it is in code points.
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

    Also an outlet credited, and a turn of phrase: two telling words in a row.

    `of` is an id that is the same in every language and spelling: that of the actor or place, or
    for the rest `number:73`, `date:11-02`, `name:jund-al-aqsa`, `phrase:work-permit`.
    """

    span: Span
    of: str
    kind: Literal["actor", "place", "number", "date", "name", "outlet", "phrase"]


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
