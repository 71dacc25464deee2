"""One suite for every number of workers: the same results in the same order."""

import os
import signal
import time
from functools import partial
from itertools import count, islice

import pytest

from whence.engine import run_local, usable_cores
from whence.model import UsageError, WhenceError


def squares(delay=0.0):
    """Prepare a kernel; the earlier an item is, the longer it takes."""

    def kernel(item):
        time.sleep(delay * (5 - item % 5))
        return item * item

    return kernel


def refusing(error, at):
    def kernel(item):
        if item == at:
            raise error
        return item

    return kernel


def dying():
    return lambda _item: os.kill(os.getpid(), signal.SIGKILL)


def telling():
    return lambda _item: os.getpid()


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers):
    found = run_local(partial(squares, 0.002), range(30), workers=workers)
    assert list(found) == [(item, item * item) for item in range(30)]


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_to_do(workers):
    assert list(run_local(squares, [], workers=workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_items_are_taken_as_they_are_needed(workers):
    taken = count()
    found = run_local(squares, taken, workers=workers)
    assert list(islice(found, 5)) == [(item, item * item) for item in range(5)]
    found.close()
    assert next(taken) < 5 + 6 * workers


@pytest.mark.parametrize("workers", [1, 2])
def test_large_items_do_not_block(workers):
    items = ["x" * 3_000_000] * 6
    found = run_local(partial(refusing, None, None), items, workers=workers)
    assert [result for _, result in found] == items


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("error", "kind"), [(UsageError("no tagger"), WhenceError), (ValueError("odd"), Exception)]
)
def test_what_a_kernel_raises_comes_in_its_turn(workers, error, kind):
    found = run_local(partial(refusing, error, 7), range(30), workers=workers)
    assert [next(found)[0] for _ in range(7)] == list(range(7))
    with pytest.raises(kind, match=str(error)):
        next(found)


def test_a_worker_that_dies_is_told():
    with pytest.raises(WhenceError, match="fewer workers"):
        list(run_local(dying, range(9), workers=2))


def test_no_worker_is_left(tmp_path):
    found = run_local(telling, range(4), workers=2)
    workers = {process for _, process in found}
    assert os.getpid() not in workers
    for process in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_there_is_a_core():
    assert usable_cores() >= 1
