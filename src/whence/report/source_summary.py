"""The source summary statement of a claim: what kinds of source it rests on, and how good they are.

Intelligence Community Directive 206 (2015) asks for one in every analytic product: the factors that
affect the quality of the sources as a whole (access, reliability, bias, what is missing), their
strengths and weaknesses, and which of them the judgement leans on most. ICS 206-01 (2024) asks to
say where a machine did the reading. Each sentence comes with the words and records that it rests on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from whence.model import Assessment, ClaimVerdict, Driver, SourceKind, Span

from .known import usual_names
from .ratings import LEVEL_WORDS, rating_of
from .safe import isolated, plain
from .source_gaps import machine_words, missing_words, strength_words, weakness_words
from .voices import Voice, short_name, voices_of
from .wording import MODERATE, SLIGHT, SPACE, capital, counted, listed, origins_words, percent

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
_NAMES = 3  # named in a sentence; the rating has them all


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
    told = _asserted(assessment, claim)
    against = [voice for voice in voices if voice.side == "against"]
    if against:
        verb = "denies or doubts" if len(against) == 1 else "deny or doubt"
        told += f"; {counted(len(against), 'origin')} {verb} it ({_names(against)})"
    return SummarySentence(
        part="basis",
        text=f"{told}.",
        spans=tuple(span for member in claim.origins.members for span in member.spans[:1]),
        records=(("claim", claim.id),),
    )


def _asserted(assessment: Assessment, claim: ClaimVerdict) -> str:
    if not claim.reports:
        return "No report asserts it"
    held = {document.id for document in assessment.documents}
    unheld = sum(member.id not in held for member in claim.origins.members)
    verb, go = ("asserts", "goes") if claim.reports == 1 else ("assert", "go")
    known = f", {unheld} of them known only from others that cite it," if unheld else ""
    if unheld > 1:
        known = f", {unheld} of them known only from others that cite them,"
    return f"{counted(claim.reports, 'report')}{known} {verb} it and {go} back to {origins_words(claim.origins)}"


def _access(voices: Sequence[Voice]) -> SummarySentence | None:
    """Say what kinds of source assert it, and how near they were."""
    speaking = [voice for voice in voices if voice.side == "for"]
    if not speaking:
        return None
    if len(speaking) == 1:
        (one,) = speaking
        text = f"It rests on the word of one {_KINDS[one.kind][0]} ({one.name}): {LEVEL_WORDS[one.level]}."
    else:
        kinds = Counter(voice.kind for voice in speaking)
        shares = [f"{number} {_KINDS[kind][number > 1]}" for kind, number in kinds.most_common()]
        text = f"It rests on the word of {listed(shares)}; {_levels(speaking)}."
    return SummarySentence(
        part="access",
        text=text,
        spans=tuple(span for voice in speaking for span in voice.spans[:1]),
        records=tuple(("source", voice.source) for voice in speaking),
    )


def _levels(voices: Sequence[Voice]) -> str:
    """Say how near each is: `1 at first hand (a nurse), of 2 how it is known is not said`."""
    by_level: dict[str, list[Voice]] = {}
    for voice in voices:
        by_level.setdefault(voice.level, []).append(voice)
    told = []
    for level, words in LEVEL_WORDS.items():
        if group := by_level.get(level):
            said = {"unknown": "without saying how it is known", "unattributed": "naming nobody"}
            told.append(f"{len(group)} {said.get(level, words)} ({_names(group)})")
    return listed(told)


def _reliability(
    assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]
) -> SummarySentence | None:
    """Give the letters; F and 6 are said in words, as they are no low marks."""
    if not voices:
        return None
    graded = [f"{voice.name} is {voice.letter}" for voice in voices if voice.letter != "F"]
    unknown = len(voices) - len(graded)
    if not graded:
        who = "the source" if unknown == 1 else "any of these sources"
        text = f"The reliability of {who} cannot be judged (F on the Admiralty scale)"
    else:
        rest = f"; that of {unknown} cannot be judged (F)" if unknown else ""
        text = f"For reliability on the Admiralty scale, {listed(graded)}{rest}"
    rating = rating_of(assessment, claim.id)
    if rating is not None:
        number = rating.credibility
        scale = (
            "whether it is true cannot be judged either (6)"
            if number == "6" and not graded
            else "whether it is true cannot be judged (6)"
            if number == "6"
            else f"by its origins alone the claim is rated {number}, {rating.words}"
        )
        text += f"; {scale}"
    return SummarySentence(
        part="reliability",
        text=f"{text}.",
        records=tuple(("source", voice.source) for voice in voices),
    )


def _interests(
    assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]
) -> SummarySentence | None:
    """Say what is known of interests and camps, and where somebody speaks against his own."""
    if not voices:
        return None
    told = [_gain(voice) for voice in voices if voice.gains]
    told += [
        f"{voice.name} is a party to it" for voice in voices if voice.party and not voice.gains
    ]
    told += _camps(assessment, voices)
    concerned = [voice for voice in voices if voice.gains or voice.party]
    whose = "the source" if len(voices) == 1 else "any of the sources"
    text = "; ".join(told) or f"no interest of {whose} in it is known"
    return SummarySentence(
        part="interests",
        text=f"{capital(text)}.",
        spans=tuple(_stakes(assessment, claim, concerned)),
        records=tuple(("source", voice.source) for voice in concerned),
    )


def _gain(voice: Voice) -> str:
    believed = "believed" if voice.gains == "for" else "disbelieved"
    turn = ", and so speaks against interest" if voice.against_itself else ""
    why = f" ({voice.why})" if voice.why else ""
    return f"{voice.name} would gain if it is {believed}{why}{turn}"


def _camps(assessment: Assessment, voices: Sequence[Voice]) -> Iterator[str]:
    names = usual_names(assessment)
    camps: dict[str, list[Voice]] = {}
    for voice in voices:
        for camp in voice.camps:
            camps.setdefault(camp, []).append(voice)
    for camp, members in camps.items():
        if len({voice.source for voice in members}) > 1:
            yield f"{_names(members)} are of one camp, {short_name(names.get(camp, camp))}"


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
    first = _weightiest(one for one in words if one.kind in ("origin", "source", "document"))
    finding = _weightiest(one for one in words if one.kind == "finding")
    if first is None and finding is None:
        return None
    if first is None or abs(first.weight) < SLIGHT:
        text = (
            "No single source moves the judgement by much" if voices else "No source speaks to it"
        )
    else:
        text = f"Of the sources the judgement leans most on {_who(assessment, first, voices)}"
        if first.probability is not None and first.words:
            text += f" (without it: {first.words}, {percent(first.probability)})"
    stronger = finding is not None and abs(finding.weight) >= MODERATE
    if not voices and finding is not None:
        text = "No source speaks to it; the judgement rests on what was found beside"
    elif (
        finding is not None and stronger and (not first or abs(finding.weight) > abs(first.weight))
    ):
        text += "; what was found beside the sources’ word weighs more than any of them"
    leaning = [one for one in (first, finding if stronger else None) if one]
    return SummarySentence(
        part="leans_on",
        text=f"{text}.",
        spans=tuple(span for one in leaning[:1] for span in one.spans),
        records=tuple((one.kind, one.id) for one in leaning),
    )


def _weightiest(drivers: Iterable[Driver]) -> Driver | None:
    return max(drivers, key=lambda one: abs(one.weight), default=None)


def _who(assessment: Assessment, driver: Driver, voices: Sequence[Voice]) -> str:
    """Name the source, outlet or origin behind a driver."""
    side = "for" if driver.weight > 0 else "against"
    if driver.kind == "document":
        return f"what {short_name(driver.id)} alone says, which tells {side} it"
    known = {source.id: source.names[0] for source in assessment.sources if source.names}
    voice = next((one for one in voices if driver.id in (one.testimony, one.source)), None)
    name = voice.name if voice else short_name(known.get(driver.id, ""))
    if not name:
        return f"this: {isolated(plain(driver.what)).rstrip('.')}"
    # A word may tell the other way: where its source gains so much that it would say so anyway.
    turned = voice is not None and voice.side not in (side, "beside")
    means = f"{'assertion' if voice and voice.side == 'for' else 'denial'} tells {side} it"
    return f"{name}, whose {means if turned else f'word tells {side} it'}"


def _listed(
    part: SummaryPart, title: str, told: Sequence[tuple[str, tuple[Span, ...]]]
) -> SummarySentence | None:
    if not told:
        return None
    words = "; ".join(text for text, _ in told)
    spans = tuple(dict.fromkeys(span for _, found in told for span in found))
    return SummarySentence(part=part, text=f"{title}:{SPACE}{words}.", spans=spans)


def _names(voices: Sequence[Voice]) -> str:
    return listed(list(dict.fromkeys(voice.name for voice in voices)), _NAMES)
