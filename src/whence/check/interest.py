"""Who gains if the claim is believed: the path from source to party to gain."""

from collections.abc import Iterator

from whence.model import Fact, Finding, Relation, Stake, Statement

from .denial import by_speaker
from .inquiry import Inquiry
from .speakers import Speaker, interests, reports
from .wording import listed, sentence

_TIES: tuple[Relation, ...] = ("backs", "member_of", "affiliate_of", "speaks_for", "owns")
_WANTED = {"for": "believed", "against": "disbelieved"}


def check_interests(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each source whose word goes the way of its own interest, coded or read.

    A denial against interest is a finding of `denial`; an assertion against interest is one here,
    and speaks for the claim.
    """
    for speaker, statements in by_speaker(inquiry, "asserts"):
        if interests(speaker, inquiry.claim.id):
            yield _finding(inquiry, speaker, statements, says_so=True)
    for speaker, statements in by_speaker(inquiry, "denies"):
        if any(each.direction == "against" for each in interests(speaker, inquiry.claim.id)):
            yield _finding(inquiry, speaker, statements, says_so=False)
    for stance in ("asserts", "denies"):
        for speaker, statements in by_speaker(inquiry, stance):
            stakes = speaker.source.stakes if speaker.source else ()
            for stake in (one for one in stakes if one.claim == inquiry.claim.id):
                yield _read(inquiry, speaker, statements, stake, says_so=stance == "asserts")


def _read(
    inquiry: Inquiry,
    speaker: Speaker,
    statements: tuple[Statement, ...],
    stake: Stake,
    *,
    says_so: bool,
) -> Finding:
    """Tell the path of an interest that was read, who says so, and how often that counts."""
    served = (stake.direction == "for") == says_so
    gain = f"would gain if the claim is {_WANTED[stake.direction]}"
    words = " ".join(stake.spans[0].quote.split()) if stake.said_by else ""
    told = ", ".join((speaker.name, *stake.path, gain))
    if words and words not in stake.path:
        told += f" (“{words}”)"
    verdict = "this would be said whether or not it is true"
    if not served:
        verdict = "this is said against interest"
    parts = [sentence(f"{told}: {verdict}")]
    if stake.said_by:
        parts.append(sentence(f"so {listed(stake.said_by)}"))
    if len(stake.said_by) > 1:
        parts.append("Who repeats it adds nothing: it counts once.")
    parts.append("It was read, not coded, and weighs less for that.")
    return inquiry.finding(
        "interest",
        " ".join(parts),
        direction="against" if served == says_so else "for",
        subkind="told",
        rule="an interested source would say it whether or not it is true",
        spans=(*stake.spans, *map(inquiry.span, statements)),
        facts=stake.facts,
    )


def _finding(
    inquiry: Inquiry, speaker: Speaker, statements: tuple[Statement, ...], *, says_so: bool
) -> Finding:
    coded = interests(speaker, inquiry.claim.id)
    served = any((each.direction == "for") == says_so for each in coded)
    links = _links(inquiry, speaker)
    path = [speaker.name, *_steps(inquiry, speaker, links)]
    gains = (f"would gain if the claim is {_WANTED[each.direction]} ({each.why})" for each in coded)
    told = ", ".join((*path, listed(gains)))
    verdict = "this would be said whether or not it is true"
    if not served:
        verdict = "this is said against interest"
    return inquiry.finding(
        "interest",
        f"{sentence(f'{told}: {verdict}')} {sentence(f'Said in {reports(inquiry, statements)}')}",
        direction="against" if served == says_so else "for",
        subkind="" if served else "against_interest",
        rule="an interested source would say it whether or not it is true",
        spans=map(inquiry.span, statements),
        facts=inquiry.cite(links),
    )


def _links(inquiry: Inquiry, speaker: Speaker) -> tuple[Fact, ...]:
    """Return whom the bodies of the speaker back, belong to or speak for."""
    bodies = [inquiry.names.id_of(body) for body in speaker.affiliation]
    return tuple(
        fact
        for body in bodies
        for relation in _TIES
        for fact in inquiry.world.facts(subject=body, relation=relation, at=inquiry.any_time)
    )


def _steps(inquiry: Inquiry, speaker: Speaker, links: tuple[Fact, ...]) -> Iterator[str]:
    bodies = [inquiry.names.id_of(body) for body in speaker.affiliation]
    if bodies:
        yield f"linked to {listed(map(inquiry.name, bodies))}"
    backed = [inquiry.name(fact.object) for fact in links if fact.relation == "backs"]
    if backed:
        yield f"backing {listed(backed)}"
