"""Fit the trees by which documents are linked, on wirebench.

python bench/fit_linking.py DATA [--planted DOCS] [--part develop|all] -o src/whence/data/linking_trees.json

DATA is the folder of wirebench. Three models are fitted, each on what the one before says of events it
was not fitted on. The documents are read as a whole, in small groups of events, and among thousands of
others (`--planted`), so that the size of a corpus does not matter.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from whence.data.linking import load_linking
from whence.data.trees import read_trees
from whence.trace.corpus.copy_forest import grow
from whence.trace.corpus.corpus_links import Prepared, prepare
from whence.trace.corpus.kin import KIN_FEATURES, kin_features, neighbours, widen
from whence.trace.corpus.linking import Models, spread
from whence.trace.corpus.pair_features import PAIR_FEATURES, PairFeatures
from whence.trace.corpus.parents import PARENT_FEATURES, Directed, directed_features
from whence.trace.corpus.records import LinkRow
from whence.trace.corpus.trees import chances, logits
from wirebench_data import (
    FOLDS,
    RELATED,
    Corpus,
    Gold,
    choose,
    filled,
    fold_of,
    held_out,
    read,
)
from wirebench_scores import say, score

# Features of which more may speak for or against: how alike two documents are in topic, and their lengths.
FREE = {"shorter", "longer", "same_publisher", "cosine", "details", "odd", "words", "names"}
SHAPES: dict[str, dict[str, Any]] = {
    "pairs": {"max_iter": 200, "learning_rate": 0.06, "max_leaf_nodes": 12, "min_samples_leaf": 40},
    "parents": {
        "max_iter": 120,
        "learning_rate": 0.06,
        "max_leaf_nodes": 10,
        "min_samples_leaf": 30,
    },
    "kin": {"max_iter": 100, "learning_rate": 0.06, "max_leaf_nodes": 8, "min_samples_leaf": 40},
}
INPUTS = {"pairs": PAIR_FEATURES, "parents": PARENT_FEATURES, "kin": KIN_FEATURES}
# How many draws of how many events, and what each pair in them weighs.
GROUPS = {60: (3, 0.5), 20: (8, 0.3), 4: (12, 0.3)}
# Weight of a pair of two events in the last step. Corpora are gathered on one matter: more of the pairs that look
# alike are of one event there than in this one, which was drawn from three archives.
APART = 0.5
OPEN = {"inputs": PAIR_FEATURES, "base": [5.0], "roots": [], "features": [], "limits": [],
        "below": [], "above": [], "values": []}  # fmt: skip


@dataclass(slots=True, kw_only=True)
class World:
    """One corpus to fit on, with what has been found of it so far."""

    corpus: Corpus
    weight: float
    ready: Prepared
    pairs: PairFeatures
    true: NDArray[np.bool_]
    fold: NDArray[np.int64]


def worlds(corpus: Corpus, gold: Gold, others: Sequence[str], seed: int = 1) -> Iterator[World]:
    """Yield the corpus as a whole, in parts, and among other documents."""
    chance = np.random.default_rng(seed)
    events = np.unique(corpus.events)
    yield _world(corpus, gold, 1.0)
    for size, (times, weight) in GROUPS.items():
        for _ in range(times):
            some = chance.choice(events, min(size, len(events)), replace=False)
            part = choose(corpus, np.flatnonzero(np.isin(corpus.events, some)).tolist())
            yield _world(part, gold, weight)
    if others:
        yield _world(filled(corpus, others), gold, 1.0)


def _world(corpus: Corpus, gold: Gold, weight: float) -> World:
    every = read_trees(dict(OPEN))
    models = Models(pairs=every, parents=every, kin=every, settings=load_linking())
    ready = prepare(corpus.texts, corpus.times, corpus.publishers, models)
    pairs = ready.screened.pairs
    events = corpus.events[ready.copies.kept]
    pairs = pairs.where((events[pairs.left] >= 0) | (events[pairs.right] >= 0))
    return World(
        corpus=corpus, weight=weight, ready=ready, pairs=pairs,
        true=_related(pairs.left, pairs.right, ready, corpus, gold),
        fold=fold_of(np.maximum(events[pairs.left], events[pairs.right])),
    )  # fmt: skip


def _related(
    left: Any, right: Any, ready: Prepared, corpus: Corpus, gold: Gold
) -> NDArray[np.bool_]:
    ids = [corpus.ids[number] for number in ready.copies.kept.tolist()]
    keys = (
        tuple(sorted((ids[a], ids[b]))) for a, b in zip(left.tolist(), right.tolist(), strict=True)
    )
    return np.array([gold.pairs.get(key) in RELATED for key in keys], np.bool_)


def _relies(found: Directed, ready: Prepared, corpus: Corpus, gold: Gold) -> NDArray[np.bool_]:
    ids = [corpus.ids[number] for number in ready.copies.kept.tolist()]
    edges = zip(found.parent.tolist(), found.child.tolist(), strict=True)
    return np.array([(ids[a], ids[b]) in gold.edges for a, b in edges], np.bool_)


def fit(name: str, rows: Any, true: Any, weights: Any) -> dict[str, list[float]]:
    """Return a fitted model in its plain form."""
    monotone = [0 if each in FREE else 1 for each in INPUTS[name]]
    if name == "parents":
        monotone = [1 if each in ("credits", "lead_child") else 0 for each in INPUTS[name]]
    model = HistGradientBoostingClassifier(
        **SHAPES[name], l2_regularization=5.0, monotonic_cst=monotone, random_state=0
    )
    model.fit(rows, true, sample_weight=weights)
    return _plain(model, INPUTS[name])


def _plain(model: HistGradientBoostingClassifier, inputs: Sequence[str]) -> dict[str, Any]:
    """Return the nodes of all trees, one after another."""
    plain: dict[str, Any] = {
        "inputs": list(inputs), "base": [float(np.ravel(model._baseline_prediction)[0])], "roots": [],
        "features": [], "limits": [], "below": [], "above": [], "values": [],
    }  # fmt: skip
    for (tree,) in model._predictors:
        start = len(plain["features"])
        plain["roots"].append(start)
        for node in tree.nodes:
            leaf = bool(node["is_leaf"])
            plain["features"].append(-1 if leaf else int(node["feature_idx"]))
            limit = np.float32(node["num_threshold"])
            plain["limits"].append(0.0 if leaf else float(f"{limit:.6g}"))
            plain["below"].append(0 if leaf else start + int(node["left"]))
            plain["above"].append(0 if leaf else start + int(node["right"]))
            plain["values"].append(float(f"{node['value']:.5g}") if leaf else 0.0)
    return plain


@dataclass(slots=True, kw_only=True)
class Fitted:
    """One of the three models: fitted on everything, and what each fold's says of its own events."""

    plain: dict[str, Any]
    apart: list[NDArray[np.float64]]


