"""Documents to chunks of an index: each is read once."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whence.engine import Teller, Watcher
from whence.model import Case, Issue
from whence.model.texts import Texts
from whence.read.records.seen import hash_ids
from whence.read.texts import CorpusTexts
from whence.store.arrays import read_array, write_arrays
from whence.store.index import Chunk, Index
from whence.store.position import Position
from whence.trace.kernels.packed import Packed

from .register import Register
from .sharing import run_some

FORMAT = 1  # of the chunks; counts up when an index of before cannot be used any more
Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What reading found: which documents of the index count, how many were lost, changed, kept."""

    alive: NDArray[np.bool_]
    lost: int = 0
    changed: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Documents on their way to a chunk."""

    folder: Path
    texts: Texts
    hashes: NDArray[np.uint64]
    digests: NDArray[np.uint64]


def read_documents(
    docs: Case, index: Index, *, lasting: bool, workers: int, watcher: Watcher
) -> Read:
    """Read the documents that the index does not hold into it; `lasting`: those of before stay."""
    position = Position(docs.files)
    found = CorpusTexts(position.files)
    register = Register(
        _whole(index.chunks, "hashes", np.uint64), _whole(index.chunks, "digests", np.uint64)
    )
    parts = _parts(found, index, register, watcher)
    teller, read = Teller(watcher, "reading", "documents"), 0
    kernel = partial(_prepare, lasting)
    with closing(run_some(kernel, parts, workers=workers)) as results:
        for part, _ in results:
            index.append(len(part.texts))
            read += len(part.texts)
            share = position.share() if found.share is None else found.share
            teller.tell(read + register.kept, kept=register.kept, share=share)
    if register.changed and lasting:
        watcher.issue(Issue(level="info", what=_say_changed(register.changed)))
    alive = register.alive(_whole(index.chunks, "hashes", np.uint64), everything=lasting)
    return Read(alive=alive, lost=found.lost, changed=register.changed, kept=register.kept)


def _say_changed(count: int) -> str:
    what = "1 document is" if count == 1 else f"{count:,} documents are"
    return f"{what} not what the index holds: what came last counts"


def _parts(
    found: CorpusTexts, index: Index, register: Register, watcher: Watcher
) -> Iterator[_Part]:
    """Yield the documents that the index does not hold, in parts that become chunks."""
    number = len(index.chunks)
    for one in found:
        if isinstance(one, Issue):
            watcher.issue(one)
            continue
        hashes, digests = hash_ids(one.ids), digest(one)
        new = np.flatnonzero(register.sort_out(hashes, digests))
        if not len(new):
            continue
        if len(new) < len(one):
            one, hashes, digests = one.pick(new), hashes[new], digests[new]
        yield _Part(folder=index.place(number), texts=one, hashes=hashes, digests=digests)
        number += 1


def digest(texts: Texts) -> NDArray[np.uint64]:
    """Return eight bytes of a hash (BLAKE2b, RFC 7693) of all that each document says, its id apart."""
    columns = [texts.text, texts.publishers, texts.urls]
    views = [(memoryview(one.data.tobytes()), one.starts.tolist()) for one in columns]
    times = np.stack((texts.low, texts.high), axis=1).tobytes()
    found = []
    for number in range(len(texts)):
        state = blake2b(times[16 * number : 16 * number + 16], digest_size=8)
        for data, starts in views:
            state.update(data[starts[number] : starts[number + 1]])
            state.update(b"\xff")  # which UTF-8 never holds
        found.append(state.digest())
    return np.frombuffer(b"".join(found), np.uint64)


def _prepare(lasting: bool) -> Callable[[_Part], int]:
    """Return the kernel as workers run it: a part is written as a chunk; it returns the bytes."""
    return lambda part: write_arrays(
        part.folder, (_columns(part) | words_of(part.texts)).items(), lasting=lasting
    )


def words_of(texts: Texts) -> Arrays:
    """Return keys of all words of each text, equal where these are, and how many there are."""
    from whence.trace.reuse_kernel import sketch

    found = sketch(Packed(data=texts.text.data, starts=texts.text.starts))
    return {"keys": found.keys, "words": found.words}


def _columns(part: _Part) -> Arrays:
    texts = part.texts
    strings = {
        "ids": texts.ids,
        "text": texts.text,
        "publishers": texts.publishers,
        "urls": texts.urls,
    }
    found: Arrays = {"low": texts.low, "high": texts.high}
    found |= {"hashes": part.hashes, "digests": part.digests}
    for name, column in strings.items():
        begin, end = column.starts[0], column.starts[-1]
        found[name] = column.data[begin:end]
        found[f"{name}_starts"] = column.starts - begin
    return found


def _whole(chunks: list[Chunk], name: str, kind: type[np.generic]) -> NDArray[Any]:
    """Return one array of all chunks."""
    parts = [read_array(one.folder, name) for one in chunks]
    return np.concatenate(parts) if parts else np.empty(0, kind)
