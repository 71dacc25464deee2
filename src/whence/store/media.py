"""Media types and the endings of file names that stand for them."""

from pathlib import PurePosixPath

# What people cite and whence has, or may come to have, a reader for. A server that says only
# "text" or "bytes" leaves it to the ending of the URL.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/activity+json": ".json",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "message/rfc822": ".eml",
    "application/mbox": ".mbox",
    "multipart/related": ".mhtml",
    "application/warc": ".warc",
    "application/zip": ".zip",
}
_VAGUE = ("text/plain", "application/octet-stream", "binary/octet-stream", "")
_KNOWN = frozenset((*_ENDINGS.values(), ".txt", ".htm", ".text", ".markdown", ".mht", ".wacz"))


def ending_for(media: str | None, path: str) -> str | None:
    """Return the ending for a file of this media type, fetched from a URL with this path.

    None for what holds no text to read, such as a picture.
    """
    kind = _kind(media)
    if kind in _ENDINGS:
        return _ENDINGS[kind]
    stated = PurePosixPath(path).suffix.casefold()
    if kind in _VAGUE and stated in _KNOWN:
        return stated
    return ".txt" if kind.startswith("text/") or not kind else None


def telling(media: str | None) -> str | None:
    """Return a media type if it tells how to read a file, and None if the ending tells more."""
    return None if _kind(media) in _VAGUE else media


def _kind(media: str | None) -> str:
    return (media or "").partition(";")[0].strip().casefold()
