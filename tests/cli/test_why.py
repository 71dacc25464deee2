"""`whence why`: what it prints, and with which status it ends."""

import json

import jsonschema
import pytest

FILES = {
    "case/case.yaml": "claims: [{id: merger, text: Orion and Pavo have agreed to merge.}]",
    "case/documents/wire.txt": "Orion and Pavo have agreed to merge, a senior official said on Monday.",
    "case/documents/copy.txt": "TARN. Orion and Pavo have agreed to merge, a senior official said on Monday.",
    "case/documents/evil.txt": "\u202eOrion\u202c and \x1b[31mPavo\x1b[0m have agreed to merge, a clerk said.",
}


def test_it_says_why(run, write):
    write(FILES)
    status, out, err = run("why", "case", "wire", "copy")
    assert (status, err) == (0, "")
    assert "Do the two go back to one hand?" in out
    assert "⟦Orion and Pavo have agreed to merge" in out


def test_json_is_what_its_schema_says(run, write):
    write(FILES)
    status, out, err = run("why", "case", "wire", "evil", "--json")
    assert (status, err) == (0, "")
    found = json.loads(out)
    assert [found[side]["id"] for side in "ab"] == ["wire", "evil"]
    schema = json.loads(run("schema", "why")[1])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(found)
    assert {"from", "to"} <= found["ties"][0].keys()


def test_a_terminal_obeys_nothing_that_a_document_holds(run, write):
    write(FILES)
    status, out, _ = run("why", "case", "wire", "evil")
    assert status == 0
    assert not {"\x1b", "\u202e"} & set(out)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("case", "wire", "cpy"), "did you mean 'copy'"),
        (("case", "wire\x1b[31m", "copy"), "no document"),
        (("case", "wire", "copy", "--as-of", "soon"), "--as-of"),
        (("nowhere", "wire", "copy"), "does not exist"),
        (("case", "wire"), ""),
    ],
)
def test_wrong_usage_ends_with_two(run, write, arguments, told):
    write(FILES)
    status, out, err = run("why", *arguments)
    assert (status, out) == (2, "")
    assert told in err
    assert "\x1b" not in err


def test_one_document_twice_is_said(run, write):
    write(FILES)
    status, out, _ = run("why", "case", "wire", "wire")
    assert status == 0
    assert "one document, named twice" in out


def test_a_page_is_written_and_standard_output_stays_free(run, write, tmp_path):
    write(FILES)
    status, out, err = run("why", "case", "wire", "copy", "--html", "why.html")
    assert (status, out) == (0, "")
    assert "comparison written to why.html" in err
    assert (tmp_path / "why.html").read_text(encoding="utf-8").startswith("<!doctype")


def test_a_page_that_cannot_be_written_is_told_before_any_work(run, write):
    write(FILES)
    status, out, err = run("why", "case", "wire", "copy", "--html", "no/why.html")
    assert (status, out) == (2, "")
    assert "there is no folder no" in err
