"""What a verdict hinges on, and what would change it: evidence taken away, and evidence yet to come."""

from dataclasses import dataclass

from whence.model import Assessment, ClaimVerdict, Driver, Step

from .reasons import brief, without_quotations
from .safe import plain
from .select import hypotheses_of, is_open, steps_of, turns
from .told import Told, joined, told
from .wording import SLIGHT, percent

# The same evidence is often a report, its document and its source; it is said once, by the first.
_ORDER = ("finding", "origin", "claims", "fact", "source", "document")
_SAME = 1e-6  # of a probability
_WORDS = 150  # of an explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinge:
    """Something without which the verdict is another; `then` says which.

    `option` is what `--without` takes to leave it out, empty where nothing does.
    """

    id: str
    what: str
    then: str
    weight: float
    kind: str
    option: str = ""


def hinges(assessment: Assessment, claim: ClaimVerdict) -> list[Hinge]:
    """Return the evidence without which the word or the leading explanation would be another."""
    return [_hinge(assessment, claim, one) for one in _turning(assessment, claim)]


def no_hinge(claim: ClaimVerdict) -> Told:
    """Say that the verdict hinges on nothing, and whether there is anything to hinge on."""
    if is_open(claim):
        return told("Nothing that was read bears on it.")
    return told(
        "No single report, source, fact or finding: the verdict stands without any one of them."
    )


def levers(assessment: Assessment, claim: ClaimVerdict, most: int = 3) -> list[Hinge]:
    """Return the strongest evidence that moves the odds without turning the verdict."""
    turning = {one.id for one in _turning(assessment, claim)}
    moving = (
        one for one in _distinct(claim) if one.id not in turning and abs(one.weight) >= SLIGHT
    )
    strongest = sorted(moving, key=lambda one: -abs(one.weight))[:most]
    return [_hinge(assessment, claim, one) for one in strongest]


def best_step(assessment: Assessment, claim: ClaimVerdict) -> Step | None:
    """Return what could be found out that would settle most, if its answers are known."""
    return next((one for one in steps_of(assessment, claim.id) if one.outcomes), None)


def outcome_words(step: Step) -> str:
    """Write what each answer would make of the claim: `yes: 71 %; no: 3 %`."""
    return "; ".join(f"{plain(one.answer)}: {percent(one.probability)}" for one in step.outcomes)


def _turning(assessment: Assessment, claim: ClaimVerdict) -> list[Driver]:
    return [one for one in _distinct(claim) if turns(assessment, claim, one)]


def _distinct(claim: ClaimVerdict) -> list[Driver]:
    """Return evidence, each effect once, the strongest first."""
    everything = [one for one in (*claim.drivers, *claim.influence) if one.probability is not None]
    by_kind = sorted(everything, key=lambda one: _ORDER.index(one.kind))
    kept: list[Driver] = []
    for one in by_kind:
        if not any(_same(one, other) for other in kept if other.kind != one.kind):
            kept.append(one)
    return sorted(kept, key=lambda one: -abs(one.weight))


def _same(one: Driver, other: Driver) -> bool:
    assert one.probability is not None
    assert other.probability is not None
    near = abs(one.probability - other.probability) < _SAME
    return near and one.leader == other.leader


def _option(assessment: Assessment, one: Driver) -> str:
    """Return the id that `--without` takes: of an origin that of its source."""
    if one.kind == "claims":
        return ""
    if one.kind != "origin":
        return one.id
    rated = (origin for rating in assessment.ratings for origin in rating.origins)
    return next((origin.source for origin in rated if origin.testimony == one.id), "")


def _hinge(assessment: Assessment, claim: ClaimVerdict, one: Driver) -> Hinge:
    return Hinge(
        id=one.id,
        what=_what(assessment, one),
        then=_then(assessment, claim, one),
        weight=one.weight,
        kind=one.kind,
        option=_option(assessment, one),
    )


def _what(assessment: Assessment, one: Driver) -> str:
    if one.kind == "document":
        return told("the words of {document}", document=_document(assessment, one.id))
    if one.kind == "source":
        return told("all on the word of {source}", source=_source(assessment, one.id))
    words = without_quotations(plain(one.what), one.spans) if one.kind == "finding" else one.what
    return brief(plain(words), _WORDS).rstrip(".")


def _document(assessment: Assessment, id: str) -> str:
    found = next((one for one in assessment.documents if one.id == id), None)
    return f"{found.publisher} ({id})" if found and found.publisher else id


def _source(assessment: Assessment, id: str) -> str:
    found = next((one for one in assessment.sources if one.id == id), None)
    return found.names[0] if found and found.names else id


def _then(assessment: Assessment, claim: ClaimVerdict, one: Driver) -> str:
    """Say what the verdict would be: the word if it is another, the number, the leader if another."""
    assert one.probability is not None
    number = percent(one.probability)
    said = joined((told(one.words), number)) if one.words != claim.words else number
    rivals = hypotheses_of(assessment, claim.id)
    if rivals and one.leader != rivals[0].id:
        leader = next((rival.text for rival in rivals if rival.id == one.leader), one.leader)
        return told(
            "{verdict}; likeliest then: {leader}", verdict=said, leader=plain(leader).rstrip(".")
        )
    return said
