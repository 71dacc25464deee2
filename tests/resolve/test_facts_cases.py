"""How many invented sentences give the facts they state, and no other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from whence.extract import extract_statements
from whence.extract.relations import extract_relations
from whence.model import Claim, Document, Interval
from whence.read.dates import date_expressions
from whence.resolve import resolve

CASES = yaml.safe_load((Path(__file__).parent / "stated_cases.yaml").read_text("utf-8"))
Stated = tuple[str, str, str | None, str]


def facts_of(text: str) -> set[Stated]:
    """Return what a text gives as facts, in its words."""
    blank = Document(id="d", text=text, language="en", published=Interval.parse("2031-08-01"))
    document = date_expressions(blank)
    read, tried = extract_relations([document], extract_statements([document]))
    statements = extract_statements([document])
    claims = (Claim(id="c", text="Nothing is claimed here.", kind="event"),)
    resolved = resolve(statements, [document], claims=claims, relations=read, attempts=tried)
    known = resolved.stated
    kept = {(row.source.start, row.relation) for row in known.facts if row.source}
    kept |= {(row.source.start, "gate") for row in known.routes if row.source}
    named = [n for thing in (*known.actors, *known.places) for n in thing.names]
    kept |= {(n.source.start, "exists") for n in named if n.source and (n.from_ or n.until)}
    return {
        (one.subject.quote, one.relation, one.object and one.object.quote, one.aspect)
        for one in read
        if one.is_fact and (_place(one), one.relation) in kept
    }


def _place(one: Any) -> int:
    return one.subject.start if one.relation == "exists" else one.words.start


def compare(cases: list[dict[str, Any]]) -> Iterator[tuple[str, set[Stated], set[Stated]]]:
    """Yield each text with the facts wrongly found and those missed."""
    for case in cases:
        wanted = {tuple(one) for one in case.get("states", ())}
        found = facts_of(case["text"])
        yield case["text"], found - wanted, wanted - found


# What was measured, with a little room: sentences get added to the tables.
@pytest.mark.parametrize(
    ("part", "precision", "recall"), [("developed", 0.97, 0.95), ("unseen", 0.9, 0.75)]
)
def test_facts_of_invented_sentences(part: str, precision: float, recall: float) -> None:
    compared = list(compare(CASES[part]))
    wrong = sum(len(extra) for _, extra, _ in compared)
    missed = sum(len(missing) for _, _, missing in compared)
    told = sum(len(case.get("states", ())) for case in CASES[part])
    right = told - missed
    report = [row for row in compared if row[1] or row[2]]
    assert right / (right + wrong) >= precision, report
    assert right / told >= recall, report


def test_half_of_the_sentences_state_nothing() -> None:
    cases = [case for part in CASES.values() for case in part]
    silent = [case for case in cases if not case.get("states")]
    assert 0.45 < len(silent) / len(cases) < 0.6
    assert len(cases) >= 120
