"""The documents of wirebench: news articles with planted copies, their true edges, pairs and origins."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

RELATED = ("b_from_a", "shared_origin")
FOLDS = 5
_QUOTE = re.compile(r'"([^"\n]{40,220}?)[,.]?"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """Documents with what is known of them; `events` say which belong together, for scoring only."""

    ids: list[str]
    texts: list[str]
    times: NDArray[np.float64]
    publishers: list[str | None]
    events: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What is true: pairs of one event by ids (in order) with their relation, edges with how, origins."""

    pairs: dict[tuple[str, str], str]
    edges: dict[tuple[str, str], str]
    origins: dict[int, int]

    def related(self, ids: set[str]) -> list[tuple[str, str]]:
        """Return the related pairs among some documents."""
        return [
            pair
            for pair, kind in self.pairs.items()
            if kind in RELATED and pair[0] in ids and pair[1] in ids
        ]


def read(folder: Path) -> tuple[Corpus, Gold]:
    rows = list(_rows(folder / "docs.jsonl.gz"))
    corpus = Corpus(
        ids=[row["id"] for row in rows],
        texts=[row["text"] for row in rows],
        times=np.array([np.nan if row["time"] is None else row["time"] for row in rows], float),
        publishers=[row["outlet"] for row in rows],
        events=np.array([row["event"] for row in rows]),
    )
    gold = Gold(
        pairs={_pair(row["a"], row["b"]): row["gold"] for row in _rows(folder / "pairs.jsonl.gz")},
        edges={
            (row["parent"], row["child"]): row["op"]
            for row in _rows(folder / "edges.jsonl.gz")
            if row["parent_visible"]
        },
        origins={row["event"]: row["n_origins"] for row in _rows(folder / "events.jsonl.gz")},
    )
    return corpus, gold


def choose(corpus: Corpus, numbers: Sequence[int]) -> Corpus:
    """Return some of the documents."""
    return Corpus(
        ids=[corpus.ids[number] for number in numbers],
        texts=[corpus.texts[number] for number in numbers],
        times=corpus.times[list(numbers)],
        publishers=[corpus.publishers[number] for number in numbers],
        events=corpus.events[list(numbers)],
    )


def filled(corpus: Corpus, texts: Sequence[str]) -> Corpus:
    """Return the documents among others that have nothing to do with them, undated."""
    more = len(texts)
    return Corpus(
        ids=corpus.ids + [f"fill{number}" for number in range(more)],
        texts=corpus.texts + list(texts),
        times=np.concatenate([corpus.times, np.full(more, np.nan)]),
        publishers=corpus.publishers + [None] * more,
        events=np.concatenate([corpus.events, -1 - np.arange(more)]),
    )


def with_speeches(
    corpus: Corpus, gold: Gold, chance: np.random.Generator, share: float = 0.3
) -> Corpus:
    """Return the documents with the same words of a speaker put into two independent ones of some events.

    Reports of one press conference share its quotations and are independent all the same, which the
    planted copies cannot show.
    """
    texts = list(corpus.texts)
    quotes = sorted({found for text in texts for found in _QUOTE.findall(text)})
    place = {id: number for number, id in enumerate(corpus.ids)}
    used: set[int] = set()
    for (one, other), kind in sorted(gold.pairs.items()):
        if kind != "independent" or one not in place or other not in place:
            continue
        event = int(corpus.events[place[one]])
        if event in used or chance.random() > share:
            continue
        used.add(event)
        said = chance.choice(quotes, int(chance.integers(1, 4)), replace=False)
        for id, frame in ((one, "{} the official said."), (other, "The speaker put it so: {}")):
            parts = texts[place[id]].split("\n\n")
            for each in said:
                parts.insert(int(chance.integers(0, len(parts) + 1)), frame.format(f'"{each},"'))
            texts[place[id]] = "\n\n".join(parts)
    return replace(corpus, texts=texts)


def held_out(events: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say of each event whether it is kept for the report: three of ten, by hash."""
    return np.array([_hash(event) % 10 >= 7 for event in events.tolist()])


def fold_of(events: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the fold of each event for cross-fitting."""
    return np.array([_hash(event) // 10 % FOLDS for event in events.tolist()])


def _hash(event: int) -> int:
    return int(hashlib.md5(str(event).encode()).hexdigest(), 16)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _rows(path: Path) -> Iterator[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
