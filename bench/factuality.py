"""Measure the model of factuality on the dev parts of UW, MEANTIME and UDS-IH2.

python bench/factuality.py DATA [-o out/factuality.json]

Beside it stand a baseline that takes everything for certain, and the word lists of `cues.yaml`
looked up in the whole sentence, which is how certainty was graded before there was a model.
"""

import argparse
import json
import platform
import re
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from factuality_data import CORPORA, Rated, read_ratings
from whence import __version__
from whence.data.lexicons import read_yaml
from whence.extract.factuality import Factuality, in_words, score
from whence.text import fold

# Ratings that count as probable, as certain; below the first neither side is committed to.
PROBABLE, CERTAIN = 1.0, 2.0
_LEVELS = ("possible", "probable", "certain")
System = Callable[[Rated], Factuality]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", type=Path, default=Path("out/factuality.json"))
    options = parser.parse_args()
    parts = {corpus: list(read_ratings(options.data, corpus, "dev")) for corpus in CORPORA}
    result = {
        "date": datetime.now(UTC).date().isoformat(),
        "whence": __version__,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "corpora": {corpus: measure(corpus, rows) for corpus, rows in parts.items()},
        "speed": speed([row for rows in parts.values() for row in rows]),
    }
    options.o.parent.mkdir(parents=True, exist_ok=True)
    options.o.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    for corpus, one in result["corpora"].items():
        for name, row in one["systems"].items():
            print(f"{corpus:10} {name:22}", " ".join(f"{k} {v:.3f}" for k, v in row.items()))
    print(result["speed"])


def measure(corpus: str, rows: list[Rated]) -> dict[str, Any]:
    """Return the figures of every system on one corpus, and how many rated words it has."""
    systems: dict[str, System] = {
        "all certain": lambda _: Factuality(score=3.0, certainty="certain", polarity="+"),
        "word lists": by_lists,
        "model": lambda row: in_words(score(row.tokens, row.index)),
    }
    if corpus != "uw":
        systems["model, own scale"] = lambda row: in_words(
            score(row.tokens, row.index, corpus), corpus
        )
    gold = [row.rating for row in rows]
    return {
        "rated": len(rows),
        "systems": {
            name: figures(gold, [one(row) for row in rows]) for name, one in systems.items()
        },
    }


def by_lists(row: Rated) -> Factuality:
    """Grade by the word lists alone, anywhere in the sentence."""
    folded = fold(row.text)
    if _listed("debunking").search(folded):
        return Factuality(score=-3.0, certainty="certain", polarity="-")
    if _listed("modals", "possible").search(folded) or _listed("suspicious").search(folded):
        return Factuality(score=1.0, certainty="possible", polarity="+")
    if _listed("modals", "probable").search(folded):
        return Factuality(score=2.0, certainty="probable", polarity="+")
    return Factuality(score=3.0, certainty="certain", polarity="+")


def _listed(*path: str) -> re.Pattern[str]:
    data = read_yaml("cues.yaml")
    for key in path:
        data = data[key]
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, data)) + r")(?!\w)")


def figures(gold: Sequence[float], given: Sequence[Factuality]) -> dict[str, float]:
    """Return mean absolute error, Pearson's r, macro-F1 of certainty and of polarity."""
    right = np.array(gold)
    scores = np.array([one.score for one in given])
    flat = scores.std() == 0
    return {
        "MAE": round(float(np.abs(right - scores).mean()), 4),
        "r": 0.0 if flat else round(float(np.corrcoef(right, scores)[0, 1]), 4),
        "certainty F1": _macro([_level(one) for one in gold], [one.certainty for one in given]),
        "polarity F1": _macro([_side(one) for one in gold], [one.polarity for one in given]),
    }


def _level(rating: float) -> str:
    return _LEVELS[(abs(rating) >= PROBABLE) + (abs(rating) >= CERTAIN)]


def _side(rating: float) -> str:
    return "+" if rating >= PROBABLE else "-" if rating <= -PROBABLE else "?"


def _macro(gold: Sequence[str], given: Sequence[str]) -> float:
    pairs = list(zip(gold, given, strict=True))
    scores = []
    for label in sorted(set(gold)):
        right = sum(a == b == label for a, b in pairs)
        scores.append(2 * right / sum((a == label) + (b == label) for a, b in pairs))
    return round(sum(scores) / len(scores), 4)


def speed(rows: list[Rated]) -> dict[str, int]:
    """Return rated words and sentences a second of processor time, tokens given."""
    for row in rows[:200]:
        score(row.tokens, row.index)
    begun = time.process_time()
    for row in rows:
        score(row.tokens, row.index)
    taken = time.process_time() - begun
    sentences = len({row.text for row in rows})
    return {
        "words a second": round(len(rows) / taken),
        "sentences a second": round(sentences / taken),
    }


if __name__ == "__main__":
    main()
