"""What the checks found on a claim, as Markdown."""

from collections.abc import Iterator

from whence.model import Assessment, ClaimVerdict, Finding

from ..reasons import (
    GAPS,
    arguments_against,
    arguments_for,
    brief,
    other_findings,
    without_quotations,
)
from ..rulings import finding_side, ruling_words
from ..select import findings_of
from ..wording import capital, finding_title, force
from .notes import Notes
from .text import heading, item, sentence, told, with_links, words

SENTENCES = 300  # characters: so much of an explanation stands among the reasons
_BRIEF = 160  # characters of what a check found on a claim that is not the one asked about


def findings(
    assessment: Assessment, claim: ClaimVerdict, notes: Notes, level: int
) -> Iterator[str]:
    """Yield all findings: those that were reasons above in one line, the others with their words."""
    found = findings_of(assessment, claim.id)
    if not found:
        return
    new = _beside_reasons(assessment, claim)
    yield from heading(level, "What the checks found")
    cited = set[str]()
    for finding in found:
        yield from _finding(finding, notes, cited, quoted=finding.id in new)


def findings_briefly(assessment: Assessment, claim: ClaimVerdict, level: int) -> Iterator[str]:
    """Yield in a line each the findings that are not among the reasons."""
    new = _beside_reasons(assessment, claim)
    found = [finding for finding in findings_of(assessment, claim.id) if finding.id in new]
    if found:
        yield from heading(level, "What the checks found besides")
    for finding in found:
        explanation = without_quotations(finding.explanation, finding.spans)
        yield _found(finding, brief(explanation, _BRIEF))


def _beside_reasons(assessment: Assessment, claim: ClaimVerdict) -> set[str]:
    """Return the ids of the findings that are not among the reasons."""
    said = [*arguments_for(assessment, claim), *arguments_against(assessment, claim)]
    found = other_findings(assessment, claim, said)
    return {one.id for first, alike in found for one in (first, *alike)}


def _finding(finding: Finding, notes: Notes, cited: set[str], quoted: bool) -> Iterator[str]:
    """Yield a finding; where a fact is from is said at its first mention, `cited` has those mentioned."""
    explanation = without_quotations(finding.explanation, finding.spans)
    marks = "".join(notes.number(span) for span in finding.spans)
    told_above = not quoted and len(explanation) <= SENTENCES
    yield f"{_found(finding, brief(explanation, _BRIEF) if told_above else explanation)}{marks}"
    if quoted and finding.kind not in GAPS:
        for span in finding.spans[:2]:
            if not notes.shows(span):
                yield item(notes.quotation(span), 1)
    for fact in finding.facts:
        source = with_links(fact.source) if not fact.spans else ""
        origin = f" ({source})" if source else "".join(notes.number(span) for span in fact.spans)
        stated = " (the word of a document)" if fact.stated else ""
        yield item(f"fact: {sentence(fact.text)}{stated}{'' if fact.text in cited else origin}", 1)
        cited.add(fact.text)
    if finding.circular:
        yield item("its facts are the word of a report that itself speaks on the claim", 1)


def _found(finding: Finding, explanation: str) -> str:
    weight = f", {told(force(finding.weight))}" if finding.weight else ""
    ruling = "" if finding.ruling == "stands" else f" **{words(capital(ruling_words(finding)))}**"
    side = f"{finding_side(finding)}{weight}"
    return item(f"**{finding_title(finding)}** ({side}): {sentence(explanation)}{ruling}")
