"""The source summary statement of a claim: what kinds of source it rests on, and how good they are.

Intelligence Community Directive 206 (2015) asks for one in every analytic product: the factors that
affect the quality of the sources as a whole (access, reliability, bias, what is missing), their
strengths and weaknesses, and which of them the judgement leans on most. ICS 206-01 (2024) asks to
say where a machine did the reading. Each sentence comes with the words and records that it rests on.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from whence.model import Assessment, ClaimVerdict, Level, SourceKind, Span

from .ratings import LEVEL_WORDS, rating_of
from .source_gaps import Point, machine_words, missing_words, strength_words, weakness_words
from .source_words import (
    camp_words,
    credibility_words,
    gain_words,
    grade_words,
    leaning_words,
    names_of,
    weightiest,
)
from .told import Told, joined, told, told_number
from .voices import Voice, voices_of
from .wording import MODERATE, SPACE, counted, listed, origins_words

SummaryPart = Literal[
    "basis",
    "access",
    "reliability",
    "interests",
    "leans_on",
    "strengths",
    "weaknesses",
    "missing",
    "machine",
]
_KINDS: dict[SourceKind, tuple[str, str]] = {
    "anonymous": ("unnamed source", "unnamed sources"),
    "person": ("named person", "named persons"),
    "official": ("official body or officer", "official bodies or officers"),
    "organisation": ("organisation", "organisations"),
    "publisher": ("outlet in its own voice", "outlets in their own voice"),
    "document": ("document", "documents"),
}
_LEVELS_OF_SEVERAL: dict[Level, str] = {
    "unknown": "without saying how it is known",
    "unattributed": "naming nobody",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """One sentence of the statement, safe to print, with what it rests on.

    `spans` are words of the documents; `records` are others, as kind (`claim`, `finding`, `doc`,
    `source`, `fact`) and id.
    """

    part: SummaryPart
    text: str
    spans: tuple[Span, ...] = ()
    records: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSummary:
    """The source summary statement of a claim, sentence by sentence."""

    claim: str
    sentences: tuple[SummarySentence, ...]

    @property
    def paragraph(self) -> str:
        """The statement as one paragraph."""
        return " ".join(sentence.text for sentence in self.sentences)


def source_summary_of(assessment: Assessment, claim: ClaimVerdict) -> SourceSummary:
    """Return what an analyst would say of the sources of a claim as a whole."""
    voices = voices_of(assessment, claim)
    found = (
        _basis(assessment, claim, voices),
        _access(voices),
        _reliability(assessment, claim, voices),
        _interests(assessment, claim, voices),
        _leans_on(assessment, claim, voices),
        _listed("strengths", "Strengths", strength_words(assessment, claim, voices)),
        _listed("weaknesses", "Weaknesses", weakness_words(assessment, claim, voices)),
        _listed("missing", "Missing", missing_words(assessment, claim, voices)),
        SummarySentence(part="machine", text=machine_words(assessment, claim)),
    )
    return SourceSummary(claim=claim.id, sentences=tuple(one for one in found if one))


def _basis(assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]) -> SummarySentence:
    """Say how many reports there are, on how many origins, and how many are against it."""
    said = [_asserted(assessment, claim)]
    against = [voice for voice in voices if voice.side == "against"]
    if against:
        one = "{origins} denies or doubts it ({names})"
        many = "{origins} deny or doubt it ({names})"
        origins = counted(len(against), "origin")
        said.append(told_number(len(against), one, many, origins=origins, names=names_of(against)))
    return SummarySentence(
        part="basis",
        text=_sentence(said),
        spans=tuple(span for member in claim.origins.members for span in member.spans[:1]),
        records=(("claim", claim.id),),
    )


def _asserted(assessment: Assessment, claim: ClaimVerdict) -> Told:
    if not claim.reports:
        return told("No report asserts it")
    held = {document.id for document in assessment.documents}
    unheld = sum(member.id not in held for member in claim.origins.members)
    known: str = ""
    if unheld:
        cite_it = ", {n} of them known only from others that cite it,"
        cite_them = ", {n} of them known only from others that cite them,"
        known = told_number(unheld, cite_it, cite_them, n=unheld)
    return told_number(
        claim.reports,
        "{reports}{known} asserts it and goes back to {origins}",
        "{reports}{known} assert it and go back to {origins}",
        reports=counted(claim.reports, "report"),
        known=known,
        origins=origins_words(claim.origins),
    )


def _access(voices: Sequence[Voice]) -> SummarySentence | None:
    """Say what kinds of source assert it, and how near they were."""
    speaking = [voice for voice in voices if voice.side == "for"]
    if not speaking:
        return None
    if len(speaking) == 1:
        (one,) = speaking
        text = told(
            "It rests on the word of one {kind} ({name}): {level}.",
            kind=told(_KINDS[one.kind][0]),
            name=one.name,
            level=told(LEVEL_WORDS[one.level]),
        )
    else:
        kinds = Counter(voice.kind for voice in speaking)
        shares = [
            told_number(number, *(f"{{n}} {noun}" for noun in _KINDS[kind]), n=number)
            for kind, number in kinds.most_common()
        ]
        text = told(
            "It rests on the word of {shares}; {levels}.",
            shares=listed(shares),
            levels=_levels(speaking),
        )
    return SummarySentence(
        part="access",
        text=text,
        spans=tuple(span for voice in speaking for span in voice.spans[:1]),
        records=tuple(("source", voice.source) for voice in speaking),
    )


def _levels(voices: Sequence[Voice]) -> Told:
    """Say how near each is: `1 at first hand (a nurse), of 2 how it is known is not said`."""
    by_level: dict[Level, list[Voice]] = {}
    for voice in voices:
        by_level.setdefault(voice.level, []).append(voice)
    manners = LEVEL_WORDS | _LEVELS_OF_SEVERAL
    return listed(
        [
            told(
                "{n} {level} ({names})",
                n=len(group),
                level=told(manners[level]),
                names=names_of(group),
            )
            for level in LEVEL_WORDS
            if (group := by_level.get(level))
        ]
    )


def _reliability(
    assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]
) -> SummarySentence | None:
    """Give the letters; F and 6 are said in words, as they are no low marks."""
    if not voices:
        return None
    graded = [
        told("{name} is {letter}", name=voice.name, letter=voice.letter)
        for voice in voices
        if voice.letter != "F"
    ]
    said = [grade_words(graded, len(voices) - len(graded))]
    rating = rating_of(assessment, claim.id)
    if rating is not None:
        said.append(credibility_words(rating, bool(graded)))
    return SummarySentence(
        part="reliability",
        text=_sentence(said),
        records=tuple(("source", voice.source) for voice in voices),
    )


def _interests(
    assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]
) -> SummarySentence | None:
    """Say what is known of interests and camps, and where somebody speaks against his own."""
    if not voices:
        return None
    said = [gain_words(voice) for voice in voices if voice.gains]
    said += [
        told("{name} is a party to it", name=voice.name)
        for voice in voices
        if voice.party and not voice.gains
    ]
    said += camp_words(assessment, voices)
    if not said:
        said.append(
            told(
                "no interest of the source in it is known"
                if len(voices) == 1
                else "no interest of any of the sources in it is known"
            )
        )
    concerned = [voice for voice in voices if voice.gains or voice.party]
    return SummarySentence(
        part="interests",
        text=_sentence(said).capital(),
        spans=tuple(_stakes(assessment, claim, concerned)),
        records=tuple(("source", voice.source) for voice in concerned),
    )


def _stakes(assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]) -> Iterator[Span]:
    concerned = {voice.source for voice in voices}
    for source in assessment.sources:
        for stake in source.stakes if source.id in concerned else ():
            if stake.claim == claim.id:
                yield from stake.spans


def _leans_on(
    assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]
) -> SummarySentence | None:
    """Say which source the judgement would miss most, and whether findings weigh more."""
    words = [*claim.drivers, *claim.influence]
    first = weightiest(one for one in words if one.kind in ("origin", "source", "document"))
    finding = weightiest(one for one in words if one.kind == "finding")
    if first is None and finding is None:
        return None
    stronger = finding is not None and abs(finding.weight) >= MODERATE
    if not voices and finding is not None:
        said = [told("No source speaks to it; the judgement rests on what was found beside")]
    else:
        said = [leaning_words(assessment, first, voices)]
        if finding and stronger and (not first or abs(finding.weight) > abs(first.weight)):
            said.append(
                told("what was found beside the sources’ word weighs more than any of them")
            )
    leaning = [one for one in (first, finding if stronger else None) if one]
    return SummarySentence(
        part="leans_on",
        text=_sentence(said),
        spans=tuple(span for one in leaning[:1] for span in one.spans),
        records=tuple((one.kind, one.id) for one in leaning),
    )


def _listed(part: SummaryPart, title: str, points: Sequence[Point]) -> SummarySentence | None:
    if not points:
        return None
    words = joined((text for text, _ in points), "; ")
    spans = tuple(dict.fromkeys(span for _, found in points for span in found))
    said = told(f"{{title}}:{SPACE}{{words}}.", title=told(title), words=words)
    return SummarySentence(part=part, text=said, spans=spans)


def _sentence(said: Sequence[Told]) -> Told:
    return told("{said}.", said=joined(said, "; "))
