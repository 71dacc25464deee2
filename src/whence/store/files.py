"""The documents of a case as they lie on disk: found and named, with what was left out.

Files are opened when it is their turn to be read, so that a folder may hold any number of them.
"""

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path, PurePosixPath

from whence.model import SIZE_LIMIT, InputError, Issue, RawFile, document_id


@dataclass(frozen=True, slots=True)
class Found:
    """Files by relative path, and what could not or should not be read."""

    files: tuple[RawFile, ...] = ()
    issues: tuple[Issue, ...] = ()


def find_folder(folder: Path, *, within: Path | None = None) -> Found:
    """Find every regular file under a folder; paths are written relative to `within`.

    Hidden files are passed over; links that leave the folder and unreadable folders become
    issues. Ids are file names without ending (see `name_documents`).
    """
    base = within or folder
    issues: list[Issue] = []
    paths = [path for path in _walk(folder, issues) if _is_ours(path, folder, issues)]
    return _named(paths, folder, base, issues)


def find_glob(pattern: str) -> Found:
    """Find every file that matches a pattern (`**` for any depth); matching folders as a whole."""
    issues: list[Issue] = []
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]
    matched = {path: None for path in matches if not path.is_dir()}
    for folder in (path for path in matches if path.is_dir() and "**" not in pattern):
        found = (path for path in _walk(folder, issues) if _is_ours(path, folder, issues))
        matched |= dict.fromkeys(found)
    root = _root_of(pattern)
    return _named(sorted(matched), root, root, issues)


def find_file(path: Path) -> Found:
    """Find a single file, whatever its kind; a pipe, which can be opened once, is read at once."""
    if path.is_file():
        return _named([path], path.parent, path.parent, [])
    try:
        with path.open("rb") as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        return Found(issues=(_unread(str(path), error),))
    name = _relative(path, path.parent)
    return Found((RawFile(id=document_id(name), path=name, data=data),))


def name_documents(paths: Iterable[str]) -> dict[str, str]:
    """Return an id for each relative path: the file name without ending.

    Where two would be equal each takes its folder in front, and where they still are, its ending.
    """
    level = dict.fromkeys(paths, 0)
    while True:
        ids = {path: _id(path, tries) for path, tries in level.items()}
        counts = Counter(ids.values())
        equal = [path for path in ids if counts[ids[path]] > 1 and level[path] < 2]
        if not equal:
            return ids
        for path in equal:
            level[path] += 1


def _id(path: str, tries: int) -> str:
    if tries == 2:
        return path
    stem = document_id(path)
    folder = str(PurePosixPath(path).parent)
    return f"{folder}/{stem}" if tries and folder != "." else stem


def _walk(folder: Path, issues: list[Issue]) -> Iterator[Path]:
    """Yield the paths under a folder in a fixed order, hidden ones left out, links not entered."""

    def unreadable(error: OSError) -> None:
        issues.append(_unread(str(error.filename), error))

    for root, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(root, name).is_symlink()]
        yield from (Path(root, name) for name in sorted([*names, *links]) if name[0] != ".")


def _is_ours(path: Path, folder: Path, issues: list[Issue]) -> bool:
    """Say whether a path is a regular file of this folder; say why if it is not."""
    reason = _reason_against(path, folder)
    if reason:
        issues.append(Issue(level="warning", what=f"{path} was not read: {reason}"))
    return not reason


def _reason_against(path: Path, folder: Path) -> str | None:
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            target = path.resolve(strict=True)
            if not target.is_relative_to(folder.resolve()):
                return "a link that leaves the folder; copy the file in"
            return "a link to a file that is read anyway"
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        return f"a link that leads nowhere ({_why(error)})"
    return None if stat.S_ISREG(mode) else "not a regular file"


def _named(paths: list[Path], folder: Path, base: Path, issues: list[Issue]) -> Found:
    ids = name_documents(_relative(path, folder) for path in paths)
    files = (
        RawFile(
            id=ids[_relative(path, folder)],
            path=_relative(path, base),
            opener=_opener(path),
        )
        for path in paths
    )
    return Found(tuple(files), tuple(issues))


def _opener(path: Path) -> Callable[[], BufferedIOBase]:
    return lambda: path.open("rb")


def _unread(path: str, error: OSError) -> Issue:
    return Issue(level="error", what=f"{path} could not be read: {_why(error)}")


def _why(error: OSError | RuntimeError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _relative(path: Path, base: Path) -> str:
    named = path.relative_to(base) if path.is_relative_to(base) else path
    # A file name need not be text; what we write must be.
    return named.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _root_of(pattern: str) -> Path:
    """Return the part of a pattern before its first wildcard: what matches is named from there."""
    fixed = []
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return Path(*fixed)


def write_text(path: Path, text: str) -> None:
    """Write a text file as UTF-8. Raises `InputError` saying why it cannot be written."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file. Raises `InputError` saying why it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {_why(error)}") from None
