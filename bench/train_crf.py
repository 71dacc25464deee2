"""Train the CRF of `crf_model` on marked articles.

    python bench/train_crf.py TRAIN.jsonl.gz --dev DEV.jsonl.gz -o out/crf.npz [--epochs 10] [--limit N]

Minibatches of paragraphs, AdaGrad (Duchi, Hazan and Singer, JMLR 2011); the weights kept are the mean
of those after each of the last epochs. No random state but the seed.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import numpy as np
from scipy import sparse

from attribution_gold import Article, read_articles
from crf_model import (
    PLACES,
    ROLES,
    STEPS,
    TABLE,
    Crf,
    Floats,
    N,
    allowed,
    looked_up,
    new_vocabulary,
    save,
)
from crf_reading import Ints, Read
from crf_words import TOKEN, attributes

_WORDS_MET = 2  # an attribute is kept that so many different occurrences have


@dataclass(frozen=True, slots=True)
class Data:
    """Texts as numbers, with the label of each token."""

    read: Read
    at: Ints
    rows: Ints
    steps: Ints
    labels: Ints


def gold_labels(articles: Sequence[Article], one: Read) -> Ints:
    """Return the label of each token; where two spans meet the first counts."""
    labels = np.zeros(len(one.types), dtype=np.int64)
    base = np.searchsorted(one.text_of, np.arange(len(articles) + 1))
    for index, article in enumerate(articles):
        spans = one.spans[base[index] : base[index + 1]]
        here = labels[base[index] : base[index + 1]]
        marked = {
            (start, end, ROLES.index(role))
            for attribution in article.attributions
            for role in ROLES
            for start, end in getattr(attribution, role)
        }
        for start, end, role in sorted(marked):
            first = int(np.searchsorted(spans[:, 1], start, side="right"))
            last = int(np.searchsorted(spans[:, 0], end, side="left"))
            if first < last and not here[first:last].any():
                here[first:last] = 2 + 2 * role
                here[first] = 1 + 2 * role
    inside = (labels > 0) & (labels % 2 == 0)
    inside[1:] &= (labels[:-1] != labels[1:]) & (labels[:-1] != labels[1:] - 1)
    starts = np.zeros(len(labels), dtype=bool)
    starts[one.starts] = True
    labels[(labels > 0) & (labels % 2 == 0) & (inside | starts)] -= 1
    return labels


class Trainer:
    """Weights and the sums of squared gradients, and the steps that change them."""

    def __init__(self, vocabulary, rate: float, decay: float, drop: float, seed: int) -> None:
        self.vocabulary = vocabulary
        width = len(PLACES) * N
        self.words = np.zeros((len(vocabulary.attributes), width), np.float32)
        self.table = np.zeros((TABLE, N), np.float32)
        self.moves = np.zeros((STEPS, N, N), np.float32)
        self.squares = [np.full_like(one, 1e-2) for one in (self.words, self.table, self.moves)]
        self.rate, self.decay, self.drop = rate, decay, drop
        self.chance = np.random.default_rng(seed)
        known = vocabulary.known
        counts = np.asarray([0, *map(len, known)]).cumsum()
        flat = np.asarray([one for names in known for one in names], dtype=np.int64)
        ones = np.ones(len(flat), np.float32)
        shape = (len(known), len(vocabulary.attributes))
        self.known = sparse.csr_matrix((ones, flat, counts), shape=shape)
        self.itself = np.asarray([fact[2] for fact in vocabulary.facts])

    def step(self, at: Ints, rows: Ints, steps: Ints, labels: Ints, starts: Ints) -> float:
        """Go one step down the gradient of a batch; return its loss."""
        types, local = np.unique(at, return_inverse=True)
        local = local.reshape(at.shape)
        known = self.known[types]
        if self.drop:
            known = self._dropped(known, types)
        used, columns = np.unique(known.indices, return_inverse=True)
        known = sparse.csr_matrix(
            (known.data, columns, known.indptr), shape=(len(types), len(used))
        )
        summed = (known @ self.words[used]).reshape(len(types), len(PLACES), N)
        scores = summed[local, np.arange(len(PLACES))].sum(axis=1)
        scores += self.table[rows].sum(axis=1)
        loss, by_label, by_move = gradients(scores, steps, self.moves, labels, starts)
        count, width = local.shape
        keys = (local * width + np.arange(width)).ravel()
        spread = _spread(keys, np.repeat(np.arange(count), width), (len(types) * width, count))
        by_word = known.T @ (spread @ by_label).reshape(len(types), width * N)
        self._descend(0, used, by_word)
        slots, place = np.unique(rows, return_inverse=True)
        count, width = rows.shape
        spread = _spread(place.ravel(), np.repeat(np.arange(count), width), (len(slots), count))
        self._descend(1, slots, spread @ by_label)
        self._descend(2, slice(None), by_move)
        return loss

    def _dropped(self, known: sparse.csr_matrix, types: Ints) -> sparse.csr_matrix:
        """Forget some words themselves, so that their form and class learn to speak for them."""
        forget = np.repeat(self.chance.random(len(types)) < self.drop, np.diff(known.indptr)) & (
            known.indices == np.repeat(self.itself[types], np.diff(known.indptr))
        )
        data = np.where(forget, 0, known.data).astype(np.float32)
        return sparse.csr_matrix((data, known.indices, known.indptr), shape=known.shape)

    def _descend(self, which: int, rows, gradient: Floats) -> None:
        weights = (self.words, self.table, self.moves)[which]
        now = weights[rows]
        gradient = gradient + self.decay * now
        squares = self.squares[which][rows] + gradient**2
        self.squares[which][rows] = squares
        weights[rows] = now - self.rate * gradient / np.sqrt(squares)


def _spread(rows: Ints, columns: Ints, shape: tuple[int, int]) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), shape=shape)


def gradients(
    scores: Floats, steps: Ints, weights: Floats, labels: Ints, starts: Ints
) -> tuple[float, Floats, Floats]:
    """Return the negative log-likelihood and its gradients, by label and token, and by move."""
    count = len(scores)
    lengths = np.diff(np.append(starts, count))
    order = np.argsort(-lengths, kind="stable")
    begins, lengths = starts[order], lengths[order]
    alive = np.searchsorted(-lengths, -np.arange(1, lengths[0] + 1), side="right")
    moves = np.exp(np.maximum(weights + allowed(), -60)).astype(np.float64)
    moves *= allowed() == 0
    high = scores.max(axis=1)
    near = np.exp(scores - high[:, None]).astype(np.float64)
    forward, backward = np.zeros((count, N)), np.ones((count, N))
    scale = np.ones(count)
    forward[begins] = near[begins] * moves[steps[begins], 0]
    scale[begins] = forward[begins].sum(axis=1)
    forward[begins] /= scale[begins, None]
    for place in range(1, int(lengths[0])):
        at = begins[: alive[place]] + place
        one = np.matmul(forward[at - 1][:, None, :], moves[steps[at]])[:, 0] * near[at]
        scale[at] = one.sum(axis=1)
        forward[at] = one / scale[at, None]
    for place in range(int(lengths[0]) - 1, 0, -1):
        at = begins[: alive[place]] + place
        one = (near[at] * backward[at])[:, :, None]
        backward[at - 1] = np.matmul(moves[steps[at]], one)[:, :, 0] / scale[at, None]
    chance = forward * backward
    inner = np.ones(count, dtype=bool)
    inner[starts] = False
    inner = np.flatnonzero(inner)
    pairs = forward[inner - 1][:, :, None] * moves[steps[inner]]
    pairs *= (near[inner] * backward[inner] / scale[inner, None])[:, None, :]
    came = np.zeros(count, dtype=np.int64)
    came[inner] = labels[inner - 1]
    by_move = np.zeros((STEPS, N, N))
    np.add.at(by_move, (steps, came, labels), -1.0)
    by_step = _spread(steps[inner], np.arange(len(inner)), (STEPS, len(inner)))
    by_move += (by_step @ pairs.reshape(-1, N * N)).reshape(STEPS, N, N)
    np.add.at(by_move[:, 0], steps[starts], chance[starts])
    here = np.arange(count)
    gold = scores[here, labels] + weights[steps, came, labels]
    loss = float((np.log(scale) + high).sum() - gold.sum())
    chance[here, labels] -= 1.0
    return loss, chance.astype(np.float32), by_move.astype(np.float32)


def prepare(articles: Sequence[Article], vocabulary) -> Data:
    one = vocabulary.read([article.text for article in articles])
    return Data(one, *looked_up(one, vocabulary.table()), gold_labels(articles, one))


def vocabulary_of(articles: Sequence[Article]):
    """Return a vocabulary of the attributes that are met often enough."""
    words = Counter(word for article in articles for word in TOKEN.findall(article.text))
    met: Counter[str] = Counter()
    for word, times in words.items():
        for name in attributes(word):
            met[name] += times
    kept = ["nothing", *(name for name, times in met.items() if times >= _WORDS_MET)]
    return new_vocabulary({name: index for index, name in enumerate(kept)})


def batches(data: Data, size: int, chance: np.random.Generator) -> Iterator[tuple[Ints, ...]]:
    """Yield sequences in groups of about equal length, in random order."""
    starts = data.read.starts
    ends = np.append(starts[1:], len(data.labels))
    order = chance.permutation(len(starts))
    pools = np.array_split(order, max(1, len(order) // (size * 20)))
    order = np.concatenate([part[np.argsort((ends - starts)[part])] for part in pools])
    groups = np.array_split(order, max(1, len(order) // size))
    for group in (groups[index] for index in chance.permutation(len(groups))):
        tokens = np.concatenate([np.arange(starts[one], ends[one]) for one in group])
        begins = np.concatenate([[0], (ends - starts)[group].cumsum()[:-1]])
        yield data.at[tokens], data.rows[tokens], data.steps[tokens], data.labels[tokens], begins


def spans_of(labels: Ints) -> set[tuple[int, int, int]]:
    """Return the spans of labels as role, first token, token after the last."""
    found = set()
    for first in np.flatnonzero(labels % 2 == 1).tolist():
        label, end = int(labels[first]), first + 1
        while end < len(labels) and labels[end] == label + 1:
            end += 1
        found.add((label // 2, first, end))
    return found


def span_scores(labels: Ints, gold: Ints) -> str:
    """Return precision, recall and F of exact spans by role, in one line."""
    found, true = spans_of(labels), spans_of(gold)
    parts = []
    for index, role in enumerate(ROLES):
        ours, marked = ({one for one in side if one[0] == index} for side in (found, true))
        both = 100 * len(ours & marked)
        rates = (both / max(1, len(ours)), both / max(1, len(marked)))
        mean = 2 * both / max(1, len(ours) + len(marked))
        parts.append(f"{role} {rates[0]:.1f} {rates[1]:.1f} {mean:.1f}")
    return ", ".join(parts)


def train(articles: Sequence[Article], dev: Sequence[Article], given: argparse.Namespace) -> Crf:
    """Return the trained model; how it does on held-out articles is printed after each epoch."""
    vocabulary = vocabulary_of(articles)
    data = prepare(articles, vocabulary)
    trainer = Trainer(vocabulary, given.rate, given.decay, given.drop, given.seed)
    held = prepare(dev, vocabulary)
    chance = np.random.default_rng(given.seed)
    recent: list[list[Floats]] = []
    for epoch in range(given.epochs):
        begin, loss = process_time(), 0.0
        for batch in batches(data, given.batch, chance):
            loss += trainer.step(*batch)
        now = [one.copy() for one in (trainer.words, trainer.table, trainer.moves)]
        recent = [*recent, now][-given.averaged :]
        mean = [np.mean(parts, axis=0, dtype=np.float32) for parts in zip(*recent, strict=True)]
        crf = Crf(vocabulary, *mean)
        print(
            f"epoch {epoch + 1}: loss {loss / len(data.labels):.4f}, "
            f"{process_time() - begin:.0f} s; {span_scores(crf.labels(held.read), held.labels)}",
            flush=True,
        )
    return crf


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description="Train a CRF that finds sources, cues and contents."
    )
    parser.add_argument("articles", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--decay", type=float, default=1.0)
    parser.add_argument("--drop", type=float, default=0.1)
    parser.add_argument("--averaged", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    crf = train(read_articles(given.articles)[: given.limit], read_articles(given.dev), given)
    if given.output:
        given.output.parent.mkdir(parents=True, exist_ok=True)
        save(given.output, crf)


if __name__ == "__main__":
    main()
