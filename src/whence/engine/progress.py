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


class Teller:
    """Tells a watcher of one stage, from its begin; `total` is in units where it is known."""

    def __init__(
        self, watcher: Watcher, name: str, unit: str, *, total: int | None = None, kept: int = 0
    ) -> None:
        self._watcher, self._name, self._unit = watcher, name, unit
        self._total, self._kept = total, kept
        self.tell(kept)

    def tell(self, done: int, *, kept: int | None = None, share: float | None = None) -> None:
        """Tell how many units are done; `share` says of how much, where there is no total."""
        self._kept = self._kept if kept is None else kept
        share = min(1.0, done / self._total) if self._total else share
        self._watcher.stage(
            Stage(name=self._name, unit=self._unit, done=done, kept=self._kept, share=share)
        )


NOBODY = Watcher()
