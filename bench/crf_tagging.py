"""The CRF with its linker as a tagger, from the files that `train_crf.py` wrote."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from time import process_time

import numpy as np

from crf_linking import Linked, Linker, Span, Totals
from crf_model import ROLES, Crf, load
from crf_reading import Ints, Read
from whence.extract.tagged import Piece, Tagged

MODEL = Path(os.environ.get("WHENCE_CRF", Path(__file__).parents[1] / "out" / "crf.npz"))


class CrfTagger:
    """Attributions of texts; `times` says where the CPU seconds went."""

    def __init__(self, crf: Crf, linker: Linker, bias: float = 0.0) -> None:
        self.crf, self.linker, self.bias = crf, linker, bias
        self.times = {"reading": 0.0, "labels": 0.0, "linking": 0.0}

    def __call__(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """Return the attributions of each text in the order of their cues."""
        begin = process_time()
        one = self.crf.vocabulary.read(texts)
        read = process_time()
        labels = self.crf.labels(one, self.bias) if len(one.types) else one.types
        labelled = process_time()
        found = self._linked(texts, one, labels)
        for part, spent in zip(
            self.times, (read - begin, labelled - read, process_time() - labelled), strict=True
        ):
            self.times[part] += spent
        return found

    def _linked(self, texts: Sequence[str], one: Read, labels: Ints) -> list[list[Tagged]]:
        found: list[list[Tagged]] = [[] for _ in texts]
        for begin, end, spans in by_sequence(one, labels):
            index = int(one.text_of[begin])
            where = one.spans[begin:end].tolist()
            totals = Totals([texts[index][s:e] for s, e in where])
            found[index] += [tagged(link, where) for link in self.linker.link(spans, totals)]
        return found


def by_sequence(one: Read, labels: Ints) -> list[tuple[int, int, list[Span]]]:
    """Return begin, end and spans of each sequence that has a span."""
    marked = np.flatnonzero(labels)
    spans: list[Span] = []
    for index, label in zip(marked.tolist(), labels[marked].tolist(), strict=True):
        role = ROLES[(label - 1) // 2]
        if label % 2 == 0 and spans and spans[-1][0] == role and spans[-1][2] == index:
            spans[-1] = (role, spans[-1][1], index + 1)
        else:
            spans.append((role, index, index + 1))
    ends = [*one.starts[1:].tolist(), len(labels)]
    at = np.searchsorted(one.starts, [first for _, first, _ in spans], side="right") - 1
    grouped: dict[int, list[Span]] = {}
    for sequence, (role, first, end) in zip(at.tolist(), spans, strict=True):
        base = int(one.starts[sequence])
        grouped.setdefault(sequence, []).append((role, first - base, end - base))
    return [(int(one.starts[s]), ends[s], found) for s, found in grouped.items()]


def tagged(link: Linked, where: Sequence[Piece]) -> Tagged:
    def pieces(spans: Sequence[Span]) -> tuple[Piece, ...]:
        return tuple((where[first][0], where[end - 1][1]) for _, first, end in spans)

    return Tagged(pieces(link.sources), pieces([link.cue]), pieces(link.contents), link.chance)


def load_crf(path: Path = MODEL) -> CrfTagger:
    """Return the tagger of a model file and its linker beside it (`.json`).

    Raises FileNotFoundError where there is none.
    """
    if not path.is_file():
        raise FileNotFoundError(f"{path}: not there; bench/train_crf.py writes it")
    weights = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return CrfTagger(load(path), Linker(weights["content"], weights["source"]), weights["bias"])
