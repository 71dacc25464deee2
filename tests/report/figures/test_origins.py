import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_laws import SVG, all_inside, drawn

from whence.report.figures.canvas import WIDTH
from whence.report.figures.origins import origin_dots


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
