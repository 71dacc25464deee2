"""What the attributions of one sentence have to do with each other: relays, and who goes on."""

from dataclasses import replace

from .contents import tidy
from .drafts import Draft, cue_chars
from .found import Found, find_cues
from .line import Line, Piece, Range
from .phrases import noun_phrase


def join(line: Line, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with contents cut where the next begins, and with their relays."""
    for found in find_cues(line):
        if found.cue.role == "citing":
            drafts = _citing(line, found, drafts)
        elif found.cue.role in ("cited_by", "seen_by"):
            drafts = _by(line, found, drafts)
    drafts = [_widen(line, one, drafts) for one in drafts]
    return [_cut(line, one, drafts) for one in drafts]


def _widen(line: Line, one: Draft, drafts: list[Draft]) -> Draft:
    """Let “…, X reports” at the end take in “according to Y” at the start, which X relays."""
    if not one.content or one.content[-1][1] > one.cue[0] or one.kind.role not in ("verb", "past"):
        return one
    opening = [
        other
        for other in drafts
        if other.kind.role in ("according", "as")
        and other.head < one.content[0][0]
        and any(start <= one.cue[0] < end for start, end in other.content)
    ]
    if not opening:
        return one
    piece = tidy(line.sentence.text, min(other.head for other in opening), one.content[-1][1])
    return replace(one, content=[piece]) if piece else one


def _citing(line: Line, found: Found, drafts: list[Draft]) -> list[Draft]:
    """Read “reports X, citing Y”: X relays what Y says."""
    source = noun_phrase(line, found.end) if found.end < len(line) else None
    if not source:
        return drafts
    cue = cue_chars(line, found)
    host = max((one for one in drafts if one.cue < cue), key=lambda one: one.cue, default=None)
    host = host or next(iter(drafts), None)
    if host is None:
        return _alone(line, found, source)
    content = _without(line, host.content, cue[0], line.words[source[1] - 1].end)
    changed = replace(
        host, cue=cue, sources=[source], outer=[*host.outer, *host.sources], content=content
    )
    return [changed if one is host else one for one in drafts] if content else drafts


def _alone(line: Line, found: Found, source: Range) -> list[Draft]:
    if any(one.cue.role in ("verb", "past") for one in find_cues(line)):
        return []  # “This was reported by X, citing Y”: what, stands elsewhere
    head = line.words[found.first].start
    piece = tidy(line.sentence.text, line.sentence.start, head)
    if not piece and source[1] < len(line):
        piece = tidy(line.sentence.text, line.words[source[1]].start, line.sentence.end)
    if not piece:
        return []
    tail = line.words[source[1] - 1].end
    return [Draft(found, cue_chars(line, found), [source], [piece], head, tail)]


def _by(line: Line, found: Found, drafts: list[Draft]) -> list[Draft]:
    """Read “cited by X” and “seen by a reporter of X”: one more hand between.

    What it was seen on (“on his page”) stands between the source and these words.
    """
    hand = noun_phrase(line, found.end) if found.end < len(line) else None
    place = line.words[found.first].start
    host = max((one for one in drafts if one.cue[0] < place), key=lambda one: one.cue, default=None)
    if not hand or host is None:
        return drafts
    hands = [hand]
    if found.cue.role == "seen_by" and host.sources and (page := _page(line, host, found)):
        hands.append(page)
    content = _without(line, host.content, place, line.words[hand[1] - 1].end)
    changed = replace(host, outer=[*hands, *host.outer], content=content or host.content)
    return [changed if one is host else one for one in drafts]


def _page(line: Line, host: Draft, found: Found) -> Range | None:
    """Return what stands between a source and “seen by”: “on his page”."""
    start = host.sources[0][1]
    if start >= found.first or not line.among(start, "adverbials"):
        return None
    end = start + 1
    while end < found.first and not line.breaks(end):
        end += 1
    return (start + 1, end) if end > start + 1 else None


def _without(line: Line, content: list[Piece], start: int, end: int) -> list[Piece]:
    """Return a content without a stretch at one of its ends."""
    left: list[Piece] = []
    for piece in content:
        if end <= piece[0] or start >= piece[1]:
            left.append(piece)
            continue
        parts = [part for part in ((piece[0], start), (end, piece[1])) if part[0] < part[1]]
        left += [tidied for part in parts if (tidied := tidy(line.sentence.text, *part))]
    return left


def _cut(line: Line, one: Draft, drafts: list[Draft]) -> Draft:
    """End a content where the same speaker goes on, or where others are named for all of it."""
    stops = [
        other.head
        for other in drafts
        if other is not one
        and other.head > one.cue[0]
        and any(start < other.head < end for start, end in one.content)
        and (other.inherited or any(start <= one.cue[0] < end for start, end in other.content))
    ]
    if not stops:
        return one
    stop = min(stops)
    pieces = [
        tidied
        for start, end in one.content
        if start < stop and (tidied := _joint(line, start, min(end, stop)))
    ]
    return replace(one, content=pieces) if pieces else one


def _joint(line: Line, start: int, stop: int) -> Piece | None:
    """Shrink a content; the “and” before the next verb is no part of it."""
    piece = tidy(line.sentence.text, start, stop)
    if not piece:
        return None
    for at, word in enumerate(line.words):
        if word.end == piece[1] and line.phrase(at, "and") and at:
            return tidy(line.sentence.text, piece[0], word.start)
    return piece


def nest(content: list[tuple[Piece, ...]], cues: list[Piece], number: int) -> list[int]:
    """Return the attributions in whose content this one stands, the widest first."""
    place = cues[number][0]
    around = [
        other
        for other, pieces in enumerate(content)
        if other != number and any(start <= place < end for start, end in pieces)
    ]
    return sorted(around, key=lambda other: content[other][0][0] - content[other][-1][1])


__all__ = ["Found", "join", "nest"]
