"""New files: each of them whole, all of them or none, and never in place of another."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_new(contents: Mapping[Path, bytes]) -> None:
    """Write files that must not be there yet, in this order; whoever sees the last sees them all.

    Raises `FileExistsError` if one is there, `OSError` if one cannot be written; nothing is left
    of them then, nor after an interruption.
    """
    ready: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for path, content in contents.items():
            _make_folder(path.parent)
            # Hidden, so that nobody takes it for a document.
            ready[path] = path.with_name(f".{path.name}.{os.getpid()}.part")
            with ready[path].open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        for path, part in ready.items():
            _publish(part, path)
            made.append(path)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    finally:
        for part in ready.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # which here means that a file has the name of the folder
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from error


def _publish(part: Path, path: Path) -> None:
    """Give a file its name, unless another has it: a link, unlike a renaming, refuses that."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(f"{path} is there already") from None
        part.rename(path)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file in place of the one there: whoever reads it sees the old or the new, whole."""
    _make_folder(path.parent)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
