"""The gazetteer's two files: an index by the hash of a folded name, and blocks of packed rows.

`places/index.bin`: `WGZ1`, the number of names and of blocks, where each block begins in
`places/rows.bin`, where each value of the upper half of a hash begins in the index, and then for each
name the lower half of its hash, the block that holds it and its row there. Numbers are little-endian, as
`bench/build_gazetteer.py` writes them. `places/NOTICE` says whose the data are.
"""

import sys
import zlib
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

MAGIC = b"WGZ1"
_HALVES = 65536


@dataclass(frozen=True, slots=True)
class Index:
    """Where the rows that may bear a name are: by the hash of the folded name."""

    offsets: "array[int]"
    starts: "array[int]"
    lows: "array[int]"
    blocks: "array[int]"
    rows: "array[int]"

    def find(self, folded: str) -> list[tuple[int, int]]:
        """Return block and row of all that may have this folded name; a false one is rare."""
        high, low = divmod(zlib.crc32(folded.encode("utf-8", "surrogatepass")), _HALVES)
        places = range(self.starts[high], self.starts[high + 1])
        return [(self.blocks[at], self.rows[at]) for at in places if self.lows[at] == low]


@cache
def place_index() -> Index:
    """Return the index, read once."""
    data = _file("index.bin")
    if data[:4] != MAGIC:
        raise ValueError("places/index.bin is no gazetteer; build it anew")
    names, blocks = _numbers("I", data[4:12])
    sizes = (
        *(("I", blocks + 1, 4), ("I", _HALVES + 1, 4)),
        *(("H", names, 2), ("H", names, 2), ("B", names, 1)),
    )
    at, parts = 12, []
    for code, count, width in sizes:
        parts.append(_numbers(code, data[at : at + count * width]))
        at += count * width
    return Index(*parts)


@lru_cache(maxsize=256)
def place_rows(block: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a block, each as its columns.

    They are GeoNames id, kind (`c`ountry, `r`egion, `p`lace, `q` one more of a name), country, first-order
    division, latitude, longitude, inhabitants, and then the names.
    """
    offsets = place_index().offsets
    packed = _rows()[offsets[block] : offsets[block + 1]]
    lines = zlib.decompress(packed).decode("utf-8").split("\n")
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def _rows() -> bytes:
    return _file("rows.bin")


def _numbers(code: str, data: bytes) -> "array[int]":
    found = array(code, data)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _file(name: str) -> bytes:
    return files(__package__).joinpath("places", name).read_bytes()
