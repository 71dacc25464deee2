"""What is told of long work while it runs."""

from collections.abc import Callable
from dataclasses import dataclass

from whence.model import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far it is. `share` is that of the input, from 0 to 1, if that is known.

    `documents` and `rows` are done, `kept` of the documents in an earlier run.
    """

    documents: int = 0
    rows: int = 0
    kept: int = 0
    lost: int = 0
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far one stage of work is that has several.

    `done` of its units (`unit`, in the plural) are done, `kept` of them in an earlier run; `share`
    is that of the whole stage, from 0 to 1, if that is known.
    """

    name: str
    unit: str
    done: int
    kept: int = 0
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watcher:
    """Who is told how far it is, and what is wrong with the input or with an earlier run."""

    progress: Callable[[Progress], None] = lambda _progress: None
    stage: Callable[[Stage], None] = lambda _stage: None
    issue: Callable[[Issue], None] = lambda _issue: None


NOBODY = Watcher()
