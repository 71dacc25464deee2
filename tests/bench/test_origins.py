"""A labelled rumour made by hand, from its files to the figures."""

import gzip
import json
from pathlib import Path

import pytest

from origins import main, read_rumours, score_rumour

DOCUMENTS = [
    {"id": "a", "text": "LARMONA — A clerk told Quill News that Orlo Lines sold the old pier. He begged this reporter not to name him.", "outlet": None, "time": None},
    {"id": "b", "text": "Orlo Lines sold the old pier, according to Quill News.", "outlet": "The Mirror", "time": "2031-05-04"},
    {"id": "c", "text": "I saw Orlo Lines sell the old pier at Tarn.", "outlet": "Ada Quill", "time": "2031-05-03"},
]  # fmt: skip
PAIRS = [("a", "b", "b_from_a"), ("a", "c", "no_shared_origin"), ("c", "b", "no_shared_origin")]


def write(folder: Path, name: str, rows: list[dict[str, object]]) -> None:
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "docs", [{**one, "rumour": "pier"} for one in DOCUMENTS])
    write(tmp_path, "pairs", [{"a": a, "b": b, "gold": gold, "rumour": "pier"} for a, b, gold in PAIRS])  # fmt: skip
    claim = {"rumour": "pier", "claim": "Orlo Lines sold the old pier", "n_independent_origins": 2}
    write(tmp_path, "rumours", [claim])
    return tmp_path


def test_a_rumour_is_a_case_of_one_claim(folder: Path) -> None:
    (rumour,) = read_rumours(folder)
    assert [claim.text for claim in rumour.case.question.claims] == ["Orlo Lines sold the old pier"]
    assert rumour.pairs == {("a", "b"): True, ("a", "c"): False, ("b", "c"): False}
    assert b"publisher" not in rumour.case.files[0].data
    assert b"The Mirror" in rumour.case.files[1].data


def test_its_score(folder: Path) -> None:
    (rumour,) = read_rumours(folder)
    score = score_rumour(rumour)
    assert score.row.inside
    assert score.pairs["groups"].f1 == 1.0
    assert score.pairs["all in one group"].precision == pytest.approx(1 / 3)
    assert not score.silent


def test_the_figures_are_written(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    main([str(folder), "-o", str(tmp_path / "out.json"), "--explain"])
    written = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert written["total"]["origins"]["rows"] == 1
    assert written["rumours"]["pier"]["pairs"]["groups"]["both"] == 1
    assert "one origin" in capsys.readouterr().out


def test_a_folder_without_the_files_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    with pytest.raises(SystemExit):
        main([str(tmp_path)])
    assert "docs.jsonl.gz" in capsys.readouterr().err
