"""Run whence on worked cases and compare with what is known of them.

    python bench/cases.py CASES_OR_FOLDERS... [-o out/cases.json] [--explain]

Counted, per case and over all (see `scoring` for the exact rules):

- **origins**: for each row of `independent_origins`, the case is assessed with `--as-of` the row's
  date; the error is |`claims[].origins.mean` − true number|. Given: the mean over all rows, over
  the rows with more than one true origin, the share of rows whose true number lies in
  [`low`, `high`], and the same errors of three naive answers: one; the number of reports; the
  number of apparent sources (both as a reader counted them).
- **pairs**: dependent pairs of documents in the assessment of the latest date among the rows. True:
  for at least one claim, one relied on the other or both go back to one origin or document.
  Predicted by *groups*: together in one group of `claims[].origins.groups`; by *links*: one link
  with probability 0.5 or more; by *all in one group*: every pair of documents that the truth
  mentions on one claim.
- **statements**: of the expected statements in the documents read at that date, how many are found
  (any overlap), with the right claim, stance and source, and with all three at once. How many
  statements are wrong is not counted: the expected list is not complete.
- **verdicts** are listed beside the truth and not scored.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.console import Console

from gold import Gold, Said, case_folders, read_gold
from scoring import (
    PARTS,
    Found,
    OriginScore,
    Pair,
    PairScore,
    all_pairs,
    find_statements,
    grouped_pairs,
    linked_pairs,
    origin_errors,
    origins_row,
    prf,
    true_pairs,
)
from tables import print_scores
from whence import __version__
from whence.model import Assessment, Case, Interval, NothingToAssess
from whence.pipeline import assess_case
from whence.store.case import open_case


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScore:
    """All scores of one case, with what was missed."""

    gold: Gold
    rows: tuple[OriginScore, ...]
    pairs: dict[str, PairScore]
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    statements: tuple[Found, ...]
    verdicts: tuple[dict[str, Any], ...]
    seconds: float


def score_case(folder: Path) -> CaseScore:
    """Assess a case at every date of its rows and score it."""
    gold, case = read_gold(folder), open_case(folder)
    dates = sorted({row.as_of for row in gold.rows}, key=_instant)
    start = perf_counter()
    assessments = {date: _assess(case, date) for date in dates}
    seconds = (perf_counter() - start) / max(len(dates), 1)
    last = assessments[dates[-1]] if dates else _assess(case, None)
    if last is None:
        raise NothingToAssess(f"{folder}: nothing to assess at the latest date of its rows")
    documents = [document.id for document in last.documents]
    true = true_pairs(gold.links, documents)
    grouped = grouped_pairs(last)
    return CaseScore(
        gold=gold,
        rows=tuple(origins_row(row, assessments[row.as_of]) for row in gold.rows),
        pairs={
            "groups": prf(true, grouped),
            "links": prf(true, linked_pairs(last)),
            "all in one group": prf(true, all_pairs(gold.links, documents)),
        },
        missed=tuple(sorted(true - grouped)),
        wrong=tuple(sorted(grouped - true)),
        statements=tuple(find_statements(gold, last)),
        verdicts=tuple(_verdicts(gold, last)),
        seconds=seconds,
    )


def _instant(date: str) -> datetime:
    return Interval.parse(date).high or datetime.max.replace(tzinfo=UTC)


def _assess(case: Case, date: str | None) -> Assessment | None:
    try:
        return assess_case(case, as_of=date)
    except NothingToAssess:
        return None  # a date before the first usable report: no origin


def _verdicts(gold: Gold, assessment: Assessment) -> Iterable[dict[str, Any]]:
    for claim in assessment.claims:
        yield {
            "claim": claim.id,
            "truth": gold.truth.get(claim.id),
            "probability": round(claim.probability, 3),
            "low": round(claim.low, 3),
            "high": round(claim.high, 3),
            "words": claim.words,
            "confidence": claim.confidence,
        }


def origins_summary(rows: Sequence[OriginScore]) -> dict[str, Any]:
    """Return the figures on origins of some rows."""
    several = [row for row in rows if row.true > 1]
    return {
        "rows": len(rows),
        "rows_with_several": len(several),
        "error": origin_errors(rows),
        "error_with_several": origin_errors(several),
        "inside_interval": sum(row.inside for row in rows),
    }


def statements_summary(found: Sequence[Found]) -> dict[str, int]:
    """Return how many statements were expected, found, and found with each part right."""
    parts = {part: sum(getattr(one, part) for one in found) for part in PARTS}
    return {"expected": len(found)} | parts


def pair_figures(score: PairScore) -> dict[str, float | int | None]:
    """Return counts and rates of one way to predict dependent pairs."""
    rates = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return asdict(score) | rates


def as_json(scores: Sequence[CaseScore]) -> dict[str, Any]:
    """Return everything as one JSON object."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "whence": __version__,
        "machine": machine(),
        "cases": {score.gold.case: _case_json(score) for score in scores},
        "total": _total_json(scores),
    }


