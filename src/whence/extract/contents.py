"""What is attributed: the words after a cue, or before its subject where nothing follows."""

import re

from whence.text import trim

from .attribution import Content, Piece
from .clauses import Clause
from .sentence import DATE_WORDS, DETERMINERS, PREPOSITIONS, Sentence

MARKS = " \t\n,;:.!?\"'“”‘’«»()[]–—-"
_ADVERBIAL = DATE_WORDS | frozenset(
    "on in at earlier later yesterday today last this late early by during to from via alone".split()
)
_JOINTS = (", and", ", but", " and", " but", ", as", " as", ", while", ", which", ", who", ", also")


def find_contents(sentence: Sentence, clauses: list[Clause]) -> list[Content | None]:
    """Return the content of each clause, as character offsets."""
    contents: list[Content | None] = []
    floor = sentence.start
    begins = _begins(sentence, clauses)
    for index, clause in enumerate(clauses):
        stop = _stop(sentence, clauses, begins, index)
        start = sentence.tokens[clause.after - 1].end
        left = begins.get(index, floor)
        if clause.head > left and _precedes(sentence, clause, start, stop):
            content = _around(sentence, clause, (left, clause.head), (start, stop))
            content = content or (contents[-1] if contents and clause.inherited else None)
        else:
            piece = cut(sentence, _skip_that(sentence, clause.after, stop), stop)
            content = (piece,) if piece else None
        contents.append(content)
        floor = max(floor, start)
    return contents


def _around(sentence: Sentence, clause: Clause, before: Piece, after: Piece) -> Content | None:
    """Return the content on both sides: “*They came*, he said, *to help*”.

    What follows an inversion, or is a mere adverbial, is no part of it.
    """
    left, right = cut(sentence, *before), cut(sentence, *after)
    if not left:
        return None
    slight = clause.inverted or _only_adverbial(sentence, clause, *after)
    return (left,) if slight or not right else (left, right)


def _trails(sentence: Sentence, clauses: list[Clause], index: int) -> bool:
    """Say whether a clause comes after all it attributes: “…, another officer said on Monday.”."""
    clause = clauses[index]
    if clause.inherited or clause.aside or clause.cue.relay or clause.head <= sentence.start:
        return False
    before = sentence.text[sentence.start : clause.head].rstrip()
    if not before.endswith((",", "”", '"', "»", "’")):
        return False
    follows = clauses[index + 1].head if index + 1 < len(clauses) else sentence.end
    start = sentence.tokens[clause.after - 1].end
    return clause.inverted or _only_adverbial(sentence, clause, start, follows)


def _begins(sentence: Sentence, clauses: list[Clause]) -> dict[int, int]:
    """Return where the content of each trailing clause begins, by the index of the clause.

    “A girl said that she saw it, another officer said” gives all of it to the officer; “The judge
    said A, and B, clerks said” only B; “A, clerks said, state television reported” all again.
    """
    found: dict[int, int] = {}
    begin = floor = sentence.start
    for index, clause in enumerate(clauses):
        if _trails(sentence, clauses, index):
            joint = _COORDINATES.search(sentence.text, floor, clause.head)
            fresh = index - 1 in found and sentence.text[floor : clause.head].strip(MARKS)
            begin = joint.end() if joint else floor if fresh else begin
            found[index] = begin
        elif last := _last_joint(sentence, floor, clause.head):
            begin = last
        floor = max(floor, sentence.tokens[clause.after - 1].end)
    return found


def _last_joint(sentence: Sentence, start: int, stop: int) -> int | None:
    ends = [match.end() for match in _COORDINATES.finditer(sentence.text, start, stop)]
    return ends[-1] if ends else None


