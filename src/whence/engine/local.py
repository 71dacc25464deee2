"""Batches on all cores of this machine, their results in the order of the batches."""

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

from whence.model import WhenceError

from .worker import work

Item = TypeVar("Item")
Result = TypeVar("Result")
Kernel = Callable[[Item], Result]

# Batches that a worker has: one in its hands, one waiting, so that it never waits for us.
_EACH = 2
# Results that are held because an earlier one is still missing, for each worker.
_AHEAD = 4
_PATIENCE = 5.0  # seconds that a worker has to end by itself


def usable_cores() -> int:
    """Return how many cores this process may use, which can be fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_local(
    prepare: Callable[[], Kernel[Item, Result]], items: Iterable[Item], *, workers: int
) -> Generator[tuple[Item, Result], None, None]:
    """Yield each item with what the kernel made of it, in the order of the items.

    `prepare` makes the kernel, once a worker: what is slow to load is loaded there. With one worker
    the kernel runs in this process; with more, each is a process of its own, and `prepare`, items
    and results are pickled. Items are taken as they are needed, some six a worker ahead. All
    workers are gone when the iterator ends, is closed or raises. With one worker that is what the
    kernel raised; with more it is `WhenceError` if it was one, or if a worker died, and else
    `RuntimeError` with the traceback as a note.
    """
    if workers == 1:
        kernel = prepare()
        for item in items:
            yield item, kernel(item)
        return
    with _started(prepare, workers) as team:
        yield from team.results(iter(items))


class _Team(dict[Connection, SpawnProcess]):
    """The workers at the other ends of their pipes."""

    def results(self, items: Iterator[Item]) -> Iterator[tuple[Item, Any]]:
        """Hand out items, take in results, and yield them in order."""
        load = dict.fromkeys(self, 0)
        waiting: dict[int, Item] = {}
        done: dict[int, list[Any]] = {}
        sent = given = 0
        more = True
        while more or waiting:
            free = min(load, key=lambda one: load[one])
            if more and load[free] < _EACH and sent - given < _AHEAD * len(self):
                item = next(items, _NOTHING)
                more = item is not _NOTHING
                if more:
                    waiting[sent] = item  # type: ignore[assignment]
                    _send(free, (sent, item))
                    load[free] += 1
                    sent += 1
                ready = wait(list(self), timeout=0)
            else:
                ready = wait(list(self))
            for pipe in ready:
                assert isinstance(pipe, Connection)
                number, *done[number] = self._receive(pipe)
                load[pipe] -= 1
            while given in done:
                result, error = done.pop(given)
                if error is not None:
                    raise error
                yield waiting.pop(given), result
                given += 1

    def _receive(self, pipe: Connection) -> tuple[int, Any, Exception | None]:
        try:
            return pipe.recv()  # type: ignore[no-any-return]
        except (EOFError, ConnectionError):
            self[pipe].join(_PATIENCE)
            how = self[pipe].exitcode
            what = "most likely there was not enough memory; run it again with fewer workers"
            raise WhenceError(f"a worker process ended unasked (status {how}): {what}") from None


_NOTHING = object()


@contextmanager
def _started(prepare: Callable[[], Kernel[Any, Any]], workers: int) -> Iterator[_Team]:
    """Start workers, and see that none is left."""
    # A fresh interpreter each: a fork would copy locks that some thread of ours may hold.
    context = get_context("spawn")
    team = _Team()
    try:
        for _ in range(workers):
            ours, theirs = context.Pipe()
            process = context.Process(target=work, args=(theirs, prepare), daemon=True)
            with _deaf():
                process.start()
            theirs.close()
            team[ours] = process
        yield team
    finally:
        for pipe, process in team.items():
            pipe.close()  # an idle worker ends by itself when nobody is there any more
            process.terminate()
        for process in team.values():
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join()


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that Ctrl-C, which a terminal sends to all of them, does not reach.

    We end them ourselves; each would print a traceback of its own otherwise.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _send(pipe: Connection, what: object) -> None:
    with suppress(ConnectionError):  # it died, which is found when we listen
        pipe.send(what)
