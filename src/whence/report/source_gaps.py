"""What is good and bad about the sources of a claim, which kinds are missing, and what a machine read."""

import re
from collections.abc import Iterator, Sequence

from whence.model import Assessment, ClaimVerdict, Finding, Span
from whence.text import fold

from .known import usual_names
from .ratings import rating_of
from .select import findings_of, statements_of
from .told import Told, told, told_number
from .voices import Voice, short_name
from .wording import counted, listed

Point = tuple[Told, tuple[Span, ...]]  # with the words that it rests on
# An interval wider than the widest term of the scale (25 points) twice over says little.
_WIDE = 0.5
_NAMES = 3
# How `extract.llm` accounts for a language model; nothing else in an assessment names it.
_MODEL = re.compile(r"^the language model (?P<model>.+?) at (?P<host>\S+) read the documents")


def strength_words(
    assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]
) -> list[Point]:
    """Return what speaks for the sources of a claim as a whole, each with its words."""
    speaking = [voice for voice in voices if voice.side == "for"]
    near = [voice for voice in voices if voice.first_hand]
    costly = [voice for voice in voices if voice.against_itself]
    graded = [voice for voice in voices if voice.letter in ("A", "B")]
    points: list[Point] = []
    if claim.origins.low >= 2:
        points.append((told("at least two origins that do not depend on each other"), ()))
    if near:
        one = "{names} speaks at first hand or by a document"
        many = "{names} speak at first hand or by a document"
        points.append((_said_by(near, one, many), _words(near)))
    if speaking and all(voice.named for voice in speaking):
        points.append((told("all who assert it are named"), ()))
    if costly:
        one, many = "{names} speaks against interest", "{names} speak against interest"
        points.append((_said_by(costly, one, many), _words(costly)))
    if graded:
        points.append((told("{names} of known reliability", names=_names(graded)), ()))
    facts = _resting_on_facts(findings_of(assessment, claim.id))
    if facts:
        found = counted(facts, "finding")
        points.append(
            (told("{findings} on it from facts that no source here states", findings=found), ())
        )
    return points


def weakness_words(
    assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]
) -> list[Point]:
    """Return what speaks against the sources of a claim as a whole, each with its words."""
    speaking = [voice for voice in voices if voice.side == "for"]
    rating = rating_of(assessment, claim.id)
    points: list[Point] = []
    if claim.reports and claim.origins.mean < 1.5:
        points.append((told("perhaps a single hand behind all that is reported"), ()))
    if speaking and not any(voice.first_hand for voice in speaking):
        hearsay = all(voice.level in ("told", "relayed") for voice in speaking)
        words = told(
            "hearsay only: nobody who asserts it knows it at first hand"
            if hearsay
            else "nobody who asserts it is said to know it at first hand"
        )
        points.append((words, _words(speaking)))
    if speaking and all(voice.kind == "anonymous" for voice in speaking):
        points.append((told("nobody who asserts it is named"), _words(speaking)))
    biased = [voice for voice in speaking if voice.gains == "for"]
    if biased and len(biased) == len(speaking):
        points.append((told("all who assert it would gain by it"), _words(biased)))
    if rating is not None and rating.sole:
        top = rating.rungs[-1] if rating.rungs else None
        wording = told("the strongest wording rests on one origin")
        if top:
            wording = told("the strongest wording ({rung}) rests on one origin", rung=top.rung)
        points.append((wording, top.spans if top else ()))
    circular = [one for one in findings_of(assessment, claim.id) if one.circular]
    if circular:
        one = "{findings} rests on the word of a report under test"
        many = "{findings} rest on the word of a report under test"
        number = len(circular)
        words = told_number(number, one, many, findings=counted(number, "finding"))
        points.append((words, tuple(span for one in circular for span in one.spans[:1])))
    if claim.high - claim.low > _WIDE:
        points.append((told("too little evidence to narrow the interval"), ()))
    unread = _unread(assessment, claim)
    if unread:
        documents = counted(unread, "document")
        words = told("{documents} on it could not be read without doubt", documents=documents)
        points.append((words, ()))
    return points


def missing_words(
    assessment: Assessment, claim: ClaimVerdict, voices: Sequence[Voice]
) -> list[Point]:
    """Return the kinds of source that nobody has been found of."""
    levels = {voice.level for voice in voices}
    points: list[Point] = []
    if "witnessed" not in levels:
        points.append((told("a witness"), ()))
    if "documented" not in levels and not any(voice.kind == "document" for voice in voices):
        points.append((told("a document"), ()))
    if not any(voice.named for voice in voices if voice.side == "for") and claim.reports:
        points.append((told("anybody who asserts it by name"), ()))
    silent = list(_silent_parties(assessment, claim))
    if silent:
        points.append((told("the word of {names}", names=listed(silent, _NAMES)), ()))
    if not any(voice.side == "against" for voice in voices):
        points.append((told("anybody who denies it, or has looked into it"), ()))
    return points


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


def machine_words(assessment: Assessment, claim: ClaimVerdict) -> Told:
    """Say what was read by a machine, by which, and what a person has decided."""
    on_it = statements_of(assessment, claim.id)
    statements = _the(sum(not one.coded for one in on_it))
    own = told("whence {version}", version=short_name(assessment.whence))
    models = [one for issue in assessment.issues if (one := _MODEL.match(issue.what))]
    if models:
        used = listed([_model(one) for one in models])
        found = told(
            "a generative language model ({used}) helped to find {statements}, and {own} checked that the "
            "words are in the texts",
            used=used,
            statements=statements,
            own=own,
        )
    else:
        found = told(
            "{own} found {statements} with its trained tagger and its rules; no generative model is on record",
            own=own,
            statements=statements,
        )
    review = list(_reviewed(assessment, claim))
    by_hand = told("no person’s review is recorded")
    if review:
        by_hand = told("an analyst {review}", review=listed(review))
    return told("Machine reading: {found}; {by_hand}.", found=found, by_hand=by_hand)


def _model(one: re.Match[str]) -> Told:
    return told("{model} at {host}", model=short_name(one["model"]), host=short_name(one["host"]))


def _reviewed(assessment: Assessment, claim: ClaimVerdict) -> Iterator[Told]:
    """Yield what an analyst has decided on a claim: findings, readings, numbers."""
    if ruled := sum(one.ruling != "stands" for one in findings_of(assessment, claim.id)):
        yield told("ruled on {findings}", findings=counted(ruled, "finding"))
    if read := sum(one.coded for one in statements_of(assessment, claim.id)):
        yield told("read {statements} by hand", statements=counted(read, "statement"))
    if set_ := sum(one.claim == claim.id for one in assessment.cells):
        yield told("set {numbers} of the matrix", numbers=counted(set_, "number"))


def _the(number: int) -> Told:
    if not number:
        return told("no statement on it")
    several = told("the {statements} on it", statements=counted(number, "statement"))
    return told("the one statement on it") if number == 1 else several


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


def _said_by(voices: Sequence[Voice], one: str, many: str) -> Told:
    return told_number(len(voices), one, many, names=_names(voices))


def _names(voices: Sequence[Voice]) -> Told:
    return listed(list(dict.fromkeys(voice.name for voice in voices)), _NAMES)


def _words(voices: Sequence[Voice]) -> tuple[Span, ...]:
    return tuple(span for voice in voices for span in voice.spans[:1])
