"""One attribution as offsets: who says what, by which words, and through whose hands."""

from dataclasses import dataclass

from whence.model import Certainty, Stance

Piece = tuple[int, int]
Content = tuple[Piece, ...]  # in order; several where something else stands between


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody through whom words came: where he is named, and by which words he passes them on.

    `source` is empty where nobody is named (“it was reported that officials said …”).
    """

    source: Piece | None
    cue: Piece


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its sources and content, as character offsets.

    `sources` is empty where the text names nobody. `outer` are the hands the words came through,
    outermost first. `aside` marks who is named in passing beside another source (“also claimed
    by X”).
    """

    sources: tuple[Piece, ...]
    cue: Piece
    content: Content
    stance: Stance
    certainty: Certainty
    distance: bool = False
    outer: tuple[Hand, ...] = ()
    recipient: Piece | None = None
    aside: bool = False

    @property
    def extent(self) -> Piece:
        """From the first to the last of its characters, those of its hands left out."""
        pieces = [*self.sources, self.cue, *self.content]
        return min(start for start, _ in pieces), max(end for _, end in pieces)

    @property
    def speaking(self) -> Piece:
        """From the first to the last character of sources and cue: the part that attributes."""
        pieces = [*self.sources, self.cue]
        return min(start for start, _ in pieces), max(end for _, end in pieces)


def holds(content: Content, place: int) -> bool:
    """Say whether a character lies in a content."""
    return any(start <= place < end for start, end in content)


def overlap(left: Piece, right: Piece) -> bool:
    """Say whether two stretches share a character."""
    return left[0] < right[1] and right[0] < left[1]
