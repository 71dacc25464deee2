"""Join cue, source and content: who says what in one sentence, and through whom."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whence.model import Certainty, Stance

from .clauses import Clause, find_clauses
from .contents import MARKS, Content, cut, find_contents, nested
from .phrases import Range, coordinated, phrase_after
from .sentence import Sentence


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its sources and content, as character offsets.

    `outer` are the hands it came through, outermost first.
    """

    sources: tuple[tuple[int, int], ...]
    cue: tuple[int, int]
    content: Content
    stance: Stance
    certainty: Certainty
    distance: bool = False
    outer: tuple[tuple[int, int], ...] = ()
    recipient: tuple[int, int] | None = None


def attribute(sentence: Sentence) -> list[Attribution]:
    """Return the attributions of one sentence, in order of their cues."""
    clauses = find_clauses(sentence)
    contents = find_contents(sentence, clauses)
    found = [
        one
        for index in range(len(clauses))
        if (one := _attribution(sentence, clauses, contents, index))
    ]
    found += _according(sentence, clauses)
    return _with_relays(sorted(found, key=lambda one: one.cue))


def _attribution(
    sentence: Sentence, clauses: list[Clause], contents: list[Content | None], index: int
) -> Attribution | None:
    clause, content = clauses[index], contents[index]
    subject, via = clause.subject, clause.via
    if clause.cue.relay:
        following = clauses[index + 1] if index + 1 < len(clauses) else None
        if not clause.objects or (following and following.subject == clause.objects):
            return None  # “cited X claiming …”: the next cue speaks for X
        subject, via = clause.objects, clause.subject
        content = contents[index - 1] if clause.found.participle and index else content
    elif index and not via and nested(sentence, clauses[index - 1], clause):
        via = clauses[index - 1].subject
    if not content:
        return None
    cue = clause.cue
    denied = clause.found.negated or _nobody(sentence, subject) or _nor(sentence, subject)
    return Attribution(
        sources=tuple(_chars(sentence, one) for one in coordinated(sentence, subject)),
        cue=_chars(sentence, (clause.found.first, clause.found.end)),
        content=content,
        stance=cue.negated if denied else cue.stance,
        certainty=cue.certainty,
        distance=cue.distance,
        outer=(_chars(sentence, via),) if via else (),
        recipient=_chars(sentence, clause.recipient) if clause.recipient else None,
    )


def _nobody(sentence: Sentence, subject: Range) -> bool:
    return sentence.low(subject[0]) in ("none", "no", "nobody", "nothing", "neither")


def _nor(sentence: Sentence, subject: Range) -> bool:
    """Say whether “nor did” stands before the subject."""
    return sentence.low(subject[0] - 2) in ("nor", "neither")


def _according(sentence: Sentence, clauses: list[Clause]) -> Iterator[Attribution]:
    """Read “according to X, …” and “…, according to X”."""
    for index, token in enumerate(sentence.tokens):
        if token.low != "according" or sentence.low(index + 1) != "to":
            continue
        phrase = phrase_after(sentence, index + 2)
        if not phrase:
            continue
        opens = not sentence.text[sentence.start : token.start].strip(MARKS)
        end = sentence.tokens[phrase[1] - 1].end
        stop = next((one.head for one in clauses if one.head > end), sentence.end)
        edges = (end, stop) if opens else (sentence.start, token.start)
        if piece := cut(sentence, *edges):
            yield Attribution(
                sources=tuple(_chars(sentence, one) for one in coordinated(sentence, phrase)),
                cue=(token.start, sentence.tokens[index + 1].end),
                content=(piece,),
                stance="asserts",
                certainty="certain",
            )


def _with_relays(found: list[Attribution]) -> list[Attribution]:
    """Nest what a later “…, an officer said” takes as its content: the officer relays it."""
    nested_ones = []
    for one in found:
        relays = [
            other.sources[0]
            for other in found
            if other.cue > one.cue
            and any(start <= one.cue[0] < end for start, end in other.content)
            and other.sources != one.sources
        ]
        nested_ones.append(replace(one, outer=(*relays[:1], *one.outer)) if relays else one)
    return nested_ones


def _chars(sentence: Sentence, phrase: Range) -> tuple[int, int]:
    return sentence.tokens[phrase[0]].start, sentence.tokens[phrase[1] - 1].end
