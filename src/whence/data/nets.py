"""A net that reads a claim and a text together, and the linear models that can do without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from .models import model_settings, open_session, word_pieces

_LONGEST = 160  # tokens of claim and text together, as in training


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


def stance_weights() -> Any:
    """Return the weights of the linear models of stance and bearing as plain data."""
    return model_settings("stance")


@cache
def stance_net() -> PairNet:
    """Return the net of stance."""
    return PairNet(open_session("stance", threads=1), word_pieces(_LONGEST))
