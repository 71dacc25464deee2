"""What a corpus was read into, kept in a folder: the documents in chunks, and who has it in hand.

    about.json      version and settings it was made with
    log.jsonl       a line for each chunk that is there whole
    chunks/000012/  the arrays of one chunk (see `corpus.reading`)
    work/           what is being made of them now

Chunks are only ever added. A document that changed is added anew and its last version counts.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from whence.model import UsageError

from .arrays import drop_parts
from .locking import lock

_ABOUT, _LOG, _LOCK = "about.json", "log.jsonl", "lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Documents that were read together: their folder, and how many lie in earlier chunks."""

    folder: Path
    first: int
    documents: int


class Index:
    """The chunks of a corpus in a folder. Use it as a context; others are kept out meanwhile.

    `about` is what chunks depend on beside the documents. If the folder was made with something
    else, `UsageError` says so; where it is not `lasting`, or with `restart`, it is made anew, and
    `tell` hears why. Raises `OSError` if it cannot be written.
    """

    def __init__(
        self,
        folder: Path,
        about: Mapping[str, Any],
        *,
        lasting: bool,
        restart: bool,
        tell: Callable[[str], None],
    ) -> None:
        self.folder, self._about, self._tell = folder, dict(about), tell
        if lasting:
            _check_place(folder)
        folder.mkdir(exist_ok=True, parents=lasting)
        self._lock = (folder / _LOCK).open("a+b")
        if not lock(self._lock):
            self._lock.close()
            raise UsageError(f"{folder} is in use by another run; wait for it, or stop it")
        try:
            self._prepare(lasting, restart)
        except BaseException:
            self._lock.close()
            raise
        self.chunks = list(self._known())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._lock.close()

    @property
    def documents(self) -> int:
        """How many documents the chunks hold, those that were replaced included."""
        return self.chunks[-1].first + self.chunks[-1].documents if self.chunks else 0

    @property
    def work(self) -> Path:
        """The folder for what is being made of the chunks."""
        return self.folder / "work"

    def place(self, number: int) -> Path:
        """Return the folder of the chunk with a number."""
        return self.folder / "chunks" / f"{number:06}"

    def append(self, documents: int) -> None:
        """Take in the next chunk, whose folder is written."""
        chunk = Chunk(
            folder=self.place(len(self.chunks)), first=self.documents, documents=documents
        )
        with (self.folder / _LOG).open("ab") as log:
            log.write(json.dumps({"documents": documents}).encode() + b"\n")
            log.flush()
            os.fsync(log.fileno())
        self.chunks.append(chunk)

    def remove(self) -> None:
        """Remove the folder."""
        self.__exit__()
        shutil.rmtree(self.folder)

    def _prepare(self, lasting: bool, restart: bool) -> None:
        """See that the folder is what it should be: made with the same settings, or empty."""
        file = self.folder / _ABOUT
        before = _load(file)
        if before is not None and before != self._about and lasting and not restart:
            raise UsageError(
                f"{self.folder} was made with other settings or another version of whence "
                f"({_differences(before, self._about)}); name another folder, or make it anew "
                "with --restart"
            )
        if before is not None and before != self._about and not restart:
            said = _differences(before, self._about)
            self._tell(f"begun with other settings ({said}): starting over")
        if restart or before != self._about:
            for name in ("chunks", "work"):
                shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / _LOG).unlink(missing_ok=True)
            part = file.with_suffix(".part")
            part.write_text(json.dumps(self._about), "utf-8")
            part.replace(file)
        (self.folder / "chunks").mkdir(exist_ok=True)

    def _known(self) -> Iterator[Chunk]:
        """Yield the chunks that are there whole; what lies beside them is removed."""
        log = self.folder / _LOG
        drop_parts(self.folder / "chunks")
        lines = log.read_bytes().split(b"\n")[:-1] if log.exists() else []
        first = 0
        for number, line in enumerate(lines):
            documents = int(json.loads(line)["documents"])
            if not self.place(number).is_dir():
                raise UsageError(
                    f"{self.folder} is damaged: {self.place(number)} is missing; make the index "
                    "anew with --restart"
                )
            yield Chunk(folder=self.place(number), first=first, documents=documents)
            first += documents
        whole = b"".join(line + b"\n" for line in lines)
        if log.exists() and log.stat().st_size != len(whole):  # killed while it wrote a line
            with log.open("r+b") as file:
                file.truncate(len(whole))


def _check_place(folder: Path) -> None:
    """Raise `UsageError` where a folder is not ours to write into."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder for the index")
    names = {one.name for one in folder.iterdir()} if folder.is_dir() else set()
    if names - {_LOCK} and _ABOUT not in names:
        raise UsageError(f"{folder} holds other files; name a new folder for the index")


def _load(file: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    names = [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]
    return ", ".join(f"{name} was {before.get(name)}, is {now.get(name)}" for name in names)
