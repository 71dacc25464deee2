"""The rival explanations of a claim: the case's own, or the standard ones; always exhaustive."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.data.beta import Beta
from whence.data.explanations import Explanation, explanations
from whence.data.likelihoods import EXPLANATIONS, Likelihoods
from whence.model import Claim, ExplanationKind, Hypothesis, UsageError
from whence.text import fold, words

# A hypothesis that repeats at least half of its content words from the claim restates it.
_RESTATES = 0.5
# Words that any two sentences share.
_EMPTY = frozenset(
    "a an and are as at be been but by for from had has have he her his in is it its of on or "
    "she that the their them there they this to was were which who will with would".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One explanation of one claim: its prior, and P(the claim is true as worded | it)."""

    id: str
    claim: str
    text: str
    kind: ExplanationKind
    prior: float
    theta: Beta


def hypotheses_of(
    claim: Claim,
    hypotheses: Sequence[Hypothesis],
    claims: Sequence[Claim],
    table: Likelihoods,
) -> tuple[Row, ...]:
    """Return the explanations of a claim, exclusive and summing to 1.

    A case's own hypotheses come first, in its order, then a remainder `other`; a claim for which
    the case has none takes the standard explanations. Priors that the case gives are kept; the
    rest is shared in proportion to the standard priors of the kinds, several hypotheses of one
    kind sharing that of their kind, and `other` taking those of the kinds nobody named. Raises
    `UsageError` when the priors given exceed 1.
    """
    own = [one for one in hypotheses if claim.id in claims_of(one, claims)]
    if not own:
        return _standard(claim, table)
    kinds = [one.kind or infer_kind(one, claim) for one in own]
    rows = list(zip(own, kinds, _priors(claim, own, kinds, table), strict=True))
    remainder = max(0.0, 1 - sum(prior for _, _, prior in rows))
    taken = {one.id for one in own}
    return (
        *(_row(claim, one, kind, prior, table) for one, kind, prior in rows),
        _remainder(claim, remainder, "remainder" if "other" in taken else "other", table),
    )


def infer_kind(hypothesis: Hypothesis, claim: Claim) -> ExplanationKind:
    """Return the standard explanation that a hypothesis behaves like.

    What it implies for the claim counts first, then the cue words of `explanations.yaml`, then
    whether it restates the claim; what is left is `other`.
    """
    if hypothesis.implies.get(claim.id):
        return "local" if _cues(hypothesis.text)["local"] else "real"
    cues = _cues(hypothesis.text)
    if cues:
        return max(cues, key=lambda kind: cues[kind])  # a Counter keeps the order of the file
    if claim.id in hypothesis.implies or not _restates(hypothesis.text, claim.text):
        return "other"
    return "real"


def _cues(text: str) -> Counter[ExplanationKind]:
    """Count the cues of each explanation, leaving out those without any."""
    padded = " " + " ".join(fold(text)[start:end] for start, end in words(text)) + " "
    counts = {
        one.kind: sum(padded.count(" " + fold(cue)) for cue in one.cues) for one in explanations()
    }
    return Counter({kind: count for kind, count in counts.items() if count})


def _restates(text: str, claim: str) -> bool:
    said, claimed = content(text), content(claim)
    return len(said & claimed) >= _RESTATES * max(1, min(len(said), len(claimed)))


def content(text: str) -> set[str]:
    """Return the words of a text, folded, without those that any two sentences share."""
    return {fold(text)[start:end] for start, end in words(text)} - _EMPTY


def claims_of(hypothesis: Hypothesis, claims: Sequence[Claim]) -> set[str]:
    """Return the claims a hypothesis explains: named, implied, or the one it is worded like."""
    if hypothesis.claim:
        return {hypothesis.claim}
    if hypothesis.implies:
        return set(hypothesis.implies)
    shared = [len(content(hypothesis.text) & content(claim.text)) for claim in claims]
    return {claims[shared.index(max(shared))].id} if claims else set()


def _priors(
    claim: Claim, own: Sequence[Hypothesis], kinds: Sequence[ExplanationKind], table: Likelihoods
) -> list[float]:
    """Fill in the priors that are missing."""
    given = sum(one.prior for one in own if one.prior is not None)
    if not given <= 1 + 1e-9 or any(one.prior is not None and one.prior < 0 for one in own):
        raise UsageError(
            f"claim {claim.id!r}: the priors of its hypotheses sum to {given:g}; "
            "each must be at least 0 and all together at most 1"
        )
    shares = _shares(own, kinds, table)
    unnamed = sum(prior for kind, prior in table.prior.items() if kind not in {*kinds, "other"})
    remainder = unnamed + table.prior["other"] / (1 + kinds.count("other"))
    whole = sum(shares) + remainder
    return [
        one.prior if one.prior is not None else (1 - given) * share / whole
        for one, share in zip(own, shares, strict=True)
    ]


def _shares(
    own: Iterable[Hypothesis], kinds: Sequence[ExplanationKind], table: Likelihoods
) -> list[float]:
    """Return the standard prior that falls to each hypothesis without one, 0 for the others."""
    sharing = Counter(kinds)
    sharing["other"] += 1  # with the remainder
    return [
        table.prior[kind] / sharing[kind] if one.prior is None else 0.0
        for one, kind in zip(own, kinds, strict=True)
    ]


def _row(
    claim: Claim, one: Hypothesis, kind: ExplanationKind, prior: float, table: Likelihoods
) -> Row:
    implied = one.implies.get(claim.id)
    like: ExplanationKind = kind if implied is None else ("real" if implied else "invented")
    return Row(
        id=one.id, claim=claim.id, text=one.text, kind=kind, prior=prior, theta=table.theta[like]
    )


def _remainder(claim: Claim, prior: float, id: str, table: Likelihoods) -> Row:
    text = next(one.text for one in explanations() if one.kind == "other")
    theta = table.theta["other"]
    return Row(id=id, claim=claim.id, text=text, kind="other", prior=prior, theta=theta)


def _standard(claim: Claim, table: Likelihoods) -> tuple[Row, ...]:
    by_kind: dict[ExplanationKind, Explanation] = {one.kind: one for one in explanations()}
    return tuple(
        Row(
            id=kind,
            claim=claim.id,
            text=by_kind[kind].text,
            kind=kind,
            prior=table.prior[kind],
            theta=table.theta[kind],
        )
        for kind in EXPLANATIONS
    )
