import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from whence.report.figures import WIDTH, origin_dots, probability_bar, small_bar

SVG = "{http://www.w3.org/2000/svg}"
chances = st.floats(0, 1)


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


@given(chances, chances, chances)
def test_a_probability_is_drawn_where_it_belongs(p: float, low: float, high: float) -> None:
    root = drawn(probability_bar("bar", p, min(p, low), max(p, high), 0.5, "likely"))
    (dot,) = root.iter(f"{SVG}circle")
    assert 0 <= float(dot.get("cx")) <= WIDTH
    assert abs((float(dot.get("cx")) - 6) / (WIDTH - 12) - p) < 0.001
    assert all_inside(root, WIDTH)


def test_the_description_says_what_the_picture_shows() -> None:
    root = drawn(probability_bar("bar", 0.06, 0.02, 0.13, 0.2, "very unlikely"))
    described = root.find(f"{SVG}desc").text.replace("\u00a0", " ")
    assert described == "very unlikely: 6 %, 90 % interval 2–13 %; 20 % before the evidence"
    terms = [text.text for text in root.iter(f"{SVG}text")]
    assert len(terms) == 7
    bold = [t.text for t in root.iter(f"{SVG}text") if "700" in t.get("style")]
    assert bold == ["very unlikely"]


def test_a_small_bar_is_as_long_as_the_probability() -> None:
    bar = list(drawn(small_bar("b", 0.25, 0.1, 0.4, 0.2)).iter(f"{SVG}rect"))[1]
    assert float(bar.get("width")) == 30


@given(st.lists(st.integers(1, 20), min_size=1, max_size=14))
def test_every_report_is_a_dot_and_every_origin_a_box(sizes: list[int]) -> None:
    groups = [[f"r{g}-{n}" for n in range(size)] for g, size in enumerate(sizes)]
    root = drawn(origin_dots("dots", groups, "reports"))
    assert len(list(root.iter(f"{SVG}circle"))) == sum(sizes)
    assert len(list(root.iter(f"{SVG}rect"))) == len(sizes)
    assert all_inside(root, WIDTH)


@pytest.mark.parametrize("groups", [[], [["r"] * 400]])
def test_what_cannot_be_drawn_is_left_out(groups: list[list[str]]) -> None:
    assert origin_dots("dots", groups, "reports") == ""


def test_labels_are_escaped() -> None:
    svg = origin_dots("dots", [["</title><script>x\x1b"]], "<b>")
    drawn(svg)
    assert "<script>" not in svg
    assert "\x1b" not in svg
