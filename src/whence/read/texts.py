"""The documents of a corpus by columns, thousands at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from whence.model import Document, Issue, RawFile
from whence.model.texts import Strings, Texts

from .columns import read_json_columns, read_parquet_columns
from .columns.fields import bounds
from .corpus import CorpusDocuments
from .records.strict import StrictRows

_WideReader = Callable[[RawFile, StrictRows], Iterable[Texts | Document | Issue]]
_WIDE: dict[str, _WideReader] = {
    ".jsonl": read_json_columns,
    ".ndjson": read_json_columns,
    ".parquet": read_parquet_columns,
}
_SIZE = 8 * 1024 * 1024  # bytes of the texts that are yielded together ...
_MOST = 16_384  # ... and how many they are at most


class CorpusTexts:
    """The documents of a corpus by columns, with ids that none of them shares, and what was wrong.

    As `read.corpus.CorpusDocuments`, which says what is lost and how far it is; of each document
    there are id, text, publisher, address and time. The same files always give the same columns.
    """

    def __init__(self, files: tuple[RawFile, ...]) -> None:
        self._documents = _WideDocuments(files)

    @property
    def lost(self) -> int:
        """How much could not be used so far."""
        return self._documents.lost

    @property
    def share(self) -> float | None:
        """How much of the table was read, from 0 to 1, where its format tells."""
        return self._documents.share

    def __iter__(self) -> Iterator[Texts | Issue]:
        held: list[Texts] = []
        size = count = 0
        for part in _columns(self._documents.parts()):
            if isinstance(part, Issue):
                yield part
                continue
            held.append(part)
            size, count = size + int(part.text.starts[-1]), count + len(part)
            if size >= _SIZE or count >= _MOST:
                yield Texts.join(held)
                held, size, count = [], 0, 0
        if held:
            yield Texts.join(held)


class _WideDocuments(CorpusDocuments):
    """Those of tables that can be read by columns are given so."""

    def parts(self) -> Iterator[Texts | Document | Issue]:
        """Yield documents, by columns where the table is read so, and what was wrong."""
        yield from iter(self)

    def _of_rows(self, file: RawFile) -> Iterator[Document | Issue]:
        for ending, read in _WIDE.items():
            if file.path.casefold().endswith(ending):
                yield from read(file, self._strict(file))  # type: ignore[misc]
                return
        yield from super()._of_rows(file)


def _columns(parts: Iterable[Texts | Document | Issue]) -> Iterator[Texts | Issue]:
    """Yield documents by columns, those that come one by one gathered."""
    held: list[Document] = []
    size = 0
    for part in parts:
        if isinstance(part, Document):
            held.append(part)
            size += len(part.text)
        if held and (size >= _SIZE or len(held) >= _MOST or isinstance(part, Texts)):
            yield texts_of(held)
            held, size = [], 0
        if not isinstance(part, Document):
            yield part
    if held:
        yield texts_of(held)


def texts_of(documents: Sequence[Document]) -> Texts:
    """Return documents by columns."""
    times = [bounds(one.published) for one in documents]
    return Texts(
        ids=Strings.of(one.id for one in documents),
        text=Strings.of(one.text for one in documents),
        publishers=Strings.of(one.publisher or "" for one in documents),
        urls=Strings.of(one.url or "" for one in documents),
        low=np.array([low for low, _ in times], np.int64),
        high=np.array([high for _, high in times], np.int64),
    )
