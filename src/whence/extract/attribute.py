"""Join cue, source and content: who says what in one sentence, and through whom."""

import re
from collections.abc import Iterator, Sequence

from .attribution import Attribution, Content, Piece
from .clauses import Clause, find_clauses, recipient_of
from .contents import MARKS, cut, find_contents
from .cues import find_cues
from .nesting import nest, share
from .phrases import Range, coordinated, is_source, phrase_after, phrase_before
from .relays import Relay, attach
from .sentence import BE, Sentence

__all__ = ["Attribution", "attribute"]

# What stands for the words before an aside: “…: *a development* also claimed by X”.
_ANAPHOR = re.compile(
    r"[\s,:–—(-]*(?:\b(?:an?|the|some|this|something|which|what|both|all)\b\s*(?:[\w-]+\s+){0,3}?)?"
    r"(?:(?:was|is|has\s+been|had\s+been|were)\s+)?(?:also\s+)?\Z",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:[,;–—]\s+(?:with|and|but|while)|\s+and(?=\s+that\b))\s+(?:that\s+)?|;\s+")
_REASON = re.compile(r"\s*[,;–—]\s*(?:as|because|since|while|whereas|given that)\s", re.IGNORECASE)
_IMPERSONAL = frozenset(
    "reported said claimed alleged believed rumoured rumored thought understood".split()
)
_NEAR = 100  # characters before an aside in which its anaphor stands
_HAS = frozenset("has have had".split())
_ECHO = frozenset(
    "fits matches echoes echoed confirms repeats matched repeated corroborates is was with".split()
)
_WHAT_WAS_SAID = frozenset("this that it which account version consistent".split())


def attribute(sentence: Sentence, relays: Sequence[Relay] = ()) -> list[Attribution]:
    """Return the attributions of one sentence, in order of their cues, each in its hands.

    `relays` are those of the sentence as it stands in the document, taken out of it here.
    """
    clauses = find_clauses(sentence)
    contents = find_contents(sentence, clauses)
    found = [
        one
        for index in range(len(clauses))
        if (one := _attribution(sentence, clauses, contents, index))
    ]
    found += _holders(sentence, clauses, contents)
    found += _according(sentence)
    found += _impersonal(sentence)
    found += _had_it(sentence)
    found += _echoes(sentence, contents)
    found = attach(relays, sorted(found, key=lambda one: one.cue))
    if not found:
        found = list(_reported(sentence, relays))
    return share(sentence.text, nest(sentence.text, found))


def _attribution(
    sentence: Sentence, clauses: list[Clause], contents: list[Content | None], index: int
) -> Attribution | None:
    clause, content = clauses[index], contents[index]
    if clause.cue.relay:
        content = _of_objects(sentence, clauses, contents, index)
    elif clause.aside and content and content[0][0] < clause.head:
        content = _last_part(sentence, clause, contents[:index])
    if not content:
        return None
    if clause.cue.group == "deny":
        content = _denied(sentence, content)
    cue, subject = clause.cue, clause.subject
    denied = clause.found.negated or _nobody(sentence, subject) or _nor(sentence, subject)
    return Attribution(
        sources=tuple(_chars(sentence, one) for one in coordinated(sentence, subject)),
        cue=_chars(sentence, (clause.found.first, clause.found.end)),
        content=content,
        stance=cue.negated if denied else cue.stance,
        certainty=cue.certainty,
        distance=cue.distance,
        recipient=_chars(sentence, clause.recipient) if clause.recipient else None,
        aside=clause.aside,
    )


def _of_objects(
    sentence: Sentence, clauses: list[Clause], contents: list[Content | None], index: int
) -> Content | None:
    """Return what “cites *an officer who says it*” relays: all that its objects say."""
    objects = clauses[index].objects
    speaking = [
        contents[i]
        for i in range(index + 1, len(clauses))
        if objects and clauses[i].subject == objects
    ]
    ends = [content[-1][1] for content in speaking if content]
    if not objects or not ends:
        return None  # “cited a law”
    return ((sentence.tokens[objects[0]].start, max(ends)),)


def _denied(sentence: Sentence, content: Content) -> Content:
    """Return what is denied, without the reason given for it: “denied the claims, *as* …”."""
    start, end = content[-1]
    reason = _REASON.search(sentence.text, start, end)
    return (
        (*content[:-1], (start, reason.start())) if reason and reason.start() > start else content
    )


def _last_part(
    sentence: Sentence, clause: Clause, earlier: Sequence[Content | None]
) -> Content | None:
    """Return the last part of what stands before an aside that follows it.

    “A, with B: a development also claimed by X” gives X only B.
    """
    near = max(sentence.start, clause.head - _NEAR)
    anaphor = _ANAPHOR.search(sentence.text, near, clause.head)
    end = anaphor.start() if anaphor else clause.head
    host = next((one for one in reversed(earlier) if one and one[0][0] < end), None)
    start = host[0][0] if host else sentence.start
    for joint in _PARTS.finditer(sentence.text, start, end):
        start = joint.end()
    piece = cut(sentence, start, end)
    return (piece,) if piece else None


