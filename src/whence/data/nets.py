"""Load the trained models of `data/models`. Each is loaded once: it never changes.

`vocab.txt` is the uncased BERT vocabulary, one word piece a line; every net of this folder reads
with it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_LONGEST = 160  # tokens of claim and text together, as in training


@cache
def stance_weights() -> Any:
    """Return the weights of the linear models of stance and bearing as plain data."""
    return json.loads(files(__package__).joinpath("models", "stance.json").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class PairNet:
    """A net that reads a claim and a text together, with the tokenizer it was trained with."""

    session: Any
    tokenizer: Any

    def logits(self, claim: str, text: str) -> list[float]:
        """Return the logits of for, against, observing and unrelated.

        One pair at a time: the ranges of int8 arithmetic are those of the whole batch, so in a
        batch the neighbours of a pair would change what it gets.
        """
        import numpy as np

        read = self.tokenizer.encode(claim, text)
        feed = {
            name: np.array([values], dtype=np.int64)
            for name, values in (
                ("ids", read.ids),
                ("mask", read.attention_mask),
                ("kinds", read.type_ids),
            )
        }
        answer: Sequence[float] = self.session.run(None, feed)[0][0].tolist()
        return list(answer)


@cache
def stance_net() -> PairNet | None:
    """Return the net of stance, or None where it or what runs it is missing or damaged."""
    try:
        import onnxruntime as ort
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf
        from tokenizers import BertWordPieceTokenizer
    except ImportError:
        return None
    folder = files(__package__).joinpath("models")
    model, vocabulary = folder.joinpath("stance.onnx"), folder.joinpath("vocab.txt")
    if not model.is_file() or not vocabulary.is_file():
        return None
    words = vocabulary.read_text("utf-8").splitlines()
    tokenizer = BertWordPieceTokenizer({word: place for place, word in enumerate(words)})
    tokenizer.enable_truncation(_LONGEST, strategy="only_second")
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = ort.InferenceSession(
            model.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
    except (Fail, InvalidGraph, InvalidProtobuf):
        return None  # cut off or a pointer to a file that was not fetched
    return PairNet(session, tokenizer)
