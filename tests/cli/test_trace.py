"""`whence trace`: a table of links and one of origins."""

import json

import pytest

from whence.cli.trace import read_size
from whence.model import UsageError

TEXT = (
    "The harbour master of Tarn closed the eastern quay on Monday after divers found cracks in two "
    "of its 14 pillars, and ferries to Osk were sent round by the naval pier."
)
OTHER = "A vote on the water tariff was put off again by the council of Brede until after harvest."


def row(id, text, published=None):
    return json.dumps({"id": id, "text": text, "published": published}) + "\n"


GOOD = row("a", TEXT, "2031-05-02") + row("b", TEXT, "2031-05-03") + row("c", OTHER)


def test_links_and_origins(run, write, tmp_path):
    write({"docs.jsonl": GOOD})
    status, out, err = run("trace", "docs.jsonl", "-o", "links.csv", "--workers", 1)
    assert (status, out) == (0, "")
    assert err.endswith("links.csv: 1 links among 3 documents\n")
    assert (tmp_path / "links.csv").read_text().split() == [
        "from_id,to_id,kind,overlap,probability", "b,a,copies,1.0,0.999",
    ]  # fmt: skip
    assert (tmp_path / "links.origins.csv").read_text().split() == [
        "id,cluster,origin", "a,a,a", "b,a,a", "c,c,c",
    ]  # fmt: skip


def test_bad_rows_are_told_counted_and_no_failure(run, write):
    bad = '{"id": "y"\n' + row("a", OTHER) + row("d", OTHER, "soon")
    write({"docs.jsonl": GOOD + bad})
    status, _, err = run("trace", "docs.jsonl", "-o", "l.jsonl", "--workers", 1)
    assert status == 0
    assert "error: docs.jsonl:4: not JSON: " in err
    assert "error: docs.jsonl:5: the id 'a' was given before" in err
    assert "warning: docs.jsonl:6: published: 'soon' is not a date" in err
    assert err.endswith("among 4 documents; 2 rows or files could not be used\n")


def test_nothing_to_trace(run, write, tmp_path):
    write({"bad.jsonl": "{\n", "blank.jsonl": "\n"})
    assert run("trace", "bad.jsonl", "-o", "l.jsonl")[0] == 2
    assert run("trace", "blank.jsonl", "-o", "l.jsonl")[0] == 1
    assert run("trace", "none.jsonl", "-o", "l.jsonl")[0] == 2
    assert not list(tmp_path.glob("l.*"))


def test_an_index(run, write, tmp_path):
    write({"one.jsonl": row("a", TEXT, "2031-05-02"), "two.jsonl": row("b", TEXT, "2031-05-03")})
    options = ("-o", "l.jsonl", "--workers", 1, "--index", "kept")
    assert run("trace", "one.jsonl", *options)[0] == 0
    status, _, err = run("trace", "two.jsonl", *options)
    assert status == 0
    assert err.endswith("l.jsonl: 1 links among 2 documents\n")


def test_wrong_usage(run, write):
    write({"docs.jsonl": GOOD})
    for options, said in [
        (("-o", "l.xlsx"), "use one of .jsonl"),
        (("-o", "no/l.csv"), "no folder no"),
        (("-o", "l.csv", "--workers", "0"), "--workers must be"),
        (("-o", "l.csv", "--memory", "much"), "--memory must be a size"),
        (("-o", "l.csv", "--index", "docs.jsonl"), "is a file; name a folder"),
        (("-o", "l.csv", "--engine", "flink"), "flink"),
    ]:
        status, _, err = run("trace", "docs.jsonl", *options)
        assert status == 2
        assert said in err


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("2G", 2 << 30),
        ("500M", 500 << 20),
        ("1.5 GiB", 3 << 29),
        ("1tb", 1 << 40),
        ("262144k", 1 << 28),
    ],
)
def test_sizes(text, size):
    assert read_size(text) == size


@pytest.mark.parametrize("text", ["", "2", "G", "-2G", "2X", "255M", "1e9G", "9" * 30 + "G"])
def test_wrong_sizes(text):
    with pytest.raises(UsageError, match="--memory"):
        read_size(text)
