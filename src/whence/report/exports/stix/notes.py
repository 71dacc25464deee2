"""Claims and findings as Note, denials and doubts as Opinion."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.model import (
    Assessment,
    Certainty,
    ClaimVerdict,
    Document,
    Finding,
    Span,
    Stance,
    Statement,
)

from ...select import columns_of, hypotheses_of, statements_of, steps_of
from ...wording import (
    capital,
    date_words,
    finding_title,
    percent,
    percent_range,
    reports_and_origins,
    signed,
    verdict,
)
from ..scales import STIX_DNI
from .extension import confidence_of, extended, of_claim
from .making import Maker, line, lines, references

# How far a source disagrees, by its stance and how sure it is (STIX 2.1, 10.17, opinion-enum). To doubt
# is to withhold assent, so it is never strong; to think a thing merely possible is no side taken.
STEPS: Mapping[tuple[Stance, Certainty], str] = {
    ("denies", "certain"): "strongly-disagree",
    ("denies", "probable"): "disagree",
    ("denies", "possible"): "disagree",
    ("doubts", "certain"): "disagree",
    ("doubts", "probable"): "disagree",
    ("doubts", "possible"): "neutral",
}
_BY = "whence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What everything is made from: the assessment, the maker, and the ids of things made before."""

    assessment: Assessment
    maker: Maker
    extension: str
    documents: Mapping[str, Document]
    actors: Mapping[str, str]
    sources: Mapping[str, str]
    places: Mapping[str, str]
    untold: Mapping[str, str]

    def cited(self, documents: Sequence[str]) -> list[Document]:
        """Return the documents of these ids, each once."""
        return [self.documents[id] for id in dict.fromkeys(documents) if id in self.documents]


def claim_note(said: Said, claim: ClaimVerdict) -> str:
    """Make the Note that gives the verdict on a claim; return its id."""
    stated = statements_of(said.assessment, claim.id)
    refs = [said.actors[id] for id in (*claim.actors, claim.target or "") if id in said.actors]
    refs += [said.sources[id] for id in _tellers(stated) if id in said.sources]
    if claim.place in said.places:
        refs.append(said.places[claim.place or ""])
    number, _ = confidence_of(claim)
    return said.maker.make(
        "Note",
        abstract=line(claim.text) or line(claim.id),
        content=lines(*_verdict_lines(said, claim)),
        authors=[_BY],
        object_refs=list(dict.fromkeys(refs)) or [said.maker.author],
        confidence=number,
        external_references=references(said.cited([one.document for one in stated])),
        extensions=extended(said.extension, **of_claim(said.assessment, claim)),
    )


def _tellers(stated: Sequence[Statement]) -> Iterator[str]:
    for one in stated:
        yield from (hop.source for hop in one.chain)


def _verdict_lines(said: Said, claim: ClaimVerdict) -> Iterator[str]:
    number, capped = confidence_of(claim)
    yield f"Claim: {claim.text}"
    if claim.when:
        yield f"When: {date_words(claim.when)}"
    if claim.place and claim.place not in said.places:
        yield f"Where: {said.untold.get(claim.place, claim.place)}"
    yield f"Likelihood (ICD 203): {verdict(claim)}"
    if number is not None:
        yield f"{STIX_DNI.name}, for the same number: {STIX_DNI.word(int(100 * claim.probability + 0.5))}"
    yield capped
    yield capital(f"{reports_and_origins(claim)}.")
    rivals = hypotheses_of(said.assessment, claim.id)
    yield "Rival explanations:" if rivals else ""
    for each in rivals:
        interval = percent_range(each.low, each.high)
        yield f"- {percent(each.probability)} ({interval}; {percent(each.prior)} before the evidence): {each.text}"
    evidence = columns_of(said.assessment, claim.id)
    yield "Evidence, the most telling first:" if evidence else ""
    yield from (f"- {one.what}" for one in evidence)
    steps = steps_of(said.assessment, claim.id)
    yield "To find out next:" if steps else ""
    yield from (f"- {one.question}" for one in steps)


def finding_note(said: Said, finding: Finding, claim: str) -> str:
    """Make the Note of a finding on the Note of its claim; return its id."""
    return said.maker.make(
        "Note",
        abstract=line(finding_title(finding)),
        content=lines(*_finding_lines(finding)),
        authors=[_BY],
        object_refs=[claim],
        external_references=references(said.cited([span.document for span in _spans(finding)])),
        extensions=extended(
            said.extension,
            finding=line(finding.id),
            kind=finding.kind,
            direction=finding.direction,
            weight_log10=finding.weight,
        ),
    )


def _finding_lines(finding: Finding) -> Iterator[str]:
    yield finding.explanation
    yield f"It speaks {finding.direction} the claim, log10 weight {signed(finding.weight)}."
    yield f"Rule: {finding.rule}" if finding.rule else ""
    yield from (f"{span.document}: “{span.quote}”" for span in finding.spans)
    yield from (f"Known: {fact.text} ({fact.source})" for fact in finding.facts)
    if finding.ruling != "stands":
        yield f"The analyst {finding.ruling} it: {finding.why}"


def _spans(finding: Finding) -> Iterator[Span]:
    yield from finding.spans
    for fact in finding.facts:
        yield from fact.spans


def opinions(said: Said, claim: str, note: str) -> list[str]:
    """Make an Opinion of each source that denies or doubts a claim, on the claim's Note.

    A source that says it in several documents is one opinion; more documents are no more voices.
    """
    heard: dict[tuple[str, str, str], list[Statement]] = {}
    for one in statements_of(said.assessment, claim):
        if (one.stance, one.certainty) in STEPS:
            last = one.chain[-1] if one.chain else None
            who = (last.source or last.name) if last else ""
            heard.setdefault((who, one.stance, one.certainty), []).append(one)
    return [_opinion(said, statements, note) for statements in heard.values()]


def _opinion(said: Said, statements: Sequence[Statement], note: str) -> str:
    first = statements[0]
    step = STEPS[first.stance, first.certainty]
    author = line(first.chain[-1].name) if first.chain else ""
    how = f"It {first.stance} the claim and is {first.certainty} of that, which makes “{step}”."
    quoted = [f"{one.document}: “{one.text}”" for one in statements]
    return said.maker.make(
        "Opinion",
        opinion=step,
        explanation=lines(how, *quoted),
        authors=[author] if author else None,
        object_refs=[note],
        external_references=references(said.cited([one.document for one in statements])),
        extensions=extended(said.extension, statements=[line(one.id) for one in statements]),
    )
