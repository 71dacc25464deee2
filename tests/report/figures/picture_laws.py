"""What holds of every picture."""

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> etree._Element:
    root = etree.fromstring(svg)
    assert root.get("role") == "img"
    id = root.get("id")
    assert root.get("aria-labelledby") == f"{id}-title {id}-desc"
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text is not None
    return root


def all_inside(root: etree._Element, width: float) -> bool:
    _, _, _, height = map(float, root.get("viewBox").split())
    for box in root.iter(f"{SVG}rect"):
        x, y, w, h = (float(box.get(name)) for name in ("x", "y", "width", "height"))
        if not (x >= -0.1 and x + w <= width + 2.1 and y >= -0.1 and y + h <= height + 0.1):
            return False
    return True
