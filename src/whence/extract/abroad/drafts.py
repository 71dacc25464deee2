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
