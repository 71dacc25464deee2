"""Measure how texts are said to stand to claims, against baselines, on claims set apart.

    python bench/stance.py /data/rumours [--part dev] [-o out/stance.json]

Counted over headlines and over articles of the claims of one part: macro-F1 over for, against and
observing, F1 of each, accuracy, *false denies* (the share of texts for or observing that are called
against), the confusion matrix, and how far stated probabilities are from what comes true (expected
calibration error over ten equal bins of the highest probability). The systems are:

- **majority**: always the stance that most of the train part has;
- **word overlap**: a logistic regression on how much claim and text share;
- **features**: what whence answers without its net; **net**: the net alone;
- **whence**: both, multiplied.

With `--part train` the features are fitted four times, each time without the claims they are asked
about; the net has seen these claims and is left out. Matching is measured on the statements read by
hand in `bearing.jsonl`, by precision, recall, area under the curve and Brier score.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import confusion_matrix, f1_score, roc_auc_score

from rumours import STANCES, Pair, Part, fold_of, read_pairs
from stance_features import FOLDS, bearing_rows, fit_articles, fit_headlines, fit_linear
from whence import __version__
from whence.data.nets import stance_net, stance_weights
from whence.resolve.articles import article_features, read_article
from whence.resolve.fit import MatchConfig
from whence.resolve.linear import Linear, softmax
from whence.resolve.pairs import pair_features, read_text
from whence.resolve.stance import PairStance, StanceReader, net_logits

LABELS = Path(__file__).with_name("bearing.jsonl")
Answer = Mapping[str, float]
System = Callable[[Pair], PairStance]
_OVERLAP = ("claim covered", "text covered")


def overlap(pair: Pair) -> dict[str, float]:
    """Return how much claim and text share."""
    text = f"{pair.headline} {pair.body}"
    found = pair_features(read_text(pair.claim), read_text(text))
    return {name: found.get(name, 0.0) for name in _OVERLAP}


def systems(train: Sequence[Pair]) -> dict[str, System]:
    """Return what is compared; the baselines are fitted on the train part."""
    labels = [pair.stance for pair in train]
    most = Counter(labels)
    shares = {name: most[name] / len(labels) for name in STANCES}
    shared = fit_linear([overlap(pair) for pair in train], labels, STANCES, strength=1.0)
    found: dict[str, System] = {
        "majority": lambda _: PairStance(stances=shares),
        "word overlap": lambda pair: PairStance(stances=shared.predict(overlap(pair))),
        "features": lambda pair: _read(pair, StanceReader()),
    }
    net = stance_net()
    if net is None:
        return found
    return found | {
        "net": lambda pair: _alone(pair),
        "whence": lambda pair: _read(pair, StanceReader(net)),
    }


def _read(pair: Pair, reader: StanceReader) -> PairStance:
    if pair.body:
        return read_article(pair.claim, pair.headline, pair.body, reader)
    return reader.read(pair.claim, pair.headline)


def _alone(pair: Pair) -> PairStance:
    text = f"{pair.headline.rstrip('.')}. {pair.body[:1500]}" if pair.body else pair.headline
    logits = net_logits(stance_net(), pair.claim, text)  # type: ignore[arg-type]
    return PairStance(stances=dict(zip(STANCES, softmax(logits[:3]), strict=True)))


def score(pairs: Sequence[Pair], answers: Sequence[PairStance]) -> dict[str, Any]:
    """Return the figures of one system; a plain majority answer ties for nobody."""
    true = [pair.stance for pair in pairs]
    said = [one.likeliest for one in answers]
    best = np.array([max(one.stances.values()) for one in answers])
    right = np.array([t == max(a.stances, key=lambda n: a.stances[n]) for t, a in zip(true, answers, strict=True)])  # fmt: skip
    each = f1_score(true, said, labels=STANCES, average=None, zero_division=0)
    innocent = [s == "against" for t, s in zip(true, said, strict=True) if t != "against"]
    return {
        "pairs": len(pairs),
        "claims": len({pair.claim_id for pair in pairs}),
        "macro_f1": round(float(each.mean()), 3),
        "f1": {name: round(float(value), 3) for name, value in zip(STANCES, each, strict=True)},
        "accuracy": round(float(np.mean([t == s for t, s in zip(true, said, strict=True)])), 3),
        "false_denies": round(float(np.mean(innocent)), 3),
        "confusion": confusion_matrix(true, said, labels=STANCES).tolist(),
        "calibration_error": round(_calibration(best, right), 3),
        "interval": _interval(pairs, true, said),
    }


def _calibration(best: np.ndarray, right: np.ndarray) -> float:
    bins = np.minimum((best * 10).astype(int), 9)
    gaps = [abs(best[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean() for b in set(bins)]  # fmt: skip
    return float(sum(gaps))


def _interval(pairs: Sequence[Pair], true: list[str], said: list[str]) -> list[float]:
    """Return a 90 % interval of macro-F1, drawing whole claims again and again."""
    places: dict[str, list[int]] = {}
    for place, pair in enumerate(pairs):
        places.setdefault(pair.claim_id, []).append(place)
    rng, claims, drawn = np.random.default_rng(1), sorted(places), []
    for _ in range(500):
        rows = [i for c in rng.choice(claims, len(claims)) for i in places[c]]
        drawn.append(f1_score([true[i] for i in rows], [said[i] for i in rows], labels=STANCES, average="macro", zero_division=0))  # fmt: skip
    return [round(float(value), 3) for value in np.quantile(drawn, [0.05, 0.95])]


def crossed(headlines: Sequence[Pair], articles: Sequence[Pair]) -> dict[str, Any]:
    """Return the figures of the features on train claims that they were not fitted on."""
    heads: list[PairStance] = [PairStance(stances={})] * len(headlines)
    whole: list[PairStance] = [PairStance(stances={})] * len(articles)
    for fold in range(FOLDS):
        seen = [one for one in headlines if fold_of(one.claim_id, FOLDS) != fold]
        linear = fit_headlines(seen)
        model = fit_articles(seen, [a for a in articles if fold_of(a.claim_id, FOLDS) != fold])
        for place, one in enumerate(headlines):
            if fold_of(one.claim_id, FOLDS) == fold:
                heads[place] = StanceReader(None, linear).read(one.claim, one.headline)
        for place, one in enumerate(articles):
            if fold_of(one.claim_id, FOLDS) == fold:
                found = article_features(one.claim, one.headline, one.body, linear)
                whole[place] = PairStance(stances=model.predict(found))
    return {
        "headlines": {"features": score(headlines, heads)},
        "articles": {"features": score(articles, whole)},
    }


def matching(data: Path, part: Part) -> dict[str, Any] | None:
    """Return how well bearing on a claim is told, on the statements read by hand."""
    rows = bearing_rows(data, LABELS, part)
    if len({label == "none" for _, _, label in rows}) < 2:
        return None
    linear, likely = Linear.of(stance_weights()["bears"]), MatchConfig().likely
    chance = np.array([linear.predict(row)["bears"] for _, row, _ in rows])
    fits = np.array([row["fit"] for _, row, _ in rows])
    true = np.array([label != "none" for _, _, label in rows])
    return {
        "statements": len(rows),
        "bearing": int(true.sum()),
        "auc": round(float(roc_auc_score(true, chance)), 3),
        "auc_of_fit_alone": round(float(roc_auc_score(true, fits)), 3),
        "brier": round(float(((chance - true) ** 2).mean()), 3),
        "precision": round(float(true[chance >= likely].mean()), 3),
        "recall": round(float((chance[true] >= likely).mean()), 3),
    }


def measure(data: Path, part: Part) -> dict[str, Any]:
    """Return every figure on one part."""
    headlines, articles = read_pairs(data, part)
    if part == "train":
        found = crossed(headlines, articles)
    else:
        train = read_pairs(data, "train")
        found = {
            kind: {name: score(pairs, [one(pair) for pair in pairs]) for name, one in systems(base).items()}
            for kind, pairs, base in (("headlines", headlines, train[0]), ("articles", articles, train[1]))
        }  # fmt: skip
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "whence": __version__,
        "part": part,
        "matching": matching(data, part),
        **found,
    }


def print_figures(result: Mapping[str, Any]) -> None:
    """Print a table and the confusion matrix of the last system of each kind."""
    for kind in ("headlines", "articles"):
        print(f"\n{kind} ({result['part']})")
        print(f"{'':14}{'macro F1':>9} (90 %)        for  against observing  false denies  calibration")  # fmt: skip
        for name, one in result[kind].items():
            low, high = one["interval"]
            each = "".join(f"{one['f1'][stance]:9.3f}" for stance in STANCES)
            print(f"{name:14}{one['macro_f1']:9.3f} ({low:.2f}-{high:.2f}){each}{one['false_denies']:12.3f}{one['calibration_error']:12.3f}")  # fmt: skip
        print("true \\ said   " + "".join(f"{stance:>10}" for stance in STANCES))
        for stance, row in zip(STANCES, one["confusion"], strict=True):
            print(f"{stance:14}" + "".join(f"{count:10}" for count in row))
    print("\nmatching:", json.dumps(result["matching"]))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, measure, print and write the figures."""
    parser = argparse.ArgumentParser(description="Measure stance on claims set apart.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/stance.json"))
    given = parser.parse_args(arguments)
    result = measure(given.data, given.part)
    print_figures(result)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
