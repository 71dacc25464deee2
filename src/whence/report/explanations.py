"""Which explanation is favoured, and what speaks for each, in words."""

from collections.abc import Iterator

from rich.text import Text

from whence.data.explanations import explanations
from whence.model import (
    Assessment,
    ClaimVerdict,
    Column,
    JudgedHypothesis,
    Span,
)

from .bars import QUIET
from .page import Page
from .reasons import brief
from .safe import isolated, plain
from .select import columns_of, hypotheses_of, is_open
from .told import joined, told
from .wording import SPACE, capital, percent

NO_SUPPORT = told("nothing more than for the others")
_CLAUSES = {
    "local": "that it is true in one place only",
    "misread": "that something else happened",
    "exaggerated": "that a smaller thing was blown up",
    "misled": "that the source was fed it",
    "invented": "that the source made it up to serve an interest",
}
_LIMIT, _NAMED = 150, 80  # characters of one piece of evidence, of an explanation named elsewhere
_LIVE = 0.01  # less likely explanations are no live rivals


def favoured(assessment: Assessment, claim: ClaimVerdict) -> JudgedHypothesis | None:
    """Return the likeliest explanation under which the claim is not true as it stands, if any.

    None is favoured where nothing that was read bears on the claim.
    """
    if is_open(claim):
        return None
    rivals = hypotheses_of(assessment, claim.id)
    return next((one for one in rivals if one.kind != "real"), None)


def favoured_words(assessment: Assessment, claim: ClaimVerdict) -> str:
    """Name the favoured explanation among its rivals; empty where there is none."""
    one = favoured(assessment, claim)
    if one is None:
        return ""
    clause = told(_CLAUSES.get(one.kind, "one that nobody has named"))
    said = told(
        "If it is not true, the likeliest explanation is {clause} ({percent} of all explanations)",
        clause=clause,
        percent=percent(one.probability),
    )
    text = isolated(plain(one.text)).rstrip(".")
    if one.text in {each.text for each in explanations()}:
        return joined((said, ""), ".")
    by = f" ({isolated(plain(one.proposed_by))})" if one.proposed_by else ""
    return joined((said, f": “{text}”{by}."), "")


def favoured_spans(assessment: Assessment, claim: ClaimVerdict) -> tuple[Span, ...]:
    """Return the words behind the favoured explanation: who proposed it, what speaks most for it."""
    one = favoured(assessment, claim)
    if one is None:
        return ()
    found = {each.id: each.spans for each in assessment.findings}
    said = {each.id: each.spans for each in claim.drivers}
    backing = (found.get(id) or said.get(id) or () for id in one.support)
    first = next((spans[:1] for spans in backing if spans), ())
    return (*one.spans, *first)


def explained(one: JudgedHypothesis) -> str:
    """Return an explanation in one line, without its last stop, safe to print."""
    text = isolated(plain(one.text)).rstrip(".")
    return f"“{text}”" if one.spans else text[:1].lower() + text[1:]


def is_live(one: JudgedHypothesis) -> bool:
    """Say whether an explanation still has a chance worth an argument: one in a hundred."""
    return one.probability >= _LIVE


def support_words(assessment: Assessment, one: JudgedHypothesis) -> str:
    """Say what speaks most for an explanation, or that nothing was found, safe to print."""
    found = strongest(assessment, one)
    return brief(isolated(plain(found.what)), _LIMIT) if found else NO_SUPPORT


def support_once(assessment: Assessment, one: JudgedHypothesis) -> str:
    """Say what speaks most for an explanation; where one above has the same, name that instead."""
    found = strongest(assessment, one)
    for other in hypotheses_of(assessment, one.claim) if found else ():
        if other.id == one.id:
            break
        if strongest(assessment, other) == found:
            return told("the same as for “{other}”", other=_named(other))
    return support_words(assessment, one)


def _named(one: JudgedHypothesis) -> str:
    return brief(isolated(plain(one.text)), _NAMED).rstrip(".")


def strongest(assessment: Assessment, one: JudgedHypothesis) -> Column | None:
    """Return the evidence that favours an explanation most; None if none does."""
    columns = {column.evidence: column for column in columns_of(assessment, one.claim)}
    return next((columns[id] for id in one.support if id in columns), None)


def proposer_words(one: JudgedHypothesis) -> str:
    """Say who proposed an explanation, empty for those that every claim has."""
    if not one.spans:
        return ""
    return told(
        "proposed by {whom}", whom=isolated(plain(one.proposed_by or one.spans[0].document))
    )


def under_its_bar(page: Page, one: JudgedHypothesis) -> Iterator[Text]:
    """Set what speaks for an explanation, and who proposed it, below its line."""
    if not is_live(one) and not page.explain:
        return
    said = [f"for it:{SPACE}{support_once(page.assessment, one)}"]
    if proposer := proposer_words(one):
        said.insert(0, proposer)
    yield from page.paragraph(Text(capital("; ".join(said)), QUIET), 4)
    if page.explain:
        for span in one.spans:
            yield from page.quotation(span, 4)
