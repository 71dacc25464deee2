"""How kernels are compiled. Only what calls kernels imports this: it imports Numba, which takes a third of a second."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

_Function = TypeVar("_Function", bound=Callable[..., Any])
_Scalar = TypeVar("_Scalar", bound=np.generic)
# What kernels take constants from, beside each other.
_PLAIN = ("trace/letters.py", "trace/growing.py")


def compiled(function: _Function) -> _Function:
    """Return the function compiled at its first call, kept on disk where a folder can be written."""
    try:
        kernel = njit(cache=True, nogil=True)(function)
    except RuntimeError:  # Numba found no folder for its cache
        return cast(_Function, njit(nogil=True)(function))
    # Numba asks for the date of the function's own file, but what it calls is compiled into it.
    kept: Any = getattr(getattr(kernel, "_cache", None), "_cache_file", None)
    if hasattr(kept, "_source_stamp"):
        kept._source_stamp = _stamp()
    return cast(_Function, kernel)


@cache
def _stamp() -> str:
    """Return a digest of all kernels and of what they take their constants from."""
    here = Path(__file__).parent
    sources = [*sorted(here.glob("**/*_kernel.py")), *(here / name for name in _PLAIN)]
    return sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def still(array: NDArray[Any], kind: type[_Scalar]) -> NDArray[_Scalar]:
    """Return a read-only, contiguous view: kernels are compiled for that one type only."""
    view = np.ascontiguousarray(array, kind).view()
    view.flags.writeable = False
    return view
