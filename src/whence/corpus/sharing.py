"""Work that is shared among processes where there is enough of it."""

from collections.abc import Callable, Generator, Iterable
from itertools import chain, islice
from typing import TypeVar

from whence.engine import run_local

_FEW = 4
Item = TypeVar("Item")
Result = TypeVar("Result")


def run_some(
    prepare: Callable[[], Callable[[Item], Result]], items: Iterable[Item], *, workers: int
) -> Generator[tuple[Item, Result], None, None]:
    """Yield as `run_local`; a few items are not worth the start of workers, a second or two each."""
    waiting = iter(items)
    first = list(islice(waiting, _FEW))
    yield from run_local(
        prepare, chain(first, waiting), workers=workers if len(first) == _FEW else 1
    )
