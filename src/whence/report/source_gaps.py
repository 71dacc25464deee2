"""What is good and bad about the sources of a claim, which kinds are missing, and what a machine read."""

import re
from collections.abc import Iterator, Sequence

from whence.model import Assessment, ClaimVerdict, Finding, Span
from whence.text import fold

from .known import usual_names
from .ratings import rating_of
from .select import findings_of, statements_of
from .voices import Voice, short_name
from .wording import counted, listed

Told = list[tuple[str, tuple[Span, ...]]]
# An interval wider than the widest term of the scale (25 points) twice over says little.
_WIDE = 0.5
_NAMES = 3
# How `extract.llm` accounts for a language model; nothing else in an assessment names it.
_MODEL = re.compile(r"^the language model (?P<model>.+?) at (?P<host>\S+) read the documents")


def strength_words(assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]) -> Told:
    """Return what speaks for the sources of a claim as a whole, each with its words."""
    speaking = [voice for voice in voices if voice.side == "for"]
    near = [voice for voice in voices if voice.first_hand]
    costly = [voice for voice in voices if voice.against_itself]
    graded = [voice for voice in voices if voice.letter in ("A", "B")]
    told: Told = []
    if claim.origins.low >= 2:
        told.append(("at least two origins that do not depend on each other", ()))
    if near:
        verb = "speaks" if len(near) == 1 else "speak"
        told.append((f"{_names(near)} {verb} at first hand or by a document", _words(near)))
    if speaking and all(voice.named for voice in speaking):
        told.append(("all who assert it are named", ()))
    if costly:
        verb = "speaks" if len(costly) == 1 else "speak"
        told.append((f"{_names(costly)} {verb} against interest", _words(costly)))
    if graded:
        told.append((f"{_names(graded)} of known reliability", ()))
    facts = _resting_on_facts(findings_of(assessment, claim.id))
    if facts:
        told.append(
            (f"{counted(facts, 'finding')} on it from facts that no source here states", ())
        )
    return told


def weakness_words(assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]) -> Told:
    """Return what speaks against the sources of a claim as a whole, each with its words."""
    speaking = [voice for voice in voices if voice.side == "for"]
    rating = rating_of(assessment, claim.id)
    told: Told = []
    if claim.reports and claim.origins.mean < 1.5:
        told.append(("perhaps a single hand behind all that is reported", ()))
    if speaking and not any(voice.first_hand for voice in speaking):
        hearsay = all(voice.level in ("told", "relayed") for voice in speaking)
        words = "hearsay only: nobody who asserts it knows it at first hand"
        if not hearsay:  # of one it is not said how it is known
            words = "nobody who asserts it is said to know it at first hand"
        told.append((words, _words(speaking)))
    if speaking and all(voice.kind == "anonymous" for voice in speaking):
        told.append(("nobody who asserts it is named", _words(speaking)))
    biased = [voice for voice in speaking if voice.gains == "for"]
    if biased and len(biased) == len(speaking):
        told.append(("all who assert it would gain by it", _words(biased)))
    if rating is not None and rating.sole:
        top = rating.rungs[-1] if rating.rungs else None
        degree = f" ({top.rung})" if top else ""
        told.append(
            (f"the strongest wording{degree} rests on one origin", top.spans if top else ())
        )
    circular = [one for one in findings_of(assessment, claim.id) if one.circular]
    if circular:
        rests = "rests" if len(circular) == 1 else "rest"
        words = f"{counted(len(circular), 'finding')} {rests} on the word of a report under test"
        told.append((words, tuple(span for one in circular for span in one.spans[:1])))
    if claim.high - claim.low > _WIDE:
        told.append(("too little evidence to narrow the interval", ()))
    unread = _unread(assessment, claim)
    if unread:
        told.append((f"{counted(unread, 'document')} on it could not be read without doubt", ()))
    return told


