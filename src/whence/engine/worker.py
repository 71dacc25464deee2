"""What a worker process does: make the kernel, run it on what comes, answer, and leave with us."""

import os
import queue
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from traceback import format_exception
from typing import Any

from whence.model import WhenceError

# One thread each: the workers share the cores already. Set before any library asks for it.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


def work(pipe: Connection, prepare: Callable[[], Callable[[Any], Any]]) -> None:
    """Answer each `(number, item)` with `(number, result, error)` until the pipe is closed.

    Also after an error: it is raised in its turn, and whoever left before would be taken for dead.
    """
    for name in _THREADS:
        os.environ[name] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    waiting: queue.Queue[tuple[int, Any]] = queue.Queue()
    threading.Thread(target=_listen, args=(pipe, waiting), daemon=True).start()
    kernel: Callable[[Any], Any] | None = None
    while True:
        number, item = waiting.get()
        try:
            kernel = kernel or prepare()
            answer: tuple[int, Any, Exception | None] = (number, kernel(item), None)
        except Exception as error:  # noqa: BLE001 - it is raised again where the results are taken
            answer = (number, None, _sendable(error))
        pipe.send(answer)


def _listen(pipe: Connection, waiting: queue.Queue[tuple[int, Any]]) -> None:
    """Take in what is sent, also while the kernel runs; leave at once when nobody is there.

    Not waiting for the kernel: whoever wanted its results may have been killed.
    """
    while True:
        try:
            waiting.put(pipe.recv())
        except (EOFError, OSError):
            os._exit(0)


def _sendable(error: Exception) -> Exception:
    """Return an error that can be sent: what was raised need not survive being pickled."""
    if isinstance(error, WhenceError):
        copy: Exception = WhenceError(str(error))
    else:
        copy = RuntimeError(f"{type(error).__name__}: {error}")
    copy.add_note("".join(format_exception(error)))
    return copy
