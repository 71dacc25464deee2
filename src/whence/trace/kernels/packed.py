"""Many texts in one buffer of bytes, as the kernels read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """Texts one after another in UTF-8: number `i` is `data[starts[i]:starts[i + 1]]`.

    Lone surrogates, which Python strings may hold, are kept as three bytes each.
    """

    data: NDArray[np.uint8]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def text(self, document: int) -> str:
        """Return one text."""
        low, high = self.starts[document : document + 2]
        return self.data[low:high].tobytes().decode("utf-8", "surrogatepass")

    def span(self, document: int, begin: int, end: int) -> tuple[int, int]:
        """Return where a stretch of bytes (offsets into `data`) stands in its text, in code points."""
        start = self._points(int(self.starts[document]), begin)
        return start, start + self._points(begin, end)

    def _points(self, low: int, high: int) -> int:
        """Count the bytes that begin a character: all but those of the form 10xxxxxx."""
        return int(np.count_nonzero((self.data[low:high] & 0xC0) != 0x80))


def pack(texts: Iterable[str]) -> Packed:
    """Return the texts of an iterable, or of an Arrow array of strings, packed."""
    if hasattr(texts, "buffers") or hasattr(texts, "combine_chunks"):
        return _pack_arrow(texts)
    pieces = [text.encode("utf-8", "surrogatepass") for text in texts]
    starts = np.zeros(len(pieces) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, pieces), np.int64, len(pieces)), out=starts[1:])
    return Packed(data=np.frombuffer(b"".join(pieces), np.uint8), starts=starts)


def _pack_arrow(array: Any) -> Packed:
    """Pack an Arrow array of (large) strings without copying the text; nulls are empty.

    Several chunks are joined first, and other kinds of strings cast, which copies; give chunks one by one
    where that matters.
    """
    if hasattr(array, "combine_chunks"):
        array = array.combine_chunks()
    if array.null_count:
        array = array.fill_null("")
    if str(array.type) not in ("string", "large_string"):
        array = array.cast("large_string")
    wide = str(array.type) == "large_string"
    _, offsets, data = array.buffers()
    if not len(array) or data is None:
        return Packed(data=np.empty(0, np.uint8), starts=np.zeros(len(array) + 1, np.int64))
    ends = np.frombuffer(offsets, np.int64 if wide else np.int32)
    starts = ends[array.offset : array.offset + len(array) + 1].astype(np.int64)
    return Packed(data=np.frombuffer(data, np.uint8), starts=starts)
