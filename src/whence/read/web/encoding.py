"""The text of a web page, in the encoding that its server or its own head names."""

import codecs
import re

from whence.model import InputError, RawFile

from ..decode import decode

_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{2,40})", re.IGNORECASE)
_HEAD = 1024  # bytes in which the HTML standard has the encoding declared
_LARGEST = 20_000_000  # trafilatura's own default limit on a page, in characters


def decode_page(file: RawFile) -> tuple[str, str | None]:
    """Return the markup of a page, and a warning where its encoding was assumed.

    Raises `InputError` if the file is no text, or too large for a page.
    """
    data = file.content()
    markup, warning = decode(data, file.path, _encoding(file.media) or _declared(data))
    if len(markup) > _LARGEST:
        raise InputError(f"{file.path}: {len(markup):,} characters is too large for a web page")
    return markup, warning


def _encoding(media: str | None) -> str | None:
    """Return the encoding of a media type, as Python names it."""
    found = _CHARSET.search((media or "").encode())
    return _known(found[1].decode()) if found else None


def _declared(data: bytes) -> str | None:
    """Return the encoding a page declares, as Python names it; browsers read Latin-1 as cp1252."""
    found = _CHARSET.search(data[:_HEAD])
    return _known(found[1].decode()) if found else None


def _known(encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name
