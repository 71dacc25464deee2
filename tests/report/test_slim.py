import re

import pytest
from lxml import html as lxml_html

from whence.model import Assessment
from whence.report.html import full_html, render_html
from whence.report.slim import slimmed

_NUMBERS = re.compile(r"(?<=\d)\.0(?![\d.])")


@pytest.fixture(scope="module")
def pages(merger: Assessment) -> tuple[lxml_html.HtmlElement, lxml_html.HtmlElement]:
    """The page with its looks written out, and the one that is given out."""
    return tuple(
        lxml_html.document_fromstring(render(merger)) for render in (full_html, render_html)
    )


def looks(element: lxml_html.HtmlElement, sheet: dict[str, str]) -> set[str]:
    """Return what is set for a shape, however it is set, but for what is so by itself."""
    named = ";".join(sheet.get(name, "") for name in (element.get("class") or "").split())
    sizes = {"font-size": "{}px", "text-anchor": "{}", "stroke-dasharray": "{}"}
    own = [
        f"{name}:{how.format(element.get(name))}"
        for name, how in sizes.items()
        if element.get(name)
    ]
    rules = {*f"{named};{element.get('style') or ''}".split(";"), *own}
    return rules - {"", "text-anchor:start", "stroke-dasharray:none"}


def test_every_shape_looks_as_it_did(pages: tuple) -> None:
    _, slim = pages
    sheet = dict(re.findall(r"\.(s\d+)\{([^}]*)\}", slim.find(".//style").text))
    assert sheet
    for one, other in zip(*(list(page.iter()) for page in pages), strict=True):
        assert one.tag == other.tag
        assert looks(one, {}) == looks(other, sheet)
        for place in ("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "width", "height", "d"):
            assert _NUMBERS.sub("", one.get(place) or "") == (other.get(place) or "")
    assert not [
        shape
        for svg in slim.iter("svg")
        for shape in svg.iter()
        if "var" in (shape.get("style") or "") and "url" not in shape.get("style")
    ]


def test_no_word_is_lost(pages: tuple) -> None:
    said = [[text for text in page.find("body").itertext() if text.strip()] for page in pages]
    assert said[0] == said[1]


def test_a_page_gets_smaller(merger: Assessment) -> None:
    assert len(render_html(merger)) < len(full_html(merger))


def test_what_is_no_picture_is_left_alone() -> None:
    page = '<style>a{}</style><p style="--units: 3.0" x="1.0">style="fill:red" 2.0</p>'
    assert slimmed(page) == page.replace("</style>", "\n</style>")
