from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.report.figures.lettering import ELLIPSIS, fitted, spread, widest, width_of, wrapped
from whence.report.safe import plain

FONTS = Path("/usr/share/fonts/truetype")
SAID = [
    "Asserted by a senior banker close to the talks (7 reports)",
    "Islamic State and Jabhat al-Nusra were at war on 2 November 2014.",
    "ALMOST NO CHANCE; ROUGHLY EVEN",
    "Σύμφωνα με την εφημερίδα, οι δύο εταιρείες συμφώνησαν",
    "По словам банкира, компании договорились о слиянии",
    "Zażółć gęślą jaźń – „Größenwahn“, naïveté",
    "odds ÷3.2, 41 % (23–62 %)",
]
anything = st.text(max_size=80)
breadths = st.floats(30, 400)


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(
    "font",
    ["dejavu/DejaVuSans.ttf", "liberation/LiberationSans-Regular.ttf", "noto/NotoSans-Regular.ttf"],
)
def test_widths_are_no_less_than_in_a_font_and_not_far_more(said: str, font: str) -> None:
    if not (FONTS / font).is_file():
        pytest.skip(f"{font} is not installed")
    fonts = pytest.importorskip("fontTools.ttLib")
    with fonts.TTFont(FONTS / font) as face:
        names, advances, em = face.getBestCmap(), face["hmtx"], face["head"].unitsPerEm
        real = sum(advances[names[ord(letter)]][0] for letter in said) / em * 11
    assert real <= width_of(said) * 1.02
    assert width_of(said) <= real * 1.4


@given(anything, breadths)
def test_what_is_fitted_fits(text: str, width: float) -> None:
    cut = fitted(text, width)
    assert width_of(cut) <= width or cut == ELLIPSIS
    assert cut == plain(text) or cut.endswith(ELLIPSIS)
    assert plain(text).startswith(cut.removesuffix(ELLIPSIS))


@given(anything, breadths, st.integers(1, 4))
def test_lines_fit_and_lose_nothing_before_the_last(text: str, width: float, lines: int) -> None:
    rows = wrapped(text, width, lines=lines)
    assert len(rows) <= lines
    assert widest(rows) <= width
    kept = "".join(rows).removesuffix(ELLIPSIS).replace(" ", "")
    assert plain(text).replace(" ", "").startswith(kept)
    if not rows or not rows[-1].endswith(ELLIPSIS):
        assert kept == plain(text).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("short", 100, "short"),
        ("A senior banker close to the talks", 100, "A senior…"),
        ("W" * 30, 50, "WWW…"),
        ("anything", 0, "…"),
        ("The boards, the bank", 80, "The boards…"),
        ("The boards, the bank", 66, "The boar…"),
    ],
)
def test_labels_are_cut_at_a_word(text: str, width: float, cut: str) -> None:
    assert fitted(text, width) == cut


@given(st.lists(st.tuples(st.floats(0, 360), st.floats(5, 40)), max_size=6))
def test_labels_in_a_row_are_moved_apart(wished: list[tuple[float, float]]) -> None:
    wished.sort()
    widths = [width for _, width in wished]
    middles = spread([middle for middle, _ in wished], widths, 0, 360)
    ends = [
        (middle - width / 2, middle + width / 2)
        for middle, width in zip(middles, widths, strict=True)
    ]
    assert all(one[1] + 5.9 <= other[0] for one, other in pairwise(ends))
    assert all(low >= -0.1 and high <= 360.1 for low, high in ends)


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert spread([50, 150, 300], [40, 40, 40], 0, 360) == [50, 150, 300]
