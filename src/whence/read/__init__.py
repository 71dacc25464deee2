"""Bytes become documents: losing nothing, inventing nothing."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace

from whence.model import CaseError, Document, InputError, Issue, RawFile

from .docx import read_docx
from .html import read_html
from .language import detect_language
from .pdf import read_pdf
from .plain import read_plain
from .select import published_by

__all__ = ["READERS", "published_by", "read_file", "read_files"]

Reader = Callable[[RawFile, Document], tuple[list[Document], list[Issue]]]

# Every adapter there is, by file ending. Any other file is tried as plain text.
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}

_SHOWN = 10  # unread files that a message names


def read_files(
    files: Iterable[RawFile], progress: Callable[[str], None] = lambda _name: None
) -> tuple[list[Document], list[Issue]]:
    """Return the documents of all files, and what could not be read.

    Raises `CaseError` for a slip in a front matter, which only its author can mend, and
    `InputError` where files could not be read and none was.
    """
    documents: list[Document] = []
    issues: list[Issue] = []
    for file in files:
        progress(file.path)
        found, trouble = read_file(file)
        documents += found
        issues += trouble
    unread = [issue.what for issue in issues if issue.level == "error"]
    if unread and not documents:
        more = f"\n  and {len(unread) - _SHOWN} more" if len(unread) > _SHOWN else ""
        raise InputError("\n  ".join(unread[:_SHOWN]) + more)
    return documents, issues


def read_file(file: RawFile) -> tuple[list[Document], list[Issue]]:
    """Return the documents of one file. A file that cannot be read becomes an issue."""
    ending = "." + file.path.rsplit(".", 1)[-1].casefold()
    reader = READERS.get(ending, read_plain)
    digest = hashlib.sha256(file.data).hexdigest()
    blank = Document(id=file.id, text="", path=file.path, sha256=digest)
    try:
        documents, issues = reader(file, blank)
    except CaseError:
        raise
    except InputError as error:
        return [], [Issue(level="error", what=str(error), document=file.id)]
    kept = [_with_language(document) for document in documents if document.text.strip()]
    if not kept:
        what = f"{file.path}: the file holds no text"
        issues.append(Issue(level="warning", what=what, document=file.id))
    return kept, issues


def _with_language(document: Document) -> Document:
    if document.language:
        return document
    return replace(document, language=detect_language(document.text))
