"""Fit the linker of the attribution tagger on the gold spans of PolNeAR train.

python bench/train_linking.py POLNEAR_DIR --minilm MODEL_DIR -o linker.json
"""

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from tokenizers import Tokenizer

from attribution_data import read_articles
from whence.extract.tagging.linking import FEATURES, Linker, Spotted, pair_features
from whence.extract.tagging.units import Unit, read_units


def gold_spots(article: dict, unit: Unit) -> list[tuple[Spotted, set[str]]]:
    """Return the gold spans of a unit, each with the attributions it belongs to."""
    found: dict[tuple[int, int, str], set[str]] = {}
    for one in article["attributions"]:
        for role in ("source", "cue", "content"):
            for start, end in one[role]:
                first = int(np.searchsorted(unit.words[:, 1], start, side="right"))
                last = int(np.searchsorted(unit.words[:, 0], end, side="left"))
                if first < last:
                    found.setdefault((first, last, role), set()).add(one["id"])
    return [(Spotted(role, s, e), ids) for (s, e, role), ids in sorted(found.items())]


def pairs(path: Path, tokenizer: Tokenizer, role: str) -> tuple[list[list[float]], list[bool]]:
    rows, hits = [], []
    for article in read_articles(path):
        for unit in read_units(article["text"], tokenizer):
            gold = gold_spots(article, unit)
            spots = [spot for spot, _ in gold]
            words = [article["text"][s:e] for s, e in unit.words.tolist()]
            for one, ids in gold:
                if one.role != role:
                    continue
                for cue, others in gold:
                    if cue.role == "cue":
                        features = pair_features(one, cue, spots, words)
                        rows.append([features.get(name, 0.0) for name in FEATURES])
                        hits.append(bool(ids & others))
    return rows, hits


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("polnear", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    weights = {}
    for role in ("content", "source"):
        rows, hits = pairs(args.polnear / "train.jsonl.gz", tokenizer, role)
        model = LogisticRegression(C=1.0, max_iter=2000, fit_intercept=False).fit(rows, hits)
        held_rows, held = pairs(args.polnear / "dev.jsonl.gz", tokenizer, role)
        print(role, len(rows), "pairs; dev accuracy", round(model.score(held_rows, held), 4))
        weights[role] = dict(zip(FEATURES, model.coef_[0].round(4).tolist(), strict=True))
    args.out.write_text(json.dumps(weights, indent=1) + "\n")
    Linker(**weights)


if __name__ == "__main__":
    main()
