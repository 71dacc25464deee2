"""What is attributed: the words after a cue, or before its subject where nothing follows."""

from whence.text import trim

from .clauses import Clause
from .sentence import DATE_WORDS, DETERMINERS, PREPOSITIONS, Sentence

Piece = tuple[int, int]
Content = tuple[Piece, ...]  # in order; two where the attribution interrupts what it attributes
MARKS = " \t\n,;:.!?\"'“”‘’«»()[]–—-"
_ADVERBIAL = DATE_WORDS | frozenset(
    "on in at earlier later yesterday today last this late early by during to from via alone".split()
)
_JOINTS = (", and", ", but", " and", " but", ", as", " as", ", while", ", which", ", who", ", also")


def find_contents(sentence: Sentence, clauses: list[Clause]) -> list[Content | None]:
    """Return the content of each clause, as character offsets."""
    contents: list[Content | None] = []
    floor = sentence.start
    for index, clause in enumerate(clauses):
        stop = _stop(sentence, clauses, index)
        start = sentence.tokens[clause.after - 1].end
        if clause.head > floor and _precedes(sentence, clause, start, stop):
            content = _around(sentence, clause, (floor, clause.head), (start, stop))
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


def _stop(sentence: Sentence, clauses: list[Clause], index: int) -> int:
    """Return where the next attribution begins, unless it stands inside this one’s content."""
    for following in clauses[index + 1 :]:
        if not following.aside or clauses[index].aside:
            nests = nested(sentence, clauses[index], following)
            return sentence.end if nests else following.head
    return sentence.end


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
