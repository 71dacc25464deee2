"""Whether the parties of a claimed deal are at war, or refuse each other recognition."""

from collections.abc import Iterator
from itertools import combinations

from whence.model import Fact, Finding, Interval
from whence.text import fold

from .conditions import preconditions
from .inquiry import TOGETHER, Inquiry
from .wording import listed, sentence, since, when_words


def check_state_of_world(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each pair of would-be partners known to be at war at the time.

    Not for a truce: only enemies make one. A local alliance is named as the exception it is, and
    counts for nothing general.
    """
    at = inquiry.at
    if at is None or inquiry.claim.kind not in TOGETHER or _ends_a_war(inquiry):
        return
    for one, other in combinations(inquiry.actors, 2):
        war = inquiry.world.enmity(one, other, at)
        if war.answer not in ("surely", "possibly") or not war.facts:
            continue
        local = _local_alliances(inquiry, one, other, at)
        yield inquiry.finding(
            "contradiction",
            " ".join(_sentences(inquiry, (one, other), war.facts, local)),
            subkind="state_of_world",
            rule="those at war with each other are not expected to act together",
            facts=inquiry.cite((*war.facts, *local)),
        )


def _sentences(
    inquiry: Inquiry, pair: tuple[str, str], war: tuple[Fact, ...], local: tuple[Fact, ...]
) -> Iterator[str]:
    names = listed(map(inquiry.name, pair))
    time = inquiry.stated_time
    when = f" {when_words(time)}" if time else " at the time"
    rows = [fact for fact in war if fact.relation in ("at_war_with", "hostile_to")]
    yield sentence(f"{names} were at war{when}{since(rows)}")
    for fact in local:
        where = f" in {inquiry.name(fact.place)}" if fact.place else ""
        yield f"A local alliance{where} is known and is not evidence for a general one."


def _local_alliances(inquiry: Inquiry, one: str, other: str, at: Interval) -> tuple[Fact, ...]:
    rows = (
        *inquiry.world.facts(subject=one, relation="allied_with", object=other, at=at),
        *inquiry.world.facts(subject=other, relation="allied_with", object=one, at=at),
    )
    return tuple(row for row in rows if row.scope == "local" and row.place != inquiry.claim.place)


def _ends_a_war(inquiry: Inquiry) -> bool:
    """Say whether the claim is of a truce and no more."""
    text = inquiry.claim.text
    closer = any(True for _ in inquiry.lexicon.cues("cooperate", _without_truce(inquiry, text)))
    return bool(inquiry.lexicon.ends_war.search(fold(text))) and not closer


def _without_truce(inquiry: Inquiry, text: str) -> str:
    return inquiry.lexicon.ends_war.sub(" ", fold(text))


def check_recognition(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each party known to refuse the other recognition at the time.

    Where more is known of what the deal would need, `check_conditions` tells it together.
    """
    at = inquiry.at
    if at is None or inquiry.claim.kind not in TOGETHER or preconditions(inquiry):
        return
    for one in inquiry.actors:
        for other in inquiry.actors:
            rows = inquiry.world.facts(
                subject=one, relation="refuses_to_recognise", object=other, at=at
            )
            if not rows or one == other:
                continue
            refusal = f"{inquiry.name(one)} refused to recognise {inquiry.name(other)}"
            yield inquiry.finding(
                "naming",
                sentence(f"{refusal} at the time{since(rows)}: it would have had to give that up"),
                subkind="recognition",
                rule="a lasting agreement takes recognition of the other side",
                facts=inquiry.cite(rows),
            )
