"""Probabilities and evidence in words: the likelihood scale and the confidence of ICD 203.

Intelligence Community Directive 203 (2 January 2015), section D.6.e(2): fixed terms for
likelihood, and never a likelihood and a confidence level in one sentence.
"""

import math

from whence.data.likelihoods import Likelihoods
from whence.model import Confidence, UsageError


def words(probability: float, table: Likelihoods) -> str:
    """Return the ICD 203 term for a probability.

    The bands of the standard touch; here an edge belongs to the term nearer to an even chance,
    the less extreme one (.05 is "very unlikely", .95 "very likely"). Below 1 and above 99 %,
    where the standard has no term, the outermost one is used. Raises `UsageError` outside 0 to 1.
    """
    if not 0 <= probability <= 1:
        raise UsageError(f"{probability} is not a probability")
    for word, edge in table.bands:
        if probability < edge or (probability == edge and edge > 0.5):
            return word
    raise UsageError("likelihoods: bands: edges must rise to 1")


def confidence(
    *,
    origins: float,
    width: float,
    first_hand: bool,
    contested: bool,
    effective: float,
    table: Likelihoods,
) -> Confidence:
    """Return how good the evidence is, whichever way it points.

    `origins` is the expected number of independent origins, `width` that of the 90 % interval,
    `effective` the effective number of parameter sets; `contested` says that origins contradict
    each other. High needs every point, low follows from any grave lack.
    """
    limits = table.confidence
    few, wide = origins < limits["few_origins"], width > limits["wide_interval"]
    if (few and not first_hand) or wide or effective < limits["effective_size"]:
        return "low"
    many, narrow = origins >= limits["many_origins"], width <= limits["narrow_interval"]
    return "high" if many and narrow and first_hand and not contested else "moderate"


def basis(
    *,
    reports: int,
    origins: float,
    first_hand: int,
    denials: int,
    effective: float,
    draws: int,
    denials_first_hand: int = 0,
) -> str:
    """Say what the confidence rests on, and then how the interval came about; no likelihood.

    Those for and those against are counted apart: `first_hand` are origins that assert the claim,
    `denials_first_hand` those among the `denials`.
    """
    number = math.floor(origins + 0.5)  # as readers round; the report tells the interval beside it
    about = "" if number == origins else "about "
    go = "goes" if reports == 1 else "go"
    told = (
        f"{reports} {_plural(reports, 'report')} {go} back to {about}{number} independent "
        f"{_plural(number, 'origin')}, {_at_first_hand(first_hand, number)}."
    )
    if not reports:
        told = "No report asserts it."
    if denials:
        speak = "speaks" if denials == 1 else "speak"
        nearest = _at_first_hand(denials_first_hand, denials)
        told += f" {denials} {_plural(denials, 'origin')} {speak} against it, {nearest}."
    counting = "" if effective > draws - 0.5 else f", of which {effective:.0f} count"
    drawn = f"The interval is from {draws} runs with other numbers in the model{counting}."
    return f"{told} {drawn}"


def _at_first_hand(some: int, of: int) -> str:
    if of == 1:
        return "at first hand" if some else "not at first hand"
    return f"{some or 'none'} of them at first hand"


def _plural(number: float, noun: str) -> str:
    return noun if number == 1 else noun + "s"
