"""The track record on disk: read as written, replaced whole, errors by line."""

import os
from dataclasses import fields
from pathlib import Path

import pytest

from whence.model import CaseError, InputError, Interval, Scored, TrackRecord, UsageError, Word
from whence.store.record import read_record, records_for, to_yaml, update_record

ODD = ("no", "2031-05-02", "Al-Bāb: “Watch” #1", "نجمة", "a\nb", "", "~", "- x", "0.10")
RECORD = TrackRecord(
    scored=(
        Scored(
            case="harbour",
            claim="c1",
            text="The ferry: aground, “twice”.",
            outcome=False,
            probability=0.0001,
            prior=0.3,
            as_of=Interval.parse("2031-05-02"),
            known=Interval.parse("2031-06"),
            words=(
                Word(names=ODD, kind="person", stance="asserts", relays=2, interest="for"),
                Word(names=ODD, kind="publisher", stance="doubts", certainty="possible"),
            ),
            relays=("The Wire",),
        ),
        Scored(case="b", claim="1", text="x", outcome=True, probability=1.0, prior=0.0),
    )
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    update_record(path, lambda _: RECORD)
    assert read_record(path) == RECORD
    assert sorted(one.name for one in tmp_path.iterdir()) == ["record.yaml"]


def test_a_change_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    update_record(path, lambda _: RECORD)
    before = path.read_bytes()

    def fail(_: TrackRecord) -> TrackRecord:
        raise UsageError("no")

    with pytest.raises(UsageError):
        update_record(path, fail)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("scored: [{case: a}]", "claim"),
        ("scorred: []", "did you mean 'scored'"),
        ("scored:\n- {case: a, claim: c, text: t, outcome: true, probability: 1.2, prior: 0.3}", "from 0 to 1"),
        ("scored:\n- {case: a, claim: c, text: t, outcome: perhaps, probability: 0.2, prior: 0.3}", "true or false"),
        ("scored: [", "YAML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "record.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=message) as caught:
        read_record(path)
    assert "record.yaml" in str(caught.value)


def test_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_record(tmp_path / "record.yaml")
    with pytest.raises(UsageError, match="is a folder"):
        update_record(tmp_path, lambda record: record)


def test_where_the_record_of_a_case_is(tmp_path: Path) -> None:
    """Named ones go first, then the one inside the case, then the one beside it."""
    case = tmp_path / "harbour"
    (case / "documents").mkdir(parents=True)
    assert records_for(case) == ()
    (tmp_path / "track-record.yaml").write_text(to_yaml(RECORD), encoding="utf-8")
    assert [one.parent for one in records_for(case)] == [tmp_path.resolve()]
    (case / "track-record.yaml").write_text(to_yaml(RECORD), encoding="utf-8")
    assert records_for(case) == (case / "track-record.yaml",)
    assert records_for(case, [tmp_path / "x"]) == (tmp_path / "x",)
    assert records_for(case / "documents") == ()


def test_the_documented_record_is_one_and_shows_every_key(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "case-format.md").read_text(encoding="utf-8")
    block = page.partition("`track-record.yaml`\n\n```yaml\n")[2].partition("```")[0]
    path = tmp_path / "track-record.yaml"
    path.write_text(block, encoding="utf-8")
    (entry,) = read_record(path).scored
    assert len(entry.words) == 2
    keys = {field.name for kind in (Scored, Word, TrackRecord) for field in fields(kind)}
    assert {key for key in keys if f"{key}:" not in block} == set()


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    with (tmp_path / ".record.yaml.lock").open("a+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another process"):
            update_record(tmp_path / "record.yaml", lambda record: record)
    assert not os.path.lexists(tmp_path / "record.yaml")
