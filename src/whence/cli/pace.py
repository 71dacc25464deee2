"""How far long work is, on standard error: a line that changes, or now and then a new one."""

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

import typer

from whence.model import Issue

from .shield import say

if TYPE_CHECKING:
    from whence.engine import Progress, Stage

_EVERY = 30.0  # seconds between two lines where nobody watches
_SOON = 0.2  # and between two changes of a line that somebody watches


class Pace:
    """Shows the progress of some work, and what is wrong, until it is left."""

    def __init__(self) -> None:
        self._begun = self._shown = time.monotonic()
        self._stack = ExitStack()
        self._watched = sys.stderr.isatty()
        self._stage = ""

    def __enter__(self) -> Self:
        if self._watched:
            from rich.console import Console

            self._status = self._stack.enter_context(Console(stderr=True).status("starting"))
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def tell(self, issue: Issue) -> None:
        """Say what is wrong; the line that changes makes room for it."""
        if self._watched:
            self._status.stop()
        say(f"{issue.level}: {issue.what}")
        if self._watched:
            self._status.start()

    def show(self, progress: "Progress") -> None:
        """Show how far it is, if it is time to."""
        self._show(lambda elapsed: describe_progress(progress, elapsed))

    def show_stage(self, stage: "Stage") -> None:
        """Show how far a stage is, if it is time to; where each begins is always shown."""
        if stage.name != self._stage:
            self._stage, self._begun = stage.name, time.monotonic()
            self._shown = float("-inf")
        self._show(lambda elapsed: describe_stage(stage, elapsed))

    def _show(self, describe: Callable[[float], str]) -> None:
        now = time.monotonic()
        if now - self._shown < (_SOON if self._watched else _EVERY):
            return
        self._shown = now
        line = describe(now - self._begun)
        if self._watched:
            self._status.update(line)
        else:
            say(line)


def describe_progress(progress: "Progress", elapsed: float) -> str:
    """Return how far some work is after so many seconds, how fast, and how long it will take.

    Documents kept from an earlier run count as done, but not for the speed.
    """
    new = progress.documents - progress.kept
    parts = [f"{progress.documents:,} documents", f"{progress.rows:,} statements"]
    if elapsed > 0:
        parts.append(f"{new / elapsed:,.1f}/s")
    parts.append(clock(elapsed))
    if progress.share and new:
        parts.insert(0, f"{progress.share:.0%}")
        # What was kept took no time: the rest of the input is judged by its share of documents.
        worked = progress.share * new / progress.documents
        parts.append(f"{clock(elapsed * (1 - progress.share) / worked)} to go")
    return " · ".join(parts)


def describe_stage(stage: "Stage", elapsed: float) -> str:
    """Return how far a stage is after so many seconds, how fast, and how long it will take.

    What was kept from an earlier run counts as done, but not for the speed.
    """
    new = stage.done - stage.kept
    parts = [stage.name, f"{stage.done:,} {stage.unit}"]
    if elapsed > 0 and new:
        parts.append(f"{new / elapsed:,.0f}/s" if new > 10 * elapsed else f"{new / elapsed:,.1f}/s")
    parts.append(clock(elapsed))
    if stage.share and new:
        parts.insert(1, f"{stage.share:.0%}")
        worked = stage.share * new / stage.done
        parts.append(f"{clock(elapsed * (1 - stage.share) / worked)} to go")
    return " · ".join(parts)


def clock(seconds: float) -> str:
    """Return a duration as hours, minutes and seconds: 1:02:03, 0:07."""
    minutes, second = divmod(round(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"


def tell_end(done: "Progress", docs: str, made: str) -> None:
    """Say what was made, and what could not be used; end the command if there was no document."""
    lost = f"; {done.lost:,} rows or files could not be used" if done.lost else ""
    if not done.documents:
        say(f"whence: no document was found in {docs}{lost}; nothing was written")
        raise typer.Exit(2 if done.lost else 1)
    say(f"{made}{lost}")