def _stop(sentence: Sentence, clauses: list[Clause], begins: dict[int, int], index: int) -> int:
    """Return where the next attribution begins, unless it stands inside this one’s content."""
    start = sentence.tokens[clauses[index].after - 1].end
    later = range(index + 1, len(clauses))
    ends = (begins[i] if begins[i] >= start else clauses[i].head for i in later if i in begins)
    end = min(next(ends, sentence.end), _according(sentence, clauses[index].after))
    for i in later:
        following = clauses[i]
        if not following.aside or clauses[index].aside:
            inside = i not in begins and nested(sentence, clauses[index], following)
            return end if inside else min(end, following.head)
    return end


def _according(sentence: Sentence, after: int) -> int:
    """Return where “according to” begins after a token, which ends what was said before."""
    for index in range(after, len(sentence.tokens) - 1):
        if sentence.low(index) == "according" and sentence.low(index + 1) == "to":
            return sentence.tokens[index].start
    return sentence.end


_COORDINATES = re.compile(r"[,;”\"»]\s+(?:and|but|while|whereas)\s+|;\s+")


def nested(sentence: Sentence, outer: Clause, inner: Clause) -> bool:
    """Say whether the next attribution is what this one says: “AP reported that officials said …”.

    A day may stand between: “said Friday that it had confirmed …”.
    """
    if inner.inherited or inner.found.participle or inner.inverted or inner.found.passive:
        return False
    start = _skip_that(sentence, outer.after, inner.head)
    return not sentence.text[start : inner.head].strip(MARKS)


def _precedes(sentence: Sentence, clause: Clause, start: int, stop: int) -> bool:
    """Say whether the content stands before: in an inversion, or when nothing much follows."""
    if "that" in (sentence.low(clause.after), sentence.low(clause.after + 1)):
        return False
    if clause.inverted or _only_adverbial(sentence, clause, start, stop):
        return True
    before = sentence.text[sentence.start : clause.head].rstrip()
    after = sentence.text[start : start + 2].lstrip()
    if clause.inherited or not before.endswith((",", "”", '"', "»")):
        return False
    closed = before.endswith(("”", '"', "»"))
    return after[:1] in (",", ":") or (closed and sentence.low(clause.after) in _ADVERBIAL)


def _only_adverbial(sentence: Sentence, clause: Clause, start: int, stop: int) -> bool:
    """Say whether nothing follows but “on Saturday”: then the content stands before the cue."""
    if clause.found.participle and not clause.cue.relay:
        return False
    rest = [token for token in sentence.tokens if start <= token.start < stop]
    rest = rest[1:] if rest and rest[0].low in ("and", "but") else rest
    if not rest:
        return True
    tail = sentence.text[rest[-1].end : stop]
    closes = stop == sentence.end or any(mark in tail for mark in ".,;!?”")
    return len(rest) <= 4 and rest[0].low in _ADVERBIAL and closes


def _skip_that(sentence: Sentence, after: int, stop: int) -> int:
    """Return where the content begins: past an adverbial before “that”, and past “that”."""
    for index in range(after, min(after + 6, len(sentence.tokens))):
        token = sentence.tokens[index]
        if token.start >= stop:
            break
        between = range(after, index)
        if token.low == "that" and all(_slight(sentence, i) for i in between):
            return token.end
    return sentence.tokens[after - 1].end


def _slight(sentence: Sentence, index: int) -> bool:
    low = sentence.low(index)
    return low in _ADVERBIAL | DETERMINERS | PREPOSITIONS or sentence.tokens[index].capital


def cut(sentence: Sentence, start: int, stop: int) -> Piece | None:
    """Shrink a content to its words; an opening or closing quotation mark stays with it."""
    text = sentence.text
    piece = trim(text, start, stop)
    if not piece:
        return None
    start, stop = piece
    semicolon = text.find(";", start, stop)
    stop = semicolon if semicolon > start else stop
    while start < stop and text[start] in " ,;:-–—)":
        start += 1
    joint = next((j for j in _JOINTS if text[start:stop].endswith(j)), "")
    stop -= len(joint)
    while start < stop and text[stop - 1] in " ,;:.!?-–—(":
        stop -= 1
    return (start, stop) if stop - start > 1 else None
