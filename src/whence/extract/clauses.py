"""Cues with their subjects: who attributes, found before, after or from the cue before.

A subject stands before its cue (“officials said that …”), after it (“…”, said officials), behind
“by” (“claimed by officials”), or is inherited (“said …, adding …”). “citing” and “quoting” have
objects, who are the sources of the source.
"""

import re
from dataclasses import dataclass, replace

from whence.data.lexicons import Cue

from .cues import Found, find_cues
from .phrases import Range, is_source, phrase_after, phrase_before, with_name_after
from .sentence import AUXILIARIES, DETERMINERS, PRONOUNS, Sentence

_TOLD = frozenset(
    "tell tells told telling inform informs informed warn warned brief briefed assure assured "
    "advise advised".split()
)
# Verbs whose subject speaks, whatever it is called: “the baker said”.
_SPEECH = frozenset(
    "say tell add explain deny admit announce claim allege warn insist confirm reply answer".split()
)
_HEARERS = frozenset("me us him her them reporters journalists the a parliament police".split())
_ACCOUNTS = frozenset(
    "claim allegation report account development version assertion accusation charge figure fact "
    "something latter story assessment view".split()
)
_HAS = frozenset("has have had".split())
_AGENT_REACH = 6  # tokens between a passive cue and its “by”


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with its subject, as token ranges.

    `head` is the character where the attribution begins, `after` the token after cue, recipient
    and objects. `objects` are the sources of the source (“citing *an official*”). `aside` marks a
    co-claimant named in passing (“also claimed by X”), who interrupts nobody.
    """

    found: Found
    subject: Range
    head: int
    after: int
    inverted: bool = False
    inherited: bool = False
    aside: bool = False
    recipient: Range | None = None
    holder: Range | None = None  # “*he* has a source claiming …”
    objects: Range | None = None

    @property
    def cue(self) -> Cue:
        """The lexicon entry of the cue."""
        return self.found.cue


def find_clauses(sentence: Sentence) -> list[Clause]:
    """Return the attributing clauses of a sentence in order."""
    clauses: list[Clause] = []
    for found in find_cues(sentence):
        earlier = next((one for one in reversed(clauses) if not one.aside), None)
        clause = (
            _of_objects(sentence, found, earlier)
            or _with_subject(sentence, found)
            or _inheriting(sentence, found, earlier)
        )
        if clause and sentence.low(clause.subject[0] - 1) != "what":
            clauses.append(_with_objects(sentence, clause))
    return [one for one in clauses if not _describes_source(one, clauses)]


def _describes_source(one: Clause, clauses: list[Clause]) -> bool:
    """Say whether a cue only describes the source of another: “an analyst who *saw* them wrote”."""
    return any(
        not other.inherited
        and other is not one
        and other.subject[0] <= one.found.first < other.subject[1]
        for other in clauses
    )


def _with_subject(sentence: Sentence, found: Found) -> Clause | None:
    if found.passive:
        return _passive(sentence, found)
    if found.participle:
        return _holding(sentence, found)
    if not _quote_closes(sentence, found.first):
        subject = phrase_before(sentence, found.first)
        if subject and _may_speak(sentence, subject, found.cue):
            return Clause(found, subject, sentence.tokens[subject[0]].start, found.end)
    if found.first == 0 or any(mark in sentence.gap(found.first) for mark in ',”"»’'):
        subject = phrase_after(sentence, found.end)
        if subject and is_source(sentence, subject):
            subject = with_name_after(sentence, subject)
            if subject[1] - subject[0] > 1 or sentence.low(subject[0]) not in PRONOUNS:
                return Clause(found, subject, _start(sentence, found), subject[1], inverted=True)
    return None


def _may_speak(sentence: Sentence, subject: Range, cue: Cue) -> bool:
    """Say whether a phrase can be a source: a known word for one, or anybody who plainly speaks."""
    if cue.lemma in _SPEECH and sentence.low(subject[0]) in DETERMINERS:
        return True
    first, end = subject
    # “…, rescuers said”: a bare plural that opens its clause
    opens = first == 0 or sentence.breaks(first)
    bare = cue.lemma in _SPEECH and opens and end - first <= 3 and sentence.low(end - 1)[-1:] == "s"
    return bare or is_source(sentence, subject)


def _holding(sentence: Sentence, found: Found) -> Clause | None:
    """Read “he has *a source* claiming …”: an unnamed source right before the participle."""
    if sentence.breaks(found.first):
        return None
    subject = phrase_before(sentence, found.first)
    if not subject or sentence.low(subject[0]) not in ("a", "an", "one", "another", "some"):
        return None
    has = subject[0] - 1
    holder = phrase_before(sentence, has) if sentence.low(has) in _HAS else None
    head = sentence.tokens[(holder or subject)[0]].start
    return Clause(found, subject, head, found.end, holder=holder)


def _passive(sentence: Sentence, found: Found) -> Clause | None:
    """Read “I am told *by a reputable person*”, “also claimed *by X*”."""
    for by in range(found.end, min(found.end + _AGENT_REACH, len(sentence.tokens))):
        if sentence.breaks(by) or sentence.low(by) == "that":
            return None
        if sentence.low(by) == "by":
            phrase = phrase_after(sentence, by + 1)
            if not phrase or not is_source(sentence, phrase):
                return None
            aside = sentence.low(found.first) == "also" or sentence.low(found.first - 1) == "also"
            aside = aside or _after_anaphor(sentence, found.first)
            return Clause(found, phrase, _start(sentence, found), phrase[1], aside=aside)
    return None


def _after_anaphor(sentence: Sentence, index: int) -> bool:
    """Say whether a word for what was said before stands here: “…, *a claim* denied by X”."""
    for back in range(index - 1, max(index - 4, 0), -1):
        if sentence.low(back) in ("a", "an", "the", "something"):
            return sentence.breaks(back) and sentence.low(index - 1) in _ACCOUNTS
    return False


def _quote_closes(sentence: Sentence, index: int) -> bool:
    """Say whether a quoted sentence ends here: its closing mark follows a comma or stop."""
    return bool(re.search(r"[,.!?…][”»\"]", sentence.gap(index)))


def _start(sentence: Sentence, found: Found) -> int:
    return sentence.tokens[found.first].start


def _of_objects(sentence: Sentence, found: Found, earlier: Clause | None) -> Clause | None:
    """Read “cited *a senior source* claiming …”, “… who claims”: the objects of the cue before."""
    if not (earlier and earlier.cue.relay and earlier.objects) or found.passive:
        return None
    who = found.first == earlier.objects[1] + 1 and sentence.low(found.first - 1) in (
        "who",
        "which",
    )
    if not (found.participle or who):
        return None
    return Clause(found, earlier.objects, _start(sentence, found), found.end)


def _inheriting(sentence: Sentence, found: Found, earlier: Clause | None) -> Clause | None:
    """Take the subject of the cue before, or of the sentence where this is the first."""
    if found.passive:
        return None
    start = _start(sentence, found)
    if earlier is None:
        joined = found.participle or sentence.low(found.first - 1) in ("and", "but", "then")
        subject = _main_subject(sentence, found) if joined else None
        return Clause(found, subject, start, found.end, inherited=True) if subject else None
    if found.participle or sentence.low(found.first - 1) in ("and", "but", "then"):
        return Clause(found, earlier.subject, start, found.end, inherited=True)
    return None


def _main_subject(sentence: Sentence, found: Found) -> Range | None:
    """Return the subject of the sentence’s first verb: “*A report for AP* has come out, citing …”."""
    for index in range(1, found.first):
        if sentence.low(index) in AUXILIARIES:
            subject = phrase_before(sentence, index)
            return subject if subject and is_source(sentence, subject) else None
    return (0, 1) if sentence.low(0) in PRONOUNS else None  # “He shrugged and said …”


def _with_objects(sentence: Sentence, clause: Clause) -> Clause:
    """Add the objects of “citing”, or the recipient of “told”, and pass over them."""
    if clause.cue.relay:
        objects = phrase_after(sentence, clause.after)
        return replace(clause, objects=objects, after=objects[1] if objects else clause.after)
    recipient = None if clause.found.passive else recipient_of(sentence, clause.after)
    return replace(clause, recipient=recipient, after=recipient[1]) if recipient else clause


def recipient_of(sentence: Sentence, after: int) -> Range | None:
    """Return whom the cue right before a token addresses: “told *the Guardian*”, “has denied to *me*”."""
    start = after
    if sentence.low(after - 1) not in _TOLD:
        if (
            sentence.low(after) != "to"
            or sentence.breaks(after)
            or after + 1 >= len(sentence.tokens)
        ):
            return None
        hearer = sentence.tokens[after + 1]
        if not hearer.capital and hearer.low not in _HEARERS:
            return None
        start = after + 1
    return phrase_after(sentence, start, recipient=True)
