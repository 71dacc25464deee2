"""What every picture is drawn with: shapes, colours, text, links, and the figure they become.

Pictures are SVG with a title and a description, stable ids, and colours from the variables of the
page (`--ink`, `--quiet`, `--band`, `--for`, `--paper`, …) with fallbacks, so that each can stand
alone. Lengths are in units of the view box; 360 of them are as wide as a phone, so that type set at
11 is still 11 pixels there. Every figure has a table that says the same, for those who do not see it.

Nothing may rest on colour alone: beside it stand a mark (`marker`), a dash or a `hatch`. Text is
never turned and never overlaps; `lettering` says how wide it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from ..safe import plain
from .directions import isolated_as
from .inks import DARK, FALLBACKS, colour, fixed, paint, text_paint
from .shapes import (
    Shape,
    arrowhead,
    circle,
    hatch,
    hatched,
    line,
    marker,
    path,
    polygon,
    rect,
)

__all__ = [
    "DARK",
    "FALLBACKS",
    "LEADING",
    "SIZE",
    "WIDTH",
    "Anchor",
    "Cell",
    "Figure",
    "Shape",
    "Table",
    "arrowhead",
    "circle",
    "colour",
    "fixed",
    "group",
    "hatch",
    "hatched",
    "line",
    "link",
    "marker",
    "paint",
    "paragraph",
    "path",
    "polygon",
    "rect",
    "svg",
    "text",
    "text_paint",
]

WIDTH = 360
SIZE = 11  # of type: smaller is not readable on a phone
LEADING = 14  # from line to line of it

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table: its text, and the address on the page that it leads to, if any."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a picture shows, in words and numbers."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with the table that says the same. `described` is one sentence or two."""

    id: str
    title: str
    described: str
    svg: Markup
    table: Table


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = SIZE,
    ink: str = "ink",
    bold: bool = False,
    anchor: Anchor = "start",
    of: str = "",
) -> Markup:
    """Return a line of text, escaped; `x` is its left end, its middle or its right end (`anchor`).

    Words that run from right to left are isolated, so they run so between their own ends and the
    place of the line does not depend on them. (A `direction` of the element would swap its ends.)
    A line that is a part of a text runs as the whole of it does (`of`).
    """
    return Markup(
        '<text x="{:.1f}" y="{:.1f}" text-anchor="{}" font-size="{}" style="{}">{}</text>'
    ).format(x, y, anchor, size, text_paint(ink, bold=bold), isolated_as(words, of))


def paragraph(
    x: float,
    y: float,
    lines: Sequence[str],
    *,
    size: float = SIZE,
    leading: float = LEADING,
    ink: str = "ink",
    bold: bool = False,
    anchor: Anchor = "start",
) -> Markup:
    """Return a text in lines one under the other, the first with its base at `y`."""
    whole = " ".join(lines)
    return Markup().join(
        text(x, y + n * leading, words, size=size, ink=ink, bold=bold, anchor=anchor, of=whole)
        for n, words in enumerate(lines)
    )


def group(*parts: Markup, title: str = "") -> Markup:
    """Return parts as one, with a title that shows when the pointer rests on them."""
    return Markup("<g>{}{}</g>").format(_title(title), Markup().join(parts))


def link(address: str | None, *parts: Markup, title: str = "") -> Markup:
    """Return parts that lead to a place on the page; as they are, if there is no address.

    The keyboard passes them over: a picture may have hundreds, and its table leads to the same.
    """
    if not address:
        return group(*parts, title=title) if title else Markup().join(parts)
    return Markup('<a href="#{}" tabindex="-1">{}{}</a>').format(
        address, _title(title), Markup().join(parts)
    )


def svg(
    id: str, title: str, described: str, height: float, parts: Sequence[Markup], width: int = WIDTH
) -> Markup:
    """Return a picture: its title, its description, and its parts.

    One with links is a group for screen readers, as they see nothing that is inside an image.
    """
    drawn = Markup().join(parts)
    return Markup(
        '<svg id="{id}" class="figure" role="{role}" aria-labelledby="{id}-title {id}-desc" '
        'viewBox="0 0 {width} {height:.0f}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{described}</desc>{drawn}</svg>'
    ).format(
        id=id,
        role="group" if "<a " in drawn else "img",
        title=plain(title),
        described=plain(described),
        width=width,
        height=height,
        drawn=drawn,
    )


def _title(words: str) -> Markup:
    return Markup("<title>{}</title>").format(plain(words)) if words else Markup()
