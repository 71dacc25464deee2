import pytest
from lxml import etree
from markupsafe import Markup
from picture_laws import drawn, outside, overlaps

from whence.report.figures.canvas import (
    DARK,
    FALLBACKS,
    arrowhead,
    circle,
    fixed,
    group,
    hatch,
    hatched,
    line,
    link,
    marker,
    paragraph,
    path,
    rect,
    svg,
    text,
)
from whence.report.figures.legend import Entry, legend

EVIL = '</text><script>x</script>\x1b\u202e & "'


def picture(*parts: Markup) -> Markup:
    return svg("p", "Title", "Described.", 100, parts)


@pytest.mark.parametrize(
    "part",
    [
        text(0, 20, EVIL),
        group(circle(9, 9, 5, "for"), title=EVIL),
        link("doc-x", circle(9, 9, 5, "for"), title=EVIL),
        link('x"><script>x</script>', circle(9, 9, 5, "for")),
    ],
)
def test_strangers_words_stay_words(part: Markup) -> None:
    made = picture(part)
    drawn(made)
    assert "<script" not in made
    assert "\x1b" not in made
    assert "\u202e" not in made


def test_words_from_right_to_left_are_isolated_and_others_are_not() -> None:
    assert ">\u2067שלום\u2069</text>" in text(0, 9, "שלום")
    assert ">\u2066peace, שלום\u2069</text>" in text(0, 9, "peace, שלום")
    assert ">peace</text>" in text(0, 9, "peace")


def test_a_line_runs_as_the_text_that_it_is_of() -> None:
    english = paragraph(0, 9, ["Asserted by the paper", "שלום, 8 reports)"])
    assert ">\u2066שלום, 8 reports)\u2069</text>" in english
    hebrew = paragraph(0, 9, ["שלום", "Newswire, שלום"])
    assert ">\u2067Newswire, שלום\u2069</text>" in hebrew


def test_a_picture_with_links_is_open_to_screen_readers() -> None:
    dot = circle(9, 9, 5, "for")
    assert drawn(picture(dot)).get("role") == "img"
    assert drawn(picture(link("doc-x", dot))).get("role") == "group"
    assert link(None, dot) == link("", dot) == dot


def test_colours_can_be_fixed() -> None:
    made = picture(
        hatch("p-h", "against"),
        rect(0, 0, 9, 9, hatched("p-h"), stroke="line"),
        line(0, 0, 9, 9, "ink"),
        text(0, 20, "x", ink="quiet"),
    )
    for palette in (FALLBACKS, DARK):
        plain = fixed(made, palette)
        etree.fromstring(plain)
        assert "var(" not in plain
        assert palette["against"] in plain
        assert "url(#p-h)" in plain
    assert FALLBACKS.keys() == DARK.keys()


@pytest.mark.parametrize("shape", ["dot", "square", "diamond", "triangle", "cross"])
def test_marks_are_told_apart_by_their_shape(shape: str) -> None:
    assert outside(drawn(picture(marker(shape, 5, 5, 5, "for", "ink")))) == []  # type: ignore[arg-type]
    one, other = (marker(shape, 5, 5, 5, "for"), marker("dot", 5, 5, 5, "for"))  # type: ignore[arg-type]
    assert (one == other) == (shape == "dot")


def test_an_arrow_ends_where_it_points() -> None:
    head = etree.fromstring(arrowhead(50, 20, 3, 0, "ink"))
    assert head.get("points").split()[0] == "50.0,20.0"
    assert all(float(point.split(",")[0]) <= 50 for point in head.get("points").split())


def test_the_checks_see_what_is_wrong() -> None:
    assert outside(drawn(picture(rect(-5, 0, 9, 9, "for"))))
    assert outside(drawn(picture(text(350, 20, "too long for its place"))))
    assert outside(drawn(picture(path("M 0 0 L 400 50", "ink"))))
    assert overlaps(drawn(picture(text(0, 20, "one label"), text(20, 24, "another"))))
    assert not overlaps(drawn(picture(text(0, 20, "one label"), text(0, 34, "another"))))


def test_a_key_takes_as_many_rows_as_it_needs() -> None:
    entries = [
        Entry(draw=lambda x, y: circle(x, y, 4, "for"), words=f"an entry of the key {n}")
        for n in range(5)
    ]
    key, height = legend(0, entries)
    root = drawn(svg("p", "t", "d", height, [key]))
    assert not outside(root)
    assert not overlaps(root)
    assert legend(0, []) == (Markup(), 0.0)
