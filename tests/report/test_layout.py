from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from whence.report.layout import hanging, row, wrapped
from whence.report.safe import ISOLATE, POP, isolated, plain

texts = st.text(
    st.sampled_from("ab cdé ، ب ت 漢 字\u00a0—\u200d👩\u0301") | st.characters(codec="utf-8")
).map(plain)


def bare(text: str) -> str:
    return text.replace(ISOLATE, "").replace(POP, "")


@given(texts, st.integers(8, 40))
@example("000000000000\u00a00", 13)
def test_wrapping_keeps_every_character_within_the_width(text: str, width: int) -> None:
    lines = wrapped(Text(isolated(text)), width)
    assert all(cell_len(line.plain) <= width for line in lines)
    joined = "".join(bare(line.plain) for line in lines)
    assert joined.replace(" ", "") == text.replace(" ", "")


@given(texts, st.integers(8, 40))
def test_isolates_are_closed_on_every_line(text: str, width: int) -> None:
    for line in wrapped(Text(f"a {isolated(text)} b {isolated(text)}"), width):
        assert line.plain.count(ISOLATE) == line.plain.count(POP)


def test_words_are_kept_whole_where_they_fit() -> None:
    lines = [line.plain for line in wrapped(Text("the quick brown foxes"), 10)]
    assert lines == ["the quick", "brown", "foxes"]


def test_a_word_too_long_is_cut_and_the_next_goes_on_behind_it() -> None:
    lines = [line.plain for line in wrapped(Text("abcdefghijkl mn"), 8)]
    assert lines == ["abcdefgh", "ijkl mn"]


def test_no_break_spaces_hold() -> None:
    assert [line.plain for line in wrapped(Text("about 12\u00a0%"), 9)] == ["about", "12\u00a0%"]


def test_hanging_indent() -> None:
    lines = [line.plain for line in hanging(Text("one two three"), 12, "1. ")]
    assert lines == ["1. one two", "   three"]


def test_cells_side_by_side() -> None:
    cells = [Text("a long name"), Text("7 %")]
    assert [line.plain for line in row(cells, [8, 4], "<>")] == ["a long     7 %", "name"]
