"""Fit the model of factuality and write `src/whence/data/factuality.yaml`.

python bench/train_factuality.py DATA [-o src/whence/data/factuality.yaml]

DATA holds `<corpus>.train.jsonl.gz` of UW, MEANTIME and UDS-IH2, and `megaveridicality2.jsonl.gz`.
Needs scipy. A linear model with a smooth absolute loss; every corpus has the shared weights plus its
own deviations (Daumé 2007, “Frustratingly easy domain adaptation”), because UDS asks whether a thing
has happened and UW what the author commits to: what is only planned is a no to the one, open to the
other. There is nothing random in it: the same data give the same file. Constants were chosen on the
dev parts.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse
from scipy.optimize import minimize

from factuality_data import CORPORA, Rated, read_ratings
from whence.extract.setting import read_setting
from whence.text import fold

RAREST = 10  # a feature seen less often is left out
SHARED, OWN = 1.0, 3.0  # ridge penalties of shared weights and of a corpus's deviations
BEND = 0.5  # rating points at which the loss turns from squared to absolute; 1 and 2: worse MAE
VERBS = 0.5  # weight of a made-up sentence of MegaVeridicality beside one of news
SMALL = 0.02  # weights below it in every corpus are dropped
CERTAIN, PROBABLE = 2.0, 1.0  # ratings: of a certain, of a probable thing
_HEAD = """\
# Weights of the model of factuality, fitted by bench/train_factuality.py; never edit by hand.
# Scores run from -3 (certainly did not happen) to 3 (certainly did): base plus the weights of the
# features that extract/setting.py reads around a word. One column a scale: {columns}.
# `uw` is what is used: news, what the author commits to. On `uds_ih2` what is only planned scores
# as not having happened. Fitted on the training parts, in rated words: {sizes}.
# `cuts` turn a score into words; chosen on the same training parts for the best macro-F1.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", type=Path, default=Path("src/whence/data/factuality.yaml"))
    options = parser.parse_args(arguments)
    parts = {corpus: list(read_ratings(options.data, corpus, "train")) for corpus in CORPORA}
    parts["verbs"] = list(_made_up(options.data / "megaveridicality2.jsonl.gz"))
    read = {name: [read_setting(r.tokens, r.index) for r in rows] for name, rows in parts.items()}
    vocabulary = _vocabulary(read)
    ratings = {name: np.array([row.rating for row in rows]) for name, rows in parts.items()}
    table = _fit(read, ratings, vocabulary)
    cuts = {
        c: _cuts(_scores(read[c], vocabulary, table[:, i]), ratings[c])
        for i, c in enumerate(CORPORA)
    }
    sizes = ", ".join(f"{name} {len(rows):,}" for name, rows in parts.items())
    head = _HEAD.format(columns=", ".join(CORPORA), sizes=sizes)
    options.o.write_text(head + "\n".join(_lines(vocabulary, table, cuts)) + "\n", "utf-8")


