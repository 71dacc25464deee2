"""Taggers by name: the trained models that come with the package."""

from functools import cache
from typing import Literal

from whence.data.models import model_hash, model_settings, open_session, piece_id, word_pieces

from .encoder import Encoder, moves
from .linking import Linker
from .tag import ModelTagger

TaggerName = Literal["encoder", "fast"]
_FILES = {"encoder": "attribution", "fast": "attribution-fast"}


def tagger_version(name: str) -> str:
    """Return the name with the beginning of its model's SHA-256, to tell whether a model has changed."""
    file = dict[str, str](_FILES).get(name)
    return f"{name}-{model_hash(file)[:16]}" if file else name


@cache
def load_tagger(name: TaggerName = "encoder", *, threads: int = 1) -> ModelTagger:
    """Return a tagger that comes with the package: `encoder`, or the smaller `fast`.

    It is loaded once. One thread is quickest where paragraphs are as short as in news; to use
    several cores, run several processes.
    """
    file = _FILES[name]
    settings = model_settings(file)
    encoder = Encoder(
        session=open_session(file, threads),
        opening=piece_id("[CLS]"),
        closing=piece_id("[SEP]"),
        transitions=moves(settings["transitions"], settings["lean"]),
    )
    return ModelTagger(encoder, Linker(**settings["linker"]), word_pieces())
