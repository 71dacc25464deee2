"""One claim as Markdown: verdict, reasons, what it hinges on, origins, findings, what next."""

from collections.abc import Iterator, Sequence

from whence.model import Assessment, ClaimVerdict

from ..explanations import favoured_words
from ..groups import Group, groups_of, settled, unheld_words
from ..hinges import Hinge, best_step, hinges, levers, no_hinge, outcome_words
from ..left_open import HEADING as LEFT_OPEN
from ..left_open import open_lines
from ..page import member_brief, source_words
from ..ratings import LEVEL_WORDS, RATING_MEANS, ladder_words, rating_of, rating_words
from ..reasons import (
    GAPS,
    Argument,
    arguments_against,
    arguments_for,
    brief,
)
from ..select import steps_of
from ..source_summary import source_summary_of
from ..wording import (
    LINCHPIN,
    LINCHPIN_MEANS,
    ORIGIN_MEANS,
    bits,
    capital,
    counted,
    effective_words,
    force,
    listed,
    percent,
    percent_range,
    reports_and_origins,
)
from .findings import SENTENCES, findings, findings_briefly
from .notes import Notes
from .tables import matrix, rivals, rivals_briefly, shared
from .text import heading, item, sentence, table, told, words

LEFT_OUT = (
    "Left out here are the rules of the checks; of every claim but the first: the source summary statement, the "
    "grades of the sources, why reports are one origin, the matrix, facts and words of findings, all but the best "
    "of what to find out next. The page and the JSON of the assessment have them."
)


def verdict_lines(claim: ClaimVerdict, verdict: str) -> Iterator[str]:
    """Yield the verdict in a sentence, the counts, and how good the evidence is."""
    yield f"**{told(verdict)}**"
    yield ""
    yield f"{told(capital(reports_and_origins(claim)))}. {told(ORIGIN_MEANS)}"
    yield ""
    basis = f" {words(claim.basis)}" if claim.basis else ""
    yield f"Confidence in the evidence: **{claim.confidence}**.{basis}"


def reasons(assessment: Assessment, claim: ClaimVerdict, notes: Notes, level: int) -> Iterator[str]:
    """Yield what speaks for a claim and against it, each with its words."""
    sides = (
        ("What speaks for it", arguments_for(assessment, claim)),
        ("What speaks against it", arguments_against(assessment, claim)),
    )
    for title, arguments in sides:
        yield from heading(level, title)
        for one in arguments:
            yield from _reason(one, notes)
        if not arguments:
            yield "Nothing was found."
    if any(one.linchpin for _, arguments in sides for one in arguments):
        yield ""
        yield told(LINCHPIN_MEANS)


def _reason(one: Argument, notes: Notes, depth: int = 0) -> Iterator[str]:
    mark = f" {LINCHPIN}" if one.linchpin else ""
    yield item(f"{sentence(brief(one.what, SENTENCES))} ({told(force(one.weight))}){mark}", depth)
    if one.ruling:
        yield item(f"**{words(capital(one.ruling))}**", depth + 1)
    first = 0 if one.kind in GAPS else 2
    for span in one.spans[:first]:
        yield item(notes.quotation(span), depth + 1)
    rest = one.spans[first:]
    if rest and first:
        yield item(f"also: {', '.join(notes.cell(span) for span in rest)}", depth + 1)
    for other in one.about:
        yield from _reason(other, notes, depth + 1)
    if one.alike:
        yield item(f"{counted(len(one.alike), 'more reason')} like it:", depth + 1)
        for other in one.alike:
            yield from _reason(other, notes, depth + 2)


def hinging(assessment: Assessment, claim: ClaimVerdict, level: int) -> Iterator[str]:
    """Yield what the verdict hinges on, and what would change it."""
    found = hinges(assessment, claim)
    yield from heading(level, "What it hinges on")
    if not found:
        yield told(no_hinge(claim))
    yield from map(_hinge, found)
    moving, best = levers(assessment, claim), best_step(assessment, claim)
    if moving or best:
        yield from heading(level, "What would change it")
    yield from map(_hinge, moving)
    if best:
        yield item(f"{sentence(best.question)} **{told(capital(outcome_words(best)))}**")


def _hinge(one: Hinge) -> str:
    return item(f"{sentence(capital(one.what))}; without it: {sentence(one.then)}")


def left_open(
    assessment: Assessment, claim: ClaimVerdict, notes: Notes, level: int
) -> Iterator[str]:
    """Yield what the verdict does not cover."""
    lines = list(open_lines(assessment, claim))
    if lines:
        yield from heading(level, LEFT_OPEN)
    for line in lines:
        said = f"“{words(line.words)}”" if line.quoted else words(line.words)
        marks = "".join(notes.number(span) for span in line.spans)
        yield item(f"{said}: {told(line.told)}{marks}")


