"""The networks that inference is timed on are solved alike by both, and the figures become a table."""

import numpy as np
import pytest

import inference
import inference_docs
from inference_nets import Size, hearsay, reports

SMALL = Size(claims=2, camps=2, sources=2, documents=6, unseen=2, seed=3)


def test_both_are_given_the_same_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "DRAWS", 9)
    found = inference.measure(SMALL, peer=3)
    assert found["difference"] < 1e-9
    assert found["observed"] == 6


def test_tables_of_hearsay_are_distributions() -> None:
    network, evidence = hearsay(SMALL, 4)
    assert len(evidence) == SMALL.documents
    for factor in network.factors:
        assert factor.child == factor.variables[-1]
        np.testing.assert_allclose(factor.table.sum(axis=-1), 1)


def test_figures_become_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "DRAWS", 8)
    told = {
        "date": "2026-01-01",
        "machine": "a machine",
        "draws": 8,
        "wide_draws": 4,
        "networks": [inference.measure(SMALL, peer=1)],
        "wide": [inference.measure_wide(6, 2, 1, draws=4)],
        "first": {"cold": 4.0, "warm": 0.3},
        "largest": {"nodes": 400.0, "width": 9.0, "seconds": 0.5, "megabytes": 300.0},
    }
    page = "\n".join(inference_docs.inference(told))
    assert f"| {told['networks'][0]['nodes']} | 6 |" in page
    assert "| 6 | 2 |" in page


def test_reports_are_as_many_as_asked() -> None:
    network = reports(5, 2, 3, 1)
    assert sum(name.startswith("D") for name in network.states) == 5