def _nobody(sentence: Sentence, subject: Range) -> bool:
    return sentence.low(subject[0]) in ("none", "no", "nobody", "nothing", "neither")


def _nor(sentence: Sentence, subject: Range) -> bool:
    """Say whether “nor did” stands before the subject."""
    return sentence.low(subject[0] - 2) in ("nor", "neither")


def _holders(
    sentence: Sentence, clauses: list[Clause], contents: list[Content | None]
) -> Iterator[Attribution]:
    """Read “*he has* a source claiming …”: who passes on what his source claims."""
    for clause, content in zip(clauses, contents, strict=True):
        if clause.holder and content:
            has = (clause.subject[0] - 1, clause.subject[0])
            start = sentence.tokens[clause.subject[0]].start
            yield Attribution(
                sources=(_chars(sentence, clause.holder),),
                cue=_chars(sentence, has),
                content=((start, content[-1][1]),),
                stance="asserts",
                certainty="certain",
            )


def _according(sentence: Sentence) -> Iterator[Attribution]:
    """Read “according to X, …” and “…, according to X”."""
    for index, token in enumerate(sentence.tokens):
        if token.low != "according" or sentence.low(index + 1) != "to":
            continue
        phrase = phrase_after(sentence, index + 2)
        if not phrase:
            continue
        opens = not sentence.text[sentence.start : token.start].strip(MARKS)
        opens = opens or sentence.low(index - 1) in ("and", "but", "while", "that", "though")
        edges = (sentence.tokens[phrase[1] - 1].end, sentence.end)
        if not opens:
            edges = (sentence.start, token.start)
        if piece := cut(sentence, *edges):
            yield Attribution(
                sources=tuple(_chars(sentence, one) for one in coordinated(sentence, phrase)),
                cue=(token.start, sentence.tokens[index + 1].end),
                content=(piece,),
                stance="asserts",
                certainty="certain",
            )


def _impersonal(sentence: Sentence) -> Iterator[Attribution]:
    """Read “it was reported that …”: somebody says so whom nobody names."""
    for index in range(2, len(sentence.tokens) - 1):
        if sentence.low(index) not in _IMPERSONAL or sentence.low(index + 1) != "that":
            continue
        first = index
        while first > 1 and sentence.low(first - 1) in BE | _HAS | {"also", "widely", "being"}:
            first -= 1
        if first == index or sentence.low(first - 1) != "it":
            continue
        if piece := cut(sentence, sentence.tokens[index + 1].end, sentence.end):
            cue = _chars(sentence, (first, index + 1))
            yield Attribution((), cue, (piece,), "asserts", "probable")


def _had_it(sentence: Sentence) -> Iterator[Attribution]:
    """Read “the Herald *had it* last month that …”."""
    for index in range(1, len(sentence.tokens) - 2):
        if sentence.low(index) not in _HAS or sentence.low(index + 1) != "it":
            continue
        reach = range(index + 2, min(index + 7, len(sentence.tokens)))
        that = next((i for i in reach if sentence.low(i) == "that"), None)
        subject = phrase_before(sentence, index)
        if that is None or not subject or not is_source(sentence, subject):
            continue
        if piece := cut(sentence, sentence.tokens[that].end, sentence.end):
            cue = _chars(sentence, (index, index + 2))
            yield Attribution((_chars(sentence, subject),), cue, (piece,), "asserts", "certain")


def _echoes(sentence: Sentence, contents: Sequence[Content | None]) -> Iterator[Attribution]:
    """Read “…; this fits what *another officer told* us”: one more source for what was said."""
    for found in find_cues(sentence):
        subject = phrase_before(sentence, found.first)
        what = subject[0] - 1 if subject else -1
        if not subject or what < 2 or sentence.low(what) != "what":
            continue
        if sentence.low(what - 1) not in _ECHO or sentence.low(what - 2) not in _WHAT_WAS_SAID:
            continue
        this = sentence.tokens[what - 2]
        before = (one for one in reversed(contents) if one and one[-1][1] <= this.start)
        recipient = recipient_of(sentence, found.end)
        yield Attribution(
            sources=(_chars(sentence, subject),),
            cue=_chars(sentence, (found.first, found.end)),
            content=next(before, ((this.start, this.end),)),
            stance="asserts",
            certainty=found.cue.certainty,
            recipient=_chars(sentence, recipient) if recipient else None,
        )


def _reported(sentence: Sentence, relays: Sequence[Relay]) -> Iterator[Attribution]:
    """Read “…, as first reported by X” where nobody else is named."""
    for relay in relays:
        piece = cut(sentence, sentence.start, sentence.end) if relay.reports else None
        if piece:
            yield Attribution(relay.sources, relay.cue, (piece,), "asserts", "certain")
            return


def _chars(sentence: Sentence, phrase: Range) -> Piece:
    return sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1] - 1].end
