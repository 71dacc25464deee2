"""What is known of a worked case: its `expected.json` as records.

A case folder has the form that `whence assess` reads, with `expected.json` beside `case.yaml`:
`independent_origins` (per claim and date), `links` (who relied on whom, between documents or from
a document to an origin `O*`), `statements` (who says what, with offsets) and `claims[].truth`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How many origins a claim truly had at a date, beside the counts a reader would make."""

    claim: str
    as_of: str
    reports: int
    apparent: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """One document relied on another, or on an origin, for one claim."""

    claim: str
    from_: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement that a reader finds in a document; offsets are code points of its body."""

    id: str
    document: str
    start: int
    end: int
    text: str
    claim: str
    stance: str
    speaker: str
    relayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """Everything known of one case."""

    case: str
    rows: tuple[Row, ...]
    links: tuple[Reliance, ...]
    statements: tuple[Said, ...]
    truth: dict[str, str]


def case_folders(paths: list[Path]) -> list[Path]:
    """Return the case folders with an `expected.json` among the paths and right below them.

    Raises `FileNotFoundError` if a path holds none.
    """
    found: list[Path] = []
    for path in paths:
        folders = [path, *sorted(child for child in path.glob("*") if child.is_dir())]
        here = [folder for folder in folders if (folder / "expected.json").is_file()]
        if not here:
            raise FileNotFoundError(f"no expected.json in {path} or in a folder right below it")
        found += here
    return found


def read_gold(folder: Path) -> Gold:
    """Read `expected.json` of a case folder."""
    return parse_gold(folder.name, json.loads((folder / "expected.json").read_text("utf-8")))


def parse_gold(case: str, expected: dict[str, Any]) -> Gold:
    """Return the records of an `expected.json` that is already parsed."""
    return Gold(
        case=case,
        rows=tuple(_rows(expected)),
        links=tuple(
            Reliance(claim=link["claim"], from_=link["from"], to=link["to"])
            for link in expected.get("links", ())
        ),
        statements=tuple(_statements(expected)),
        truth={claim["id"]: claim.get("truth", "") for claim in expected.get("claims", ())},
    )


def _rows(expected: dict[str, Any]) -> Iterator[Row]:
    for row in expected.get("independent_origins", ()):
        yield Row(
            claim=row["claim"],
            as_of=row["asof"],
            reports=row["reports"],
            apparent=row["apparent_sources"],
            origins=row["independent_origins"],
        )


def _statements(expected: dict[str, Any]) -> Iterator[Said]:
    for said in expected.get("statements", ()):
        yield Said(
            id=said["id"],
            document=said["doc"],
            start=said["start"],
            end=said["end"],
            text=said["text"],
            claim=said["claim"],
            stance=said["stance"],
            speaker=said["speaker"],
            relayed=said.get("speaker_kind") == "relayed",
        )
