from hypothesis import given
from hypothesis import strategies as st
from picture_laws import SVG, all_inside, drawn

from whence.report.figures.canvas import WIDTH
from whence.report.figures.scale import probability_bar, small_bar

chances = st.floats(0, 1)


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
