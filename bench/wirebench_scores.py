"""Score links and origins against what is true of wirebench."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from wirebench_data import Corpus, Gold

DIRECTED = ("cites", "copies", "quotes", "shares_details")
Pair = tuple[str, str]


def score(
    corpus: Corpus, gold: Gold, links: Iterable[Any], origins: Mapping[str, str]
) -> dict[str, Any]:
    """Return all figures; a link has from_id, to_id, kind, probability; `origins` is by document."""
    links = list(links)
    chance: dict[Pair, float] = {}
    for link in links:
        key = (min(link.from_id, link.to_id), max(link.from_id, link.to_id))
        chance[key] = max(chance.get(key, 0.0), link.probability)
    edges = {(link.to_id, link.from_id) for link in links if link.kind in DIRECTED}
    return {
        "documents": len(corpus.ids),
        "related": related(corpus, gold, chance),
        "edges": directed(corpus, gold, edges),
        "origins": counts(corpus, gold, origins),
        "calibration": calibration(corpus, gold, chance),
    }


def related(
    corpus: Corpus, gold: Gold, chance: Mapping[Pair, float], precision: float = 0.95
) -> dict[str, Any]:
    """Return the recall of related pairs at a precision, over all pairs and by how a pair is related."""
    true = set(gold.related(set(corpus.ids)))
    ranked = sorted(chance, key=lambda pair: -chance[pair])
    hits = np.cumsum([pair in true for pair in ranked])
    enough = np.flatnonzero(hits / np.arange(1, len(hits) + 1) >= precision) if len(hits) else []
    last = int(enough[-1]) if len(enough) else -1
    found = set(ranked[: last + 1])
    kinds = {pair: _kind(gold, pair) for pair in true}
    sizes, got = Counter(kinds.values()), Counter(kinds[pair] for pair in found & true)
    sure = {pair for pair in ranked if chance[pair] >= 0.5}
    return {
        "recall": len(found & true) / len(true),
        "threshold": chance[ranked[last]] if last >= 0 else 1.0,
        "kinds": {kind: got[kind] / size for kind, size in sorted(sizes.items())},
        "at one half": _f1(sure, true),
    }


def _kind(gold: Gold, pair: Pair) -> str:
    return gold.edges.get(pair) or gold.edges.get(pair[::-1]) or "sibling"


def directed(corpus: Corpus, gold: Gold, edges: set[Pair]) -> dict[str, float]:
    """Return precision, recall and F1 of edges from parent to child."""
    ids = set(corpus.ids)
    return _f1(edges, {edge for edge in gold.edges if edge[0] in ids and edge[1] in ids})


def _f1(found: set[Pair], true: set[Pair]) -> dict[str, float]:
    hits = len(found & true)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(true))
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def counts(corpus: Corpus, gold: Gold, origins: Mapping[str, str]) -> dict[str, float]:
    """Return how well the number of origins of each event is met."""
    found: dict[int, set[str]] = defaultdict(set)
    for id, event in zip(corpus.ids, corpus.events.tolist(), strict=True):
        if event >= 0:
            found[event].add(origins[id])
    errors = np.array([len(found[event]) - gold.origins[event] for event in found])
    return {
        "exact": float((errors == 0).mean()),
        "error": float(np.abs(errors).mean()),
        "bias": float(errors.mean()),
        "events": len(errors),
    }


def calibration(
    corpus: Corpus, gold: Gold, chance: Mapping[Pair, float], bins: int = 10
) -> dict[str, Any]:
    """Return the expected calibration error over the pairs of one event, and the table behind it."""
    ids = set(corpus.ids)
    pairs = [pair for pair in gold.pairs if pair[0] in ids and pair[1] in ids]
    said = np.array([chance.get(pair, 0.0) for pair in pairs])
    true = np.array([gold.pairs[pair] in ("b_from_a", "shared_origin") for pair in pairs])
    place = np.minimum((said * bins).astype(int), bins - 1)
    table = [
        {"said": float(said[place == bin].mean()), "true": float(true[place == bin].mean()),
         "pairs": int((place == bin).sum())}
        for bin in range(bins) if (place == bin).any()
    ]  # fmt: skip
    error = sum(row["pairs"] * abs(row["said"] - row["true"]) for row in table) / max(1, len(pairs))
    return {"error": float(error), "table": table, "brier": float(((said - true) ** 2).mean())}


def say(name: str, result: Mapping[str, Any]) -> str:
    """Return the figures of one run in a line."""
    one, two, three = result["related"], result["edges"], result["origins"]
    return (
        f"{name}: recall at P .95 {one['recall']:.3f} (relays {one['kinds'].get('relay', 0):.2f}), edges F1 "
        f"{two['f1']:.3f} (P {two['precision']:.3f} R {two['recall']:.3f}), origins exact {three['exact']:.3f} "
        f"error {three['error']:.3f} bias {three['bias']:+.2f}, calibration error {result['calibration']['error']:.3f}"
    )
