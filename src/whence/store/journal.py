"""Work that may be interrupted: what is done lies beside the output until all of it is.

For `statements.csv` there is a folder `statements.csv.part` with two files. `rows.jsonl` holds the
rows of all batches that are done, in order. `log.jsonl` says in its first line what the work is,
and then for each batch the key of its input and where its rows end. A batch counts when its line
is whole: what follows in `rows.jsonl` is cut off when the work goes on.
"""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from io import BufferedWriter
from pathlib import Path
from typing import Any, Self

from whence.model import UsageError

from .locking import lock

_LOG, _ROWS = "log.jsonl", "rows.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A batch that is done: the key and number of its documents, its rows, and where they end."""

    key: str
    documents: int
    rows: int
    end: int


class Journal:
    """The batches of some work that are done, in order. Use it as a context.

    `work` describes input and settings as far as batches do not: a journal of other work is
    thrown away, and `tell` hears why. Raises `UsageError` if another run has it, `OSError` if it
    cannot be written.

    `documents` and `count` (of rows) are done; `kept` of the documents were in an earlier run.
    """

    def __init__(
        self, output: Path, work: Mapping[str, Any], *, restart: bool, tell: Callable[[str], None]
    ) -> None:
        self._folder = output.with_name(output.name + ".part")
        self._tell = tell
        self._folder.mkdir(exist_ok=True)
        self._rows = (self._folder / _ROWS).open("a+b")
        if not lock(self._rows):
            self._rows.close()
            raise UsageError(f"{output} is being written by another run; wait for it, or stop it")
        self._work = dict(work)
        self._entries = self._known(restart)
        self._next = 0
        self.documents = self.count = self.kept = 0
        self._log = self._cut()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._rows.close()
        self._log.close()

    @property
    def rows(self) -> Path:
        """The file with the rows of the batches that are done, in JSON Lines."""
        return self._folder / _ROWS

    def is_done(self, key: str, documents: int) -> bool:
        """Say whether the next batch was done before; ask for each batch in turn.

        At the first that was not, whatever was done after it is thrown away: the input is another
        one from there on.
        """
        if self._next < len(self._entries):
            entry = self._entries[self._next]
            if (entry.key, entry.documents) == (key, documents):
                self._pass(entry)
                self.kept += entry.documents
                return True
        self.forget_rest()
        return False

    def forget_rest(self) -> None:
        """Throw away the batches that were done before and were not asked for."""
        if self._next == len(self._entries):
            return
        after = f"after document {self.documents:,}" if self.documents else "from the beginning"
        self._tell(f"the input is not what it was: starting over {after}")
        self._entries = self._entries[: self._next]
        self._log.close()
        self._log = self._cut()

    def append(self, key: str, documents: int, count: int, rows: bytes) -> None:
        """Keep the rows of the next batch. What was kept survives whatever happens afterwards."""
        self._rows.write(rows)
        _sync(self._rows)
        end = self._rows.seek(0, os.SEEK_END)
        entry = Entry(key=key, documents=documents, rows=count, end=end)
        self._entries.append(entry)
        self._pass(entry)
        self._log.write(_line(asdict(entry)))
        _sync(self._log)

    def remove(self) -> None:
        """Remove the folder: all is done and lies where it belongs."""
        self.__exit__()
        shutil.rmtree(self._folder)

    def _pass(self, entry: Entry) -> None:
        self._next += 1
        self.documents += entry.documents
        self.count += entry.rows

    def _known(self, restart: bool) -> list[Entry]:
        """Return the batches that were done before and count; say what becomes of them."""
        log = self._folder / _LOG
        before, entries = _parse(log.read_bytes()) if log.exists() else (None, [])
        size = self._rows.seek(0, os.SEEK_END)
        while entries and entries[-1].end > size:  # the disk lost what we had written
            entries.pop()
        if restart or not entries:
            return []
        if before != self._work:
            names = sorted({*before, *self._work}) if before else []
            said = ", ".join(
                f"{name} was {before.get(name)}, is {self._work.get(name)}"
                for name in names
                if before and before.get(name) != self._work.get(name)
            )
            self._tell(f"begun with other settings ({said}): starting over")
            return []
        documents = sum(entry.documents for entry in entries)
        self._tell(f"going on after document {documents:,}")
        return entries

    def _cut(self) -> BufferedWriter:
        """Cut log and rows to the batches that count, and return the log to go on with."""
        log = self._folder / _LOG
        part = log.with_suffix(".new")
        with part.open("wb") as stream:
            stream.writelines(map(_line, (self._work, *map(asdict, self._entries))))
            _sync(stream)
        part.replace(log)  # the log first: it must name no rows that are not there
        self._rows.truncate(self._entries[-1].end if self._entries else 0)
        return log.open("ab")


def _parse(log: bytes) -> tuple[dict[str, Any] | None, list[Entry]]:
    """Return what the work is and the batches, up to the first line that is not whole."""
    first, *lines = log.split(b"\n")
    entries: list[Entry] = []
    try:
        work = json.loads(first)
    except ValueError:
        return None, []
    with suppress(ValueError, TypeError):  # the line that was being written
        for line in lines:
            entries += [Entry(**json.loads(line))]
    return work if isinstance(work, dict) else None, entries


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _sync(file: Any) -> None:
    file.flush()
    os.fsync(file.fileno())
