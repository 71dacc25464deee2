from importlib.resources import files

import pytest

from whence.report.paper_sheet import sheet_for_paper


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("p { margin: 0; }", "p { margin: 0; }"),
        ("p { margin: 0; } /* p { x: y } */", "p { margin: 0; }"),
        ("a:hover { color: red; }", ""),
        ("a, a:hover, b:target > i { color: red; }", "a { color: red; }"),
        ("*, *::before, *::after { x: y; }", "* { x: y; }"),
        ("q::before { x: y; }", "q::before { x: y; }"),
        ("i:has(> b, u) { x: y; }", "i:has(> b, u) { x: y; }"),
        ("@media (max-width: 9rem) { p { x: y; } q { x: y; } }", ""),
        ("@media print { p { x: y; } @page { margin: 0; } }", "p { x: y; }\n@page { margin: 0; }"),
        (":root { --ink: #123; } p { color: var(--ink); }", "p { color: #123; }"),
        (
            ":root { --ink: #123; } p { color: var(--ink); }\n@media print { :root { --ink: #000; } }",
            "p { color: #000; }",
        ),
        ("p { width: calc(var(--units, 360) * 1px); }", "p { width: calc(360 * 1px); }"),
        ("p { color: var(--none); }", "p { color: var(--none); }"),
    ],
)
def test_only_what_holds_on_paper_is_left(sheet: str, left: str) -> None:
    told = "\n".join(" ".join(line.split()) for line in sheet_for_paper(sheet).splitlines())
    assert told == left


def test_no_variable_and_no_pointer_is_left_in_ours() -> None:
    templates = files("whence.report") / "templates"
    names = ("style.css", "tables.css", "print.css", "paper.css")
    ours = sheet_for_paper("\n".join((templates / name).read_text("utf-8") for name in names))
    assert "var(" not in ours
    assert ":hover" not in ours
    assert "target-counter" in ours
    assert ours.count("{") == ours.count("}")
