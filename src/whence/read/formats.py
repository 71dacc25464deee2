"""Every format there is a reader for, in one table.

A reader takes a file and its still empty document, and yields what is in it: documents, what was
wrong, and files that need a reader of their own (a page in an archive, an attachment of a mail).
It raises `InputError` where nothing can be read, or nothing more.
"""

from collections.abc import Callable, Iterable

from whence.model import Document, Issue, RawFile

from .docx import read_docx
from .feed import read_feed
from .html import read_html
from .json_files import read_json
from .jsonlines import read_jsonlines
from .mail import read_mail
from .mbox import read_mbox
from .pdf import read_pdf
from .plain import read_plain
from .table import read_table

Reader = Callable[[RawFile, Document], Iterable[Document | Issue | RawFile]]

# By file ending. Any other file is read by its media type, if it has one, or else as plain text.
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
    ".eml": read_mail,
    ".mbox": read_mbox,
    ".rss": read_feed,
    ".atom": read_feed,
    ".rdf": read_feed,
    ".xml": read_feed,
    ".jsonl": read_jsonlines,
    ".ndjson": read_jsonlines,
    ".json": read_json,
    ".csv": read_table,
    ".tsv": read_table,
}
_MEDIA: dict[str, Reader] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "application/pdf": read_pdf,
    "text/plain": read_plain,
    "text/markdown": read_plain,
    "message/rfc822": read_mail,
    "application/mbox": read_mbox,
    "application/rss+xml": read_feed,
    "application/atom+xml": read_feed,
    "application/rdf+xml": read_feed,
    "application/xml": read_feed,
    "text/xml": read_feed,
    "application/jsonl": read_jsonlines,
    "application/x-ndjson": read_jsonlines,
    "application/json": read_json,
    "text/csv": read_table,
    "text/tab-separated-values": read_table,
}


def reader_for(file: RawFile) -> Reader:
    """Return the reader of a file: by the media type given with it, or else by its ending."""
    media = (file.media or "").partition(";")[0].strip().casefold()
    ending = "." + file.path.rsplit("/", 1)[-1].rsplit(".", 1)[-1].casefold()
    return _MEDIA.get(media) or READERS.get(ending, read_plain)
