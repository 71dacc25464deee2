"""`whence assess`: what it prints where, and with which status it ends."""

import json

import jsonschema
import pytest

REPORT = (
    "Orion and Pavo have agreed to merge, a senior official said on Monday. "
    "The Pavo Group denied the report on Tuesday.\n"
)
ALIASES = "a: &a [x, x, x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}, *{before}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def test_a_report_is_assessed_and_nothing_is_said_on_standard_error(run, write):
    write({"a.txt": REPORT})
    status, out, err = run("assess", "a.txt")
    assert status == 0
    assert "agreed to merge" in out
    assert err == ""


def test_json_is_all_that_is_printed_and_is_what_the_schema_says(run, write):
    write({"a.txt": REPORT, "b.txt": "\u202eOrion\u202c \x1b[31mdenied\x1b[0m it, he said.\n"})
    status, out, err = run("assess", ".", "--json")
    assert (status, err) == (0, "")
    assessment = json.loads(out)
    assert assessment["claims"]
    schema = json.loads(run("schema")[1])
    jsonschema.Draft202012Validator(schema).validate(assessment)


def test_a_terminal_obeys_nothing_that_a_document_holds(run, write):
    write(
        {"a.txt": "Orion \x1b[31mand\x1b[0m Pavo have agreed to merge, officials said.\n" + REPORT}
    )
    status, out, _ = run("assess", "a.txt", "--explain")
    assert status == 0
    assert "\x1b" not in out


def test_standard_input(run):
    status, out, err = run("assess", "-", "--json", stdin=REPORT)
    assert (status, err) == (0, "")
    assert [one["id"] for one in json.loads(out)["documents"]] == ["stdin"]


def test_a_page_is_written_and_standard_output_stays_free(run, write, tmp_path):
    write({"a.txt": REPORT})
    status, out, err = run("assess", "a.txt", "--html", "report.html")
    assert (status, out) == (0, "")
    assert "report written to report.html" in err
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!")


def test_one_bad_file_among_good_ones_is_an_issue(run, write):
    write({"a.txt": REPORT, "b.txt": b"\0\1\2" * 99, "c.pdf": b"%PDF-1.4 no", "d.txt": ""})
    status, out, err = run("assess", ".", "--json")
    assert (status, err) == (0, "")
    levels = {one["document"]: one["level"] for one in json.loads(out)["issues"]}
    assert (levels["b"], levels["c"], levels["d"]) == ("error", "error", "warning")


KNOWN = "actors:\n  - {id: orion, names: [{name: Orion}]}\n"


@pytest.mark.parametrize(
    ("files", "status", "said"),
    [
        (
            {"case.yaml": "title: x\nclams: []\n"},
            2,
            "case.yaml:2: clams: unknown key; did you mean",
        ),
        ({"case.yaml": "as_of: 2014-02-30\n"}, 2, "case.yaml:1: as_of: '2014-02-30' is not a date"),
        ({"case.yaml": "as_of: {a: b}\n"}, 2, "case.yaml:1: as_of: must be a date"),
        ({"case.yaml": ALIASES}, 2, "case.yaml:1: anchors"),
        ({"case.yaml": b"title: \xff\n"}, 2, "case.yaml:1: not UTF-8"),
        (
            {
                "case.yaml": "claims: [{id: a, text: b, actors: [oriom]}]\n",
                "knowledge/k.yaml": KNOWN,
            },
            2,
            "unknown actor 'oriom'; did you mean 'orion'?",
        ),
        ({"documents/b.txt": "---\npublishd: 2014\n---\nText.\n"}, 2, "b.txt:2: unknown key"),
        ({"documents/b.txt": "---\npublished: 2014-02-30\n---\nx\n"}, 2, "b.txt:2: published:"),
        ({"documents/b.txt": "---\ntitle: &a [*a]\n---\nx\n"}, 2, "b.txt:2: title: must be text"),
    ],
)
def test_a_slip_in_a_case_names_file_line_and_remedy(run, write, files, status, said):
    write({"documents/a.txt": REPORT} | files)
    found, out, err = run("assess", ".")
    assert (found, out) == (status, "")
    assert err.startswith("whence: ")
    assert said in err


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        ("a.txt", "", 1, "a.txt: the file holds no text"),
        ("a.txt", b"\0" * 999, 2, "a.txt: not a text file"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 2, "a.txt: not a text file"),
        ("a.txt", "1 2 3\n", 1, "no claim was found"),
        ("a.txt", "\n" * 100_000, 1, "a.txt: the file holds no text"),
        ("a.txt", "(" * 100_000, 1, "no claim was found"),
        ("a.txt", "“" * 100_000, 1, "no claim was found"),
        ("a.pdf", "hello", 2, "a.pdf: not a readable PDF"),
        ("a.docx", b"PK\5\6" + b"\0" * 18, 2, "a.docx: not a readable Word file"),
        ("a.html", "<html><img src=x></html>", 2, "a.html: no article text was found"),
        ("a.html", "<div>" * 5_000 + REPORT, 2, "a.html: no article text was found"),
        ("case.yaml", "title: x\n", 1, "no documents: put reports"),
    ],
)
def test_what_cannot_be_assessed_says_why(run, write, name, content, status, said):
    write({name: content})
    found, out, err = run("assess", name)
    assert (found, out) == (status, "")
    assert said in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothere"], "nothere does not exist"),
        (["a.tx"], "did you mean a.txt?"),
        ([""], "PATH is empty"),
        (
            ["a.txt", "--as-of", "yesterday"],
            "--as-of: 'yesterday' is not a date; write for example",
        ),
        (["a.txt", "--as-of", "2014-02-30"], "--as-of: '2014-02-30' is not a date: 2014-02 has 28"),
        (["a.txt", "--html", "no/report.html"], "--html: there is no folder no; make it first"),
        (["a.txt", "--html", "."], "--html: . is a folder"),
        ([], "Missing argument"),
        (["a.txt", "b.txt"], "unexpected extra argument"),
        (["a.txt", "--jsn"], "No such option"),
        (["x" * 5_000], "x" * 50),
    ],
)
def test_wrong_usage_ends_with_two_and_says_what_would_do(run, write, arguments, said):
    write({"a.txt": REPORT})
    status, out, err = run("assess", *arguments)
    assert (status, out) == (2, "")
    assert said in " ".join(err.split())


def test_a_folder_without_documents(run, write, tmp_path):
    write({})
    status, _, err = run("assess", str(tmp_path))
    assert status == 1
    assert "put reports" in err


def test_a_date_before_everything(run, write):
    write({"a.txt": f"---\npublished: 2014-11-02\n---\n{REPORT}"})
    status, out, err = run("assess", "a.txt", "--as-of", "1900")
    assert (status, out) == (1, "")
    assert "published 2014-11-02, after 1900: not used" in err


def test_empty_standard_input(run):
    status, _, err = run("assess", "-", stdin="")
    assert status == 1
    assert "standard input is empty" in err


@pytest.mark.parametrize("pattern", ["*.txt", "[a].txt", "**", "?.txt"])
def test_globs(run, write, pattern):
    write({"a.txt": REPORT})
    status, out, _ = run("assess", pattern, "--json")
    assert status == 0
    assert [one["id"] for one in json.loads(out)["documents"]] == ["a"]


def test_a_name_that_is_also_a_pattern_is_the_file(run, write):
    write({"a [1].txt": REPORT})
    status, out, _ = run("assess", "a [1].txt", "--json")
    assert status == 0
    assert [one["id"] for one in json.loads(out)["documents"]] == ["a [1]"]
