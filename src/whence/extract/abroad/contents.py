"""What is attributed, in characters: after “that” or a colon, in marks, or before the cue."""

from whence.text import trim

from .line import CLOSING, Line, Piece

_REACH = 20  # words between a cue and “that”
_ADVERBIAL = 4  # words of an adverbial before an object
_EDGE = " \t\n\u00a0\u202f,،;؛:.–—―-"
_LAST = " \t\n\u00a0\u202f,،;؛:.–—―-(!?؟…"
_SHORTEST = 2


def after_cue(line: Line, index: int, comma: bool = False) -> Piece | None:
    """Return what follows “that”, a colon or an opening mark behind a cue.

    With `comma`, what follows a comma right behind it as well: “sagte, die Lage sei ernst”.
    """
    text, stop = line.sentence.text, line.sentence.end
    for at in range(index, min(index + _REACH, len(line))):
        gap = line.gap(at)
        if at > index and (";" in gap or "؛" in gap):
            return None
        if mark := line.opening(at):
            return tidy(text, *mark)
        if ":" in gap:
            return tidy(text, line.words[at].start - len(gap) + gap.index(":") + 1, stop)
        if end := line.phrase(at, "that"):
            return tidy(text, line.words[end - 1].end, stop)
        if line.among(at, "that_inside"):
            return tidy(text, line.words[at].start, stop)
        if comma and at == index and gap.strip() == ",":
            return tidy(text, line.words[at].start, stop)
        if line.cue(at) and at > index and not line.words[at].capital and not _free(line, at):
            return None
    return None


def _free(line: Line, at: int) -> bool:
    match = line.cue(at)
    return bool(match and match[1].role in ("citing", "cited_by", "seen_by", "masdar", "past"))


def that_follows(line: Line, index: int) -> bool:
    """Say whether “that”, a colon or a quotation comes right behind a cue."""
    if index >= len(line):
        return False
    direct = ":" in line.gap(index) or line.opening(index) is not None
    return direct or bool(line.phrase(index, "that")) or line.among(index, "that_inside")


def object_after(line: Line, index: int, particle: int | None = None) -> Piece | None:
    """Return the object of a verb like “deny”: what follows, up to the next mark."""
    if line.among(index, "adverbials"):  # “bestätigte am Dienstag den Fund”
        later = range(index + 1, min(index + _ADVERBIAL, len(line)))
        index = next((at for at in later if line.among(at, "articles")), index)
    end = index
    while end < len(line) and end != particle and not (end > index and line.breaks(end)):
        if end > index and line.phrase(end, "and") and line.cue(end + 1):
            break
        end += 1
    while end > index and line.among(end - 1, "negation"):
        end -= 1  # “hat den Rücktritt nicht bestätigt”
    if end <= index or line.breaks(index):
        return None
    return tidy(line.sentence.text, line.words[index].start, line.words[end - 1].end)


def before_cue(line: Line, floor: int, stop: int) -> Piece | None:
    """Return what stands before an attribution; of “He was firm: “…””, only the quotation."""
    text = line.sentence.text
    piece = trim(text, floor, stop)
    if not piece:
        return None
    mark = next((one for one in reversed(line.marks) if floor <= one[0] and one[1] <= stop), None)
    alone = mark is not None and mark[0] > piece[0] and not text[mark[1] : stop].strip(_EDGE)
    if mark and alone and text[piece[0] : mark[0]].rstrip().endswith((":", ".", "!", "?")):
        piece = mark
    return tidy(text, *piece)


def tidy(text: str, start: int, stop: int) -> Piece | None:
    """Shrink a content to its words; quotation marks stay with it."""
    while start < stop and text[start] in _EDGE:
        start += 1
    while start < stop and text[stop - 1] in _LAST:
        stop -= 1
    return (start, stop) if stop - start > _SHORTEST else None


def closes_before(line: Line, floor: int, place: int) -> bool:
    """Say whether a quotation, or a part set off by a comma or dash, ends before a place."""
    before = line.sentence.text[floor:place].rstrip()
    bare = before.rstrip(" \u00a0—–―-")
    if len(bare) < len(before) and bare:
        return True
    return before.endswith((",", "،", "!", "?", "؟")) or before[-1:] in CLOSING