def missing_words(assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]) -> Told:
    """Return the kinds of source that nobody has been found of."""
    levels = {voice.level for voice in voices}
    told: Told = []
    if "witnessed" not in levels:
        told.append(("a witness", ()))
    if "documented" not in levels and not any(voice.kind == "document" for voice in voices):
        told.append(("a document", ()))
    if not any(voice.named for voice in voices if voice.side == "for") and claim.reports:
        told.append(("anybody who asserts it by name", ()))
    silent = list(_silent_parties(assessment, claim))
    if silent:
        told.append((f"the word of {listed(silent, _NAMES)}", ()))
    if not any(voice.side == "against" for voice in voices):
        told.append(("anybody who denies it, or has looked into it", ()))
    return told


def _silent_parties(assessment: Assessment, claim: ClaimVerdict) -> Iterator[str]:
    """Yield the parties to a claim of whom no statement on it is told, nor of anybody of theirs."""
    names, actors = usual_names(assessment), {actor.id: actor for actor in assessment.actors}
    sources = {source.id: source for source in assessment.sources}
    heard = set[str]()
    for statement in statements_of(assessment, claim.id):
        for hop in statement.chain:
            source = sources.get(hop.source)
            camps = (*source.affiliation, source.camp or "") if source else ()
            called = source.names if source else ()
            heard |= {fold(one) for one in (hop.source, hop.name, *camps, *called)}
    for party in claim.actors:
        actor = actors.get(party)
        known = {party, *(name.name for name in actor.names)} if actor else {party}
        if heard.isdisjoint(map(fold, known)):
            yield short_name(names.get(party, party))


def machine_words(assessment: Assessment, claim: ClaimVerdict) -> str:
    """Say what was read by a machine, by which, and what a person has decided."""
    on_it = statements_of(assessment, claim.id)
    number = sum(not one.coded for one in on_it)
    own = f"whence {short_name(assessment.whence)}"
    found = f"{own} found {_the(number)} with its trained tagger and its rules"
    models = [one for issue in assessment.issues if (one := _MODEL.match(issue.what))]
    used = listed([f"{short_name(one['model'])} at {short_name(one['host'])}" for one in models])
    if used:
        found = (
            f"a generative language model ({used}) helped to find {_the(number)}, and {own} checked that "
            "the words are in the texts"
        )
    else:
        found += "; no generative model is on record"
    review = listed(list(_reviewed(assessment, claim)))
    by_hand = f"an analyst {review}" if review else "no person’s review is recorded"
    return f"Machine reading: {found}; {by_hand}."


def _reviewed(assessment: Assessment, claim: ClaimVerdict) -> Iterator[str]:
    """Yield what an analyst has decided on a claim: findings, readings, numbers."""
    if ruled := sum(one.ruling != "stands" for one in findings_of(assessment, claim.id)):
        yield f"ruled on {counted(ruled, 'finding')}"
    if read := sum(one.coded for one in statements_of(assessment, claim.id)):
        yield f"read {counted(read, 'statement')} by hand"
    if set_ := sum(one.claim == claim.id for one in assessment.cells):
        yield f"set {counted(set_, 'number')} of the matrix"


def _the(number: int) -> str:
    if not number:
        return "no statement on it"
    return "the one statement on it" if number == 1 else f"the {counted(number, 'statement')} on it"


def _resting_on_facts(findings: Sequence[Finding]) -> int:
    """Count the findings with weight whose facts come from outside the documents."""
    return sum(
        any(not fact.stated for fact in one.facts)
        for one in findings
        if one.weight and one.ruling != "rejected"
    )


def _unread(assessment: Assessment, claim: ClaimVerdict) -> int:
    """Count the documents on a claim of which something could not be read or dated."""
    on_it = {one.document for one in statements_of(assessment, claim.id)}
    return len(
        {
            issue.document
            for issue in assessment.issues
            if issue.level != "info" and issue.document in on_it
        }
    )


def _names(voices: Sequence[Voice]) -> str:
    return listed(list(dict.fromkeys(voice.name for voice in voices)), _NAMES)


def _words(voices: Sequence[Voice]) -> tuple[Span, ...]:
    return tuple(span for voice in voices for span in voice.spans[:1])
