"""The XML of a feed made safe for feedparser: well-formed, free of entities, and only what is read.

feedparser takes time quadratic in the number of categories and in the length of an author, and
reads broken XML with a parser of its own. So lxml mends the XML, and of it only those elements are
handed on that become part of a document.
"""

import re
from html.entities import html5
from typing import Any

from whence.model import InputError

_MOST_TAGS = 500_000  # 7 to 15 µs each, measured
_HEAD = 20_000  # characters in which a feed shows that it is one
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,200}\?>")
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|feed|RDF|channel)[\s>/]")
# No feed needs entities of its own; all that they can do is grow without end, or name a file.
_ENTITY = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\b", re.IGNORECASE)
# References to characters by number, which neither XML nor HTML may have to half of one.
_NUMBER = re.compile(r"&#(\d{1,9}|x[\da-f]{1,8});", re.IGNORECASE)
# References by name, outside of CDATA. XML knows five; “&nbsp;” is HTML's.
_REFERENCE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!#[\dx])(\w{2,31};)?", re.DOTALL)
_OF_XML = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0
_HOLDERS = frozenset(("RDF", "rss", "feed", "channel", "item", "entry"))
# Characters that are kept: an author of 1,000 letters takes feedparser 6 ms, one of 200 a quarter.
_SHORT = {
    **dict.fromkeys(("title", "link", "id", "guid"), 2_000),
    **dict.fromkeys(("author", "creator", "managingEditor", "language"), 200),
    **dict.fromkeys("pubDate date published issued created updated modified".split(), 200),
}
_LONG = frozenset(("description", "summary", "content", "encoded", "body", "div", "abstract"))
# Parts of the namespaces of RSS, Atom, Dublin Core and XHTML; there are a hundred more.
_KNOWN = ("/rss", "rdf", "/atom", "/dc/", "xhtml")
_SPACES = re.compile(r"\s{100,}")


def feed_xml(text: str, path: str) -> tuple[bytes, str | None]:
    """Return the XML of a feed for feedparser, and what was wrong with it.

    Raises `InputError` if the text is no feed, declares entities, or is too large.
    """
    from lxml import etree

    if not _ROOT.search(text, 0, _HEAD):
        raise InputError(f"{path}: XML that is no feed (RSS, Atom); export its text instead")
    if _ENTITY.search(text):
        raise InputError(f"{path}: a feed that declares entities is not read; remove its DOCTYPE")
    if text.count("<") > _MOST_TAGS:
        raise InputError(f"{path}: a feed of too many elements; split it")
    declaration = _DECLARATION.match(text)
    text = _NUMBER.sub(_numbered, text[declaration.end() if declaration else 0 :])
    text = _REFERENCE.sub(_named, text)
    text = _FORBIDDEN.sub("\ufffd", text)
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    error = parser.error_log.last_error
    if root is None or _name(root) not in _HOLDERS:
        reason = f" ({error.message})" if error else ""
        raise InputError(f"{path}: XML that is no feed{reason}; export its text instead")
    etree.strip_elements(root, etree.Entity, with_tail=False)  # where a comment held “<![CDATA[”
    holders = [root]
    while holders:
        holders += _keep_what_is_read(holders.pop())
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data, f"line {error.line}: {error.message}" if error else None


def _numbered(match: re.Match[str]) -> str:
    """Return a reference by number as it stands, or U+FFFD if there is no such character."""
    code = int(match[1][1:], 16) if match[1][0] in "xX" else int(match[1])
    return match[0] if code < 0x110000 and not _FORBIDDEN.match(chr(code)) else "\ufffd"


def _named(match: re.Match[str]) -> str:
    """Return a reference by name as XML has it: as the character itself, or its “&” escaped."""
    if match[0][0] == "<" or match[1] in _OF_XML:
        return match[0]
    found = html5.get(match[1] or "", "")
    return found if found not in ("", "<", "&") else f"&amp;{match[1] or ''}"


def _name(element: Any) -> str:
    """Return the name of an element without its namespace, empty if the element is not read."""
    tag = element.tag if isinstance(element.tag, str) else ""
    space, _, name = tag.rpartition("}")
    known = not space or any(part in space.casefold() for part in _KNOWN)
    return name if known else ""


def _keep_what_is_read(holder: Any) -> list[Any]:
    """Remove what is not read from a feed or an entry; return the feeds and entries inside."""
    inside = []
    for child in [*holder]:
        name = _name(child)
        if name in _HOLDERS:
            inside.append(child)
        elif name in _SHORT:
            longest = _SHORT[name]
            for part in child.iter():
                part.text = part.text and part.text[:longest]
                part.tail = part.tail and part.tail[:longest]
        elif name in _LONG:
            for part in child.iter():
                part.text, part.tail = _squeezed(part.text), _squeezed(part.tail)
        else:
            holder.remove(child)
    return inside


def _squeezed(text: str | None) -> str | None:
    return text and _SPACES.sub("\n\n", text)
