"""What speaks for a claim and against it, as it is shown: like things together, each said once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from whence.model import Assessment, ClaimVerdict, Driver, Finding, FindingKind, Span
from whence.text import sentences

from .rulings import ruling_words
from .select import drivers_against, drivers_for, findings_of, turns
from .wording import SLIGHT

# Names and turns of phrase are shorter, and a sentence cannot do without them.
_SENTENCE = 5  # spaces
_ENDS = (".", "!", "?", ".”", "!”", "?”", "…")
# The groups of a claim say this already.
# These find that something is missing: their spans are all that was looked through.
GAPS: frozenset[FindingKind] = frozenset(
    {"absent", "hearsay_only", "infeasible", "precedent", "shared_origin"}
)
# These say something about one statement, which may be a reason itself.
_OF_A_WORD: frozenset[FindingKind] = frozenset({"admission", "denial", "no_evidence"})
_SAID_ELSEWHERE = frozenset({"shared_origin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One reason as it is shown.

    `what` leaves out the quotations that `spans` hold. `alike` are further reasons that the same
    rule gave, weaker than this one; a copied report brings the same reason again. `about` are what
    was found about this very word. `kind` is None for somebody's word. `ruling` says what the
    analyst decided on a finding, nothing where it stands.
    """

    id: str
    what: str
    weight: float
    linchpin: bool = False
    spans: tuple[Span, ...] = ()
    kind: FindingKind | None = None
    alike: tuple["Argument", ...] = ()
    about: tuple["Argument", ...] = ()
    ruling: str = ""

    @property
    def elsewhere(self) -> list[str]:
        """Return the documents that only the reasons alike point at."""
        own = {span.document for span in self.spans}
        others = (span.document for one in self.alike for span in one.spans)
        return [document for document in dict.fromkeys(others) if document not in own]


def arguments_for(assessment: Assessment, claim: ClaimVerdict) -> list[Argument]:
    """Return what speaks for a claim, the strongest first."""
    return _arguments(assessment, claim, drivers_for(claim))


def arguments_against(assessment: Assessment, claim: ClaimVerdict) -> list[Argument]:
    """Return what speaks against a claim, the strongest first."""
    return _arguments(assessment, claim, drivers_against(claim))


def _arguments(
    assessment: Assessment, claim: ClaimVerdict, drivers: Sequence[Driver]
) -> list[Argument]:
    """Return drivers as they are shown, without findings that only say how to read the rest."""
    found = _findings(assessment, claim)
    notes = {id for id, one in found.items() if one.kind == "record"}
    telling = [one for one in drivers if one.id not in notes or abs(one.weight) >= SLIGHT]
    seen = [replace(one, linchpin=turns(assessment, claim, one)) for one in telling]
    return _merged(seen, found)


def telling(arguments: Sequence[Argument]) -> list[Argument]:
    """Return the arguments that move the odds at all; the first one if none does."""
    return [one for one in arguments if abs(one.weight) >= SLIGHT] or list(arguments[:1])


def other_findings(
    assessment: Assessment, claim: ClaimVerdict, said: Iterable[Argument]
) -> list[tuple[Finding, tuple[Finding, ...]]]:
    """Return the findings on a claim that are not among the arguments, the weightiest first.

    Each comes with those that the same rule gave; what the analyst ruled on comes first. What the
    origins of the claim show anyhow is left out.
    """
    shown = {id for one in said for id in ids_of(one)}
    quoted = {span for one in said for span in one.spans}
    told = {_rule(one) for one in findings_of(assessment, claim.id) if one.id in shown}
    rest: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings_of(assessment, claim.id):
        repeats = finding.kind in _OF_A_WORD and quoted.issuperset(finding.spans)
        new = finding.id not in shown and _rule(finding) not in told  # what copies repeat is told
        if new and finding.kind not in _SAID_ELSEWHERE and not repeats:
            rest.setdefault(_rule(finding), []).append(finding)
    groups = [(first, tuple(alike)) for first, *alike in rest.values()]
    return sorted(groups, key=lambda group: group[0].ruling == "stands")


