"""A text of any length as overlapping windows of whole sentences."""

from dataclasses import dataclass

from whence.text import sentences

from ..tagged import Piece


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of a text, as offsets; the model knows them as 1, 2, 3 and so on."""

    sentences: tuple[Piece, ...]

    @property
    def start(self) -> int:
        """Where its first sentence begins."""
        return self.sentences[0][0]

    @property
    def end(self) -> int:
        """Where its last sentence ends."""
        return self.sentences[-1][1]


def windows(text: str, size: int, overlap: int) -> list[Window]:
    """Return windows of at most `size` characters that together hold every sentence.

    Each begins again with the last sentences of the one before, up to `overlap` characters of
    them. A sentence longer than `size` is a window of its own.
    """
    found: list[Window] = []
    held: list[Piece] = []
    for sentence in sentences(text):
        if held and sentence[1] - held[0][0] > size:
            found.append(Window(tuple(held)))
            held = _tail(held, sentence, size, overlap)
        held.append(sentence)
    return [*found, Window(tuple(held))] if held else found


def _tail(held: list[Piece], coming: Piece, size: int, overlap: int) -> list[Piece]:
    """Return the last sentences that fit into the overlap, and into a window with the next."""
    first = len(held)
    while first > 1:  # never all of them: a window must bring something new
        start = held[first - 1][0]
        if held[-1][1] - start > overlap or coming[1] - start > size:
            break
        first -= 1
    return held[first:]
