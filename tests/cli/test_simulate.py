"""`whence simulate`: cases in which the truth is known."""

import json
import signal
import time

import pytest

from whence.cli.simulate import read_range


def test_it_writes_cases_that_can_be_assessed(run, tmp_path):
    status, _, told = run("simulate", "--cases", 2, "--documents", "3-4", "-o", tmp_path / "made")
    assert status == 0
    assert "2 cases written" in told
    names = sorted(path.name for path in (tmp_path / "made").iterdir())
    assert names == ["case-001", "case-001.truth.json", "case-002", "case-002.truth.json"]
    truth = json.loads((tmp_path / "made" / "case-001.truth.json").read_text("utf-8"))
    assert truth["claims"][0]["true"] in (True, False)
    status, out, _ = run("assess", tmp_path / "made" / "case-001", "--json")
    assert status == 0
    assert json.loads(out)["claims"][0]["id"] == "c1"


def test_it_scores_the_judge(run):
    status, out, _ = run("simulate", "--cases", 4, "--documents", "3-5", "--missed", 0.2, "--score")
    assert status == 0
    for method in ("prior", "naive Bayes", "whence", "true parameters"):
        assert method in " ".join(out.split())
    assert "4 claims" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "-o DIR writes them"),
        (("--score", "--cases", 0), "--cases must be"),
        (("--score", "--seed", -1), "--seed must be"),
        (("--score", "--documents", "many"), "--documents"),
        (("--score", "--documents", "0-3"), "documents"),
        (("--score", "--copying", "0.5-1.5"), "copying"),
        (("--score", "--camps", "3-1"), "camps"),
        (("--score", "--missed", 2), "missed"),
        (("--score", "--claims", 99), "claims"),
    ],
)
def test_wrong_options_are_told(run, arguments, said):
    status, _, told = run("simulate", *arguments)
    assert status == 2
    assert said in told


def test_what_is_there_is_not_overwritten(run, tmp_path):
    options = ("simulate", "--cases", 1, "--documents", 3, "-o", tmp_path)
    assert run(*options)[0] == 0
    status, _, told = run(*options)
    assert status == 2
    assert "in the way" in told


def test_interrupted_it_scores_what_was_judged(start):
    process = start("simulate", "--score", "--cases", 100_000, "--documents", "3-3")
    assert process.stderr.readline()  # it has begun
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    out, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"interrupted" in told
    assert b"true parameters" in b" ".join(out.split())


@pytest.mark.parametrize(
    ("text", "ends"), [("3-30", (3, 30)), ("7", (7, 7)), ("0-0.9", (0, 0.9)), (".5", (0.5, 0.5))]
)
def test_ranges(text, ends):
    assert read_range("--x", text) == ends
