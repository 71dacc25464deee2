"""A model as a tagger: texts in, attributions out, paragraph by paragraph."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..tagged import Piece, Tagged, Tagger
from .encoder import Encoder
from .linking import Linked, Spotted
from .units import Unit, read_units

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def tagger_of(encoder: Encoder, tokenizer: "Tokenizer") -> Tagger:
    """Return a tagger that reads texts with a model, paragraph by paragraph."""

    def tag(texts: Sequence[str]) -> list[list[Tagged]]:
        return [_tag(text, encoder, tokenizer) for text in texts]

    return tag


def _tag(text: str, encoder: Encoder, tokenizer: "Tokenizer") -> list[Tagged]:
    read = encoder.read(read_units(text, tokenizer), text)
    return [_tagged(unit, one) for unit, linked in read for one in linked]


def _tagged(unit: Unit, one: Linked) -> Tagged:
    def pieces(spots: Sequence[Spotted]) -> tuple[Piece, ...]:
        return tuple(
            (int(unit.words[spot.first, 0]), int(unit.words[spot.end - 1, 1])) for spot in spots
        )

    return Tagged(pieces(one.sources), pieces([one.cue]), pieces(one.contents), one.score)
