"""Join cue, source and content: who says what in one sentence, and through whom.

The rules, in order: a subject stands before its cue (“officials said that …”), after it (“…”, said
officials), or is inherited from the cue before (“said … , adding …”); the content follows the cue,
or precedes subject and cue when nothing follows. “citing” and “quoting” add an inner source.
"""

from dataclasses import dataclass, replace

from whence.data.lexicons import Cue
from whence.model import Certainty, Stance
from whence.text import trim

from .cues import Found, find_cues
from .phrases import (
    Range,
    coordinated,
    is_source,
    phrase_after,
    phrase_before,
    with_name_after,
)
from .sentence import DATE_WORDS, DETERMINERS, PREPOSITIONS, Sentence

_RECIPIENT_VERBS = frozenset(
    "tell tells told telling inform informs informed warn warned brief briefed assure assured "
    "advise advised".split()
)
_HEARERS = frozenset("me us him her them reporters journalists the a parliament police".split())
_AGENT_REACH = 6  # tokens between a passive cue and its “by”
_ACCORDING = Cue(
    lemma="according to", group="say", stance="asserts", negated="asserts", certainty="certain"
)
_MARKS = " \t\n,;:.!?\"'“”‘’«»()[]–—-"
_ADVERBIAL = (
    frozenset(
        "on in at earlier later yesterday today last this late early by during to from via alone".split()
    )
    | DATE_WORDS
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its sources and content, as character offsets. `outer` are the hands it came through."""

    sources: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    content: tuple[int, int]
    stance: Stance
    certainty: Certainty
    distance: bool = False
    outer: tuple[tuple[int, int], ...] = ()
    recipient: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A cue while its sentence is being read. `head` is where subject or cue begins."""

    found: Found
    subject: Range | None
    head: int
    after: int
    inverted: bool = False
    inherited: bool = False
    recipient: Range | None = None
    objects: Range | None = None


def attribute(sentence: Sentence) -> list[Attribution]:
    """Return the attributions of one sentence, in order of their cues."""
    clauses = _clauses(sentence)
    contents = _contents(sentence, clauses)
    found: list[Attribution] = []
    for index in range(len(clauses)):
        inner = _inner(sentence, clauses, index, contents)
        if inner:
            found.append(inner)
    return _with_outer(sorted(found + _according(sentence, clauses), key=lambda one: one.cue))


def _with_outer(found: list[Attribution]) -> list[Attribution]:
    """Nest what a later “…, an officer said” takes as its content: the officer relays it."""
    nested = []
    for one in found:
        relays = [
            other.sources[0]
            for other in found
            if other.cue > one.cue
            and other.content[0] <= one.cue[0] < other.content[1]
            and other.sources != one.sources
        ]
        nested.append(replace(one, outer=(*relays[:1], *one.outer)) if relays else one)
    return nested


def _clauses(sentence: Sentence) -> list[_Clause]:
    clauses: list[_Clause] = []
    for found in find_cues(sentence):
        clause = _clause(sentence, found, clauses[-1] if clauses else None)
        if clause and sentence.low(clause.subject[0] - 1 if clause.subject else 0) != "what":
            clauses.append(clause)
    return [one for one in clauses if not _inside_subject(one, clauses)]


def _inside_subject(one: _Clause, clauses: list[_Clause]) -> bool:
    """Say whether a cue only describes the source of another: “an analyst who *saw* them wrote”."""
    return any(
        other.subject
        and not other.inherited
        and other is not one
        and other.subject[0] <= one.found.first < other.subject[1]
        for other in clauses
    )


def _clause(sentence: Sentence, found: Found, before: _Clause | None) -> _Clause | None:
    subject, inverted, inherited = None, False, False
    if found.passive:
        subject = _agent(sentence, found.end)
        if not subject:
            return None
    elif not found.participle:
        subject = phrase_before(sentence, found.first)
        if subject and not is_source(sentence, subject):
            subject = None
        if not subject and _closed_before(sentence, found.first):
            subject = phrase_after(sentence, found.end)
            inverted = subject is not None and is_source(sentence, subject)
            subject = with_name_after(sentence, subject) if inverted and subject else None
    if not subject and before:
        subject, inherited = _from_before(sentence, found, before)
    if not subject:
        return None
    own = not (inverted or inherited or found.passive)
    head = sentence.tokens[subject[0] if own else found.first].start
    clause = _Clause(found, subject, head, found.end, inverted=inverted, inherited=inherited)
    return _with_objects(sentence, clause)


def _agent(sentence: Sentence, index: int) -> Range | None:
    """Return who told: “I am told *by a reputable person*”."""
    for by in range(index, min(index + _AGENT_REACH, len(sentence.tokens))):
        if sentence.breaks(by) or sentence.low(by) == "that":
            return None
        if sentence.low(by) == "by":
            phrase = phrase_after(sentence, by + 1)
            return phrase if phrase and is_source(sentence, phrase) else None
    return None


def _closed_before(sentence: Sentence, index: int) -> bool:
    gap = sentence.gap(index)
    return any(mark in gap for mark in ',”"»’') or index == 0


def _from_before(sentence: Sentence, found: Found, before: _Clause) -> tuple[Range | None, bool]:
    """Inherit a subject: the object of “cited … claiming”, or that of the cue before."""
    if found.participle and before.found.cue.relay and before.objects:
        return before.objects, False
    joined = sentence.low(found.first - 1) in ("and", "but", "then") or found.participle
    return (before.subject, True) if joined else (None, False)


def _with_objects(sentence: Sentence, clause: _Clause) -> _Clause:
    """Pass over what stands between a cue and its content: recipient, agent, adverbial, “that”."""
    found = clause.found
    after = (
        clause.subject[1] if (clause.inverted or found.passive) and clause.subject else found.end
    )
    recipient = objects = None
    if found.cue.relay:
        objects = phrase_after(sentence, after)
        after = objects[1] if objects else after
    elif (start := _recipient_start(sentence, found, after)) is not None:
        recipient = phrase_after(sentence, start, recipient=True)
        after = recipient[1] if recipient else after
    return replace(clause, after=after, recipient=recipient, objects=objects)


def _recipient_start(sentence: Sentence, found: Found, after: int) -> int | None:
    """Return where the recipient begins: “told *the Guardian*”, “has denied to *me*”."""
    if sentence.low(found.end - 1) in _RECIPIENT_VERBS:
        return after
    if sentence.low(after) != "to" or sentence.breaks(after) or after + 1 >= len(sentence.tokens):
        return None
    hearer = sentence.tokens[after + 1]
    return after + 1 if hearer.capital or hearer.low in _HEARERS else None


def _contents(sentence: Sentence, clauses: list[_Clause]) -> list[tuple[int, int] | None]:
    """Return the content of each clause: what follows it, or what stands before if nothing does."""
    contents: list[tuple[int, int] | None] = []
    floor = sentence.start
    for index, clause in enumerate(clauses):
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        stop = following.head if following else sentence.end
        start = sentence.tokens[clause.after - 1].end
        if following and _nested(sentence, clause, following):
            stop = sentence.end
        if clause.head > floor and _precedes(sentence, clause, start, stop):
            content = _cut(sentence, floor, clause.head)
            content = content or (contents[-1] if contents and clause.inherited else None)
        else:
            content = _cut(sentence, _skip_that(sentence, clause.after, stop), stop)
        contents.append(content)
        floor = max(floor, start)
    return contents


def _nested(sentence: Sentence, outer: _Clause, inner: _Clause) -> bool:
    """Say whether the next attribution is what this one says: “AP reported that officials said …”."""
    if inner.inherited or inner.found.participle or inner.inverted:
        return False
    between = sentence.text[sentence.tokens[outer.after - 1].end : inner.head]
    return not between.strip(_MARKS) or between.strip(_MARKS) == "that"


def _precedes(sentence: Sentence, clause: _Clause, start: int, stop: int) -> bool:
    """Say whether the content stands before: in an inversion, or when nothing much follows."""
    if clause.inverted or _only_adverbial(sentence, clause, start, stop):
        return True
    before = sentence.text[: clause.head].rstrip()
    after = sentence.text[start : start + 2].lstrip()
    return not clause.inherited and before.endswith((",", "”", '"')) and after[:1] in (",", ":")


def _only_adverbial(sentence: Sentence, clause: _Clause, start: int, stop: int) -> bool:
    """Say whether nothing follows but “on Saturday”: then the content stands before the cue."""
    if clause.found.participle and not clause.found.cue.relay:
        return False
    rest = [token for token in sentence.tokens if start <= token.start < stop]
    rest = rest[1:] if rest and rest[0].low in ("and", "but") else rest
    if not rest:
        return True
    tail = sentence.text[rest[-1].end : stop]
    small = len(rest) <= 4 and rest[0].low in _ADVERBIAL
    closes = (
        clause.head > sentence.start and any(mark in tail for mark in ".,;!?”")
    ) or stop == sentence.end
    return small and closes and "that" not in {token.low for token in rest}


def _skip_that(sentence: Sentence, after: int, stop: int) -> int:
    """Return where the content begins: past an adverbial before “that”, and past “that”."""
    for index in range(after, min(after + 6, len(sentence.tokens))):
        token = sentence.tokens[index]
        if token.start >= stop:
            break
        if token.low == "that" and all(
            sentence.low(i) in _ADVERBIAL | DETERMINERS | PREPOSITIONS or sentence.tokens[i].capital
            for i in range(after, index)
        ):
            return token.end
    return sentence.tokens[after - 1].end


def _cut(sentence: Sentence, start: int, stop: int) -> tuple[int, int] | None:
    """Shrink a content to its words; an opening or closing quotation mark stays with it."""
    piece = trim(sentence.text, start, stop)
    if not piece:
        return None
    start, stop = piece
    semicolon = sentence.text.find(";", start, stop)
    if semicolon > start:
        stop = semicolon
    while start < stop and sentence.text[start] in " ,;:-–—)":
        start += 1
    lowered = sentence.text[start:stop]
    for joint in (", and", ", but", " and", " but", ", as", " as", ", while", ", which", ", who"):
        if lowered.endswith(joint):
            stop -= len(joint)
            break
    while start < stop and sentence.text[stop - 1] in " ,;:.!?-–—(":
        stop -= 1
    return (start, stop) if stop - start > 1 else None


def _inner(
    sentence: Sentence, clauses: list[_Clause], index: int, contents: list[tuple[int, int] | None]
) -> Attribution | None:
    clause, content = clauses[index], contents[index]
    outer: tuple[tuple[int, int], ...] = ()
    subject = clause.subject
    before = clauses[index - 1] if index else None
    if clause.found.cue.relay:
        if not clause.objects or _taken(clauses, index):
            return None
        outer = (_chars(sentence, subject),) if subject else ()
        subject = clause.objects
        content = contents[index - 1] if clause.found.participle and index else content
    elif (before and before.found.cue.relay and subject == before.objects and before.subject) or (
        before and not clause.inherited and _nested(sentence, before, clause) and before.subject
    ):
        outer = (_chars(sentence, before.subject),)
    if not subject or not content:
        return None
    cue = clause.found.cue
    return Attribution(
        sources=tuple(_chars(sentence, one) for one in coordinated(sentence, subject)),
        cue=_chars(sentence, (clause.found.first, clause.found.end)),
        content=content,
        stance=cue.negated if clause.found.negated or _nobody(sentence, subject) else cue.stance,
        certainty=cue.certainty,
        distance=cue.distance,
        outer=outer,
        recipient=_chars(sentence, clause.recipient) if clause.recipient else None,
    )


def _nobody(sentence: Sentence, subject: Range) -> bool:
    return sentence.low(subject[0]) in ("none", "no", "nobody", "nothing", "neither")


def _taken(clauses: list[_Clause], index: int) -> bool:
    """Say whether the next clause already speaks for the sources this one cites."""
    following = clauses[index + 1] if index + 1 < len(clauses) else None
    return following is not None and following.subject == clauses[index].objects


def _according(sentence: Sentence, clauses: list[_Clause]) -> list[Attribution]:
    """Read “according to X, …” and “…, according to X”."""
    found = []
    for index, token in enumerate(sentence.tokens):
        if token.low != "according" or sentence.low(index + 1) != "to":
            continue
        phrase = phrase_after(sentence, index + 2)
        if not phrase:
            continue
        opens = not sentence.text[sentence.start : token.start].strip(_MARKS)
        end = sentence.tokens[phrase[1] - 1].end
        stop = next((one.head for one in clauses if one.head > end), sentence.end)
        content = (
            _cut(sentence, end, stop) if opens else _cut(sentence, sentence.start, token.start)
        )
        if content:
            found.append(
                Attribution(
                    sources=tuple(_chars(sentence, one) for one in coordinated(sentence, phrase)),
                    cue=(token.start, sentence.tokens[index + 1].end),
                    content=content,
                    stance=_ACCORDING.stance,
                    certainty=_ACCORDING.certainty,
                )
            )
    return found


def _chars(sentence: Sentence, phrase: Range) -> tuple[int, int]:
    return sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1] - 1].end
