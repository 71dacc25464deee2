"""Word files, paragraph by paragraph, by python-docx (MIT, the extra `docx`)."""

from dataclasses import replace
from io import BytesIO
from zipfile import BadZipFile

from whence.model import Document, InputError, Issue, MissingExtra, RawFile

from .page import split_page


def read_docx(file: RawFile, blank: Document) -> tuple[list[Document], list[Issue]]:
    """Return the text of a Word file, one line a paragraph, with author and title as stored.

    Raises `MissingExtra` without python-docx, `InputError` for a damaged or empty file.
    """
    try:
        from docx import Document as WordFile
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError:
        raise MissingExtra("reading DOCX", "docx") from None
    try:
        word = WordFile(BytesIO(file.data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"{file.path}: not a readable Word file ({error})") from None
    text = "\n\n".join(part.text for part in word.paragraphs if part.text.strip())
    if not text:
        raise InputError(f"{file.path}: the Word file holds no text")
    properties = word.core_properties
    author, title = properties.author or None, properties.title or None
    return split_page(replace(blank, text=text, author=author, title=title))
