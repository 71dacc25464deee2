"""Planted corpora are what their gold says, and what is found in them is scored rightly."""

import json
from pathlib import Path

import numpy as np
import pytest

import plant
import reuse
import reuse_docs
from plant_text import Chain, learn

SUBJECTS = "mayor board council harbour union court firm bank school paper".split()
VERBS = "sold bought closed opened praised blamed sued joined left warned".split()
THINGS = "the old pier|a new bridge|its own staff|the night ferry|two small towns".split("|")


@pytest.fixture(scope="module")
def chain() -> Chain:
    random = np.random.default_rng(1)
    sentences = [
        f"the {random.choice(SUBJECTS)} {random.choice(VERBS)} {random.choice(THINGS)} "
        f"on day {n % 30} of the {random.choice(SUBJECTS)} strike."
        for n in range(6000)
    ]
    return learn(" ".join(sentences[at : at + 20]) for at in range(0, 6000, 20))


def texts(chain: Chain, size: int, seed: int = 3) -> tuple[plant.Plan, list[str]]:
    made = plant.plan(size, seed, chain.bytes_a_word)
    return made, [row["text"] for chunk in plant.rows(chain, made, False) for row in chunk]


def test_the_same_seed_makes_the_same_corpus(chain: Chain) -> None:
    made, found = texts(chain, 300)
    assert texts(chain, 300)[1] == found
    assert texts(chain, 300, seed=4)[1] != found
    assert plant.texts(chain, made, 100, 103) == found[100:103]


def test_copies_are_made_as_the_gold_says(chain: Chain) -> None:
    made, found = texts(chain, 2000)
    kinds = {kind for _, _, kind in made.gold()}
    assert kinds == {"exact", "wire", "light", "heavy", "excerpt", "merge"}
    shares: dict[str, list[float]] = {kind: [] for kind in kinds}
    for child, parent, kind in made.gold():
        assert made.op[parent] < 0
        assert made.minutes[child] > made.minutes[parent]
        ours, theirs = grams(found[child]), grams(found[parent])
        shares[kind].append(len(ours & theirs) / max(1, len(ours)))
        assert kind != "exact" or found[child] == found[parent]
    mean = {kind: float(np.mean(some)) for kind, some in shares.items()}
    assert mean["exact"] == 1 > mean["wire"] > mean["light"] > mean["heavy"] > 0
    assert 0.2 < len(list(made.gold())) / 2000 < 0.4


def grams(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return set(zip(*(words[n:] for n in range(5)), strict=False))


def test_the_whole(tmp_path: Path, chain: Chain, capsys: pytest.CaptureFixture[str]) -> None:
    """A corpus is written, measured and described; candidates are found, and are right."""
    base = tmp_path / "base.jsonl"
    base.write_text("".join(json.dumps({"text": one}) + "\n" for one in texts(chain, 400)[1]))
    docs, output = tmp_path / "small.parquet", tmp_path / "reuse.json"
    plant.main([str(base), "-n", "300", "-o", str(docs), "--footers"])
    docs = tmp_path / "small.jsonl"
    plant.main([str(base), "-n", "300", "-o", str(docs)])
    reuse.main([str(docs), "-o", str(output), "--peers-most", "0", "--rounds", "1"])
    assert "small: 300 documents" in capsys.readouterr().out
    result = json.loads(output.read_text())
    found = result["corpora"]["small"]["methods"]["whence, candidates"]
    assert found["recall_by_kind"]["exact"] == 1
    page = "\n".join(reuse_docs.reuse(result))
    assert "### small: 300 documents" in page


def test_scores_of_known_pairs(tmp_path: Path) -> None:
    docs = tmp_path / "docs.jsonl"
    docs.write_text("".join(json.dumps({"id": f"d{n}", "text": ""}) + "\n" for n in range(5)))
    gold = [("d1", "d0", "wire"), ("d2", "d0", "light"), ("d4", "d3", "wire")]
    rows = [dict(zip(("child", "parent", "op"), one, strict=True)) for one in gold]
    docs.with_suffix(".gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    score = reuse.Gold(docs).score(np.array([[0, 1], [1, 2], [0, 3], [3, 0]]))
    assert score["pairs"] == 3
    assert score["precision"] == pytest.approx(2 / 3)
    assert score["recall"] == pytest.approx(1 / 3)
    assert score["recall_by_kind"] == {"light": 0, "wire": 0.5}
