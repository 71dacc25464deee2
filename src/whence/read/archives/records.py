"""The records of a WARC file, one after the other (ISO 28500).

Headers are parsed by warcio (Apache-2.0). Its iterator is not used: it ends at the first damage,
takes header lines of any length, and writes to standard error.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedIOBase
from typing import Any

from .unpacking import PIECE, Gaps

_VERSIONS = ["WARC/1.1", "WARC/1.0", "WARC/0.17", "WARC/0.18"]
_HEADERS = 512 * 1024  # bytes of a record's headers, those of HTTP among them
_MOST_GAPS = 100_000  # damaged places after which the rest is given up
_DIGITS = 15  # of a length: a petabyte


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its WARC headers, and its body, to be read before the next record is asked for.

    `headers` has `get_header(name)`; `body.limit` is how many bytes are still to come.
    """

    headers: Any
    body: Any
    length: int

    def http(self) -> Any:
        """Read the HTTP headers that begin the body; None where they are no such thing."""
        from warcio.statusandheaders import StatusAndHeadersParser

        try:
            return StatusAndHeadersParser([], verify=False).parse(self.body)
        except (EOFError, _Damaged):
            return None


def records(stream: BufferedIOBase, gaps: Gaps) -> Iterator[Record]:
    """Yield each record; damage is noted in `gaps`, and the next record looked for behind it."""
    from warcio.limitreader import LimitReader
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    parser, lines = StatusAndHeadersParser(_VERSIONS), _Lines(stream, gaps)
    while first := lines.next_record():
        try:
            headers = parser.parse(lines, first)
            length = _length(headers.get_header("Content-Length"))
        except (StatusAndHeadersParserException, _Damaged) as error:
            gaps.note(str(error)[:80])
            continue
        body = LimitReader(lines, length)
        yield Record(headers, body, length)
        while body.read(PIECE):
            pass
        if body.limit:
            gaps.note("it breaks off within a record")


class _Damaged(Exception):
    """Headers that no record has."""


class _Lines:
    """A stream as warcio reads it, which gives up on headers longer than any."""

    def __init__(self, stream: BufferedIOBase, gaps: Gaps) -> None:
        self._stream, self._gaps, self._known, self._room = stream, gaps, 0, _HEADERS

    def read(self, size: int) -> bytes:
        return self._stream.read(size)

    def readline(self, size: int = _HEADERS) -> bytes:
        line = self._stream.readline(min(size, self._room + 1))
        self._room -= len(line)
        if self._room < 0:
            raise _Damaged("headers without end")
        return line

    def next_record(self) -> bytes:
        """Return the line that opens the next record, b"" at the end.

        Two blank lines lie before it; where there is anything else, a length was wrong.
        """
        self._room, lost = _HEADERS, False
        while self._gaps.count < _MOST_GAPS:
            line = self._stream.readline(PIECE)
            if line.startswith(b"WARC/") or (not line and self._known == self._gaps.count):
                break
            lost = lost or bool(line.strip())
            if not line:  # the end, or a gap that the next line lies behind
                self._known = self._gaps.count
        else:
            return b""
        if lost:
            self._gaps.note("a record does not end where it says")
        self._known = self._gaps.count
        return line


def _length(value: str | None) -> int:
    if not (value and value.isascii() and value.isdigit() and len(value) <= _DIGITS):
        raise _Damaged("a record without length")
    return int(value)
