"""Whether a paragraph reads like news or like somebody talking.

News attributes: it says who said what to whom, in the third person. People in threads say “I” and
“you”, ask and shout. What stands in quotation marks is left out: there, news says “we” as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whence.data.lexicons import cue_verbs, read_yaml
from whence.text import fold

from ..threads.words import thread_words
from .pieces import Piece, cut_pieces
from .quotemarks import Quoted

_PROSE = 100  # characters of a paragraph that is no heading
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHOUT = re.compile(r"[!?]\s?[!?]|\.{4}|(?<!\w)[:;]-?[)(DP](?!\w)")
_ENDS = re.compile(r"[.!?…؟۔。][\"'”’»)\]\s]*\Z")
_GROUPS = ("say", "endorse", "distance", "deny", "decline", "cite")
_TOLD = re.compile(r"\b(?:told|tells|telling)\s(?:the\s|an?\s)?[A-ZÀ-Þ]")
_FORMULAS = re.compile(
    r"\bin an? (?:exclusive )?(?:interview|statement|press release|report)\b|\bnot to be named\b"
    r"|\bon (?:the )?condition of anonymity\b|\bnews (?:agency|conference)\b|\bpress conference\b"
)
# “LOS ANGELES, Sept. 28 (UPI) —”: nobody talks like that.
_DATELINE = re.compile(r"\A[A-ZÀ-Þ][^\n()]{1,50}\((?:[A-Z]{2,8}|[A-Z][a-z]{2,20})\)\s?[-–—]")
_DATELINE_WEIGHT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Piece):
    """A paragraph of a comment and what its words betray.

    `own`: somebody speaks of himself or to another. `news`: how often somebody is said to have said
    something, `strong` how often in a way that only news has, which counts there as three. `prose`:
    it is no heading, and ends as a sentence does.
    """

    own: bool
    news: int
    strong: int
    prose: bool


def read_paragraphs(
    text: str, stretches: Sequence[Quoted], expected: str | None = None
) -> list[Paragraph]:
    """Return the paragraphs of a comment with `stretches` in quotation marks.

    `expected` is the language of the page it stands on.
    """
    masked = _masked(text, stretches)
    return [_paragraph(text, masked, piece) for piece in cut_pieces(text, expected)]


def _paragraph(text: str, masked: str, piece: Piece) -> Paragraph:
    outside = masked[piece.start : piece.end]
    folded = fold(outside)
    news, strong = _attributions(outside, folded, piece.language)
    ends = _ENDS.search(text, max(piece.start, piece.end - 8), piece.end)
    return Paragraph(
        start=piece.start,
        end=piece.end,
        apart=piece.apart,
        script=piece.script,
        language=piece.language,
        own=_is_own(outside, folded, piece.language),
        news=news + 2 * strong,
        strong=strong,
        prose=piece.end - piece.start >= _PROSE and bool(ends),
    )


def _masked(text: str, stretches: Sequence[Quoted]) -> str:
    """Return the text with everything in quotation marks made blank."""
    pieces, last = [], 0
    for one in sorted(stretches, key=lambda one: one.start):
        if one.end > last:
            start = max(one.start, last)
            pieces += [text[last:start], " " * (one.end - start)]
            last = one.end
    return "".join([*pieces, text[last:]])


def _is_own(text: str, folded: str, language: str | None) -> bool:
    if _SHOUT.search(text) or text[:1].islower():
        return True
    own = _first_and_second_person(language)
    if own.isdisjoint(_WORD.findall(folded)):
        return False
    for match in _WORD.finditer(folded):
        written = text[match.start() : match.end()]
        if match.group() in own and (len(written) == 1 or not written.isupper()):
            return True  # “us” is not “US”
    return False


def _first_and_second_person(language: str | None) -> frozenset[str]:
    """Return “I” and “you” of a language; of all, where it is none of those that are listed."""
    listed = language in read_yaml("threads.yaml")["own"]
    return thread_words("own", str(language)) if listed else thread_words("own")


def _attributions(text: str, folded: str, language: str | None) -> tuple[int, int]:
    """Count what is attributed, and what is in a way that only news has, outside quotations."""
    cues = _cues(language)
    found = sum(map(cues.words.__contains__, _WORD.findall(folded)))
    found += len(cues.phrases.findall(folded))
    strong = len(_TOLD.findall(text)) + len(_FORMULAS.findall(folded))
    if _DATELINE.match(text):
        strong += _DATELINE_WEIGHT
    if '"' in folded:
        strong += len(cues.beside_quotation.findall(folded))
    return found, strong


@dataclass(frozen=True, slots=True)
class _Cues:
    """The words that attribute in one language: single ones, phrases, and either at a quotation."""

    words: frozenset[str]
    phrases: re.Pattern[str]
    beside_quotation: re.Pattern[str]


@cache
def _cues(language: str | None) -> _Cues:
    listed = _listed(language)
    phrases = {cue for cue in listed if not _WORD.fullmatch(cue)}
    cue = rf"(?:{_any(listed)})(?!\w)"
    return _Cues(
        words=frozenset(listed - phrases),
        phrases=re.compile(rf"(?<!\w)(?:{_any(phrases)})(?!\w)" if phrases else r"(?!)"),
        # “…,” Kissinger said; he said: “…”; what was quoted is blank by now.
        beside_quotation=re.compile(
            rf"\"[,.]?\s(?:[\w'-]{{1,30}}\s){{0,4}}?{cue}"
            rf"|(?<!\w){cue}(?:\s[\w'-]{{1,30}}){{0,4}}\s?[:,]?\s?\"\s"
        ),
    )


def _listed(language: str | None) -> set[str]:
    abroad = read_yaml("register.yaml").get(language)
    if abroad:
        return {fold(cue) for kind in ("asserts", "denies", "according") for cue in abroad[kind]}
    return {"according to"} | {
        form
        for form, cue in cue_verbs().items()
        if cue.group in _GROUPS and form != cue.lemma and not form.endswith("ing")
    }


def _any(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
