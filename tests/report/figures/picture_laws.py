"""What holds of every picture, whatever it shows."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from lxml import etree

from whence.report.figures.canvas import Figure
from whence.report.figures.lettering import width_of

SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MARGIN = 1.1  # half of the edge of a shape, and rounding


class Box(NamedTuple):
    """Where something is, and what it is."""

    left: float
    top: float
    right: float
    bottom: float
    what: str


def drawn(svg: str) -> etree._Element:
    """Return the root of a picture that is well formed, named and described."""
    root = etree.fromstring(svg)
    # What is inside an image is hidden from screen readers, and links must not be.
    assert root.get("role") == ("group" if root.find(f".//{SVG}a") is not None else "img")
    id = root.get("id")
    assert root.get("aria-labelledby") == f"{id}-title {id}-desc"
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text is not None
    return root


def lawful(figure: Figure) -> etree._Element:
    """Hold a figure to everything that is asked of each; return its root."""
    root = drawn(figure.svg)
    assert root.get("id") == figure.id
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert all(id.startswith(figure.id) for id in ids), "unique on a page of several"
    assert outside(root) == []
    assert overlaps(root) == []
    for link in root.iter(f"{SVG}a"):
        assert re.fullmatch(r"#\S+", link.get("href"))
    assert not re.search(r"<script|javascript:|[\x00-\x08\x0b-\x1f\u202d\u202e]", figure.svg)
    assert figure.table.caption
    assert figure.table.rows
    assert {len(row) for row in figure.table.rows} == {len(figure.table.head)}
    return root


def all_inside(root: etree._Element, width: float) -> bool:
    """Say whether every shape and every label is on the canvas, which is so wide."""
    return float(root.get("viewBox").split()[2]) == width and not outside(root)


def outside(root: etree._Element) -> list[Box]:
    """Return the shapes and labels that are not wholly on the canvas."""
    _, _, width, height = map(float, root.get("viewBox").split())
    return [
        box
        for box in (*shapes(root), *labels(root))
        if box.left < -_MARGIN
        or box.top < -_MARGIN
        or box.right > width + _MARGIN
        or box.bottom > height + _MARGIN
    ]


def overlaps(root: etree._Element) -> list[tuple[str, str]]:
    """Return the labels that cover each other."""
    return [
        (one.what, other.what)
        for one, other in combinations(labels(root), 2)
        if min(one.right, other.right) - max(one.left, other.left) > 0.2
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.2
    ]


def labels(root: etree._Element) -> list[Box]:
    """Return the box of every label: its letters from top to base, as wide as they may be."""
    return [_label(one) for one in root.iter(f"{SVG}text")]


def words(root: etree._Element) -> list[str]:
    """Return every label as it reads, without the marks that isolate it."""
    return [box.what for box in labels(root)]


def shapes(root: etree._Element) -> Iterator[Box]:
    """Yield the box of every shape; of a path, that of its absolute points."""
    for one in root.iter():
        if any(up.tag == f"{SVG}defs" for up in one.iterancestors()):
            continue
        get = _numbers_of(one)
        if one.tag == f"{SVG}rect":
            x, y, w, h = get("x", "y", "width", "height")
            yield Box(x, y, x + w, y + h, "rect")
        elif one.tag == f"{SVG}circle":
            x, y, r = get("cx", "cy", "r")
            yield Box(x - r, y - r, x + r, y + r, "circle")
        elif one.tag == f"{SVG}line":
            x1, y1, x2, y2 = get("x1", "y1", "x2", "y2")
            yield Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2), "line")
        elif one.tag in {f"{SVG}polygon", f"{SVG}polyline", f"{SVG}path"}:
            steps = re.sub(r"[a-z][^A-Za-z]*", " ", one.get("points") or one.get("d"))
            numbers = [float(n) for n in _NUMBER.findall(steps)]
            xs, ys = numbers[::2], numbers[1::2]
            yield Box(min(xs), min(ys), max(xs), max(ys), "path")


def _numbers_of(element: etree._Element):
    return lambda *names: tuple(float(element.get(name)) for name in names)


def _label(element: etree._Element) -> Box:
    x, y, size = _numbers_of(element)("x", "y", "font-size")
    assert element.get("transform") is None, "text is never turned"
    what = (element.text or "").strip("\u2066\u2067\u2068\u2069")
    width = width_of(what, size, bold="700" in element.get("style"))
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "start")]
    return Box(left, y - 0.76 * size, left + width, y + 0.22 * size, what)
