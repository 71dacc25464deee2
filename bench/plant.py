"""Make a corpus of any size in which it is known who copied whom.

    python bench/plant.py BASE -n 100000 -o out/planted100k.parquet [--seed 7] [--footers]

BASE has one JSON object a line with `text` (`.jsonl` or `.jsonl.gz`): an order-2 Markov chain learns
from it to write text of news length. A third of the documents are made from others: exact copies, wire
copies (the tail cut off, words of their own around it), light and heavy rewrites, excerpts in a text
of their own, and merged ones of two parents. Written are `id, text, published, publisher` as Parquet
or JSON Lines, and beside them `child, parent, op` (`….gold.jsonl`). With `--footers` publishers put the
same lines under all they print. The same seed makes the same corpus.
"""

import argparse
import gzip
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plant_text import EXCERPT, MERGE, OPS, SHARES, Chain, learn, write_some

DERIVED = 0.3  # of all documents
_PARENTS = 0.25  # of the originals have children, most of them one, a few dozens
_MEDIAN, _SPREAD = 1840, 0.48  # bytes of a text, lognormal: the mean is 2,070
_MOST = 4_000  # words
_PUBLISHERS = 400
_CHUNK = 5_000
_BEGIN = datetime(2031, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What each document is: `op` -1 is an original; `parent` and `other` are numbers of originals.

    `other` is the host of an excerpt (a number beyond all documents) or the second parent.
    """

    seed: int
    op: NDArray[np.int64]
    parent: NDArray[np.int64]
    other: NDArray[np.int64]
    sizes: NDArray[np.int64]  # words of originals and hosts
    publisher: NDArray[np.int64]
    minutes: NDArray[np.int64]

    def gold(self) -> Iterator[tuple[int, int, str]]:
        """Yield child, parent and what was done."""
        for child in np.flatnonzero(self.op >= 0).tolist():
            op = int(self.op[child])
            yield child, int(self.parent[child]), OPS[op]
            if op == MERGE:
                yield child, int(self.other[child]), OPS[op]


def plan(size: int, seed: int, bytes_a_word: float) -> Plan:
    """Return who copies whom in a corpus of this size."""
    random = np.random.default_rng(seed)
    order = random.permutation(size)
    derived = int(size * DERIVED)
    originals = order[derived:]
    parents = max(1, int(len(originals) * _PARENTS))
    op, parent, other = (np.full(size, -1, np.int64) for _ in range(3))
    op[order[:derived]] = random.choice(len(OPS), derived, p=SHARES)
    for column in (parent, other):
        column[order[:derived]] = originals[(parents * random.random(derived) ** 2).astype(int)]
    other[op == EXCERPT] = size + np.flatnonzero(op == EXCERPT)
    op[(op == MERGE) & (parent == other)] = OPS.index("light")
    minutes = random.integers(0, 60 * 24 * 90, size)
    second = np.where(op == MERGE, other, parent)
    sources = np.maximum(minutes[parent], minutes[second])
    later = sources + random.exponential(600, size).astype(np.int64) + 1
    minutes = np.where(op >= 0, later, minutes)
    publisher = (_PUBLISHERS * random.random(size) ** 2).astype(np.int64)
    sizes = np.maximum(random.lognormal(log(_MEDIAN / bytes_a_word), _SPREAD, 2 * size), 8)
    return Plan(
        seed=seed,
        op=op,
        parent=parent,
        other=other,
        sizes=np.minimum(sizes, _MOST).astype(np.int64),
        publisher=publisher,
        minutes=minutes,
    )


def texts(chain: Chain, plan: Plan, first: int, last: int) -> list[str]:
    """Return the texts of some documents."""
    ends = np.empty(last - first, np.int64)
    spelled, spellings = chain.spelled()
    # No text is longer than two, and no word than the longest.
    rows = np.arange(first, last)
    most = plan.sizes[rows] + plan.sizes[plan.parent[rows]] + plan.sizes[plan.other[rows]] + 200
    data = np.empty(int(most.sum() * chain.bytes_a_word * 1.5) + (1 << 22), np.uint8)
    write_some(
        chain.arrays, spelled, spellings, plan.seed,
        (plan.op, plan.parent, plan.other, plan.sizes), first, data, ends,
    )  # fmt: skip
    begins = [0, *(ends[:-1] + 1).tolist()]
    whole = data[: int(ends[-1])].tobytes()
    return [
        whole[begin:end].decode("utf-8", "replace")
        for begin, end in zip(begins, ends.tolist(), strict=True)
    ]


def rows(chain: Chain, plan: Plan, footers: bool) -> Iterator[list[dict[str, Any]]]:
    """Yield the documents in chunks."""
    for first in range(0, len(plan.op), _CHUNK):
        last = min(first + _CHUNK, len(plan.op))
        chunk = []
        for number, text in enumerate(texts(chain, plan, first, last), first):
            publisher = f"paper-{plan.publisher[number]}"
            published = _BEGIN + timedelta(minutes=int(plan.minutes[number]))
            chunk.append(
                {
                    "id": f"d{number}",
                    "text": f"{text} {_footer(chain, publisher)}" if footers else text,
                    "published": published.isoformat(),
                    "publisher": publisher,
                }
            )
        yield chunk


def _footer(chain: Chain, publisher: str) -> str:
    random = np.random.default_rng(list(publisher.encode()))
    chosen = chain.common[random.integers(0, len(chain.common), 16)]
    return " ".join([publisher, *(chain.words[word] for word in chosen)])


def read_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a file of JSON Lines."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as stream
    ):
        for line in stream:
            yield json.loads(line)["text"]


def write(out: Path, chunks: Iterator[list[dict[str, Any]]]) -> int:
    """Write Parquet or JSON Lines, by the ending; return how many documents."""
    total = 0
    if out.suffix == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pa.schema(
            [(name, pa.string()) for name in ("id", "text", "published", "publisher")]
        )
        with pq.ParquetWriter(out, schema, compression="zstd") as writer:
            for chunk in chunks:
                writer.write_table(pa.Table.from_pylist(chunk, schema))
                total += len(chunk)
        return total
    with out.open("w", encoding="utf-8") as stream:
        for chunk in chunks:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in chunk)
            total += len(chunk)
    return total


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, write the documents and who copied whom."""
    parser = argparse.ArgumentParser(description="Make a corpus with planted copies.")
    parser.add_argument("base", type=Path)
    parser.add_argument("-n", "--documents", type=int, default=10_000)
    parser.add_argument("-o", "--output", type=Path, default=Path("out/planted.jsonl"))
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--footers", action="store_true")
    given = parser.parse_args(arguments)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    chain = learn(read_texts(given.base))
    made = plan(given.documents, given.seed, chain.bytes_a_word)
    total = write(given.output, rows(chain, made, given.footers))
    gold = given.output.with_suffix(".gold.jsonl")
    with gold.open("w", encoding="utf-8") as stream:
        for child, parent, op in made.gold():
            stream.write(
                json.dumps({"child": f"d{child}", "parent": f"d{parent}", "op": op}) + "\n"
            )
    print(f"{total:,} documents in {time.monotonic() - begun:.0f} s: {given.output}, {gold}")


if __name__ == "__main__":
    main()
