"""Somebody inside a party says it themselves."""

from collections.abc import Iterator

from whence.model import Finding

from .denial import by_speaker
from .inquiry import TOGETHER, Inquiry
from .speakers import direction, interests, parties, reports
from .wording import listed, sentence

_DEEDS = TOGETHER | {"event", "presence"}


def check_admissions(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each source inside a party that asserts the claim.

    Somebody who gains if the claim is believed admits nothing. Where no actors are coded, nobody
    is known to be a party: a name in the claim's text may be that of whom it befell.
    """
    if inquiry.claim.kind not in _DEEDS or not inquiry.actors:
        return
    for speaker, statements in by_speaker(inquiry, "asserts"):
        involved = parties(inquiry, speaker)
        if not involved or direction(interests(speaker, inquiry.claim.id)) == "for":
            continue
        party = listed(map(inquiry.name, involved))
        who = speaker.name
        if who != party:
            who += f", who is or speaks for {party},"
        said = f"{who} says so in"
        yield inquiry.finding(
            "admission",
            sentence(f"{said} {reports(inquiry, statements)}: a party to it confirms it"),
            direction="for",
            subkind="party",
            rule="a party knows its own deeds, and gains nothing coded from this being believed",
            spans=map(inquiry.span, statements),
            facts=inquiry.cite(fact for facts in involved.values() for fact in facts),
        )
