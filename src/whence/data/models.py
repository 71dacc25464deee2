"""The trained models of this folder, as bytes and settings. `docs/models.md` says what they are."""

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


@cache
def model_settings(name: str) -> Any:
    """Return what is kept beside a model: its linker, its transitions, what it was trained on."""
    return json.loads(_file(f"{name}.json"))


def model_hash(name: str) -> str:
    """Return the SHA-256 of a model."""
    return sha256(_file(f"{name}.onnx")).hexdigest()


@cache
def word_pieces(longest: int | None = None) -> "Tokenizer":
    """Return the tokenizer of all models: BERT's uncased English word pieces.

    Of a pair of texts only the second is cut where both have more than `longest` pieces.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(_file("pieces.json"))
    tokenizer.no_truncation()
    if longest is not None:
        tokenizer.enable_truncation(longest, strategy="only_second")
    tokenizer.no_padding()
    return tokenizer


def piece_id(piece: str) -> int:
    """Return the id of a piece of the vocabulary."""
    found = word_pieces().token_to_id(piece)
    assert found is not None, piece
    return found


def open_session(name: str, threads: int = 0) -> "InferenceSession":
    """Return a session that runs a model on `threads` threads (0: one a core)."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return InferenceSession(_file(f"{name}.onnx"), options, providers=["CPUExecutionProvider"])


def _file(name: str) -> bytes:
    return files(__package__).joinpath("models", name).read_bytes()
