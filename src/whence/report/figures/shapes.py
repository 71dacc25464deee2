"""Rectangles, lines, marks and hatches, as SVG."""

from collections.abc import Iterable
from typing import Literal

from markupsafe import Markup

from .inks import colour, paint

Shape = Literal["dot", "square", "diamond", "triangle", "cross"]


def rect(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str,
    rounded: int = 0,
    stroke: str | None = None,
    opacity: float = 1,
) -> Markup:
    """Return a filled rectangle with rounded corners, with an edge if `stroke` names its colour."""
    thin = f";fill-opacity:{opacity:g}" if opacity < 1 else ""
    return Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="{}" style="{}{}"/>'
    ).format(x, y, width, height, rounded, paint(fill, stroke), thin)


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    stroke: str,
    dash: str = "none",
    thick: float = 2,
) -> Markup:
    """Return a line, dashed by `dash` where given."""
    return Markup(
        '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke-dasharray="{}" '
        'style="stroke:{};stroke-width:{}"/>'
    ).format(x1, y1, x2, y2, dash, colour(stroke), thick)


def path(
    steps: str, stroke: str, dash: str = "none", thick: float = 2, fill: str = "none"
) -> Markup:
    """Return a path from its SVG steps (`M 0 0 C …`), dashed by `dash` where given."""
    return Markup(
        '<path d="{}" stroke-dasharray="{}" style="fill:{};stroke:{};stroke-width:{}"/>'
    ).format(steps, dash, colour(fill), colour(stroke), thick)


def polygon(points: Iterable[tuple[float, float]], fill: str, stroke: str | None = None) -> Markup:
    """Return a closed shape through some points."""
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return Markup('<polygon points="{}" style="{}"/>').format(corners, paint(fill, stroke))


def circle(x: float, y: float, radius: float, fill: str, stroke: str | None = None) -> Markup:
    """Return a disc, with an edge if `stroke` names its colour."""
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="{}" style="{}"/>').format(
        x, y, radius, paint(fill, stroke)
    )


def marker(
    shape: Shape, x: float, y: float, radius: float, fill: str, stroke: str | None = None
) -> Markup:
    """Return a mark whose shape tells its kind where its colour may not be seen."""
    r = radius
    if shape == "dot":
        return circle(x, y, r, fill, stroke)
    if shape == "cross":
        slash = line(x - r, y - r, x + r, y + r, stroke or fill)
        return slash + line(x - r, y + r, x + r, y - r, stroke or fill)
    corners = {
        "square": [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        "diamond": [(x, y - r), (x + r, y), (x, y + r), (x - r, y)],
        "triangle": [(x, y - r), (x + r, y + r), (x - r, y + r)],
    }
    return polygon(corners[shape], fill, stroke)


def arrowhead(x: float, y: float, dx: float, dy: float, fill: str, length: float = 7) -> Markup:
    """Return the head of an arrow that ends at (x, y) and comes along (dx, dy), not both zero."""
    size = (dx * dx + dy * dy) ** 0.5
    along, across = (dx / size * length, dy / size * length), (-dy / size, dx / size)
    half = length * 0.45
    return polygon(
        [
            (x, y),
            (x - along[0] + across[0] * half, y - along[1] + across[1] * half),
            (x - along[0] - across[0] * half, y - along[1] - across[1] * half),
        ],
        fill,
    )


def hatch(id: str, ink: str, ground: str = "paper") -> Markup:
    """Return a pattern of slanted lines, to be filled with by `hatched(id)`; `id` is unique."""
    return Markup(
        '<defs><pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect width="6" height="6" style="{}"/>'
        '<rect width="2.5" height="6" style="{}"/></pattern></defs>'
    ).format(id, paint(ground), paint(ink))


def hatched(id: str) -> str:
    """Return the fill, as `rect` and the others take it, of a pattern drawn by `hatch`."""
    return f"url(#{id})"
