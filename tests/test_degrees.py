"""Degrees of one thing, judged together through the whole pipeline."""

from pathlib import Path

import pytest

from whence import pipeline
from whence.store.case import open_case

CASE = """
claims:
  - {id: merger, text: Ardal Lines and Brenn Freight merged., actors: [ardal, brenn]}
  - {id: alliance, text: Ardal Lines and Brenn Freight formed an alliance., actors: [ardal, brenn]}
  - {id: talks, text: Ardal Lines and Brenn Freight held talks., actors: [ardal, brenn]}
"""
ACTORS = """
actors:
  - {id: ardal, names: [{name: Ardal Lines}, {name: Ardal}]}
  - {id: brenn, names: [{name: Brenn Freight}, {name: Brenn}]}
"""
REPORTS = {
    "merger": "Ardal Lines and Brenn Freight merged, said a clerk of Ardal. "
    "A broker also said that Ardal Lines and Brenn Freight merged.",
    "denied": "Ardal Lines and Brenn Freight merged, said a clerk of Ardal. "
    "Ardal Lines denied that Ardal Lines and Brenn Freight held talks.",
}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_no_degree_is_likelier_than_a_lower_one(tmp_path: Path, report: str) -> None:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "port.yaml").write_text(ACTORS, encoding="utf-8")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "post.txt").write_text(report, encoding="utf-8")
    found = pipeline.assess_case(open_case(tmp_path))
    merger, alliance, talks = (one.probability for one in found.claims)
    assert merger <= alliance + 1e-9
    assert alliance <= talks + 1e-9
    influenced = {driver.kind for one in found.claims for driver in one.drivers}
    assert "claims" in influenced
