"""Everything whence raises hangs from `WhenceError`.

    WhenceError
    ├── UsageError          a wrong call, setting or option            exit status 2
    ├── InputError          a file that cannot be read or is malformed  exit status 2
    │   └── CaseError       a case folder: names file, line and key
    ├── NothingToAssess     the input was read, but holds no evidence   exit status 1
    ├── MissingExtra        an optional part is not installed           exit status 2
    ├── DateError           a date that is not EDTF (ISO 8601-2)
    └── SpanError           a quotation that its text does not contain: always a bug

Odd *material* (a damaged page, an unreadable date inside a text) never raises: it becomes an
`Issue`, and the rest goes on.
"""


class WhenceError(Exception):
    """Base of all errors whence raises on purpose; `exit_status` is what the command line returns."""

    exit_status = 2


class UsageError(WhenceError):
    """A call, setting or option that cannot work; the message says which one would."""


class InputError(WhenceError):
    """Input that cannot be read. The message names the file and the remedy."""


class CaseError(InputError):
    """Something wrong in a case folder, with its place: `file:line: key: what, and what to write`."""

    def __init__(self, message: str, *, path: str, line: int | None = None) -> None:
        place = f"{path}:{line}" if line else path
        super().__init__(f"{place}: {message}")
        self.path, self.line = path, line


class NothingToAssess(WhenceError):
    """The input was read without error but holds nothing that could be judged."""

    exit_status = 1


class MissingExtra(WhenceError):
    """An optional dependency is not installed."""

    def __init__(self, ability: str, extra: str) -> None:
        super().__init__(f"{ability} needs an optional part: pip install 'whence[{extra}]'")


class DateError(WhenceError, ValueError):
    """A date that is not an EDTF (ISO 8601-2) date or interval."""


class SpanError(WhenceError, ValueError):
    """A span that does not lie in its text, or whose quotation differs from it."""
