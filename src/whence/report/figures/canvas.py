"""What every picture is drawn with: shapes, colours, and the figure that they become.

Pictures are SVG with a title and a description, stable ids, and colours from the variables of the
page (`--ink`, `--quiet`, `--band`, `--for`, `--paper`, …) with fallbacks, so that each can stand
alone. Lengths are in units of the view box; 360 of them are as wide as a phone, so that type set at
11 is still 11 pixels there. Every figure has a table that says the same, for those who do not see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..safe import plain

WIDTH = 360
FALLBACKS = {
    "ink": "#1b1f24",
    "quiet": "#56606b",
    "line": "#d5dbe1",
    "card": "#f6f8fa",
    "band": "#cfd6dd",
    "band2": "#e9edf1",
    "for": "#0b5cad",
    "against": "#a24100",
    "paper": "#ffffff",
}


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


def rect(x: float, y: float, width: float, height: float, fill: str, rounded: int = 0) -> Markup:
    """Return a filled rectangle with rounded corners."""
    return Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="{}" style="{}"/>'
    ).format(x, y, width, height, rounded, paint(fill))


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, dash: str = "none") -> Markup:
    """Return a line, dashed by `dash` where given."""
    return Markup(
        '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke-dasharray="{}" style="stroke:{};stroke-width:2"/>'
    ).format(x1, y1, x2, y2, dash, colour(stroke))


def colour(name: str) -> str:
    """Return a colour of the page by its name, with a fallback."""
    return f"var(--{name},{FALLBACKS[name]})"


def paint(fill: str, stroke: str | None = None) -> str:
    """Return the style of a shape: its fill, and the colour of its edge if it has one."""
    edge = f";stroke:{colour(stroke)};stroke-width:2" if stroke else ""
    return f"fill:{colour(fill)}{edge}"


def text_paint(ink: str, *, bold: bool = False) -> str:
    """Return the style of text."""
    return f"fill:{colour(ink)}{';font-weight:700' if bold else ''}"


def svg(
    id: str, title: str, described: str, height: float, parts: Sequence[Markup], width: int = WIDTH
) -> Markup:
    """Return a picture: its title, its description, and its parts."""
    return Markup(
        '<svg id="{id}" class="figure" role="img" aria-labelledby="{id}-title {id}-desc" '
        'viewBox="0 0 {width} {height:.0f}" xmlns="http://www.w3.org/2000/svg">'
        '<title id="{id}-title">{title}</title><desc id="{id}-desc">{described}</desc>{parts}</svg>'
    ).format(
        id=id,
        title=plain(title),
        described=plain(described),
        width=width,
        height=height,
        parts=Markup().join(parts),
    )
