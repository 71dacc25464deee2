"""A piece of HTML as plain paragraphs: the body of a mail, an entry of a feed.

Unlike a saved page, such a piece has no furniture around the text, so all of its text is kept.
"""

from dataclasses import dataclass

from ..web.markup import is_blockquote, render
from ..web.writing import Element

# How mail programs mark what they quote: Gmail, Yahoo, Thunderbird, Proton, Zimbra.
_QUOTED = frozenset("gmail_quote yahoo_quoted moz-cite-prefix protonmail_quote zmail_extra".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """The text of a piece of HTML, and the stretches in it that are marked as quoted.

    It is not `complete` where what is nested thousands deep was left out.
    """

    text: str
    quotes: tuple[tuple[int, int], ...] = ()
    complete: bool = True


def render_html(markup: str) -> Rendering:
    """Return the text of a piece of HTML: paragraphs apart, tags, scripts and styles gone."""
    from lxml import etree

    # huge_tree: elements 2,048 deep instead of 256, and text of any length.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    if root is None:
        return Rendering(text="")
    text, quotes = render(root, is_quoted=_is_quoted)
    complete = not any(error.level_name == "FATAL" for error in parser.error_log)
    return Rendering(text=text, quotes=tuple(quotes), complete=complete)


def _is_quoted(element: Element) -> bool:
    marked = not _QUOTED.isdisjoint((element.get("class") or "").split())
    return marked or is_blockquote(element)
