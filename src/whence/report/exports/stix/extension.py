"""What STIX has no property for: probability, interval, origins, rival explanations, Admiralty letters.

They stand in a property extension that the bundle itself defines. Its `schema` is the definition in
words, which STIX allows where there is no address to point to.
"""

from collections.abc import Sequence
from typing import Any

from whence.model import Assessment, ClaimVerdict

from ...ratings import rating_of
from ...select import hypotheses_of, is_open
from ..scales import STIX_CONFIRMED
from .making import SINCE, Maker, line

_SCHEMA = """Properties that whence adds to a Note on a claim:
claim (string): the id of the claim in the assessment.
probability, probability_low, probability_high (numbers 0 to 1): how likely the claim is, the mean and the ends of the 90 % interval.
probability_before (number 0 to 1): the same before the evidence.
likelihood_icd_203 (string): the term of Intelligence Community Directive 203 for probability.
reports (integer): reports on the claim. origins_expected, origins_low, origins_high (numbers >= 0): independent origins behind them, the mean and the ends of the 90 % interval. origins_likeliest (integer): their number in the likeliest grouping.
hypotheses (list): rival explanations, each with text, kind, probability_before, probability, probability_low, probability_high.
admiralty_credibility (string 1 to 5): left out where it cannot be judged (6).
On an Identity: admiralty_reliability (string A to E): left out where it cannot be judged (F). source (string): its id in the assessment.
On a Note on a finding: finding, kind (strings), direction (for or against), weight_log10 (number): log10 of the likelihood of what was found if the claim is true over that if it is not.
On an Opinion: statements (list of strings): the ids of the statements it stands for."""
_CAPPED = STIX_CONFIRMED - 1


def define(maker: Maker) -> str:
    """Make the definition of the extension and return its id."""
    return maker.make(
        "ExtensionDefinition",
        when=SINCE,
        name="whence",
        description="Likelihood, independent origins and rival explanations of claims.",
        schema=_SCHEMA,
        version="1.0.0",
        extension_types=["property-extension"],
    )


def extended(extension: str, **properties: Any) -> dict[str, Any]:
    """Return the property `extensions` with what has a value."""
    kept = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {extension: {"extension_type": "property-extension", **kept}}


def of_claim(assessment: Assessment, claim: ClaimVerdict) -> dict[str, Any]:
    """Return what the extension holds on a claim."""
    rating = rating_of(assessment, claim.id)
    origins = claim.origins
    return {
        "claim": line(claim.id),
        "probability": claim.probability,
        "probability_low": claim.low,
        "probability_high": claim.high,
        "probability_before": claim.prior,
        "likelihood_icd_203": line(claim.words),
        "reports": claim.reports,
        "origins_expected": origins.mean,
        "origins_low": origins.low,
        "origins_high": origins.high,
        "origins_likeliest": len(origins.groups),
        "hypotheses": _hypotheses(assessment, claim.id),
        "admiralty_credibility": rating.credibility
        if rating and rating.credibility != "6"
        else None,
    }


def confidence_of(claim: ClaimVerdict) -> tuple[int | None, str]:
    """Return the STIX confidence of a claim, and why it is not the probability where it is not.

    It is the probability in whole percents: readers of STIX take confidence for how surely the content
    holds. From 80 STIX reads it as “Confirmed by other sources”, so that takes two independent origins,
    at the lower bound of their number and in the likeliest grouping. Where nothing bears on the claim
    there is none.
    """
    if is_open(claim):
        return None, "No confidence is given: nothing that was read bears on it."
    percent = int(100 * claim.probability + 0.5)
    confirmed = claim.origins.low >= 2 and len(claim.origins.groups) >= 2
    if percent < STIX_CONFIRMED or confirmed:
        return percent, ""
    return _CAPPED, (
        f"The property confidence is held at {_CAPPED}, below the probability: from {STIX_CONFIRMED} STIX "
        "reads it as “Confirmed by other sources”, and there are not two independent origins here."
    )


def _hypotheses(assessment: Assessment, claim: str) -> Sequence[dict[str, Any]]:
    return [
        {
            "text": line(each.text),
            "kind": line(each.kind),
            "probability_before": each.prior,
            "probability": each.probability,
            "probability_low": each.low,
            "probability_high": each.high,
        }
        for each in hypotheses_of(assessment, claim)
    ]
