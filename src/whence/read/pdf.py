"""PDF files, page by page, by pypdf (BSD-3-Clause, the extra `pdf`)."""

from dataclasses import replace
from io import BytesIO

from whence.model import Document, InputError, Issue, MissingExtra, RawFile

from .page import split_page


def read_pdf(file: RawFile, blank: Document) -> tuple[list[Document], list[Issue]]:
    """Return the text of a PDF, pages joined by a blank line.

    Raises `MissingExtra` without pypdf, `InputError` for a damaged, encrypted or text-less file.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise MissingExtra("reading PDF", "pdf") from None
    try:
        pages = [page.extract_text() for page in PdfReader(BytesIO(file.data)).pages]
    except (PyPdfError, ValueError, KeyError, RecursionError, OSError) as error:
        raise InputError(f"{file.path}: not a readable PDF ({error})") from None
    text = "\n\n".join(pages).strip()
    if not text:
        raise InputError(f"{file.path}: the PDF holds no text, only pictures; run OCR on it first")
    return split_page(replace(blank, text=text))
