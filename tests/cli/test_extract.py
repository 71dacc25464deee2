"""`whence extract`: a table of statements."""

import json

GOOD = '{"id": "x", "text": "Haddad said the road is open."}\n'


def test_one_row_a_statement(run, write, tmp_path):
    write({"docs.jsonl": GOOD})
    status, out, err = run("extract", "docs.jsonl", "-o", "s.jsonl", "--rules", "--workers", 1)
    assert (status, out) == (0, "")
    assert err == "s.jsonl: 1 statements of 1 documents\n"
    row = json.loads((tmp_path / "s.jsonl").read_text())
    assert (row["document_id"], row["source"], row["cue"]) == ("x", "Haddad", "said")
    assert row["content_spans"] == [[12, 28]]


def test_bad_rows_are_told_counted_and_no_failure(run, write):
    write({"docs.jsonl": f'{GOOD}{{"id": "y"\n{GOOD}'})
    status, _, err = run("extract", "docs.jsonl", "-o", "s.jsonl", "--rules", "--workers", 1)
    assert status == 0
    assert "error: docs.jsonl:2: not JSON: " in err
    assert "error: docs.jsonl:3: the id 'x' was given before" in err
    assert err.endswith("1 statements of 1 documents; 2 rows or files could not be used\n")


def test_nothing_to_extract_from(run, write, tmp_path):
    write({"bad.jsonl": "{\n", "blank.jsonl": "\n"})
    assert run("extract", "bad.jsonl", "-o", "s.jsonl", "--rules", "--workers", 1)[0] == 2
    assert run("extract", "blank.jsonl", "-o", "s.jsonl", "--rules", "--workers", 1)[0] == 1
    assert run("extract", "none.jsonl", "-o", "s.jsonl", "--rules")[0] == 2
    assert not list(tmp_path.glob("s.jsonl*"))


def test_wrong_usage(run, write):
    write({"docs.jsonl": GOOD})
    for options, said in [
        (("-o", "s.xlsx", "--rules"), "use one of .jsonl"),
        (("-o", "no/s.csv", "--rules"), "no folder no"),
        (("-o", "s.csv", "--fast", "--rules"), "exclude each other"),
        (("-o", "s.csv", "--rules", "--workers", "0"), "--workers must be"),
    ]:
        status, _, err = run("extract", "docs.jsonl", *options)
        assert status == 2
        assert said in err
