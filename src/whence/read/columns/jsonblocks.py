"""JSON Lines, some thousand lines at a time."""

from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from whence.model import Document, InputError, Issue, RawFile
from whence.model.texts import Texts

from ..decode import survey_text
from ..records.jsonlines import read_jsonlines, read_line
from ..records.lines import LINE_LIMIT
from ..records.strict import StrictRows
from .fields import Memory
from .plain import FIELDS, split_rows

if TYPE_CHECKING:
    from pyarrow import Table

_BLOCK = 8 * 1024 * 1024  # bytes
_PIECES = 16  # into which a block is cut that is not plain JSON, so that most of it is read fast
_SMALL = 64 * 1024  # bytes of a piece that is not cut further
_BOM = b"\xef\xbb\xbf"


def read_json_columns(
    file: RawFile, blank: Document, rows: StrictRows
) -> Iterator[Texts | Document | Issue]:
    """Yield the documents of a file, and what is wrong with a line; the rest goes on.

    Raises `InputError` if the bytes are no text, or one JSON value over many lines. Without
    pyarrow all lines are read one by one.
    """
    if not _has_arrow() or survey_text(file) not in (("utf-8", None), ("utf-8-sig", None)):
        yield from read_jsonlines(file, blank, rows=rows)
        return
    reading = _Reading(file, rows)
    try:
        for block in _blocks(file):
            yield from reading.read(block)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        what = f"could not be read beyond line {reading.line}: {why}"
        raise InputError(f"{file.path}: {what}") from None
    yield from rows.tally.rest()


def _has_arrow() -> bool:
    try:
        import pyarrow.json  # noqa: F401
    except ImportError:
        return False
    return True


def _blocks(file: RawFile) -> Iterator[bytes]:
    """Yield the bytes of a file in whole lines, some megabytes at a time."""
    with file.open() as stream:
        rest = stream.read(len(_BOM)).removeprefix(_BOM)
        while data := stream.read(_BLOCK):
            cut = data.rfind(b"\n") + 1
            if cut:
                yield rest + data[:cut]
                rest = data[cut:]
            else:
                rest += data
        if rest:
            yield rest


class _Reading:
    """One file that is being read; `line` lines of it lie behind."""

    def __init__(self, file: RawFile, rows: StrictRows) -> None:
        self._file, self._rows = file, rows
        self._memory = Memory()
        self._kinds = ["string", "int64"]  # of ids: what the last block had comes first
        self.line = 0

    def read(self, block: bytes) -> Iterator[Texts | Document | Issue]:
        """Yield what whole lines hold: at once, or piece by piece, or at last line by line."""
        table = self._table(block)
        if table is not None:
            yield from self._of_table(table, block)
        elif len(block) > _SMALL and len(pieces := list(_pieces(block))) > 1:
            for piece in pieces:
                yield from self.read(piece)
        else:
            yield from self._of_lines(block)

    def _table(self, block: bytes) -> "Table | None":
        """Return the lines as a table with a row each, or None if they are not plain."""
        import pyarrow
        from pyarrow import json

        lines = block.count(b"\n") + (not block.endswith(b"\n"))
        if block.count(b"\r") != block.count(b"\r\n"):
            return None  # elsewhere a carriage return ends a line
        for kind in tuple(self._kinds):
            known = {name: pyarrow.string() for name in FIELDS} | {"id": getattr(pyarrow, kind)()}
            parsing = json.ParseOptions(explicit_schema=pyarrow.schema(known.items()))
            reading = json.ReadOptions(use_threads=False, block_size=len(block) + 1)
            try:
                table = json.read_json(BytesIO(block), reading, parsing)
            except pyarrow.ArrowException:
                continue
            if kind != self._kinds[0]:
                self._kinds.reverse()
            return table if table.num_rows == lines else None
        return None

    def _of_table(self, table: "Table", block: bytes) -> Iterator[Texts | Document | Issue]:
        texts, odd = split_rows(table, self._rows, self._memory)
        if texts:
            yield texts
        if len(odd):
            lines = block.split(b"\n")
            for number in odd.tolist():
                yield from self._of_line(lines[number].decode(), self.line + number + 1)
        self.line += table.num_rows

    def _of_lines(self, block: bytes) -> Iterator[Document | Issue]:
        for line in StringIO(block.decode(), newline=None):
            self.line += 1
            yield from self._of_line(line, self.line)

    def _of_line(self, line: str, number: int) -> Iterator[Document | Issue]:
        if len(line) > LINE_LIMIT:
            what = f"a line of more than {LINE_LIMIT:,} characters was passed over; split it"
            yield from self._rows.tally.tell("error", "lines that are too long", f":{number}", what)
        elif line.strip():
            if number == 1 and line.strip() in ("[", "{"):
                what = "JSON over many lines, not JSON Lines; name it .json"
                raise InputError(f"{self._file.path}: {what}")
            yield from read_line(self._rows, line, number, f":{number}")


def _pieces(block: bytes) -> Iterator[bytes]:
    """Yield a block in whole lines, in pieces of about the same size."""
    begin, size = 0, len(block) // _PIECES + 1
    while begin < len(block):
        cut = block.find(b"\n", begin + size) + 1 or len(block)
        yield block[begin:cut]
        begin = cut
