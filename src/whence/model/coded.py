"""What the analyst reads in a document: a statement coded by hand, or a remark."""

from dataclasses import dataclass
from typing import Literal

from .dates import Interval
from .documents import Span
from .edge import INPUT
from .ids import content_id
from .statements import Certainty, Directness, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedStatement:
    """The analyst's own reading of words: what they say on a claim, and on whose word.

    It takes the place of whatever is read there on that claim; `none` says that they say nothing of
    it. `start` may be left out where the words stand only once in the document. Without a `source`
    the document says it in its own voice. `directness` is worked out where it is left out.
    """

    __pydantic_config__ = INPUT

    document: str
    quote: str
    claim: str
    stance: Literal["asserts", "denies", "doubts", "discusses", "none"]
    start: int | None = None
    certainty: Certainty = "certain"
    source: str | None = None
    kind: SourceKind = "person"
    directness: Directness | None = None
    named: bool = True
    why: str | None = None
    who: str | None = None
    when: Interval | None = None

    def besides(self, other: "CodedStatement") -> bool:
        """Say whether both can hold of the same words: one source may know a thing in two ways."""
        return self.stance == other.stance and self.directness != other.directness


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedNote:
    """A remark on words of a document, as a case has it. `url` is where it was made."""

    __pydantic_config__ = INPUT

    document: str
    quote: str
    text: str
    start: int | None = None
    who: str | None = None
    when: Interval | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark of somebody on words of a document. It counts for nothing in the verdict."""

    span: Span
    text: str
    who: str = ""
    when: Interval | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A reading of the analyst at its words; `where` it is written, as `file:line`."""

    coded: CodedStatement
    span: Span
    where: str

    @property
    def id(self) -> str:
        """The id of the statement that it makes."""
        one, span = self.coded, self.span
        how = (one.directness,) if one.directness else ()
        place = (span.document, span.start, span.end)
        return content_id("stmt", "coded", *place, one.claim, one.source, one.stance, *how)
