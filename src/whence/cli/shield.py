"""What every command shares: an error is one clear message and a status, never a traceback."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import ParamSpec

from whence.model import WhenceError

_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
_UNUSABLE = 2
_LONGEST = 200  # characters of a file name that a message repeats

Arguments = ParamSpec("Arguments")


def shielded(command: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """Return the command with its errors told on standard error, and its output written out.

    Raises `SystemExit` with the error's status: 2 for what the system refuses (no space, no
    permission), 130 for an interruption, and 0 where the reader of our output left early
    (`whence read … | head`), which is no error.
    """

    @wraps(command)
    def run(*args: Arguments.args, **options: Arguments.kwargs) -> None:
        try:
            command(*args, **options)
            if sys.stdout:
                sys.stdout.flush()
        except WhenceError as error:
            _fail(str(error), error.exit_status)
        except BrokenPipeError:
            _drop_output()
            raise SystemExit(0) from None
        except OSError as error:
            _drop_output()
            where = str(error.filename or "standard output")[:_LONGEST]
            _fail(f"{where}: {(error.strerror or str(error)).lower()}", _UNUSABLE)
        except KeyboardInterrupt:
            _fail("interrupted", _INTERRUPTED)

    return run


def say(text: str) -> None:
    """Write a line to standard error; what a terminal would obey or misplace is shown escaped."""
    shown = "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)
    print(shown, file=sys.stderr)


def _fail(what: str, status: int) -> None:
    say(f"whence: {what}")
    raise SystemExit(status) from None


def _drop_output() -> None:
    """Send what is still buffered nowhere, or Python would fail once more when it ends."""
    with suppress(OSError, ValueError, AttributeError):  # closed, or no real file, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
