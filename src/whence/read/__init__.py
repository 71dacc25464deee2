"""Bytes become documents: losing nothing, inventing nothing."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from whence.model import CaseError, Document, InputError, Issue, MissingExtra, RawFile

from .dates import date_expressions
from .dating import date_document
from .formats import READERS, reader_for
from .language import detect_language
from .limits import LONGEST_SEARCHED, is_searched
from .select import published_by

__all__ = ["READERS", "published_by", "read_each", "read_file", "read_files"]

_SHOWN = 10  # unread files that a message names
_DEEPEST = 4  # archives within archives, as Hunchly and WACZ files have; more is made to harm


def read_files(
    files: Iterable[RawFile], progress: Callable[[str], None] = lambda _name: None
) -> tuple[list[Document], list[Issue]]:
    """Return the documents of all files, and what could not be read.

    Raises `CaseError` for a slip in a front matter, which only its author can mend, and
    `InputError` where files could not be read and none was.
    """
    documents, issues = _sorted(read_each(files, progress))
    unread = [issue.what for issue in issues if issue.level == "error"]
    if unread and not documents:
        more = f"\n  and {len(unread) - _SHOWN} more" if len(unread) > _SHOWN else ""
        raise InputError("\n  ".join(unread[:_SHOWN]) + more)
    return documents, issues


def read_each(
    files: Iterable[RawFile],
    progress: Callable[[str], None] = lambda _name: None,
    *,
    fast: bool = False,
) -> Iterator[Document | Issue]:
    """Yield documents and issues as they are read: memory does not grow with their number.

    `fast` reads web pages by resiliparse: many times faster, less clean, and without comments.
    """
    for file in files:
        progress(file.path)
        yield from _read(file, fast)


def read_file(file: RawFile) -> tuple[list[Document], list[Issue]]:
    """Return the documents of one file. A file that cannot be read becomes an issue."""
    return _sorted(_read(file))


def _sorted(parts: Iterable[Document | Issue]) -> tuple[list[Document], list[Issue]]:
    documents: list[Document] = []
    issues: list[Issue] = []
    for part in parts:
        if isinstance(part, Document):
            documents.append(part)
        else:
            issues.append(part)
    return documents, issues


def _read(file: RawFile, fast: bool = False, depth: int = 0) -> Iterator[Document | Issue]:
    """Yield what is in a file, and in the files it contains."""
    empty = True
    try:
        blank = _blank(file)
        for part in reader_for(file, fast)(file, blank):
            if isinstance(part, RawFile) and depth == _DEEPEST:
                what = f"{part.path}: not read, an archive {_DEEPEST + 1} deep; unpack it yourself"
                yield Issue(level="error", what=what, document=part.id)
            elif isinstance(part, RawFile):
                yield from _read(part, fast, depth + 1)
            elif isinstance(part, Issue):
                yield part
            elif part.text.strip():
                # One with a hash of its own was read before, and written by us: it is as it was.
                known = part.sha256 != blank.sha256
                yield part if known else _finished(part, file, fast)
                if not is_searched(part.text):
                    what = (
                        f"{file.path}: longer than {LONGEST_SEARCHED:,} characters: read, but not "
                        "searched for comments, quotations and dates; split it"
                    )
                    yield Issue(level="warning", what=what, document=part.id)
            else:
                continue
            empty = False
    except CaseError:
        raise
    except (InputError, MissingExtra) as error:
        empty = False
        yield Issue(level="error", what=str(error), document=file.id)
    if empty:
        what = f"{file.path}: the file holds no text"
        yield Issue(level="warning", what=what, document=file.id)


def _finished(document: Document, file: RawFile, fast: bool) -> Document:
    """Return a document with what can be told of any: origin, language, date, dates in its text."""
    document = _with_language(_with_origin(document, file))
    if document.parent is None:
        document = date_document(document)
    search = not fast and is_searched(document.text)
    return date_expressions(document) if search else document


def _blank(file: RawFile) -> Document:
    """Return the document of a file before its text is known."""
    with file.open() as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Document(
        id=file.id, text="", path=file.path, sha256=digest, url=file.url, captured=file.captured
    )


def _with_origin(document: Document, file: RawFile) -> Document:
    """Return a document with where and when its file was fetched.

    Of the page itself this is known, whatever it says of itself; an entry of a feed, or a comment,
    may have an address of its own.
    """
    known = file.url if document.id == file.id else None
    url = known or document.url or file.url
    captured = document.captured or file.captured
    if (url, captured) == (document.url, document.captured):
        return document
    return replace(document, url=url, captured=captured)


def _with_language(document: Document) -> Document:
    if document.language:
        return document
    return replace(document, language=detect_language(document.text))
