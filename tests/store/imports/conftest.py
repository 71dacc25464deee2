"""A small case, assessed, for what comes back from other tools."""

import pytest

from whence.model import Assessment
from whence.pipeline import assess

CASE = """\
# Who asked: the harbour desk.
claims:
  - {id: sale, text: Orlo Lines sold the old pier., kind: agreement, actors: [Orlo Lines, Tarn Bank]}
  - {id: talks, text: Orlo Lines met Tarn Bank., kind: event, actors: [Orlo Lines, Tarn Bank]}
"""
TIDE = """---
publisher: The Tide
published: 2031-05-03
---
A docker said that Orlo Lines sold the old pier. Orlo Lines met Tarn Bank on Monday, a clerk said.
"""
ORLO = """---
publisher: Orlo Lines
published: 2031-05-04
kind: statement
---
Orlo Lines denies that it sold the old pier.
"""


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "pier"
    (folder / "documents").mkdir(parents=True)
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    for name, text in {"tide": TIDE, "orlo": ORLO}.items():
        (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def pier(tmp_path_factory) -> Assessment:
    """The assessment of that case as it stands."""
    folder = tmp_path_factory.mktemp("pier")
    (folder / "documents").mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    for name, text in {"tide": TIDE, "orlo": ORLO}.items():
        (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
    return assess(folder)
