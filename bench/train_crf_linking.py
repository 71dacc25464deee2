"""Train the linker of a CRF on the spans that are marked.

    python bench/train_crf_linking.py TRAIN.jsonl.gz --model out/crf.npz

Writes the weights beside the model.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attribution_gold import ROLES, Article, read_articles
from crf_linking import Totals, pair_features
from crf_model import Vocabulary, new_vocabulary
from crf_tagging import by_sequence
from train_crf import gold_labels

_MET = 10  # features of fewer pairs are left out
Pair = tuple[str, list[str], bool]


def pairs(articles: Sequence[Article], vocabulary: Vocabulary) -> Iterator[Pair]:
    """Yield role, features and truth of each pair of a marked span and a marked cue."""
    for article in articles:
        one = vocabulary.read([article.text])
        belongs = _belongs(article)
        for begin, end, spans in by_sequence(one, gold_labels([article], one)):
            where = one.spans[begin:end].tolist()
            totals = Totals([article.text[s:e] for s, e in where])
            ids = [belongs.get((role, where[first][0]), set()) for role, first, _ in spans]
            for span, of in zip(spans, ids, strict=True):
                if span[0] == "cue":
                    continue
                for cue, cues in zip(spans, ids, strict=True):
                    if cue[0] == "cue":
                        yield span[0], pair_features(span, cue, spans, totals), bool(of & cues)


def _belongs(article: Article) -> dict[tuple[str, int], set[int]]:
    """Return by role and first character which attributions a piece belongs to."""
    found: dict[tuple[str, int], set[int]] = {}
    for index, one in enumerate(article.attributions):
        for role in ROLES:
            for start, _ in getattr(one, role):
                found.setdefault((role, start), set()).add(index)
    return found


def fit(rows: Sequence[tuple[list[str], bool]]) -> dict[str, float]:
    """Return the weights of a logistic regression on names of features."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    met = Counter(name for names, _ in rows for name in names)
    vectorizer = DictVectorizer()
    features = vectorizer.fit_transform(
        [{name: 1.0 for name in names if met[name] >= _MET} for names, _ in rows]
    )
    model = LogisticRegression(C=0.5, max_iter=400)
    model.fit(features, [truth for _, truth in rows])
    weights = dict(zip(vectorizer.feature_names_, model.coef_[0].tolist(), strict=True))
    weights["bias"] += float(model.intercept_[0])
    return {name: round(weight, 4) for name, weight in weights.items() if abs(weight) > 0.01}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Train the linker of a CRF.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--model", type=Path, default=Path("out/crf.npz"))
    parser.add_argument("--bias", type=float, default=0.4, help="how much easier spans begin")
    given = parser.parse_args(arguments)
    rows = list(pairs(read_articles(given.articles), new_vocabulary({})))
    weights = {
        role: fit([(names, truth) for of, names, truth in rows if of == role])
        for role in ("content", "source")
    }
    out = given.model.with_suffix(".json")
    out.write_text(json.dumps({"bias": given.bias, **weights}, indent=0), "utf-8")
    print(f"{len(rows):,} pairs; written to {out}")


if __name__ == "__main__":
    main()
