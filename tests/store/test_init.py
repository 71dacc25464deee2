from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args

import pytest

from whence.model import Document, Knowledge, Question, Relation, SourceList, UsageError
from whence.store.case import open_case
from whence.store.init import init_case
from whence.store.shape import fields_of, inside, record_in
from whence.store.world import KnowledgeBase


def test_the_example_opens_without_error_or_issue(tmp_path: Path) -> None:
    written = init_case(tmp_path / "new" / "case")
    assert all(path.is_file() for path in written)
    case = open_case(tmp_path / "new" / "case")
    assert [file.id for file in case.files] == ["example-denial", "example-report"]
    assert case.question.claims
    assert case.knowledge.facts
    assert case.sources
    assert case.issues == ()


def test_quotations_in_the_example_stand_in_its_documents(tmp_path: Path) -> None:
    init_case(tmp_path)
    case = open_case(tmp_path)
    texts = {file.id: file.content().decode() for file in case.files}
    cited = [thing.source for thing in (*case.knowledge.facts, *case.knowledge.precedents)]
    quoted = [source for source in cited if source and source.document]
    assert quoted
    for source in quoted:
        assert source.document
        assert source.quote
        assert source.quote in texts[source.document]


def test_the_example_answers_questions(tmp_path: Path) -> None:
    init_case(tmp_path)
    case = open_case(tmp_path)
    world = KnowledgeBase(case.knowledge, case.question.as_of)
    assert case.question.as_of
    assert (
        world.ask("alder-council", "owns", "alder-bridge", case.question.as_of).answer == "surely"
    )


def all_keys(record: type) -> set[str]:
    found = set()
    for key, kind in fields_of(record).items():
        found.add(key)
        for part in (kind, inside(kind, 0)):
            nested = record_in(part)
            found |= all_keys(nested) if nested else set()
    return found


@pytest.mark.parametrize(
    ("file", "record"),
    [("case.yaml", Question), ("knowledge/town.yaml", Knowledge), ("sources.yaml", SourceList)],
)
def test_the_example_shows_every_key(tmp_path: Path, file: str, record: type) -> None:
    init_case(tmp_path)
    text = (tmp_path / file).read_text(encoding="utf-8")
    # `grade` is how a coded letter is kept, not how one is written.
    missing = {key for key in all_keys(record) - {"grade"} if f"{key}:" not in text}
    assert missing == set()


def test_the_example_shows_every_relation_and_front_matter_key(tmp_path: Path) -> None:
    init_case(tmp_path)
    knowledge = (tmp_path / "knowledge" / "town.yaml").read_text(encoding="utf-8")
    assert [name for name in get_args(Relation) if name not in knowledge] == []
    report = (tmp_path / "documents" / "example-report.txt").read_text(encoding="utf-8")
    front = report.split("---")[1]
    keys = ("publisher", "author", "title", "published", "url", "language", "kind")
    assert [key for key in keys if f"\n{key}: " not in front] == []
    assert is_dataclass(Document)
    assert set(keys) <= {field.name for field in fields(Document)}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("sources: []\n")
    with pytest.raises(UsageError, match=r"sources\.yaml is in the way"):
        init_case(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["sources.yaml"]


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(UsageError, match="taken is in the way"):
        init_case(tmp_path / "taken" / "case")
