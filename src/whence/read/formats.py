"""Every format there is a reader for, in one table.

A reader takes a file and its still empty document, and yields what is in it: documents, what was
wrong, and files that need a reader of their own (a page in an archive, an attachment of a mail).
It raises `InputError` where nothing can be read, or nothing more.
"""

from collections.abc import Callable, Iterable

from whence.model import Document, Issue, RawFile

from .archives import read_gzip, read_mhtml, read_wacz, read_warc, read_zip
from .docx import read_docx
from .feeds.feed import read_feed
from .mails.mail import read_mail
from .mails.mbox import read_mbox
from .pdf import read_pdf
from .plain import read_plain
from .records.json_files import read_json
from .records.jsonlines import read_jsonlines
from .records.parquet import read_parquet
from .records.table import read_table
from .web import read_html, read_html_fast

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
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".zip": read_zip,
    ".wacz": read_wacz,
    ".warc": read_warc,
    ".gz": read_gzip,  # .warc.gz too
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
    ".parquet": read_parquet,
}
_MEDIA: dict[str, Reader] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "application/pdf": read_pdf,
    "text/plain": read_plain,
    "text/markdown": read_plain,
    "multipart/related": read_mhtml,
    "application/x-mimearchive": read_mhtml,
    "application/zip": read_zip,
    "application/x-zip-compressed": read_zip,
    "application/wacz": read_wacz,
    "application/x-wacz": read_wacz,
    "application/warc": read_warc,
    "application/gzip": read_gzip,
    "application/x-gzip": read_gzip,
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
    "application/vnd.apache.parquet": read_parquet,
}


def reader_for(file: RawFile, fast: bool = False) -> Reader:
    """Return the reader of a file: by the media type given with it, or else by its ending.

    `fast` reads web pages in another way, many times faster and less well (see `web.fast`).
    """
    media = (file.media or "").partition(";")[0].strip().casefold()
    ending = "." + file.path.rsplit("/", 1)[-1].rsplit(".", 1)[-1].casefold()
    reader = _MEDIA.get(media) or READERS.get(ending, read_plain)
    return read_html_fast if fast and reader is read_html else reader
