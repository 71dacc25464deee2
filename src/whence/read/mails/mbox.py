"""Mailboxes in the mbox format (RFC 4155), message by message: a mailbox may have any size."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from whence.model import SIZE_LIMIT, Document, InputError, Issue, RawFile

from .mail import read_message

# The line before a message: an address and a date. One that only begins a sentence has no clock.
_FROM = re.compile(rb"From \S{1,320} (?=.{0,60}\d:\d\d)(?=.{0,60}\b(?:19|20)\d\d\b)")
_ID = re.compile(rb"^message-id:\s{0,9}<([^<>\s]{1,500})>", re.IGNORECASE | re.MULTILINE)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_PIECE = 65_536  # bytes of a line that are read at once
_HEADERS = 65_536  # bytes of a message in which its id is looked for
_MOST_IDS = 1_000_000  # mails whose answers are found, some 200 bytes each
_SHOWN = 50  # issues of each level that are told


def read_mbox(
    file: RawFile, blank: Document, limit: int = SIZE_LIMIT
) -> Iterator[Document | Issue | RawFile]:
    """Yield the messages of a mailbox, what is attached to them, and what was wrong with one.

    A message has the id of the file and its number, and answers the one that its header names,
    before or after it in the file. One of more than `limit` bytes is passed over.
    """
    known = _ids(file)
    told: Counter[str] = Counter()
    for number, (data, size) in enumerate(_messages(file, limit), start=1):
        digest = sha256(data).hexdigest()
        path = f"{blank.path}/{number}"
        message = replace(blank, id=f"{blank.id}#{number}", path=path, sha256=digest)
        for part in _read(data, size, limit, message, known):
            if isinstance(part, Issue):
                told[part.level] += 1
                if told[part.level] > _SHOWN:
                    continue
            yield part
    for level, count in told.items():
        if count > _SHOWN:
            what = f"{file.path}: {count - _SHOWN} more remarks of level {level} on its messages"
            yield Issue(level=level, what=what, document=file.id)  # type: ignore[arg-type]


def _read(
    data: bytes, size: int, limit: int, message: Document, known: dict[str, str]
) -> Iterator[Document | Issue | RawFile]:
    if size > limit:
        what = f"{message.path}: a message of {size:,} bytes, passed over; export it by itself"
        yield Issue(level="error", what=what, document=message.id)
        return
    try:
        yield from read_message(_ESCAPED.sub(rb"\1", data), message, known)
    except InputError as error:
        yield Issue(level="error", what=str(error), document=message.id)


def _ids(file: RawFile) -> dict[str, str]:
    """Return the documents of messages by the ids that answers name them by."""
    found: dict[str, str] = {}
    for number, (data, _) in enumerate(_messages(file, _HEADERS), start=1):
        header = data.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        match = _ID.search(header)
        if match and len(found) < _MOST_IDS:
            found.setdefault(match[1].decode("utf-8", "replace"), f"{file.id}#{number}")
    return found


def _messages(file: RawFile, limit: int) -> Iterator[tuple[bytes, int]]:
    """Yield the first bytes of each message, no more than `limit`, and how many it has."""
    kept: list[bytes] = []
    size, begun, after_blank, line_start = 0, False, True, True
    try:
        with file.open() as stream:
            while piece := stream.readline(_PIECE):
                opens = line_start and after_blank and piece.startswith(b"From ")
                after_blank, line_start = line_start and not piece.strip(), piece[-1:] == b"\n"
                if opens and (not begun or _FROM.match(piece)):
                    if size:
                        yield b"".join(kept), size
                    kept, size, begun = [], 0, True
                elif begun or piece.strip():
                    begun = True
                    if size < limit:
                        kept.append(piece[: limit - size])
                    size += len(piece)
            if size:
                yield b"".join(kept), size
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(f"{file.path} could not be read: {why}") from None
