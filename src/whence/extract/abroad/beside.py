"""Attribution beside what is said: “according to X, …”, “…, as X reports”."""

from dataclasses import replace

from .contents import before_cue, closes_before, that_follows
from .drafts import Draft, first_free, make_draft
from .found import Found
from .line import Line, Piece, Range
from .phrases import noun_phrase
from .speakers import source_after
from .subjects import subject_before

_FAR = 12  # words in which the comma behind an opening “according to …” is looked for


def according_to(line: Line, found: Found, drafts: list[Draft]) -> Draft | None:
    """Read “according to X, …”, “…, according to X” and “X zufolge”."""
    if found.cue.role == "postposed":
        source = subject_before(line, found.first, first_free(line, drafts))
        head, after = (line.words[source[0]].start if source else 0), found.end
    else:
        source = noun_phrase(line, found.end, alone=True) if found.end < len(line) else None
        head, after = line.words[found.first].start, source[1] if source else 0
    if not source:
        return None
    if line.among(found.first, "only_after") and not closes_before(line, line.sentence.start, head):
        return None
    content = _beside(line, head, after, drafts)
    return make_draft(line, found, [source], content, head) if content else None


def as_told_by(line: Line, found: Found, verb: Found) -> Draft | None:
    """Read “как сообщает X”, “comme l'a déclaré X”, “wie X mitteilte”, “بحسب ما نقلت X عن Y”."""
    if verb.first - found.end > _FAR:
        return None
    outer: list[Range] = []
    between = noun_phrase(line, found.end, verb.finite) if found.end < verb.finite else None
    source, _ = source_after(line, verb.after)
    source = source or between
    if verb.cue.role == "relay" and source and line.among(source[1], "from"):
        outer, source = [source], noun_phrase(line, source[1] + 1)
    if not source:
        return None
    after = max(source[1], verb.end)
    if line.lexicon.language == "ar" and that_follows(line, after) and found.end - found.first == 1:
        return None
    content = _beside(line, line.words[found.first].start, after, [])
    if not content:
        return None
    first = found.first if verb.first == found.end else verb.first
    whole = Found(first, verb.end, verb.cue, verb.finite, negated=verb.negated)
    draft = make_draft(line, whole, [source], content, line.words[found.first].start)
    return replace(draft, outer=outer)


def _beside(line: Line, head: int, after: int, drafts: list[Draft]) -> list[Piece]:
    """Return the content of a phrase like “according to X”, which may stand in its midst."""
    text = line.sentence.text
    opens = not text[line.sentence.start : head].strip(' \n\t-–—"«“„(')
    if opens:
        start = _behind(line, after)
        if end := line.phrase(start, "that") if start < len(line) else None:
            start = end
        mark = line.opening(start) if start < len(line) else None
        begin = mark[0] if mark else line.words[start].start if start < len(line) else None
        piece = None if begin is None else before_cue(line, begin, line.sentence.end)
        return [piece] if piece else []
    begin = max((one.tail for one in drafts), default=line.sentence.start)
    before = before_cue(line, begin if begin < head else line.sentence.start, head)
    if not before or _only_that(line, begin, head):
        start = _behind(line, after)
        piece = (
            before_cue(line, line.words[start].start, line.sentence.end)
            if start < len(line)
            else None
        )
        return [piece] if piece else []
    goes_on = (
        after < len(line)
        and line.gap(after).strip() in (",", ",")
        and (text[:head].rstrip().endswith(",") or line.phrase(after, "that"))
    )
    if goes_on and not line.among(after, "relatives", "participles") and not line.cue(after):
        rest = before_cue(line, line.words[after].start, line.sentence.end)
        return [before, rest] if rest else [before]
    return [before]


def _only_that(line: Line, begin: int, head: int) -> bool:
    """Say whether no more than “that” stands between: “the paper writes that, according to X, …”."""
    between = [at for at, word in enumerate(line.words) if begin <= word.start < head]
    return bool(between) and line.phrase(between[0], "that") == between[-1] + 1


def _behind(line: Line, after: int) -> int:
    """Return the word with which the content begins behind an opening “according to X”."""
    if line.lexicon.order == "verb_second":
        comma = next(
            (at for at in range(after, min(after + 2, len(line))) if line.breaks(at)), None
        )
        return comma if comma is not None else after
    for at in range(after, min(after + _FAR, len(line))):
        if line.breaks(at) or line.phrase(at, "that"):
            return at
    return after
