"""Rows in batches: large enough to be worth sending, small enough to be lost or held."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Generic, TypeVar

Row = TypeVar("Row")

# Some ten seconds of the slowest kernel, half a second of the fastest.
MOST_ROWS = 64
# Texts of ordinary length reach the number of rows first; of books it is one or two.
MOST_SIZE = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Generic[Row]):
    """Rows that are worked on together; `key` is a hash of them, `share` how much lies before.

    `share` is that of the whole input that was read when the batch was full, from 0 to 1; None
    if nobody knows.
    """

    rows: tuple[Row, ...]
    key: str
    share: float | None


def gather(
    rows: Iterable[Row],
    size: Callable[[Row], int],
    share: Callable[[], float | None],
    *,
    most_rows: int = MOST_ROWS,
    most_size: int = MOST_SIZE,
) -> Iterator[Batch[Row]]:
    """Yield the rows in batches, in their order; the same rows always make the same batches.

    A batch ends with the row that brings it to one of the limits. The key is a BLAKE2b hash of
    what `repr` says of its rows, so that rows must be records that show all of their fields.
    """
    held: list[Row] = []
    total = 0
    for row in rows:
        held.append(row)
        total += size(row)
        if len(held) >= most_rows or total >= most_size:
            yield _batch(held, share())
            held, total = [], 0
    if held:
        yield _batch(held, share())


def _batch(rows: list[Row], share: float | None) -> Batch[Row]:
    digest = blake2b(digest_size=16)
    for row in rows:
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return Batch(rows=tuple(rows), key=digest.hexdigest(), share=share)
