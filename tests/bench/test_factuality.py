"""The figures of factuality, on a hand-made set that can be worked out on paper."""

import gzip
import json
from pathlib import Path

import pytest

from factuality import by_lists, figures
from factuality_data import Rated, read_ratings
from whence.extract.factuality import Factuality

SURE = Factuality(score=3.0, certainty="certain", polarity="+")
OPEN = Factuality(score=0.0, certainty="possible", polarity="?")
NO = Factuality(score=-3.0, certainty="certain", polarity="-")


def test_figures() -> None:
    found = figures([3.0, 0.0, -3.0], [SURE, OPEN, NO])
    assert found == {"MAE": 0.0, "r": 1.0, "certainty F1": 1.0, "polarity F1": 1.0}
    flat = figures([3.0, 0.0, -3.0], [SURE, SURE, SURE])
    assert flat["MAE"] == pytest.approx(3.0)
    assert flat["r"] == 0.0
    assert flat["polarity F1"] == pytest.approx((2 * 1 / 4) / 3, abs=1e-4)


def test_word_lists_look_at_the_whole_sentence() -> None:
    def grade(text: str) -> str:
        return by_lists(Rated(tuple(text.split()), 0, 3.0, text)).certainty

    assert grade("it was sold") == "certain"
    assert grade("it was sold , which may hurt") == "possible"


def test_ratings_are_read(tmp_path: Path) -> None:
    row = {"text": "It Was sold off .", "targets": [[2, 4, 2.5]]}
    with gzip.open(tmp_path / "uw.dev.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    (one,) = read_ratings(tmp_path, "uw", "dev")
    assert (one.tokens[one.index], one.rating, one.tokens[1]) == ("off", 2.5, "was")


def test_training_is_repeatable_and_learns(tmp_path: Path) -> None:
    pytest.importorskip("scipy")
    import train_factuality

    rows = [
        {"text": f"the firm {how} it .", "targets": [[place, place + 1, rating]]}
        for how, place, rating in (
            ("sold", 2, 3.0),
            ("might sell", 3, 0.0),
            ("did not sell", 4, -3.0),
        )
    ] * 12
    for name in ("uw.train", "meantime.train", "uds_ih2.train", "megaveridicality2"):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    for path in (first, second):
        train_factuality.main([str(tmp_path), "-o", str(path)])
    assert first.read_text("utf-8") == second.read_text("utf-8")
    weights = dict(
        line.strip().split('": ') for line in first.read_text("utf-8").splitlines() if '": ' in line
    )
    assert float(weights['"group:negation'].strip("[]").split(",")[0]) < 0
