"""How well likeness of names tells one from two, beside the measure of letters that most would take.

    python bench/names.py [--held-out] [--list]

Pairs: `names_pairs.yaml`. A third of them, by a hash of the pair, is held out: rules were set on the
rest. Given, for each way of telling: of the pairs that are one how many it proposes (recall), and
of those it proposes how many are one (precision). The peer is rapidfuzz's `token_sort_ratio` of the
names in Latin letters where it is installed, else the ratio of difflib of their sorted words, each
with the threshold that does best on the pairs that are not held out. Last come the probabilities:
for each tenth, how many pairs were given it and how many of them are one.
"""

import argparse
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from whence.data.likeness import load_naming
from whence.resolve.likeness import compare, read_form
from whence.resolve.skeleton import read_words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they are one, the world they are from, and whether they are held out."""

    one: str
    other: str
    same: bool
    world: str
    held_out: bool


def read_pairs(path: Path) -> list[Pair]:
    """Return all pairs; a third is held out."""
    data = yaml.safe_load(path.read_text("utf-8"))
    found = []
    for world, kinds in data.items():
        for kind, rows in kinds.items():
            for one, other in rows:
                digest = hashlib.sha256(f"{one}|{other}".encode()).digest()[0]
                found.append(Pair(str(one), str(other), kind == "one", world, digest % 3 == 0))
    return found


def probability(pair: Pair) -> tuple[float, str]:
    """Return what whence says of a pair without a text around it, and by which sign."""
    like = compare(read_form(pair.one), read_form(pair.other))
    if like is None:
        return 0.0, "none"
    return load_naming().weigh(like.row, ("short",) if like.short else ())[0], like.row


def latin(name: str) -> str:
    """Return a name in Latin letters, its words sorted."""
    return " ".join(
        sorted(word.sounds[0] if word.script != "Latn" else word.low for word in read_words(name))
    )


def peer() -> tuple[str, Callable[[str, str], float]]:
    """Return the measure to compare with, by name."""
    try:
        from rapidfuzz.fuzz import token_sort_ratio
    except ImportError:
        return "difflib, words sorted", lambda a, b: SequenceMatcher(
            None, latin(a), latin(b)
        ).ratio()
    return "rapidfuzz token_sort", lambda a, b: token_sort_ratio(latin(a), latin(b)) / 100


def score(pairs: Iterable[Pair], says: Callable[[Pair], bool]) -> tuple[float, float, int, int]:
    """Return recall, precision, how many pairs were proposed and how many of them wrongly."""
    pairs = list(pairs)
    proposed = [pair for pair in pairs if says(pair)]
    right = sum(pair.same for pair in proposed)
    true = sum(pair.same for pair in pairs)
    return right / max(1, true), right / max(1, len(proposed)), len(proposed), len(proposed) - right


def best_threshold(pairs: Iterable[Pair], measure: Callable[[str, str], float]) -> float:
    """Return the threshold with the best F1."""

    def f1(threshold: float) -> float:
        recall, precision, *_ = score(pairs, lambda one: measure(one.one, one.other) >= threshold)
        return 2 * recall * precision / max(1e-9, recall + precision)

    pairs = list(pairs)
    return max((step / 100 for step in range(40, 100)), key=f1)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--held-out", action="store_true", help="score only the held-out third")
    parser.add_argument("--list", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    console = Console()
    every = read_pairs(Path(__file__).with_name("names_pairs.yaml"))
    pairs = [pair for pair in every if pair.held_out == options.held_out]
    shown = load_naming().shown
    name, measure = peer()
    limit = best_threshold([pair for pair in every if not pair.held_out], measure)
    part = "held-out third" if options.held_out else "two thirds the rules were set on"
    table = Table(
        "way", "recall", "precision", "proposed", "wrong", title=f"{len(pairs)} pairs: {part}"
    )
    ways: list[tuple[str, Callable[[Pair], bool]]] = [
        (f"whence, listed (p ≥ {shown})", lambda one: probability(one)[0] >= shown),
        ("whence, p ≥ 0.5", lambda one: probability(one)[0] >= 0.5),
        (f"{name} ≥ {limit}", lambda one: measure(one.one, one.other) >= limit),
    ]
    for label, says in ways:
        recall, precision, proposed, wrong = score(pairs, says)
        table.add_row(label, f"{recall:.2f}", f"{precision:.2f}", str(proposed), str(wrong))
    console.print(table)
    by_sign: dict[str, list[bool]] = defaultdict(list)
    by_tenth: dict[int, list[bool]] = defaultdict(list)
    for pair in pairs:
        likely, sign = probability(pair)
        by_sign[sign].append(pair.same)
        by_tenth[min(9, int(likely * 10))].append(pair.same)
    for title, rows in (("sign", by_sign), ("probability from", by_tenth)):
        told = Table(title, "pairs", "are one")
        for key in sorted(rows):  # type: ignore[type-var]
            label = str(key) if isinstance(key, str) else f"{key / 10:.1f}"
            told.add_row(label, str(len(rows[key])), f"{sum(rows[key]) / len(rows[key]):.2f}")  # type: ignore[index]
        console.print(told)
    if options.list:
        for pair in pairs:
            likely, sign = probability(pair)
            if (likely >= 0.5) != pair.same:
                console.print(
                    f"{likely:.2f} {sign:12} {'one' if pair.same else 'two'}  {pair.one} | {pair.other}"
                )


if __name__ == "__main__":
    main()
