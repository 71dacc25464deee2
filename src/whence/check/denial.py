"""Who denies the claim or doubts it, and what their word is worth here."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from whence.model import Fact, Finding, Statement

from .inquiry import TOGETHER, Inquiry
from .passage import wars
from .silence import Quarrel, quarrel_with_party
from .speakers import Speaker, allegiances, direction, interests, parties, reports, speaker_of
from .standing import denied_by, first_hand, says_more, standing
from .wording import listed, sentence, since

_NOBODY = re.compile(r"(?:nobody|no one|none)\b", re.IGNORECASE)


def check_denials(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each speaker who denies the claim, however many reports repeat it.

    A denial by somebody who would gain if the claim were believed runs against interest and
    weighs more; one by a party, or by somebody who gains from disbelief, weighs less.
    """
    denials = by_speaker(inquiry, "denies")
    denied = denied_by(inquiry) if denials else {}
    for speaker, statements in denials:
        involved = parties(inquiry, speaker)
        joined = [fact for facts in involved.values() for fact in facts]
        way = direction(interests(speaker, inquiry.claim.id))
        alone = inquiry.claim.kind not in TOGETHER or involved or way
        quarrel = None if alone else _quarrel(inquiry, speaker, statements)
        subkind = "other"
        if way == "for":
            subkind = "against_interest"
        elif involved:
            subkind = "party"
        elif way == "against":
            subkind = "in_interest"
        elif quarrel:
            subkind = "foe"
        if subkind == "other" and says_more(inquiry, statements):
            subkind = "beyond"
        known = standing(inquiry, speaker, statements, denied.get(speaker.key, set()))
        told = (
            *_sentences(inquiry, speaker, statements, involved, told=bool(quarrel)),
            *((_foe(quarrel[0]),) if quarrel and quarrel[0] else ()),
            *known.sentences,
        )
        yield inquiry.finding(
            "denial",
            " ".join(told),
            subkind=subkind,
            rule="a denial weighs by the denier's position to know and by their interest",
            spans=(
                *map(inquiry.span, statements),
                *known.spans,
                *(quarrel[2] if quarrel else ()),
            ),
            facts=inquiry.cite(
                (
                    *joined,
                    *_quarrels(inquiry, speaker),
                    *known.facts,
                    *(quarrel[1] if quarrel else ()),
                )
            ),
        )


def check_doubts(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each speaker who looked and could not confirm the claim."""
    for speaker, statements in by_speaker(inquiry, "doubts"):
        involved = listed(map(inquiry.name, parties(inquiry, speaker)))
        where = reports(inquiry, statements)
        told = f"{where} does not bear the claim out"
        if not speaker.narrator:
            told = f"the claim is not borne out by {speaker.name} in {where}"
            if _NOBODY.match(speaker.name):
                told = f"in {where}, {speaker.name} bears the claim out"
        stake = (
            sentence(f"that is the word of a party to the claim, {involved}") if involved else ""
        )
        yield inquiry.finding(
            "no_evidence",
            f"{sentence(f'{told}: {_quoted(statements)}')} {stake}".strip(),
            subkind="doubt",
            rule="somebody placed to know speaks of it without confirming it",
            spans=map(inquiry.span, statements),
        )


def by_speaker(inquiry: Inquiry, stance: str) -> list[tuple[Speaker, tuple[Statement, ...]]]:
    """Group the statements of one stance by who finally stands behind them."""
    chosen = [each for each in inquiry.statements if each.stance == stance]
    spoken = [(speaker_of(inquiry, each), each) for each in chosen]
    spoken.sort(key=lambda pair: pair[0].key)  # stable: statements stay in order of place
    groups = groupby(spoken, key=lambda pair: pair[0].key)
    rows = [list(group) for _, group in groups]
    return [(row[0][0], tuple(statement for _, statement in row)) for row in rows]


def _sentences(
    inquiry: Inquiry,
    speaker: Speaker,
    statements: tuple[Statement, ...],
    involved: Iterable[str],
    *,
    told: bool = False,
) -> Iterator[str]:
    """Say who denies it where, whether they are a party, how they know, what they would gain."""
    by = "" if speaker.narrator else f" by {speaker.name}"
    yield sentence(f"denial{by} in {reports(inquiry, statements)}: {_quoted(statements)}")
    party = listed(map(inquiry.name, involved))
    if party:
        yield f"The denier is or speaks for {party}, a party to the claim."
    elif inquiry.actors:
        yield "The denier is no party to the claim."
    if not first_hand(inquiry, speaker, statements):
        yield f"The denier {speaker.position}."
    if not told:  # a quarrel that is told behind, as what makes the denial weigh
        yield from map(sentence, _enmities(inquiry, speaker))
    for interest in interests(speaker, inquiry.claim.id):
        if interest.direction == "for":
            gain = "would gain if the claim were believed"
            yield sentence(f"It {gain} ({interest.why}), so the denial runs against its interest")
        else:
            yield sentence(f"It gains if the claim is disbelieved ({interest.why})")


def _quarrel(
    inquiry: Inquiry, speaker: Speaker, statements: tuple[Statement, ...]
) -> Quarrel | None:
    ids = frozenset({speaker.key, *allegiances(inquiry, speaker)})
    return quarrel_with_party(
        inquiry, ids, speaker.name, {statement.document for statement in statements}
    )


def _foe(told: str) -> str:
    gain = "the story would serve it, and the denial runs against its interest"
    return sentence(f"the denier {told}: {gain}")


def _quarrels(inquiry: Inquiry, speaker: Speaker) -> tuple[Fact, ...]:
    """Return the rows that say the speaker's own bodies are at war with a party to the claim."""
    sides = [body for body in allegiances(inquiry, speaker) if body not in inquiry.actors]
    pairs = ((side, actor) for side in sides for actor in inquiry.actors)
    return tuple(
        row for side, actor in pairs for row in wars(inquiry.world, side, actor, inquiry.any_time)
    )


def _enmities(inquiry: Inquiry, speaker: Speaker) -> Iterator[str]:
    for row in _quarrels(inquiry, speaker):
        ends = [inquiry.name(end) for end in (row.subject, row.object)]
        how = "at war" if row.relation == "at_war_with" else "hostile to each other"
        yield f"{ends[0]} and {ends[1]} are {how}{since([row])}"


def _quoted(statements: tuple[Statement, ...]) -> str:
    return f"“{' '.join(statements[0].text.split())}”"
