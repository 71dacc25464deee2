"""Kernels are compiled once, anew when any of them changed, and where nothing can be written, too."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

import whence.trace
from whence import compiling
from whence.trace.kernels.tokens_kernel import scan_text

_KERNEL = """
from whence.compiling import compiled

@compiled
def twice(number: int) -> int:
    return 2 * number

if __name__ == "__main__":
    print(twice(21))
"""


def run(module: Path, home: str) -> str:
    source = str(Path(whence.trace.__file__).parents[2])
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": source, "HOME": home}
    return subprocess.run(
        [sys.executable, str(module)], env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_no_folder_can_be_written(tmp_path: Path) -> None:
    module = tmp_path / "kernel.py"
    module.write_text(_KERNEL)
    (tmp_path / "__pycache__").write_text("a file where the folder should be")
    assert run(module, os.devnull) == "42\n"


def test_what_was_compiled_is_kept(tmp_path: Path) -> None:
    module = tmp_path / "kernel.py"
    module.write_text(_KERNEL)
    assert run(module, str(tmp_path)) == run(module, str(tmp_path)) == "42\n"
    assert list(tmp_path.rglob("*.nbi"))


def test_a_change_of_any_kernel_is_noticed() -> None:
    """Numba itself looks at the file of the function only, not at those of what it calls."""
    cache = getattr(scan_text, "_cache")  # noqa: B009 (what Numba adds)
    assert cache._cache_file._source_stamp == compiling._stamp()


def test_one_type_for_all() -> None:
    for array in (np.arange(6)[::2], np.zeros(3, np.int32), np.frombuffer(b"abc", np.uint8)):
        view = compiling.still(array, np.int64)
        assert view.dtype == np.int64
        assert view.flags.c_contiguous
        assert not view.flags.writeable
        assert view.tolist() == array.tolist()
