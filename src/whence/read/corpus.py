"""The documents of a corpus, one after the other, in memory that does not grow with their number."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from whence.model import Document, InputError, Issue, MissingExtra, RawFile

from . import read_each
from .archives import read_gzip
from .records.jsonlines import read_jsonlines
from .records.lines import LINE_LIMIT
from .records.parquet import read_parquet
from .records.seen import Seen
from .records.strict import StrictRows
from .records.table import read_table

_PACKED = ".gz"


class _RowReader(Protocol):
    def __call__(
        self, file: RawFile, blank: Document, limit: int = ..., rows: StrictRows | None = ...
    ) -> Iterable[Document | Issue]: ...


_READERS: dict[str, _RowReader] = {
    ".jsonl": read_jsonlines,
    ".ndjson": read_jsonlines,
    ".csv": read_table,
    ".tsv": read_table,
    ".parquet": read_parquet,
}


class CorpusDocuments:
    """The documents of a corpus with ids that none of them shares, and what was wrong.

    One table (JSON Lines, CSV or Parquet) has a document a row, with the id that the row states;
    these have no language or dates but those stated. Any other files are read by `read_each`.
    `lost` counts what could not be used: rows, and files or parts of them.
    """

    def __init__(self, files: tuple[RawFile, ...]) -> None:
        self._files = files
        self._seen = Seen()
        self._rows: StrictRows | None = None
        self._errors = 0

    @property
    def lost(self) -> int:
        """How much could not be used so far."""
        return self._errors + (self._rows.tally.errors if self._rows else 0)

    @property
    def share(self) -> float | None:
        """How much of the table was read, from 0 to 1, where its format tells."""
        return self._rows.share if self._rows else None

    def __iter__(self) -> Iterator[Document | Issue]:
        if len(self._files) == 1 and _table_reader(self._files[0].path):
            yield from self._of_table(self._files[0])
        else:
            yield from self._of_files()

    def _of_table(self, file: RawFile) -> Iterator[Document | Issue]:
        try:
            if not file.path.casefold().endswith(_PACKED):
                yield from self._of_rows(file)
                return
            for part in read_gzip(file, _blank(file)):
                if isinstance(part, RawFile):
                    yield from self._of_rows(part)
                elif isinstance(part, Issue):
                    self._errors += part.level == "error"
                    yield part
        except (InputError, MissingExtra) as error:
            self._errors += 1
            yield Issue(level="error", what=str(error), document=file.id)

    def _of_rows(self, file: RawFile) -> Iterator[Document | Issue]:
        read = _table_reader(file.path)
        assert read is not None
        rows = self._strict(file)
        yield from read(file, _blank(file), limit=LINE_LIMIT, rows=rows)

    def _strict(self, file: RawFile) -> StrictRows:
        self._rows = StrictRows(_blank(file), self._seen)
        return self._rows

    def _of_files(self) -> Iterator[Document | Issue]:
        for part in read_each(self._files):
            if isinstance(part, Document) and not self._seen.add(part.id):
                what = f"{part.path}: the id {part.id!r} was given before; this text was left out"
                part = Issue(level="error", what=what, document=part.id)
            if isinstance(part, Issue):
                self._errors += part.level == "error"
            yield part


def _table_reader(path: str) -> _RowReader | None:
    name = path.casefold().removesuffix(_PACKED)
    return next((read for ending, read in _READERS.items() if name.endswith(ending)), None)


def _blank(file: RawFile) -> Document:
    return Document(id=file.id, text="", path=file.path, url=file.url, captured=file.captured)
