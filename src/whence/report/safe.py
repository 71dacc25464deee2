"""Make strangers' texts safe to show: no control characters, no tricks with direction.

The Unicode Bidirectional Algorithm (UAX 9) lets a few invisible characters reorder what follows
them; terminals obey escape sequences. Both are used to make a text look like another one.
"""

import re
import unicodedata
from urllib.parse import quote, urlsplit

ISOLATE, POP = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_REPLACED = "\ufffd"
# One character for one, so that offsets into the text stay true. Separators become spaces or line
# ends, other controls their picture (U+2400 block), overrides and lone surrogates U+FFFD.
_VISIBLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(range(0x80, 0xA0), _REPLACED),
    **dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n"),
    0x0A: "\n",
    0x09: "\t",
    0x0D: " ",
    0x7F: "\u2421",
    0x202D: _REPLACED,
    0x202E: _REPLACED,
}
_SURROGATE = re.compile("[\ud800-\udfff]")
# What a terminal cannot place: soft hyphens, marks and embeddings of direction, zero-width spaces,
# tags. Joiners stay: Persian and emoji need them.
_UNPLACEABLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202c\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
_QUOTED = re.compile("“[^”]*”")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
# What may stand in an address as it is (RFC 3986, sections 2.2 and 2.3), and what is encoded already.
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=-._~%"
_URL = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]]", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def visible(text: str) -> str:
    """Return the text with controls and overrides replaced one for one: offsets are unchanged."""
    if text.isascii() and text.isprintable():  # most are, and a workbook asks 200,000 times
        return text
    return _SURROGATE.sub(_REPLACED, text.translate(_VISIBLE))


def plain(text: str) -> str:
    """Return the text as one line that a terminal can show: visible, in single spaces.

    No-break spaces stay; characters that take no place are left out.
    """
    return unbroken(text).strip()


def unbroken(text: str) -> str:
    """Return the text as `plain` does, but with the space at its ends: a piece of a longer one."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    kept = _UNPLACEABLE.sub("", visible(text))
    return re.sub(r"[^\S\u00a0\u202f]+", " ", kept)


def isolated(text: str) -> str:
    """Return the plain text, isolated if any of it runs from right to left (UAX 9, FSI to PDI)."""
    shown = plain(text)
    return f"{ISOLATE}{shown}{POP}" if runs_right_to_left(shown) else shown


def runs_right_to_left(text: str) -> bool:
    """Say whether the text holds a letter of a right-to-left script."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)


def direction(text: str) -> str:
    """Return which way a text runs, `rtl` or `ltr`: that of most of its letters, or of the first.

    The first alone, which browsers go by, says little: an English sentence may begin with an
    Arabic name. What it quotes does not count, unless it is nothing but a quotation.
    """
    if text.isascii():
        return "ltr"
    unquoted = _QUOTED.sub("", text)
    counted = unquoted if any(map(str.isalpha, unquoted)) else text
    kinds = [unicodedata.bidirectional(c) for c in counted]
    right = [kind in _RIGHT_TO_LEFT for kind in kinds if kind == "L" or kind in _RIGHT_TO_LEFT]
    many = 2 * sum(right) - len(right)
    return "rtl" if many > 0 or (many == 0 and right and right[0]) else "ltr"


def has_marks(text: str) -> bool:
    """Say whether words stand in quotation marks as they are, all of them, and need no more."""
    inner = text[1:-1]
    pairs = ("“”", "„“", "«»", "»«", "‘’")
    if text[:1] + text[-1:] == '""':
        return bool(inner) and '"' not in inner
    return any(text[:1] + text[-1:] == pair and not set(pair) & set(inner) for pair in pairs)


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` characters: the beginning and the end, with “ … ” for the middle."""
    if len(text) <= limit:
        return text
    tail = limit // 3
    head, rest = text[: limit - tail - 3], text[-tail:]
    # Half a word tells nothing, unless there is no other: a script without spaces, an address.
    if " " in head and text[len(head)] != " ":
        head = head.rsplit(" ", 1)[0]
    if " " in rest and text[-tail - 1] != " ":
        rest = rest.split(" ", 1)[1]
    return f"{head.rstrip()} … {rest.lstrip()}"


def web_address(text: str | None) -> str | None:
    """Return the text if it is a complete http or https address, else None."""
    if not text or text != plain(text) or " " in text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme.lower() in {"http", "https"} and parts.hostname else None


def encoded_address(text: str | None) -> str | None:
    """Return a web address with percents for what may not stand in one (RFC 3986), or None if it is none."""
    address = web_address(text)
    return quote(address, safe=_OF_ADDRESSES) if address else None


def with_addresses(text: str) -> list[tuple[str, str | None]]:
    """Cut a text into pieces, each with its web address if it is one."""
    pieces: list[tuple[str, str | None]] = []
    last = 0
    for match in _URL.finditer(text):
        pieces += [(text[last : match.start()], None), (match.group(), web_address(match.group()))]
        last = match.end()
    return [piece for piece in [*pieces, (text[last:], None)] if piece[0]]


def language_tag(language: str | None) -> str | None:
    """Return the language if it has the form of a BCP 47 tag, else None."""
    return language if language and _LANGUAGE.fullmatch(language) else None