def cross_fit(
    name: str,
    rows: Sequence[Any],
    true: Sequence[Any],
    folds: Sequence[Any],
    weights: Sequence[Any],
) -> Fitted:
    """Fit a model on all worlds, and for each fold one without its events."""
    table, answer, fold = np.vstack(rows), np.concatenate(true), np.concatenate(folds)
    weight = np.concatenate(weights)
    apart = np.zeros(len(table))
    for number in range(FOLDS):
        own = fold == number
        model = read_trees(fit(name, table[~own], answer[~own], weight[~own]))
        apart[own] = logits(model, table[own])
    ends = np.cumsum([len(each) for each in true])[:-1]
    return Fitted(plain=fit(name, table, answer, weight), apart=np.split(apart, ends))


def fit_all(
    found: Sequence[World], gold: Gold, blind: Sequence[str] = ()
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the three models, and for each world the chances found without its own events.

    The models see nothing of the features in `blind`.
    """
    hidden = [number for number, name in enumerate(PAIR_FEATURES) if name in blind]
    for one in found:
        one.pairs.features[:, hidden] = 0.0
        one.pairs.covers[:] *= "cover_most" not in blind
    weights = [np.full(len(one.true), one.weight) for one in found]
    pairs = cross_fit(
        "pairs", [one.pairs.features for one in found], [one.true for one in found],
        [one.fold for one in found], weights,
    )  # fmt: skip
    settings = load_linking()
    kept = [chances(logit) >= settings.screened for logit in pairs.apart]
    parts = [one.pairs.where(keep) for one, keep in zip(found, kept, strict=True)]
    alone = [logit[keep] for logit, keep in zip(pairs.apart, kept, strict=True)]
    directed = [
        directed_features(part, logit, np.diff(one.ready.tokens.offsets), one.ready.sources.credits)
        for one, part, logit in zip(found, parts, alone, strict=True)
    ]
    parents = cross_fit(
        "parents", [each.features for each in directed],
        [_relies(each, one.ready, one.corpus, gold) for each, one in zip(directed, found, strict=True)],
        [np.tile(one.fold[keep], 2) for one, keep in zip(found, kept, strict=True)],
        [np.tile(weight[keep], 2) for weight, keep in zip(weights, kept, strict=True)],
    )  # fmt: skip
    views = [
        _kin(one, part, logit, relies)
        for one, part, logit, relies in zip(found, parts, alone, parents.apart, strict=True)
    ]
    for one, view in zip(found, views, strict=True):
        events = one.corpus.events[one.ready.copies.kept]
        view["true"] = _related(view["left"], view["right"], one.ready, one.corpus, gold)
        left, right = events[view["left"]], events[view["right"]]
        view["fold"] = fold_of(np.maximum(left, right))
        view["weight"] = one.weight * np.where(left == right, 1.0, APART)
    kin = cross_fit(
        "kin", [view["rows"] for view in views], [view["true"] for view in views],
        [view["fold"] for view in views], [view["weight"] for view in views],
    )  # fmt: skip
    for view, each, logit in zip(views, directed, kin.apart, strict=True):
        view |= {"related": chances(logit), "directed": each}
    models = {"pairs": pairs.plain, "parents": parents.plain, "kin": kin.plain}
    return models, views


def crossed(one: World, view: dict[str, Any], gold: Gold) -> dict[str, Any]:
    """Return the figures of a corpus, each event judged by models that were fitted without it."""
    settings = load_linking()
    ids = [one.corpus.ids[number] for number in one.ready.copies.kept.tolist()]
    each: Directed = view["directed"]
    pairs, keys = (view["left"], view["right"]), one.ready.sources.keys
    forest = grow(
        len(ids), each.parent, each.child, view["relies"], settings.parent_least,
        pairs, view["related"], settings.together_least, keys,
    )  # fmt: skip
    edges = set(zip(forest.child.tolist(), forest.parent.tolist(), strict=True))
    rows = [
        LinkRow(from_id=ids[a], to_id=ids[b], kind="shares_origin", overlap=0, probability=chance)
        for a, b, chance in zip(*map(np.ndarray.tolist, (*pairs, view["related"])), strict=True)
    ]
    rows += [
        LinkRow(from_id=ids[a], to_id=ids[b], kind="copies", overlap=0, probability=0)
        for a, b in edges
    ]
    origins = {
        id: str(forest.origin[place])
        for id, place in zip(one.corpus.ids, one.ready.copies.place.tolist(), strict=True)
    }
    return score(one.corpus, gold, rows, origins)


def _kin(one: World, part: PairFeatures, logit: Any, relies: Any) -> dict[str, Any]:
    forth, back = np.split(chances(relies), 2)
    alone = chances(logit)
    keys = one.ready.sources.keys
    near = neighbours(part.left, part.right, alone, forth, back, keys)
    left, right = widen(near, part.left, part.right)
    columns = spread(part, left, right, np.column_stack([alone, forth, back]))
    rows = kin_features(near, left, right, columns[:, 0], columns[:, 1:].max(axis=1))
    return {"left": left, "right": right, "rows": rows, "relies": chances(relies)}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--planted", type=Path)
    parser.add_argument("--part", choices=("develop", "all"), default="all")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    corpus, gold = read(options.data)
    if options.part == "develop":
        corpus = choose(corpus, np.flatnonzero(~held_out(corpus.events)).tolist())
    found = list(worlds(corpus, gold, others(options.planted)))
    models, views = fit_all(found, gold)
    print(say("cross-fitted", crossed(found[0], views[0], gold)))
    write(models, options.output)


def others(path: Path | None, most: int = 8_000) -> list[str]:
    if path is None:
        return []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line)["text"] for line, _ in zip(file, range(most), strict=False)]


def write(models: Mapping[str, Any], path: Path) -> None:
    path.write_text(json.dumps(models, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
