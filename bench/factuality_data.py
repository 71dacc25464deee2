"""The factuality sets in one form: sentences of tokens with rated words, by corpus and part."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from whence.text import fold

CORPORA = ("uw", "meantime", "uds_ih2")


@dataclass(frozen=True, slots=True)
class Rated:
    """A sentence as its corpus cut it into tokens, and one word of it with its rating, -3 to 3."""

    tokens: tuple[str, ...]
    index: int
    rating: float
    text: str


def read_ratings(folder: Path, corpus: str, part: str) -> Iterator[Rated]:
    """Yield the rated words of `<corpus>.<part>.jsonl.gz` in order; the last word of a longer target."""
    with gzip.open(folder / f"{corpus}.{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            tokens = tuple(fold(token) for token in row["text"].split(" "))
            for _, end, rating in row["targets"]:
                yield Rated(tokens, end - 1, float(rating), row["text"])
