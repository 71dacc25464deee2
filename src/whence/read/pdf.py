"""PDF files, page by page, by pypdf (BSD-3-Clause, the extra `pdf`)."""

import struct
import zlib
from dataclasses import replace
from io import BytesIO

from whence.model import Document, InputError, Issue, MissingExtra, RawFile

from .threads.page import split_page

# What pypdf raises on damaged files besides its own errors: seen in 100,000 mutated files, and
# those its filters (zlib, struct) document. A DeprecationError is met where a file asks for a
# removed feature.
_DAMAGED = (
    TypeError,
    AttributeError,
    AssertionError,
    LookupError,
    ValueError,
    ArithmeticError,
    RuntimeError,  # also RecursionError, and NotImplementedError: an unknown filter
    OSError,
    struct.error,
    zlib.error,
)


def read_pdf(file: RawFile, blank: Document) -> list[Document | Issue]:
    """Return the text of a PDF, pages joined by a blank line.

    Raises `MissingExtra` without pypdf, `InputError` for a damaged, encrypted or text-less file.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import DeprecationError, PyPdfError
    except ImportError:
        raise MissingExtra("reading PDF", "pdf") from None
    try:
        pages = [page.extract_text() for page in PdfReader(BytesIO(file.content())).pages]
    except (PyPdfError, DeprecationError, *_DAMAGED) as error:
        raise InputError(
            f"{file.path}: not a readable PDF ({error}); open it and print it to a new PDF"
        ) from None
    text = "\n\n".join(pages).strip()
    if not text:
        raise InputError(f"{file.path}: the PDF holds no text, only pictures; run OCR on it first")
    return split_page(replace(blank, text=text))
