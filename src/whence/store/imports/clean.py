"""Texts of other tools made fit for our files: no markup, no control characters, no more than so much."""

import re
import unicodedata
from html import unescape

_MARKUP = re.compile(r"<(?:[a-zA-Z/!?])")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,6});")
_BREAKS = ("p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n{3,}")


def cleaned(text: str, longest: int) -> str:
    """Return the readable text of what may be HTML: at most `longest` characters, paragraphs kept.

    Entities (`&quot;`) are what they stand for, also where markup is written in them. Controls, and marks that turn the direction of text, are left out. A cut is marked by “…”.
    """
    if _ENTITY.search(text) and not _MARKUP.search(text):
        text = unescape(text)
    if _MARKUP.search(text):
        text = _without_markup(text)
    kept = _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(one for one in kept if one in "\n\t\u200c\u200d" or _shown(one))
    kept = _LINES.sub(
        "\n\n", "\n".join(line.strip() for line in _SPACES.sub(" ", kept).split("\n"))
    )
    kept = kept.strip()
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"


def one_line(text: str, longest: int) -> str:
    """Return the readable text on one line."""
    return " ".join(cleaned(text, longest).split())


def _shown(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cn")


def _without_markup(text: str) -> str:
    from lxml import etree, html

    try:
        root = html.fromstring(f"<div>{_SURROGATE.sub(' ', text)}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return re.sub(r"<[^<>]*>", " ", text)
    for one in list(root.iter("script", "style", etree.Comment, etree.ProcessingInstruction)):
        one.drop_tree()
    for one in root.iter(*_BREAKS):
        one.tail = "\n" + (one.tail or "")
    return str(root.text_content())
