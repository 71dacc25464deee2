"""Arrays in a folder, one file each, that are there all or none, and read as they are needed."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PART = ".part"


def write_arrays(folder: Path, arrays: Iterable[tuple[str, NDArray[Any]]]) -> int:
    """Write arrays, with their names, as the files of a folder that appears when all are on the disk.

    Replaces a folder that is there. Returns how many bytes were written; raises `OSError`.
    """
    part = folder.with_name(folder.name + _PART)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    size = 0
    for name, array in arrays:
        size += array.nbytes
        with (part / f"{name}.npy").open("wb") as file:
            np.save(file, array, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return size


def read_array(folder: Path, name: str) -> NDArray[Any]:
    """Return an array of a folder; its pages are read when they are looked at."""
    file = folder / f"{name}.npy"
    # What is empty cannot be mapped; the header alone has 128 bytes.
    mode = "r" if file.stat().st_size > 128 else None
    return np.load(file, mmap_mode=mode, allow_pickle=False)  # type: ignore[call-overload, no-any-return]


class Pieces:
    """An array of a folder that is read piece by piece; nothing of it is held."""

    def __init__(self, folder: Path, name: str) -> None:
        array = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        self._path, self._size = folder / f"{name}.npy", array.itemsize
        self._begin = self._path.stat().st_size - array.nbytes

    def read(self, low: int, high: int) -> bytes:
        """Return the bytes of the items from `low` to before `high`."""
        with self._path.open("rb", buffering=0) as file:
            return os.pread(file.fileno(), (high - low) * self._size, self._begin + low * self._size)


def drop_parts(folder: Path) -> None:
    """Remove what a run that was killed had not written to the end."""
    for part in folder.glob(f"*{_PART}"):
        shutil.rmtree(part, ignore_errors=True)
