"""`whence read`: one line a document."""

import json

PAGE = (
    "A title\n\nBody of the article.\n\nComments (2)\n\nSami said:\n\nNo.\n\nAnna said:\n\nWhy?\n"
)


def test_a_table_of_documents(run, write):
    write({"page.txt": PAGE})
    status, out, err = run("read", "page.txt")
    assert status == 0
    first = [line.split("  ")[0].strip() for line in out.splitlines()]
    assert first == ["document", "page", "· #1", "· #2"]
    assert err == "info: the page states 2 comments; 2 were found\n"


def test_one_object_a_line_with_its_text(run, write):
    write({"page.txt": PAGE})
    status, out, _ = run("read", "page.txt", "--jsonl")
    assert status == 0
    documents = [json.loads(line) for line in out.splitlines()]
    assert [one["id"] for one in documents] == ["page", "page#1", "page#2"]
    assert documents[1]["text"] == "No."
    assert documents[1]["parent"] == "page"


def test_standard_input(run):
    status, out, _ = run("read", "-", "--jsonl", stdin="Orion agreed.")
    assert status == 0
    assert json.loads(out)["text"] == "Orion agreed."


def test_what_cannot_be_read_is_said_on_standard_error(run, write):
    write({"a.txt": "Orion agreed.", "b.txt": b"\0\1\2" * 99})
    status, out, err = run("read", ".", "--jsonl")
    assert status == 0
    assert len(out.splitlines()) == 1
    assert "error: b.txt: not a text file" in err


def test_nothing_to_read(run, write):
    write({"a.txt": "", "b.txt": b"\0\1\2" * 99})
    assert run("read", "a.txt")[0] == 1
    assert run("read", "b.txt")[0] == 2
    assert run("read", "c.txt")[0] == 2
    assert run("read", "-", stdin="")[0] == 1
