"""Text written from markup: paragraphs apart, lines where the markup has them, white space as in HTML."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

# An lxml element. lxml gives no types, and its stubs are not needed for the few calls made here.
Element = Any

_SPACES = re.compile(r"[ \t\n\r\f]+")  # what HTML takes for white space; a no-break space is text
_PARAGRAPHS = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul".split()
)
_LINES = frozenset("li option tr caption summary".split())


@dataclass(slots=True)
class Writer:
    """Text as it is written; breaks and spaces wait until something follows them.

    `quotes` are the outermost of the stretches that `is_quoted` says are quoted.
    """

    is_quoted: Callable[[Element], bool]

    pieces: list[str] = field(default_factory=list)
    quotes: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0
    _breaks: int = 0
    _space: bool = False
    _kept: int = 0  # depth in elements whose white space is text
    _quoted: int = 0  # depth in quotations
    _start: int | None = None

    def open(self, element: Element) -> None:
        """Begin an element."""
        tag = element.tag
        self._break(tag)
        self._kept += tag == "pre"
        self._quoted += self.is_quoted(element)

    def close(self, element: Element) -> None:
        """End an element."""
        tag = element.tag
        if tag != "br":
            self._break(tag)
        self._kept -= tag == "pre"
        if tag == "td" or tag == "th":
            self._space = True
        if self.is_quoted(element):
            self._quoted -= 1
            if not self._quoted and self._start is not None:
                self.quotes.append((self._start, self.length))
                self._start = None

    def write(self, text: str | None) -> None:
        """Add words, white space as HTML has it."""
        if not text:
            return
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