def _made_up(path: Path) -> Iterator[Rated]:
    """Yield “A particular person failed to do a particular thing”: the verb behind the verb."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            tokens = tuple(fold(token) for token in row["text"].split(" "))
            for _, end, rating in row["targets"]:
                yield Rated(tokens, end - 1, float(rating), row["text"])


def _vocabulary(read: dict[str, list[list[str]]]) -> dict[str, int]:
    counts = Counter(name for rows in read.values() for names in rows for name in names)
    return {name: i for i, name in enumerate(sorted(n for n in counts if counts[n] >= RAREST))}


def _fit(
    read: dict[str, list[list[str]]], ratings: dict[str, Any], vocabulary: dict[str, int]
) -> Any:
    """Return a table of weights: a row a feature, the base last; a column a corpus."""
    width = len(vocabulary) + 1
    blocks = [_matrix(rows, vocabulary) for rows in read.values()]
    matrix = scipy.sparse.vstack(
        [
            scipy.sparse.hstack(
                [block, *(block if i == j else block * 0 for j in range(len(blocks)))]
            )
            for i, block in enumerate(blocks)
        ]
    ).tocsr()
    wanted = np.concatenate(list(ratings.values()))
    trust = np.concatenate(
        [np.full(len(rows), VERBS if name == "verbs" else 1.0) for name, rows in ratings.items()]
    )
    ridge = np.concatenate([np.full(width, SHARED), np.full(width * len(blocks), OWN)])
    ridge[width - 1 :: width] = 1e-6  # the base is free
    found = minimize(
        _loss(matrix, wanted, trust, ridge),
        np.zeros(matrix.shape[1]),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 500},
    ).x.reshape(len(blocks) + 1, width)
    return (found[0] + found[1:]).T


def _matrix(rows: list[list[str]], vocabulary: dict[str, int]) -> Any:
    base = len(vocabulary)
    pairs = [(i, j) for i, names in enumerate(rows) for j in (*_known(names, vocabulary), base)]
    across, down = np.array(pairs).T
    return scipy.sparse.csr_matrix((np.ones(len(pairs)), (across, down)), (len(rows), base + 1))


def _known(names: Sequence[str], vocabulary: dict[str, int]) -> Iterator[int]:
    return (vocabulary[name] for name in names if name in vocabulary)


def _loss(matrix: Any, wanted: Any, trust: Any, ridge: Any) -> Callable[[Any], tuple[float, Any]]:
    def loss(weights: Any) -> tuple[float, Any]:
        miss = matrix @ weights - wanted
        root = np.sqrt(1 + (miss / BEND) ** 2)
        value = (trust * BEND**2 * (root - 1)).sum() + (ridge * weights**2).sum() / 2
        return value, matrix.T @ (trust * miss / root) + ridge * weights

    return loss


def _scores(rows: list[list[str]], vocabulary: dict[str, int], weights: Any) -> Any:
    base = weights[-1]
    sums = [base + sum(weights[j] for j in _known(names, vocabulary)) for names in rows]
    return np.clip(sums, -3, 3)


def _cuts(scores: Any, ratings: Any) -> dict[str, float]:
    """Return the cuts with the best macro-F1 of the three certainties, and of the polarities."""
    steps = np.arange(0.2, 3.0, 0.1)
    gold = np.digitize(np.abs(ratings), [PROBABLE, CERTAIN])
    certain, probable = max(
        ((c, p) for c in steps for p in steps if p < c),
        key=lambda cut: _macro(gold, np.digitize(np.abs(scores), [cut[1], cut[0]])),
    )
    side = np.digitize(ratings, [-PROBABLE + 1e-9, PROBABLE])
    positive, negative = max(
        ((p, n) for p in np.arange(-1, 2.5, 0.1) for n in np.arange(-2, 1.0, 0.1) if n < p),
        key=lambda cut: _macro(side, np.digitize(scores, [cut[1] + 1e-9, cut[0]])),
    )
    names = ("certain", "probable", "positive", "negative")
    values = (certain, probable, positive, negative)
    return {name: round(float(value), 1) for name, value in zip(names, values, strict=True)}


def _macro(gold: Any, given: Any) -> float:
    scores = []
    for label in range(3):
        right = ((gold == label) & (given == label)).sum()
        scores.append(2 * right / max(1, (gold == label).sum() + (given == label).sum()))
    return float(np.mean(scores))


def _lines(vocabulary: dict[str, int], table: Any, cuts: dict[str, Any]) -> Iterator[str]:
    columns = len(CORPORA)
    yield f"base: {_row(table[-1][:columns])}"
    yield "cuts:"
    yield from (f"  {name}: {json.dumps(row).replace(chr(34), '')}" for name, row in cuts.items())
    yield "weights:"
    for name, i in vocabulary.items():
        row = table[i][:columns]
        if np.abs(row).max() >= SMALL:
            yield f"  {json.dumps(name)}: {_row(row)}"


def _row(values: Any) -> str:
    return "[" + ", ".join(f"{value:.2f}" for value in values) + "]"


if __name__ == "__main__":
    main()
