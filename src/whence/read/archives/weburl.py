"""Addresses of archived pages: what they show, and the ids made of them."""

import unicodedata
from collections import Counter
from urllib.parse import quote, unquote, urlsplit

from whence.text import slug

_LONGEST_ID = 80  # characters of an address that an id shows
_LONGEST_PATH = 300  # and the path of a document
_REMEMBERED = 100_000  # ids of one archive that are kept to number those that come again


class Names:
    """Ids for the pages of one archive: host and path as words, numbered where they come again.

    Words never hold a point, so `a.2` is the second `a` and nothing else.
    """

    def __init__(self) -> None:
        self._times = Counter[str]()

    def add(self, url: str, ordinal: int) -> str:
        """Return an id for the page; `ordinal` is its number in the archive."""
        words = url_words(url)
        if words not in self._times and len(self._times) >= _REMEMBERED:
            return f"{words}.{ordinal}"
        self._times[words] += 1
        times = self._times[words]
        return words if times == 1 else f"{words}.{times}"


def url_words(url: str) -> str:
    """Return host and path of an address as lower-case words joined by hyphens."""
    url = url[:2_000]  # far beyond what an id shows
    try:
        parts = urlsplit(url)
        shown = f"{parts.netloc.rpartition('@')[2]}{unquote(parts.path)}" if parts.netloc else url
    except ValueError:  # brackets that hold no IPv6 address
        shown = url
    return slug(shown)[:_LONGEST_ID].rstrip("-")


def clean_url(url: str) -> str:
    """Return an address with percent-encoding for what could hide or turn it on a screen."""
    if url.isascii() and url.isprintable() and " " not in url:
        return url
    return "".join(quote(each, errors="replace") if _is_harmful(each) else each for each in url)


def url_path(archive: str, url: str) -> str:
    """Return the path of a page in an archive, a very long address cut."""
    return f"{archive}!/{url if len(url) <= _LONGEST_PATH else url[: _LONGEST_PATH - 1] + '…'}"


def _is_harmful(character: str) -> bool:
    return unicodedata.category(character)[0] in "CZ"  # control, format, surrogate; any space
