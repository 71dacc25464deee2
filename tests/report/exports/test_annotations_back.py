"""Annotations of ours come back as the statements that they were made of."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from whence.model import Document, Statement
from whence.pipeline import assess
from whence.read import read_files
from whence.report.exports import export
from whence.store.case import open_case
from whence.store.imports import import_file

ENTRY = """\
claims:
  - {id: merger, text: Orion has agreed to merge with Pavo.}
  - {id: talks, text: Orion and Pavo held talks.}
"""
OWN = """\
statements:
  - {document: star, quote: the director laughed, claim: merger, stance: doubts, source: the director,
     certainty: probable, directness: told, why: she knew, who: me, when: 2031-05-14}
notes:
  - {document: star, quote: the director laughed, text: Ask her., who: me, when: 2031-05-14}
"""
BUGLE = """---
publisher: Bugle
published: 2031-05-12
---
Orion has agreed to merge with Pavo, a banker told the Bugle. Pavo denied that it has agreed to merge with Orion.
"""
STAR = """---
publisher: Star
published: 2031-05-13
---
Orion and Pavo held talks, the Bugle reported. Asked for a word, the director laughed.
Orion has agreed to merge with Pavo, a banker told the Star.
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory: Any) -> Path:
    folder: Path = tmp_path_factory.mktemp("cases") / "first"
    (folder / "documents").mkdir(parents=True)
    (folder / "case.yaml").write_text(ENTRY + OWN)
    (folder / "documents" / "bugle.txt").write_text(BUGLE)
    (folder / "documents" / "star.txt").write_text(STAR)
    return folder


def said(statements: Sequence[Statement]) -> set[tuple[Any, ...]]:
    return {
        (
            *(one.document, one.start, one.end, one.claim, one.stance, one.certainty),
            *(one.chain[-1].name, one.chain[-1].kind, one.chain[-1].named),
            one.chain[-1].directness,
        )
        for one in statements
        if one.claim
    }


def reader(folder: Path) -> Callable[[], list[Document]]:
    return lambda: read_files(open_case(folder).files)[0]


def test_out_and_in_again_loses_nothing(case, tmp_path):
    before = assess(case)
    file = tmp_path / "out.jsonld"
    file.write_text(str(export(before, "annotations")), encoding="utf-8")
    fresh = tmp_path / "fresh"
    shutil.copytree(case / "documents", fresh / "documents")
    import_file(fresh, file, documents=reader(fresh))
    after = assess(fresh)
    assert len(said(before.statements)) > 3
    assert said(after.statements) == said(before.statements)
    assert [(one.id, one.text) for one in open_case(fresh).question.claims] == [
        (one.id, one.text) for one in before.claims
    ]
    (own,) = (one for one in after.statements if one.text == "the director laughed")
    assert (own.coded_by, str(own.coded_on), own.why) == ("me", "2031-05-14", "she knew")
    assert [(one.span, one.text, one.who, str(one.when)) for one in after.notes] == [
        (one.span, one.text, one.who, str(one.when)) for one in before.notes
    ]
    assert import_file(fresh, file, documents=reader(fresh)).told[-1].startswith("nothing new")
