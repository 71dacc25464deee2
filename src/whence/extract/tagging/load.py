"""Taggers by name: the trained models that come with the package."""

from functools import cache
from typing import Literal

from whence.data.models import model_settings, open_session, piece_id, word_pieces

from ..tagged import Tagger
from .encoder import Encoder, moves
from .linking import Linker
from .tag import tagger_of

TaggerName = Literal["encoder", "fast"]
_FILES = {"encoder": "attribution", "fast": "attribution-fast"}


@cache
def load_tagger(name: TaggerName = "encoder", *, threads: int = 1) -> Tagger:
    """Return a tagger that comes with the package: `encoder`, or the smaller `fast`.

    It is loaded once and may be called from one thread at a time. One thread is quickest where
    paragraphs are short, as they are in news; run several processes for several cores.
    """
    file = _FILES[name]
    settings, tokenizer = model_settings(file), word_pieces()
    encoder = Encoder(
        session=open_session(file, threads),
        linker=Linker(**settings["linker"]),
        opening=piece_id("[CLS]"),
        closing=piece_id("[SEP]"),
        transitions=moves(settings["transitions"], settings["lean"]),
    )
    return tagger_of(encoder, tokenizer)
