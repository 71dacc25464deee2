"""A piece of HTML as plain paragraphs: the body of a mail, an entry of a feed.

Unlike a saved page, such a piece has no furniture around the text, so all of its text is kept.
"""

import re
from dataclasses import dataclass, field
from typing import Any

_SPACES = re.compile(r"[ \t\n\r\f]+")  # what HTML takes for white space; a no-break space is text
_PARAGRAPHS = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul".split()
)
_LINES = frozenset("li option tr caption summary".split())
_SILENT = frozenset("head script style template title object applet math svg".split())
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
    page = _Page()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            page.open(tag, element)
            if tag in _SILENT:
                walk.skip_subtree()
            elif element.text:
                page.write(element.text)
        else:
            page.close(tag, element)
            if element.tail:
                page.write(element.tail)
    complete = not any(error.level_name == "FATAL" for error in parser.error_log)
    return Rendering(text="".join(page.pieces), quotes=tuple(page.quotes), complete=complete)


@dataclass(slots=True)
class _Page:
    """Text as it is written; breaks and spaces wait until something follows them."""

    pieces: list[str] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0
    _breaks: int = 0
    _space: bool = False
    _kept: int = 0  # depth in elements whose white space is text
    _quoted: int = 0  # depth in quotations
    _start: int | None = None

    def open(self, tag: str, element: Any) -> None:
        self._break(tag)
        self._kept += tag == "pre"
        self._quoted += _is_quoted(tag, element)

    def close(self, tag: str, element: Any) -> None:
        if tag != "br":
            self._break(tag)
        self._kept -= tag == "pre"
        if tag == "td" or tag == "th":
            self._space = True
        if _is_quoted(tag, element):
            self._quoted -= 1
            if not self._quoted and self._start is not None:
                self.quotes.append((self._start, self.length))
                self._start = None

    def write(self, text: str) -> None:
        if self._kept:
            self._put(text.replace("\r\n", "\n").replace("\r", "\n"))
            return
        words = _SPACES.sub(" ", text)
        self._space = self._space or words[:1] == " "
        if words.strip(" "):
            self._put(words.strip(" "))
            self._space = words[-1] == " "

    def _put(self, text: str) -> None:
        if self.length:
            text = ("\n" * self._breaks or " " * self._space) + text
        self._breaks, self._space = 0, False
        if self._quoted and self._start is None:
            self._start = self.length + len(text) - len(text.lstrip("\n "))
        self.pieces.append(text)
        self.length += len(text)

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._breaks = max(2, self._breaks)
        elif tag == "br":
            self._breaks = min(2, self._breaks + 1)
        elif tag in _LINES:
            self._breaks = max(1, self._breaks)


def _is_quoted(tag: str, element: Any) -> bool:
    return tag == "blockquote" or not _QUOTED.isdisjoint(element.get("class", "").split())
