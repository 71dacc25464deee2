"""A model as a tagger: texts in, attributions out, paragraph by paragraph."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from time import process_time
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..signed import find_signed
from ..tagged import Piece, Tagged
from .decode import best_labels, chances
from .encoder import Encoder, spotted
from .linking import Linked, Linker, Spotted
from .units import Unit, read_units

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_QUOTES = frozenset('“"„«')
_LEAST = 3  # words; in fewer nobody says anything


@dataclass(frozen=True, slots=True)
class ModelTagger:
    """A tagger (see `tagged.py`) by a trained model; `times` adds up where its CPU seconds go."""

    encoder: Encoder
    linker: Linker
    tokenizer: "Tokenizer"
    times: dict[str, float] = field(
        default_factory=lambda: {"pieces": 0.0, "net": 0.0, "links": 0.0}
    )

    def __call__(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """Return the attributions of each text, in the order of their cues."""
        return [list(self._tag(text)) for text in texts]

    def _tag(self, text: str) -> Iterator[Tagged]:
        start = process_time()
        units = [one for one in read_units(text, self.tokenizer) if len(one.words) >= _LEAST]
        read = process_time()
        scores = self.encoder.scores_of(units)
        scored = process_time()
        found = list(self._linked(text, units, scores))
        yield from sorted([*found, *_unmet(text, found)], key=lambda one: one.cue)
        self.times["pieces"] += read - start
        self.times["net"] += scored - read
        self.times["links"] += process_time() - scored

    def _linked(
        self, text: str, units: Sequence[Unit], scores: Sequence[NDArray[np.float32]]
    ) -> Iterator[Tagged]:
        labels = best_labels(scores, self.encoder.transitions)
        likely = chances(scores, self.encoder.transitions)
        announced: Tagged | None = None  # “She said:”, whose content opens the next paragraph
        for unit, chance, best in zip(units, likely, labels, strict=True):
            spots = spotted(chance, best)
            words = [text[first:end] for first, end in unit.words.tolist()] if spots else []
            spots = [part for spot in spots for part in _parted(spot, words)]
            opening = _opening(spots)
            if announced and opening:
                yield replace(announced, content=(*announced.content, *_pieces(unit, opening)))
            elif announced and announced.content:
                yield announced
            announced = None
            for one in self.linker.link([spot for spot in spots if spot not in opening], words):
                tagged = _tagged(unit, one)
                if _announces(one, words):
                    announced = tagged
                elif tagged.content:
                    yield tagged
        if announced and announced.content:
            yield announced


def _unmet(text: str, found: Sequence[Tagged]) -> list[Tagged]:
    """Return the signed quotations of which the model saw no attribution."""
    taken = sorted(piece for one in found for piece in one.content)
    ends = list(accumulate((end for _, end in taken), max))
    return [
        one
        for one in find_signed(text)
        if not ends
        or (at := bisect_left(taken, (one.content[0][1], 0))) == 0
        or ends[at - 1] <= one.content[0][0]
    ]


def _parted(spot: Spotted, words: Sequence[str]) -> list[Spotted]:
    """Part a source from a quotation that goes on behind it: “said the mayor, *“and left.”*”."""
    if spot.role != "source":
        return [spot]
    for place in range(spot.first + 2, spot.end - 1):
        if words[place] in _QUOTES and words[place - 1] == ",":
            rest = Spotted("content", place, spot.end, spot.score)
            return [Spotted("source", spot.first, place - 1, spot.score), rest]
    return [spot]


def _opening(spots: Sequence[Spotted]) -> list[Spotted]:
    """Return the contents of a paragraph that has no cue, if it opens with one."""
    if any(one.role == "cue" for one in spots) or not spots or spots[0].first > 1:
        return []
    return [one for one in spots if one.role == "content"]


def _announces(one: Linked, words: Sequence[str]) -> bool:
    """Say whether a paragraph ends with the colon of a cue."""
    return words[-1] == ":" and one.cue.end >= len(words) - 1


def _pieces(unit: Unit, spots: Sequence[Spotted]) -> tuple[Piece, ...]:
    return tuple(
        (int(unit.words[spot.first, 0]), int(unit.words[spot.end - 1, 1])) for spot in spots
    )


def _tagged(unit: Unit, one: Linked) -> Tagged:
    return Tagged(
        _pieces(unit, one.sources), _pieces(unit, [one.cue]), _pieces(unit, one.contents), one.score
    )
