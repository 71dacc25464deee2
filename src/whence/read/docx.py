"""Word files, paragraph by paragraph, by python-docx (MIT, the extra `docx`)."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from whence.model import Document, InputError, Issue, MissingExtra, RawFile

from .threads.page import split_page

# A Word file is a ZIP archive, and a small one can unpack to any size. Text of this length would
# fill a hundred thousand pages.
_LARGEST = 256 * 1024 * 1024
# What zipfile, lxml and python-docx raise on damaged files; XMLSyntaxError is a SyntaxError.
_DAMAGED = (
    BadZipFile,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
    EOFError,
    RuntimeError,  # a password; also NotImplementedError: an unknown compression
)


def read_docx(file: RawFile, blank: Document) -> list[Document | Issue]:
    """Return the text of a Word file, a blank line between paragraphs, with author and title.

    Tables are read cell by cell. Raises `MissingExtra` without python-docx, `InputError` for a
    damaged, oversized or empty file.
    """
    try:
        from docx import Document as WordFile
        from docx.opc.exceptions import OpcError
    except ImportError:
        raise MissingExtra("reading DOCX", "docx") from None
    try:
        _require_modest(file)
        word = WordFile(BytesIO(file.content()))
        text = "\n\n".join(part for part in _paragraphs(word) if part.strip())
        author, title = word.core_properties.author, word.core_properties.title
    except (OpcError, *_DAMAGED) as error:
        raise InputError(
            f"{file.path}: not a readable Word file ({error}); open it and save it again"
        ) from None
    if not text:
        raise InputError(f"{file.path}: the Word file holds no text; export its text instead")
    return split_page(replace(blank, text=text, author=author or None, title=title or None))


def _require_modest(file: RawFile) -> None:
    with ZipFile(file.open()) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if size > _LARGEST:
        raise ValueError(f"it unpacks to {size:,} bytes, more than {_LARGEST:,}")


def _paragraphs(holder: Any) -> Iterator[str]:
    """Yield the paragraphs of a document or table cell in their order, those of tables included."""
    for part in holder.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                # Merged cells come once for each column they span.
                for cell in dict.fromkeys(row.cells):
                    yield from _paragraphs(cell)
        else:
            yield part.text