def behind(assessment: Assessment, claim: ClaimVerdict, notes: Notes, level: int) -> Iterator[str]:
    """Yield all that stands behind a claim, from its sources to what to find out next."""
    yield from heading(level, "Source summary statement")
    for one in source_summary_of(assessment, claim).sentences:
        yield item(told(one.text))
    yield from _rated(assessment, claim, notes, level)
    yield from _origins(assessment, claim, level)
    yield from shared(assessment, claim, notes, level)
    yield from rivals(assessment, claim, notes, level, favoured_words(assessment, claim))
    yield from findings(assessment, claim, notes, level)
    yield from matrix(assessment, claim, level)
    yield from _steps(assessment, claim, notes, level)


def behind_briefly(assessment: Assessment, claim: ClaimVerdict, level: int) -> Iterator[str]:
    """Yield what stands behind a claim that is not the one asked about; `LEFT_OUT` says what is not."""
    rating = rating_of(assessment, claim.id)
    yield from _origins(assessment, claim, level)
    if rating:
        yield ""
        yield f"How it is rated: {sentence(rating_words(rating))}."
    yield from rivals_briefly(assessment, claim, level, favoured_words(assessment, claim))
    yield from findings_briefly(assessment, claim, level)


def _rated(assessment: Assessment, claim: ClaimVerdict, notes: Notes, level: int) -> Iterator[str]:
    rating = rating_of(assessment, claim.id)
    if rating is None:
        return
    yield from heading(level, "How it is rated")
    yield f"**{sentence(rating_words(rating))}.** {told(RATING_MEANS)}"
    rows = (
        [
            one.letter,
            words(one.name),
            {"asserts": "asserts it", "denies": "denies it", "doubts": "doubts it"}.get(
                one.stance, "discusses it"
            ),
            told(LEVEL_WORDS[one.level]),
            notes.cell(one.spans[0]) if one.spans else "–",
        ]
        for one in rating.origins
    )
    if rating.origins:
        yield from table(["Grade", "Source", "Stance", "How near", "In these words"], rows, "cllll")
    for rung in ladder_words(rating):
        yield item(told(rung))


def _origins(assessment: Assessment, claim: ClaimVerdict, level: int) -> Iterator[str]:
    groups = groups_of(assessment, claim)
    decided = settled(claim)
    if not groups and not decided:
        return
    yield from heading(level, "Where it comes from")
    if weighed := effective_words(claim.origins, claim.reports):
        yield told(weighed)
        yield ""
    documents = {document.id: document for document in assessment.documents}
    for group in groups:
        members = listed([member_brief(member, documents) for member in group.members])
        yield item(
            f"**Origin {group.number}**, {counted(len(group.members), 'report')}: {told(members)}"
        )
        yield from _origin(group)
    for outcome, entry in decided:
        ids = listed([words(id) for id in entry.reports])
        yield item(f"**Settled by the analyst:** {ids} are {outcome}, because {words(entry.why)}")


def _origin(group: Group) -> Iterator[str]:
    if group.sources:
        yield item(f"on the word of {told(listed(list(map(source_words, group.sources))))}", 1)
    if group.unheld:
        names = listed([words(name) for name in group.unheld])
        yield item(f"it goes back to {names}, {unheld_words(group.unheld)}", 1)
    for other in group.perhaps:
        chance = told(percent(other.chance))
        yield item(f"perhaps one with origin {other.number} after all ({chance})", 1)


def _steps(assessment: Assessment, claim: ClaimVerdict, notes: Notes, level: int) -> Iterator[str]:
    steps = steps_of(assessment, claim.id)
    if not steps:
        return
    yield from heading(level, "What to find out next")
    for number, step in enumerate(steps, 1):
        answers = f" **{told(capital(outcome_words(step)))}.**" if step.outcomes else ""
        marks = "".join(notes.number(span) for span in step.spans)
        yield f"{number}. {sentence(step.question)}{answers} ({told(bits(step.value))}){marks}"
        if step.ask:
            yield f"    - ask: {words(step.ask)}"


def claims_table(claims: Sequence[ClaimVerdict]) -> list[str]:
    """Return all claims with their verdicts, a row each."""
    rows = (
        [
            words(claim.text),
            told(capital(claim.words)),
            f"**{told(percent(claim.probability))}**",
            told(percent_range(claim.low, claim.high)),
            str(claim.reports),
            f"{claim.origins.mean:.1f}",
            claim.confidence,
        ]
        for claim in claims
    )
    head = [
        "Claim",
        "How likely",
        "Probability",
        "90 % interval",
        "Reports",
        "Origins",
        "Confidence",
    ]
    return table(head, rows, "llrrrrl")
