"""The whole way: articles and predictions in, tables, errors, figures and a page out."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

import attribution_docs
from attribution import main
from attribution_errors import ERRORS, draw, find_errors, show
from attribution_gold import read_articles, read_predictions

TEXT = (
    "The mayor said the bridge was safe. According to two engineers, it was not. "
    "“We had no time,” a driver told the court."
)


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def row(source: str | None, cue: str, *content: str) -> dict[str, Any]:
    sources = [span(source)] if source else []
    return {"source": sources, "cue": [span(cue)], "content": [span(one) for one in content]}


MAYOR = row("The mayor", "said", "the bridge was safe")
ENGINEERS = row("two engineers", "According to", "it was not")
DRIVER = row("a driver", "told", "“We had no time,”")
MARKED = [MAYOR, ENGINEERS, DRIVER]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    tokens = [match.span() for match in re.finditer(r"\w+|[^\w\s]", TEXT)]
    line = json.dumps({"id": "a", "text": TEXT, "tokens": tokens, "attributions": MARKED})
    path = tmp_path / "dev.jsonl.gz"
    path.write_bytes(gzip.compress((line + "\n").encode()))
    return path


def predictions(folder: Path, *rows: dict[str, Any], id: str = "a") -> Path:
    path = folder / "mine.jsonl"
    path.write_text(json.dumps({"id": id, "attributions": rows}) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ([ENGINEERS, DRIVER], "cue missed"),
        ([*MARKED, row(None, "bridge", "was safe")], "cue spurious"),
        ([row("The mayor", "said", "it was not"), ENGINEERS, DRIVER], "content elsewhere"),
        (
            [row("The mayor", "said", "it was not"), row(None, "bridge", "the bridge was safe")],
            "linking",
        ),
        ([row("bridge", "said", "the bridge was safe"), ENGINEERS, DRIVER], "source wrong"),
        ([row(None, "said", "the bridge was safe"), ENGINEERS, DRIVER], "source missed"),
        ([row("The mayor", "said", "safe"), ENGINEERS, DRIVER], "content too short"),
        (
            [row("The mayor", "said", TEXT[15:75]), DRIVER],
            "content too long",
        ),
    ],
)
def test_kinds_of_errors(articles, tmp_path, found, kind):
    read = read_articles(articles)
    errors = find_errors(read, read_predictions(predictions(tmp_path, *found), read))
    assert kind in {one.kind for one in errors}
    if len(found) >= len(MARKED):
        assert len(errors) == 1
    assert all("marked" in show(one) and "found" in show(one) for one in errors)


def test_a_piece_that_is_missed(articles, tmp_path):
    marked = json.loads(gzip.decompress(articles.read_bytes()))
    marked["attributions"] = [row("The mayor", "said", "was safe", "had no time,”")]
    articles.write_bytes(gzip.compress(json.dumps(marked).encode()))
    read = read_articles(articles)
    found = predictions(tmp_path, row("The mayor", "said", "safe"))
    (error,) = find_errors(read, read_predictions(found, read))
    assert error.kind == "content missed piece"


def test_errors_are_drawn_the_same_each_time(articles):
    errors = find_errors(read_articles(articles), {})
    assert [one.kind for one in errors] == ["cue missed"] * 3
    assert draw(errors, 2) == draw(errors, 2)
    assert len(draw(errors, 2)) == 2
    assert set(draw(errors, 9)) == set(errors)


def test_systems_stand_side_by_side_in_one_file_and_page(articles, tmp_path, capsys):
    output = tmp_path / "out" / "attribution.json"
    mine = str(predictions(tmp_path, *MARKED))
    for systems in (["rules", mine], ["rules"]):
        main([str(articles), "--system", *systems, "--errors", "5", "-o", str(output)])
    printed = capsys.readouterr().out
    result = json.loads(output.read_text("utf-8"))
    systems = {one["name"]: one for one in result["systems"]}
    assert [one["name"] for one in result["systems"]] == ["mine", "rules"]
    assert systems["mine"]["measures"]["relaxed"]["f1"] == 1
    assert systems["mine"]["costs"] is None
    assert set(systems["mine"]["errors"].values()) == {0}
    rules = systems["rules"]
    assert rules["measures"]["relaxed"]["recall"] >= 2 / 3
    assert rules["costs"]["documents_a_second"] > 0
    assert rules["costs"]["memory_mb"] >= rules["costs"]["memory_before_mb"] > 0
    assert rules["costs"]["start_s"] > 0
    assert "documents of 700 words a second and core" in printed
    page = "\n".join(attribution_docs.attribution(result))
    assert "| **mine** | dev | 100.0 |" in page
    assert page.count("| **rules** | dev |") == 3  # quality, speed, errors
    assert page.count("| **mine** | dev |") == 2  # a file has no speed
    assert list(rules["errors"]) == list(ERRORS)


def test_only_the_first_articles(articles, tmp_path):
    output = tmp_path / "attribution.json"
    main([str(articles), "--limit", "1", "-o", str(output)])
    (one,) = json.loads(output.read_text("utf-8"))["systems"]
    assert (one["part"], one["articles"]) == ("dev, first 1", 1)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({"id": "b"}, "there is no article 'b'"),
        ({"id": "a", "attributions": [{"cue": [[0, 9999]]}]}, "no part of a text"),
        ({"id": "a", "attributions": [{"cue": [[5, 5]]}]}, "no part of a text"),
    ],
)
def test_a_file_that_does_not_fit_is_refused(articles, tmp_path, capsys, found, said):
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(found), "utf-8")
    with pytest.raises(SystemExit):
        main([str(articles), "--system", str(path), "-o", str(tmp_path / "x.json")])
    assert said in capsys.readouterr().err


def test_a_system_that_is_not_there_is_refused(articles, capsys):
    with pytest.raises(SystemExit):
        main([str(articles), "--system", "oracle"])
    assert "neither a file nor one of rules, crf, encoder, fast" in capsys.readouterr().err
