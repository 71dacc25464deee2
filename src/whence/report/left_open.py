"""What a verdict says nothing against: what is left open, and what is true in one place only."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from whence.model import Assessment, ClaimVerdict, LeftOpen, Span

from .bars import QUIET
from .layout import hanging
from .page import Page, heading
from .reasons import brief
from .safe import isolated, plain
from .told import Told, joined, told
from .wording import SPACE, percent

_MOST = 4  # lines; `explain` lists all
_QUOTATION = 150
HEADING = "What this verdict leaves open"
_HELD = {
    "open": "left open",
    "possible": "held to be possible",
    "true": "held to be true",
    "local": "held to be true there, and no support for the claim",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """One thing left open: its words, what is said of it, and the words behind both.

    `told` is safe to print; `quoted` says whether `words` are those of a text.
    """

    words: str
    told: str
    spans: tuple[Span, ...]
    quoted: bool


def open_lines(assessment: Assessment, claim: ClaimVerdict) -> Iterator[OpenLine]:
    """Yield what the verdict on a claim does not cover, with the verdict on it where there is one."""
    for one in claim.not_covered:
        conditions = (one.conditions,) if one.conditions else ()
        yield OpenLine(
            words=one.words,
            told=_told(assessment, one),
            spans=(*one.spans, *conditions),
            quoted=any(one.words in " ".join(span.quote.split()) for span in one.spans),
        )


def _told(assessment: Assessment, one: LeftOpen) -> Told:
    said = [told("{held} ({by})", held=told(_HELD[one.held]), by=isolated(plain(one.by)))]
    if one.conditions:
        words = brief(" ".join(one.conditions.quote.split()), _QUOTATION)
        said.append(told("its conditions: “{words}”", words=isolated(plain(words))))
    own = next((claim for claim in assessment.claims if claim.id == one.claim), None)
    if own is not None:
        chance = percent(own.probability)
        words = told(own.words)
        said.append(
            told(f"judged by itself: {{words}},{SPACE}{{percent}}", words=words, percent=chance)
        )
    return joined(said, "; ")


def left_open(page: Page, claim: ClaimVerdict) -> Iterator[Text]:
    """Set what the verdict on a claim does not cover."""
    lines = list(open_lines(page.assessment, claim))
    shown = page.some(lines, _MOST)
    if lines:
        yield from heading(HEADING)
    for line in lines[:shown]:
        words = isolated(brief(plain(line.words), _QUOTATION))
        quoted = f"“{words}”" if line.quoted else words
        yield from hanging(Text.assemble(quoted, (f" · {line.told}", QUIET)), page.width, "  · ")
    yield from page.more(len(lines) - shown, "things left open")
