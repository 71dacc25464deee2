"""Headers of mails as text: encoded words (RFC 2047), raw bytes, names and addresses."""

import binascii
import codecs
import re
from base64 import b64decode
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr

from ..records.jsontext import without_halves

HEADER_LIMIT = 20_000  # characters of a header that are read: References names hundreds of mails
_WORD = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?]{0,4000})\?=", re.I)
_PLAIN = "utf-8"
_FOLD = re.compile(r"[\r\n\t ]+")
_ID = re.compile(r"<([^<>\s]{1,500})>")
# What mail programs declare, and what browsers read for it (WHATWG Encoding Standard).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}


def codec(label: str) -> str | None:
    """Return Python's name of the encoding that a mail declares, or None if there is none such."""
    label = (
        label.strip().removesuffix("-i").removesuffix("-e")
    )  # of Hebrew: the order, not the bytes
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(name, name)


def header(message: Message, name: str) -> str:
    """Return a header as one line of text, empty where the mail has none."""
    return decode_words(str(message.get(name) or ""))


def sender(message: Message) -> str | None:
    """Return the name of who wrote the mail, or else the address."""
    raw = _readable(str(message.get("From") or message.get("Sender") or ""))
    try:
        name, address = parseaddr(raw)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        name, address = "", ""
    # What Python makes of a name alone differs between its versions.
    return decode_words(name) or ("@" in address and address) or decode_words(raw) or None


def message_ids(message: Message, *names: str) -> Iterator[str]:
    """Yield the ids of mails in some headers, in their order."""
    for name in names:
        for match in _ID.finditer(_readable(str(message.get(name) or ""))):
            yield match[1]


def decode_words(value: str) -> str:
    """Return a header with its encoded words decoded, on one line.

    Neighbouring words of one encoding are decoded together: programs split them anywhere, within a
    character too.
    """
    text = _readable(value)
    found: list[tuple[str, bytes]] = []  # encoding and bytes; of what is plain, UTF-8
    end = 0
    for match in _WORD.finditer(text):
        between, end = text[end : match.start()], match.end()
        data = _word(match)
        if between.strip() or data is None or not found:
            found.append((_PLAIN, between.encode()))
        if data is None:
            found.append((_PLAIN, match[0].encode()))
        elif found[-1][0] == match[1].casefold():
            found[-1] = (found[-1][0], found[-1][1] + data)
        else:
            found.append((match[1].casefold(), data))
    found.append((_PLAIN, text[end:].encode()))
    return _FOLD.sub(" ", "".join(_decode(*one) for one in found)).strip()


def _readable(value: str) -> str:
    """Return a header as it was read, its raw bytes as text."""
    try:
        data = value.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return without_halves(value)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _word(match: re.Match[str]) -> bytes | None:
    """Return the bytes of an encoded word, or None if it is none."""
    try:
        if match[2] in "qQ":
            return binascii.a2b_qp(match[3].encode(), header=True)
        return b64decode(match[3] + "=" * (-len(match[3]) % 4))
    except ValueError:
        return None


def _decode(charset: str, data: bytes) -> str:
    declared = codec(charset)
    for name in (declared, "utf-8"):
        try:
            return without_halves(data.decode(name)) if name else data.decode()
        except (ValueError, LookupError):
            continue
    return data.decode("cp1252", "replace")
