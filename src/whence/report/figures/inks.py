"""The colours of pictures: those of the page by their names, with fallbacks, and two palettes."""

import re
from collections.abc import Mapping

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
    "mark": "#fff1b8",
    "mark2": "#e3edf9",
}
DARK = {
    "ink": "#e6e9ec",
    "quiet": "#a3adb8",
    "line": "#353d47",
    "card": "#1b2027",
    "band": "#46515d",
    "band2": "#272e37",
    "for": "#74b4f7",
    "against": "#f5a962",
    "paper": "#14181d",
    "mark": "#4a3f12",
    "mark2": "#20344c",
}
_VARIABLE = re.compile(r"var\(--([a-z0-9]+),#[0-9a-f]{6}\)")


def colour(name: str) -> str:
    """Return a colour of the page by its name, with a fallback; `none` and patterns as they are."""
    if name == "none" or name.startswith("url("):
        return name
    return f"var(--{name},{FALLBACKS[name]})"


def paint(fill: str, stroke: str | None = None) -> str:
    """Return the style of a shape: its fill, and the colour of its edge if it has one."""
    edge = f";stroke:{colour(stroke)};stroke-width:2" if stroke else ""
    return f"fill:{colour(fill)}{edge}"


def text_paint(ink: str, *, bold: bool = False) -> str:
    """Return the style of text."""
    return f"fill:{colour(ink)}{';font-weight:700' if bold else ''}"


def fixed(svg: str, palette: Mapping[str, str] = FALLBACKS) -> str:
    """Return a picture, or a page of them, with its colours set, for what knows no variables.

    librsvg and WeasyPrint do not; they draw black where they find one.
    """
    return _VARIABLE.sub(lambda found: palette[found[1]], svg)