def ids_of(argument: Argument) -> Iterator[str]:
    """Yield the id of a reason and of all that is shown with it."""
    yield argument.id
    for one in (*argument.alike, *argument.about):
        yield from ids_of(one)


def without_quotations(text: str, spans: Iterable[Span]) -> str:
    """Return an explanation without the sentences that are quoted below it, its stops in order.

    A few words in quotation marks are part of what the explanation says, and stay.
    """
    quotes = {" ".join(span.quote.split()) for span in spans}
    for quote in sorted(filter(_is_sentence, quotes), key=len, reverse=True):
        text = _quotation(quote).sub(partial(_stop, quote), text)
    text = text.strip()
    return text if text.endswith(_ENDS) else f"{text}."


def not_in(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return the spans whose words the text does not quote already."""
    return [span for span in spans if f"“{' '.join(span.quote.split())}”" not in text]


def _is_sentence(quote: str) -> bool:
    return quote.count(" ") >= _SENTENCE


def _quotation(quote: str) -> re.Pattern[str]:
    return re.compile(rf"[:,]?\s*“{re.escape(quote)}”(?P<after>\.?)")


def _stop(quote: str, found: re.Match[str]) -> str:
    """Say what stands where a quotation stood: a full stop if a sentence ended with it."""
    rest = found.string[found.end() :].lstrip()
    ended = quote.endswith((".", "!", "?")) and (not rest or rest[:1].isupper())
    return "." if found["after"] or ended else ""


def brief(text: str, limit: int) -> str:
    """Return the first sentences, as many as fit the limit.

    A longer first one is cut at a semicolon, if it has one, at a colon in its latter half, or else at
    a word.
    """
    ends = [end for _, end in sentences(text) if end <= limit]
    if ends:
        return text[: ends[-1]].rstrip()
    if len(text) <= limit:
        return text
    clause, semicolon, _ = text[:limit].rpartition(";")
    if semicolon:
        return f"{clause}."
    lead, colon, _ = text[:limit].rpartition(": ")
    if colon and len(lead) > limit / 2:
        return f"{lead}."
    return f"{text[:limit].rsplit(' ', 1)[0].rstrip(' ,;:–—')} …"


def _findings(assessment: Assessment, claim: ClaimVerdict) -> dict[str, Finding]:
    return {finding.id: finding for finding in findings_of(assessment, claim.id)}


def _merged(drivers: Iterable[Driver], findings: Mapping[str, Finding]) -> list[Argument]:
    """Put together what the same rule gave: the first is the strongest, the others are alike."""
    rows: dict[tuple[str, ...], list[Argument]] = {}
    for driver in drivers:
        finding = findings.get(driver.id)
        key = _rule(finding) if finding else (driver.id,)
        rows.setdefault(key, []).append(_argument(driver, finding))
    return _beside([replace(first, alike=tuple(alike)) for first, *alike in rows.values()])


def _beside(arguments: list[Argument]) -> list[Argument]:
    """Put what was found about somebody's word beside that word, if that is a reason itself."""
    about: dict[str, list[Argument]] = {}
    for one in arguments:
        if one.kind in _OF_A_WORD and one.spans:
            word = next((word for word in arguments if _is_word_of(word, one)), None)
            about.setdefault(word.id if word else "", []).append(one)
    gone = {one.id for id, found in about.items() if id for one in found}
    left = [one for one in arguments if one.id not in gone]
    return [replace(one, about=tuple(about.get(one.id, ()))) for one in left]


def _is_word_of(word: Argument, found: Argument) -> bool:
    return word.kind is None and set(word.spans).issuperset(found.spans)


def _argument(driver: Driver, finding: Finding | None) -> Argument:
    return Argument(
        id=driver.id,
        what=without_quotations(driver.what, driver.spans) if finding else driver.what,
        weight=driver.weight,
        linchpin=driver.linchpin,
        spans=driver.spans,
        kind=finding.kind if finding else None,
        ruling=ruling_words(finding) if finding else "",
    )


def _rule(finding: Finding) -> tuple[str, ...]:
    """Return what makes findings alike; one without a rule is like no other."""
    rule = finding.rule or finding.id
    return (finding.kind, finding.subkind, finding.direction, rule, finding.ruling)
