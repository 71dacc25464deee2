"""Plain cases, assessed whole: how likely a careful analyst would call each claim, written down beforehand.

Each file of `plain` has documents and, for a date, the band of probabilities that an analyst would sign. What
is false has to stay inside its band; what is true has to come out above what is false.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from whence.pipeline import assess

FOLDER = Path(__file__).parent / "plain"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
_FALSE = 0.45  # the upper end of a band from which an analyst calls the claim unlikely
_SLACK = 0.05


@dataclass(frozen=True)
class Row:
    """What was expected of a claim at a date, and what came out."""

    name: str
    as_of: str
    low: float
    high: float
    got: float


def write(case: dict[str, Any], root: Path) -> None:
    """Write a plain case as a case folder."""
    (root / "documents").mkdir()
    asked = {key: case[key] for key in ("question", "claims")}
    (root / "case.yaml").write_text(yaml.safe_dump(asked, sort_keys=False), "utf-8")
    for id, one in case["documents"].items():
        head = yaml.safe_dump({key: value for key, value in one.items() if key != "text"})
        (root / "documents" / f"{id}.txt").write_text(f"---\n{head}---\n{one['text']}", "utf-8")


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    found = []
    for name in NAMES:
        case = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
        root = tmp_path_factory.mktemp(name)
        write(case, root)
        for row in case["expected"]:
            (claim,) = (c for c in assess(root, as_of=row["as_of"]).claims if c.id == row["claim"])
            found.append(Row(name, row["as_of"], row["low"], row["high"], claim.probability))
    return found


def test_what_is_false_stays_in_its_band(rows: list[Row]) -> None:
    false = [row for row in rows if row.high <= _FALSE]
    assert len(false) >= 7
    assert [row for row in false if not row.low - _SLACK <= row.got <= row.high + _SLACK] == []


def test_what_is_true_comes_out_above_what_is_false(rows: list[Row]) -> None:
    true = [row for row in rows if row.low >= 0.8]
    false = [row for row in rows if row.high <= _FALSE]
    assert len(true) >= 4
    assert min(row.got for row in true) > max(row.got for row in false)
    assert all(row.got > 0.5 for row in true)