def machine() -> str:
    """Return the machine in one line."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _case_json(score: CaseScore) -> dict[str, Any]:
    return {
        "origins": origins_summary(score.rows),
        "rows": [asdict(row) for row in score.rows],
        "pairs": {how: pair_figures(one) for how, one in score.pairs.items()},
        "pairs_missed": score.missed,
        "pairs_wrong": score.wrong,
        "statements": statements_summary(score.statements),
        "statements_missed": [asdict(one) for one in score.statements if not one.whole],
        "verdicts": score.verdicts,
        "seconds": round(score.seconds, 2),
    }


def _total_json(scores: Sequence[CaseScore]) -> dict[str, Any]:
    ways = dict.fromkeys(how for score in scores for how in score.pairs)
    nothing = PairScore(true=0, predicted=0, both=0)
    return {
        "origins": origins_summary([row for score in scores for row in score.rows]),
        "pairs": {
            how: pair_figures(sum((score.pairs[how] for score in scores), nothing)) for how in ways
        },
        "statements": statements_summary([one for score in scores for one in score.statements]),
    }


def print_misses(scores: Sequence[CaseScore], console: Console) -> None:
    """List every row, pair and statement that came out wrong."""
    for score in scores:
        console.print(f"\n{score.gold.case}", style="bold")
        for row in score.rows:
            if abs(row.mean - row.true) >= 0.5 or not row.inside:
                given = f"{row.mean:.2f} ({row.low:g}–{row.high:g})"
                console.print(f"  origins of {row.claim} at {row.as_of}: {given}, true {row.true}")
        for pair in score.missed:
            console.print(f"  not grouped: {' and '.join(pair)}")
        for pair in score.wrong:
            console.print(f"  wrongly grouped: {' and '.join(pair)}")
        said = {one.id: one for one in score.gold.statements}
        for found in score.statements:
            if not found.whole:
                console.print(f"  {_miss(found, said[found.id])}", highlight=False, markup=False)


def _miss(found: Found, said: Said) -> str:
    wrong = [part for part in ("claim", "stance", "source") if not getattr(found, part)]
    what = f"wrong {', '.join(wrong) or 'in combination'}" if found.found else "not found"
    wanted = f"{said.speaker} {said.stance} {said.claim}"
    return f"statement {said.id} in {said.document}, {what}: {wanted}: “{said.text}”"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, run the cases, print and write the figures."""
    parser = argparse.ArgumentParser(description="Run whence on worked cases and score it.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/cases.json"))
    parser.add_argument("--explain", action="store_true", help="list what came out wrong")
    given = parser.parse_args(arguments)
    try:
        folders = case_folders(given.paths)
    except FileNotFoundError as error:
        parser.error(str(error))
    scores = []
    for folder in folders:
        print(f"assessing {folder.name}", file=sys.stderr)
        scores.append(score_case(folder))
    result = as_json(scores)
    console = Console(width=None if sys.stdout.isatty() else 120)
    print_scores(result, console)
    if given.explain:
        print_misses(scores, console)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"written to {given.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
