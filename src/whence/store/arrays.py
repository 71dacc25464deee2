"""Arrays in a folder, one file each, that are there all or none, and read as they are needed."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_PART = ".part"
_HEADER = 128  # bytes before the first item
_MOST_OPEN = 256  # files at a time; systems allow some 1,000 to a process


def write_arrays(
    folder: Path, arrays: Iterable[tuple[str, NDArray[Any]]], *, lasting: bool = False
) -> int:
    """Write arrays, with their names, as the files of a folder that appears when all are on the disk.

    Replaces a folder that is there. `lasting` ones survive a loss of power, which takes some
    hundredths of a second for each. Returns how many bytes were written; raises `OSError`.
    """
    part = folder.with_name(folder.name + _PART)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    size = 0
    for name, array in arrays:
        size += array.nbytes
        with (part / f"{name}.npy").open("wb") as file:
            np.save(file, array, allow_pickle=False)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)
    return size


def read_array(folder: Path, name: str) -> NDArray[Any]:
    """Return an array of a folder; its pages are read when they are looked at."""
    file = folder / f"{name}.npy"
    # What is empty cannot be mapped.
    if file.stat().st_size > _HEADER:
        mapped: NDArray[Any] = np.load(file, mmap_mode="r", allow_pickle=False)
        return mapped
    whole: NDArray[Any] = np.load(file, allow_pickle=False)
    return whole


class Pieces:
    """Arrays of one name in many folders, read piece by piece; nothing of them is held."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: dict[Path, tuple[int, int, int]] = {}  # descriptor, first byte, size of an item

    def read(self, folder: Path, low: int, high: int) -> bytes:
        """Return the bytes of the items from `low` to before `high` of the array in a folder."""
        file, begin, size = self._open.get(folder) or self._opened(folder)
        return os.pread(file, (high - low) * size, begin + low * size)

    def __del__(self) -> None:
        for file, _, _ in self._open.values():
            os.close(file)

    def _opened(self, folder: Path) -> tuple[int, int, int]:
        if len(self._open) >= _MOST_OPEN:
            os.close(self._open.pop(next(iter(self._open)))[0])
        path = folder / f"{self._name}.npy"
        array = np.load(path, mmap_mode="r", allow_pickle=False)
        begin = path.stat().st_size - array.nbytes
        self._open[folder] = os.open(path, os.O_RDONLY), begin, array.itemsize
        return self._open[folder]


def drop_parts(folder: Path) -> None:
    """Remove what a run that was killed had not written to the end."""
    for part in folder.glob(f"*{_PART}"):
        shutil.rmtree(part, ignore_errors=True)
