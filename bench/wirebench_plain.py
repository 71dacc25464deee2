"""What plain measures make of wirebench: shared runs of five words, and counting reports."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from types import SimpleNamespace
from typing import Any

from whence.text import fold, words
from wirebench_data import Corpus, Gold
from wirebench_scores import score

LEVELS = (0.8, 0.5, 0.2, 0.1)


def plain_measures(corpus: Corpus, gold: Gold) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the figures of Jaccard's measure over runs of five words, and of counting reports."""
    chance = jaccard(corpus)
    links = [_link(pair, value) for pair, value in chance.items()]
    yield "Jaccard, any threshold", score(corpus, gold, links, _groups(corpus, chance, 0.1))
    for level in LEVELS:
        kept = [_link(pair, 1.0) for pair, value in chance.items() if value >= level]
        yield (
            f"Jaccard of {level:g} or more",
            score(corpus, gold, kept, _groups(corpus, chance, level)),
        )
    yield "counting reports", score(corpus, gold, [], {id: id for id in corpus.ids})


def jaccard(corpus: Corpus) -> dict[tuple[str, str], float]:
    """Return the share of all runs of five words that two documents have in common, where they have one."""
    runs = {id: _runs(text) for id, text in zip(corpus.ids, corpus.texts, strict=True)}
    having = defaultdict(list)
    for id, own in runs.items():
        for run in own:
            having[run].append(id)
    pairs = {pair for ids in having.values() if len(ids) < 100 for pair in combinations(ids, 2)}
    return {
        (min(pair), max(pair)): len(runs[pair[0]] & runs[pair[1]])
        / len(runs[pair[0]] | runs[pair[1]])
        for pair in pairs
    }


def _runs(text: str) -> set[tuple[str, ...]]:
    folded = [fold(text[start:end]) for start, end in words(text)]
    return {tuple(folded[place : place + 5]) for place in range(len(folded) - 4)}


def _link(pair: tuple[str, str], value: float) -> Any:
    return SimpleNamespace(from_id=pair[1], to_id=pair[0], kind="shares_origin", probability=value)


def _groups(corpus: Corpus, chance: dict[tuple[str, str], float], least: float) -> dict[str, str]:
    """Return one origin for all documents that hang together at this level."""
    home = {id: id for id in corpus.ids}

    def find(id: str) -> str:
        while home[id] != id:
            id = home[id]
        return id

    for (one, other), value in chance.items():
        if value >= least:
            home[find(one)] = find(other)
    return {id: find(id) for id in corpus.ids}
