"""What every part of the terminal answer needs: the width, the names, how a quotation is set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from whence.model import Assessment, Document, Hop, Member, Source, Span
from whence.text import slug

from .bars import QUIET, STRONG
from .layout import hanging
from .safe import has_marks, isolated, plain, shortened
from .wording import DIRECTNESS_WORDS, SPACE, date_words

# About two lines at 100 columns: enough to know the passage, short enough to read past.
_QUOTATION = 180
_NAME = 60
_COLUMNS = 72


@dataclass(frozen=True, slots=True)
class Page:
    """An assessment to be set in lines of `width` cells; `explain` shows everything in full."""

    assessment: Assessment
    width: int
    explain: bool = False

    @property
    def narrow(self) -> bool:
        """Say whether there is no room for columns side by side."""
        return self.width < _COLUMNS

    def some(self, items: Sequence[object], limit: int) -> int:
        """Return how many of the items to show; a single one is never left out."""
        return len(items) if self.explain or len(items) <= limit + 1 else limit

    def paragraph(self, text: str | Text, indent: int = 2, style: str = "") -> Iterator[Text]:
        """Set a text as indented lines. A string must be safe already; `Text` is set as it is."""
        set_text = Text(text, style) if isinstance(text, str) else text
        yield from hanging(set_text, self.width, " " * indent)

    def quotation(self, span: Span, indent: int = 4, limit: int = _QUOTATION) -> Iterator[Text]:
        """Set exact words with the id of their document; shortened unless all is explained."""
        quote = plain(span.quote)
        shown = isolated(quote if self.explain else shortened(quote, limit))
        marked = shown if has_marks(quote) else f"“{shown}”"
        words = Text.assemble((marked, "italic"), (f" —{SPACE}{name(span.document)}", QUIET))
        yield from hanging(words, self.width, " " * indent)

    def more(self, left: int, of_what: str, indent: int = 2) -> Iterator[Text]:
        """Say how much of what (in the plural, with an s) is not shown, if anything is."""
        if left:
            noun = of_what.removesuffix("s") if left == 1 else of_what
            yield from self.paragraph(f"… and {left:,} more {noun} (--explain)", indent, QUIET)


def heading(text: str) -> Iterator[Text]:
    """Set a heading, with a blank line before it."""
    yield Text()
    yield Text(text, STRONG)


def name(text: str, limit: int = _NAME) -> str:
    """Return a name or id as it is shown: one line, not endless, isolated where needed."""
    return isolated(shortened(plain(text), limit))


def member_words(member: Member, documents: Mapping[str, Document]) -> str:
    """Write what a report is: publisher and date, or its label if it is only cited in another.

    Publisher and date are isolated apart, since a date behind Arabic words would be reordered.
    """
    document = documents.get(member.id)
    if document and document.publisher:
        return f"{name(document.publisher)}, {date_words(document.published)}"
    return name(member.label) if member.label != member.id else ""


def member_brief(member: Member, documents: Mapping[str, Document]) -> str:
    """Write what a report is in a running sentence: its publisher, and the id to find it by."""
    document = documents.get(member.id)
    label = (document.publisher or document.author) if document else member.label
    if not label or slug(label) == slug(member.id) or document is None:
        return name(label or member.id)
    return f"{name(label)} ({name(member.id)})"


def source_words(source: Source) -> str:
    """Write who a source is: the first name, and whether it is named at all."""
    unnamed = " (unnamed)" if source.kind == "anonymous" else ""
    return f"{name(source.names[0] if source.names else source.id)}{unnamed}"


def chain_words(chain: Sequence[Hop]) -> str:
    """Write a chain from the publisher inwards: `Newswire ← Daily Bugle ← a banker (unnamed)`."""
    if not chain:
        return "nobody named"
    return " ← ".join([*(_hop_words(hop, "") for hop in chain[:-1]), _last_hop_words(chain[-1])])


def _last_hop_words(hop: Hop) -> str:
    return _hop_words(hop, DIRECTNESS_WORDS[hop.directness])


def _hop_words(hop: Hop, how: str) -> str:
    notes = ["" if hop.named else "unnamed", how]
    told = ", ".join(note for note in notes if note)
    return f"{name(hop.name)} ({told})" if told else name(hop.name)
