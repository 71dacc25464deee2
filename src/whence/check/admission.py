"""Somebody inside a party says it themselves."""

import re
from collections.abc import Iterator

from whence.model import UNSTATED, Finding, Hop, Statement
from whence.text import fold

from .about import of_the_claim
from .denial import by_speaker
from .inquiry import TOGETHER, Inquiry
from .speakers import direction, interests, parties, reports
from .wording import listed, sentence

_DEEDS = TOGETHER | {"event", "presence"}
_SAYS = frozenset({"report", "assert"})
_AT_SECOND_HAND = re.compile(r"(?<!\w)(?:reported|alleged|supposed|apparent|purported)ly(?!\w)")
_CONFIRMS = re.compile(r"(?<!\w)(?:confirm|admit|acknowledg|conced)\w*")
_LONG = 200


def check_admissions(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each source inside a party that asserts the claim.

    Somebody who gains if the claim is believed admits nothing. Where no actors are coded, nobody
    is known to be a party: a name in the claim's text may be that of whom it befell.
    """
    if inquiry.claim.kind not in _DEEDS or not inquiry.actors:
        return
    denied = _denied(inquiry)
    for speaker, spoken in by_speaker(inquiry, "asserts"):
        involved = parties(inquiry, speaker)
        if not involved or direction(interests(speaker, inquiry.claim.id)) == "for":
            continue
        statements = [
            each for each in spoken if _own_word(inquiry, each) and not _asks(inquiry, each)
        ]
        # A report that has the party deny it has read this as more than was said.
        against = {key for party in involved for key in denied.get(party, ())}
        if not statements or against & {speaker.key, *(each.document for each in statements)}:
            continue
        party = listed(map(inquiry.name, involved))
        who = speaker.name
        if who != party:
            who += f", who is or speaks for {party},"
        said = f"{who} says so in {reports(inquiry, statements)}, “{_short(statements[0])}”"
        yield inquiry.finding(
            "admission",
            sentence(f"{said}: a party to it confirms it"),
            direction="for",
            subkind="party",
            rule="a party knows its own deeds, and gains nothing coded from this being believed",
            spans=map(inquiry.span, statements),
            facts=inquiry.cite(fact for facts in involved.values() for fact in facts),
        )


def _denied(inquiry: Inquiry) -> dict[str, set[str]]:
    """Return for each party by whose mouths, and in which documents, it denies or doubts the claim."""
    found: dict[str, set[str]] = {}
    for stance in ("denies", "doubts"):
        for speaker, statements in by_speaker(inquiry, stance):
            for party in parties(inquiry, speaker):
                kept = found.setdefault(party, set())
                kept.update((speaker.key, *(each.document for each in statements)))
    return found


def _own_word(inquiry: Inquiry, statement: Statement) -> bool:
    """Say whether somebody is told to have said this themselves, and of what the claim is about."""
    *before, last = statement.chain or (None,)
    cue = fold(last.cue or "") if last else ""
    if last is None or not before:
        return of_the_claim(inquiry, statement.words)
    # Two hops on one cue (“the analyst thinks Pavo will …”): the second is whom it is said of.
    shared = last.cue_start is not None and any(last.cue_start == hop.cue_start for hop in before)
    retold = any(hop.kind in ("person", "official", "anonymous") for hop in before[1:])
    heard = last.doubted or last.name == UNSTATED or _AT_SECOND_HAND.search(cue)
    if statement.attribution not in _SAYS or shared or retold or heard:
        return False
    if last.kind != "person" and _pronoun(inquiry, statement, last):
        return False  # “he explains”: not the body that the word before was taken for
    return bool(_CONFIRMS.search(cue)) or of_the_claim(inquiry, statement.words)


def _asks(inquiry: Inquiry, statement: Statement) -> bool:
    """Say whether a sentence tells what a party asks or refuses: “X asks that Y give up its name first”."""
    notes = inquiry.notes.get(statement.document)
    rows = (*notes.of("demand"), *notes.of("refusal")) if notes else ()
    return any(one.start < statement.end and statement.start < one.end for one in rows)


def _pronoun(inquiry: Inquiry, statement: Statement, hop: Hop) -> bool:
    document = inquiry.documents.get(statement.document)
    if document is None or hop.start is None:
        return False
    return fold(document.text[hop.start : hop.end]) in ("he", "she", "him", "her")


def _short(statement: Statement) -> str:
    words = " ".join(statement.text.split())
    return words if len(words) <= _LONG else f"{words[:_LONG].rsplit(' ', 1)[0]} …"
