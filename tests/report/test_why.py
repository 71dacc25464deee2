"""Two reports compared, in a terminal: readable without colour, whatever the texts hold."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from whence.model import Case, Claim, Question, RawFile, Why
from whence.report.safe import ISOLATE, POP
from whence.report.why import print_why
from whence.why import explain_pair

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066\u2067]")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
WIRE = "Orlo Lines sold the old pier to a buyer from Larmona for 73 million crowns, a banker told Ostwire on Monday. Pier 9 goes with it, as does the Amberlight warehouse."  # fmt: skip
TEXTS = {
    "wire": WIRE,
    "late": "For 73 million crowns Orlo Lines has sold the old pier, officials said. The Amberlight warehouse is part of it; the buyer comes from Larmona.",
    "copy": f"TARN. {WIRE} Nobody asked the fishermen.",
    "marsa": "باعت شركة Orlo Lines الرصيف القديم مقابل 73 مليون كرون لمشترٍ من Larmona، بحسب مصرفي تحدث إلى وكالة Ostwire، ويشمل البيع مستودع Amberlight القديم.",
    "evil": "Orlo Lines sold the old pier, \x1b[31mofficials\x1b[0m said \u202eon 73\u202c. ⟦Not ours⟧¹ [red]x[/red] ⟨nor⟩² this, and\x07 Larmona.",
    "long": "The tide came in at Larmona. " * 200 + WIRE + " The tide went out again at Tarn." * 200,
}  # fmt: skip
CASE = Case(
    name="pier",
    question=Question(claims=(Claim(id="sale", text="Orlo Lines sold the old pier."),)),
    files=tuple(
        RawFile(id=id, path=f"{id}.txt", data=f"---\npublisher: The {id.title()}\n---\n{text}".encode())
        for id, text in TEXTS.items()
    ),
)  # fmt: skip
PAIRS = [("late", "wire"), ("copy", "wire"), ("marsa", "wire"), ("evil", "wire"), ("long", "wire")]
_made: dict[tuple[str, str], Why] = {}


def why(a: str, b: str) -> Why:
    if (a, b) not in _made:
        _made[a, b] = explain_pair(CASE, a, b)
    return _made[a, b]


def printed(found: Why, width: int = 80, colour: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="256" if colour else None,
        no_color=not colour,
    )
    print_why(found, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [40, 72, 80, 99, 100, 140, 300])
@pytest.mark.parametrize("pair", PAIRS)
def test_no_line_is_wider_than_the_console(pair: tuple[str, str], width: int) -> None:
    lines = printed(why(*pair), width).split("\n")
    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize("pair", PAIRS)
def test_nothing_of_the_texts_reaches_the_terminal_as_control(
    pair: tuple[str, str], width: int
) -> None:
    assert CONTROL.findall(printed(why(*pair), width)) == []


@pytest.mark.parametrize("width", [80, 140])
def test_isolates_are_closed_on_every_line(width: int) -> None:
    for line in printed(why("marsa", "wire"), width).split("\n"):
        assert line.count(ISOLATE) == line.count(POP)


@pytest.mark.parametrize("pair", PAIRS)
def test_colour_adds_nothing_but_style(pair: tuple[str, str]) -> None:
    coloured = printed(why(*pair), colour=True)
    assert "\x1b[" in coloured
    assert STYLE.sub("", coloured) == printed(why(*pair))


def sides(text: str) -> tuple[str, str]:
    """Return what stands under A and B in the last part, where one is under the other."""
    a, _, b = text.partition("Side by side")[2].partition("\n  A  ")[2].partition("\n  B  ")
    return " ".join(a.split()), " ".join(b.split())


@pytest.mark.parametrize("pair", PAIRS)
def test_what_is_shared_is_marked_in_both_under_one_number(pair: tuple[str, str]) -> None:
    a, b = sides(printed(why(*pair)))
    numbers = [re.findall(r"[⟧⟩]([¹²³⁴⁵⁶⁷⁸⁹⁰]+)", side) for side in (a, b)]
    assert set(numbers[0]) == set(numbers[1]) != set()


def test_a_passage_and_a_detail_look_different_without_colour() -> None:
    assert "⟦Orlo Lines sold the old pier to a buyer" in sides(printed(why("copy", "wire")))[0]
    assert "⟨73⟩" in sides(printed(why("late", "wire")))[0]


def test_a_text_cannot_bring_its_own_marks() -> None:
    a, _ = sides(printed(why("evil", "wire")))
    assert "[Not ours]¹ [red]x[/red] (nor)² this" in a


def test_of_a_long_text_only_what_matters_is_shown() -> None:
    a, _ = sides(printed(why("long", "wire")))
    assert len(a) < 3_000
    assert "Amberlight warehouse" in a
    assert "…" in a


def test_in_a_wide_terminal_the_two_stand_beside_each_other() -> None:
    line = next(line for line in printed(why("copy", "wire"), 140).split("\n") if "TARN." in line)
    assert line.count("⟦Orlo Lines sold") == 2


def test_what_is_not_shared_is_said_as_plainly() -> None:
    text = printed(why("late", "wire"))
    part = text.partition("What is not shared")[2].partition("Time")[0]
    assert "only in B" in part
    assert "“Monday”" in part or "“Pier 9”" in part or "“9”" in part


def test_one_document_twice() -> None:
    assert "one document, named twice" in printed(why("wire", "wire"))
