"""An attribution in the making."""

from dataclasses import dataclass, field

from whence.data.languages import CueAbroad

from .found import Found
from .line import Line, Piece, Range


@dataclass(slots=True)
class Draft:
    """One cue with what was found for it so far; `head` is the character where it begins."""

    found: Found
    cue: Piece
    sources: list[Range]
    content: list[Piece]
    head: int
    tail: int
    outer: list[Range] = field(default_factory=list)
    recipient: Range | None = None
    inherited: bool = False
    silent: bool = False  # nobody is named: the verb alone says that somebody speaks

    @property
    def kind(self) -> CueAbroad:
        """What the cue says."""
        return self.found.cue


def cue_chars(line: Line, found: Found) -> Piece:
    """Return the characters of a cue."""
    return line.words[found.first].start, line.words[found.end - 1].end


def make_draft(
    line: Line,
    found: Found,
    sources: list[Range],
    content: list[Piece],
    head: int,
    *,
    recipient: Range | None = None,
) -> Draft:
    """Return what was found for a cue; it ends with the cue or with who speaks."""
    words = [end for _, end in sources if end > found.first]
    tail = line.words[max([found.end, *words]) - 1].end
    return Draft(found, cue_chars(line, found), sources, content, head, tail, recipient=recipient)


def first_free(line: Line, drafts: list[Draft]) -> int:
    """Return the first word that may belong to the next clause."""
    tail = max((one.tail for one in drafts), default=line.sentence.start)
    return next((at for at, word in enumerate(line.words) if word.start >= tail), len(line))
