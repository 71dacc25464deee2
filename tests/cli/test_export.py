"""`whence export`: what it writes, and what it says when it cannot."""

import re

import pytest

from whence.report.exports import FORMATS, SHORT
from whence.store.kinds import KINDS

FILES = {
    "case/case.yaml": "claims: [{id: merger, text: Orion and Pavo have agreed to merge.}]",
    "case/documents/wire.txt": "Orion and Pavo have agreed to merge, a senior official said on Monday.",
    "case/documents/copy.txt": "TARN. Orion and Pavo have agreed to merge, a senior official said on Monday.",
}


def test_a_written_assessment_is_as_good_as_its_case(run, write, tmp_path):
    write(FILES)
    (tmp_path / "told.json").write_text(run("assess", "case", "--json")[1], encoding="utf-8")
    assert run("export", "case", "--to", "html", "-o", "one.html")[0] == 0
    assert run("export", "told.json", "--to", "html", "-o", "other.html")[0] == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "other.html").read_bytes()


def test_a_text_goes_to_standard_output_where_no_file_is_named(run, write):
    write(FILES)
    status, out, _ = run("export", "case", "--to", "html")
    assert status == 0
    assert out.startswith("<!doctype html>")
    assert out.endswith("</html>\n")


def test_json_is_what_assess_prints(run, write, tmp_path):
    write(FILES)
    whole = run("assess", "case", "--json")[1]
    assert run("export", "case", "--to", "json")[1] == whole
    (tmp_path / "told.json").write_text(whole, encoding="utf-8")
    assert run("export", "told.json", "--to", "json", "-o", "again.json")[0] == 0
    assert (tmp_path / "again.json").read_text(encoding="utf-8") == whole


def test_a_short_name_is_the_same_format(run, write, tmp_path):
    write(FILES)
    (tmp_path / "told.json").write_text(run("assess", "case", "--json")[1], encoding="utf-8")
    assert run("export", "told.json", "--to", "md") == run(
        "export", "told.json", "--to", "markdown"
    )
    assert set(SHORT.values()) <= set(FORMATS)
    assert not set(SHORT) & set(FORMATS)


@pytest.mark.parametrize(
    ("command", "names"), [("export", ["json", *FORMATS]), ("import", list(KINDS))]
)
def test_the_help_tells_every_choice_on_a_line_of_its_own(run, command, names):
    lines = [line.strip("│ ") for line in run(command, "--help")[1].splitlines()]
    for name in names:
        assert any(re.search(rf"(^| ){name}: \w", line) for line in lines), name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("case", "--to", "htlm"), "--to htlm: no such format; there are"),
        (("case", "--to", "html", "-o", "no/x.html"), "-o: there is no folder no; make it first"),
        (("case", "--to", "html", "-o", "case"), "-o: case is a folder; name a file"),
        (("none", "--to", "html"), "none does not exist"),
        (("broken.json", "--to", "html"), "broken.json: not an assessment by whence"),
        (("told.json", "--to", "html", "--as-of", "2031"), "told.json is an assessment already"),
        (("case", "--to", "html", "--as-of", "yesterday"), "--as-of"),
    ],
)
def test_what_cannot_be_written_is_said_with_the_remedy(run, write, tmp_path, arguments, said):
    write(FILES | {"broken.json": "{}"})
    (tmp_path / "told.json").write_text("{}", encoding="utf-8")
    status, out, err = run("export", *arguments)
    assert (status, out) == (2, "")
    assert said in err
