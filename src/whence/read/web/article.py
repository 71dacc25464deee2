"""The article of a web page and what the page says of it, by trafilatura (Apache-2.0).

Pages that trafilatura cannot read in bounded time, and those in which it finds no article, are read
whole: every visible word, without what is marked up as a menu or a footer.
"""

import re
from typing import Any

from .markup import elements, text_of
from .writing import Element

_FIELDS = ("text", "sitename", "hostname", "author", "title", "url", "language", "date")
# htmldate drops dates after today unless told otherwise, which would make the result depend on the
# day it is made; and searches the text for any date, which need not be that of publication.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
# Its time grows with the square of the elements: 1 s for 10,000 paragraphs, 100 s for 100,000.
_MOST_ELEMENTS = 15_000
_DEEPEST = 500  # and with the depth: 9 s for 2,000 tables within each other
# libxml2 compares each attribute of a tag with each other: 20,000 of them take 2 s.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
_MOST_ATTRIBUTES = 500
_LETTER = re.compile(r"[^\W\d_]")
_ASIDE = frozenset("nav header footer aside title".split())


def parse(markup: str) -> Element:
    """Return the tree of a page. Markup of any kind gives one; what is no markup is text in it."""
    from lxml import etree, html

    # The settings of trafilatura, and no limit of 256 elements within each other: libxml2 would
    # silently drop the text that lies deeper.
    parser = html.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    data = _LONG_TAG.sub(_shorten, markup).encode("utf-8", "replace")
    try:
        return html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but white space or comments
        return html.document_fromstring("<html><body></body></html>")


def _shorten(tag: re.Match[str]) -> str:
    """Drop attributes beyond any that a page needs; a long picture in an attribute is one word."""
    words = tag[0].split()
    return tag[0] if len(words) <= _MOST_ATTRIBUTES else " ".join(words[:_MOST_ATTRIBUTES])


def find_article(page: Element) -> dict[str, Any]:
    """Return text, title, author, date and place of publication as far as the page tells them.

    `whole` says why, where the text is that of the whole page. The tree is not to be used after.
    """
    too_large = _too_large(page)
    found = {} if too_large else _by_trafilatura(page)
    if _has_words(found):
        return found
    whole = _whole(page)
    why = too_large or "no article could be told apart"
    return found | whole | {"whole": why} if _has_words(whole) else {}


def _has_words(found: dict[str, Any]) -> bool:
    return _LETTER.search(found.get("text") or "") is not None


def _too_large(page: Element) -> str | None:
    """Return why a page is too large or too deep to look for its article, None if it is not."""
    depths = {page: 0}
    for number, element in enumerate(elements(page)):
        depths[element] = depth = depths.get(element.getparent(), 0) + 1
        if depth > _DEEPEST:
            return f"its elements lie more than {_DEEPEST} deep in each other"
        if number == _MOST_ELEMENTS:
            return f"it has more than {_MOST_ELEMENTS:,} elements"
    return None


def _by_trafilatura(page: Element) -> dict[str, Any]:
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(
        deepcopy(page), include_comments=False, with_metadata=True, date_extraction_params=_DATES
    )
    return {name: getattr(found, name, None) for name in _FIELDS} if found else {}


def _whole(page: Element) -> dict[str, Any]:
    title = page.find(".//title")
    menus = {element for element in elements(page) if element.tag in _ASIDE}
    text = text_of(page.find("body"), menus)
    return {
        "text": re.sub(r"\n\s*\n", "\n", text),
        "title": (" ".join((title.text or "").split()) or None) if title is not None else None,
        "language": (page.get("lang") or "")[:2].lower() or None,
    }
