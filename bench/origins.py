"""Run whence on labelled rumours, each as a case of one claim, and count origins and pairs.

    python bench/origins.py FOLDER... [-o out/origins.json] [--explain]

A folder holds `docs.jsonl.gz` (id, rumour, text, perhaps outlet and time), `pairs.jsonl.gz` (a, b,
gold: `b_from_a` and `shared_origin` are dependent, `no_shared_origin` is not) and
`rumours.jsonl.gz` (rumour, claim, n_independent_origins). Nothing but text, outlet and time is
shown to whence, and the claim's words.

Counted per rumour and over all, as `cases.py` does: the error of the expected number of origins
and whether its interval holds the true number; dependent pairs by *groups* (together in one group
of `origins.groups`), by *links* (one link with probability 0.5 or more) and by *all in one group*.
Only labelled pairs count.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.table import Table

from cases import machine, origins_summary, pair_figures
from scoring import OriginScore, Pair, PairScore, grouped_pairs, linked_pairs, prf
from whence import __version__
from whence.model import Assessment, Case, Claim, Question, RawFile
from whence.pipeline import assess_case

_DEPENDENT = ("b_from_a", "shared_origin")
_CLAIM = "C1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rumour:
    """One labelled rumour: its case, the true number of origins, the pairs and how they stand."""

    id: str
    case: Case
    origins: int
    pairs: dict[Pair, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class RumourScore:
    """What came out for one rumour."""

    id: str
    row: OriginScore
    pairs: dict[str, PairScore]
    groups: tuple[tuple[str, ...], ...]
    silent: tuple[str, ...]
    missed: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    seconds: float


def read_rumours(folder: Path) -> Iterator[Rumour]:
    """Yield the labelled rumours of a folder. Raises `OSError` where one of its files is missing."""
    documents, pairs = _rows(folder, "docs"), _rows(folder, "pairs")
    for row in _rows(folder, "rumours"):
        id = row["rumour"]
        claim = Claim(id=_CLAIM, text=row["claim"])
        files = [_file(one) for one in documents if one["rumour"] == id]
        yield Rumour(
            id=id,
            case=Case(name=id, question=Question(claims=(claim,)), files=tuple(files)),
            origins=row["n_independent_origins"],
            pairs={
                _pair(one["a"], one["b"]): one["gold"] in _DEPENDENT
                for one in pairs
                if one["rumour"] == id
            },
        )


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _pair(one: str, other: str) -> Pair:
    return (min(one, other), max(one, other))


def _file(row: dict[str, Any]) -> RawFile:
    known = {"publisher": row.get("outlet"), "published": row.get("time")}
    head = [f"{name}: {json.dumps(value)}" for name, value in known.items() if value]
    text = "\n".join(["---", *head, "---", row["text"]]) if head else row["text"]
    return RawFile(id=row["id"], path=f"{row['id']}.txt", data=text.encode())


def score_rumour(rumour: Rumour) -> RumourScore:
    """Assess a rumour and score it."""
    start = perf_counter()
    assessment = assess_case(rumour.case)
    seconds = perf_counter() - start
    (claim,) = assessment.claims
    labelled = set(rumour.pairs)
    true = {pair for pair, dependent in rumour.pairs.items() if dependent}
    grouped = grouped_pairs(assessment) & labelled
    members = {member.document for member in claim.origins.members}
    return RumourScore(
        id=rumour.id,
        row=_row(rumour, assessment),
        pairs={
            "groups": prf(true, grouped),
            "links": prf(true, linked_pairs(assessment) & labelled),
            "all in one group": prf(true, labelled),
        },
        groups=claim.origins.groups,
        silent=tuple(one.id for one in assessment.documents if one.id not in members),
        missed=tuple(sorted(true - grouped)),
        wrong=tuple(sorted(grouped - true)),
        seconds=seconds,
    )


def _row(rumour: Rumour, assessment: Assessment) -> OriginScore:
    origins = assessment.claims[0].origins
    return OriginScore(
        claim=rumour.id,
        as_of="",
        true=rumour.origins,
        mean=origins.mean,
        low=origins.low,
        high=origins.high,
        reports=len(assessment.documents),
        apparent=len(origins.members),
    )


def as_json(scores: Sequence[RumourScore]) -> dict[str, Any]:
    """Return everything as one JSON object."""
    nothing = PairScore(true=0, predicted=0, both=0)
    ways = dict.fromkeys(how for score in scores for how in score.pairs)
    return {
        "whence": __version__,
        "machine": machine(),
        "rumours": {score.id: _score_json(score) for score in scores},
        "total": {
            "origins": origins_summary([score.row for score in scores]),
            "pairs": {
                how: pair_figures(sum((score.pairs[how] for score in scores), nothing))
                for how in ways
            },
        },
    }


def _score_json(score: RumourScore) -> dict[str, Any]:
    return {
        "row": asdict(score.row),
        "pairs": {how: pair_figures(one) for how, one in score.pairs.items()},
        "groups": score.groups,
        "silent": score.silent,
        "pairs_missed": score.missed,
        "pairs_wrong": score.wrong,
        "seconds": round(score.seconds, 2),
    }


def print_rumours(scores: Sequence[RumourScore], console: Console, *, explain: bool) -> None:
    """Print one line for each rumour, and what came out wrong where that is wanted."""
    table = Table(title="Labelled rumours: origins, and dependent pairs (precision / recall / F1)")
    for column in ("rumour", "origins", "true", "groups", "links", "all in one group"):
        table.add_column(column)
    for score in scores:
        row, rates = score.row, [_rates(score.pairs[how]) for how in score.pairs]
        given = f"{row.mean:.2f} ({row.low:g}-{row.high:g})"
        table.add_row(score.id, given, str(row.true), *rates)
    console.print(table)
    for score in scores if explain else ():
        console.print(f"\n{score.id}, {score.seconds:.1f} s", style="bold")
        for group in score.groups:
            console.print(f"  one origin: {', '.join(group)}")
        if score.silent:
            console.print(f"  says nothing of the claim: {', '.join(score.silent)}")
        for name, pairs in (("not grouped", score.missed), ("wrongly grouped", score.wrong)):
            for pair in pairs:
                console.print(f"  {name}: {' and '.join(pair)}")


def _rates(score: PairScore) -> str:
    rates = (score.precision, score.recall, score.f1)
    return " / ".join("-" if rate is None else f"{rate:.2f}" for rate in rates)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, run the rumours, print and write the figures."""
    parser = argparse.ArgumentParser(description="Run whence on labelled rumours and score it.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/origins.json"))
    parser.add_argument("--explain", action="store_true", help="list what came out wrong")
    given = parser.parse_args(arguments)
    try:
        rumours = [rumour for folder in given.folders for rumour in read_rumours(folder)]
    except FileNotFoundError as error:
        parser.error(str(error))
    scores = []
    for rumour in rumours:
        print(f"assessing {rumour.id}", file=sys.stderr)
        scores.append(score_rumour(rumour))
    console = Console(width=None if sys.stdout.isatty() else 120)
    print_rumours(scores, console, explain=given.explain)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    result = json.dumps(as_json(scores), indent=1, ensure_ascii=False)
    given.output.write_text(result + "\n", "utf-8")
    print(f"written to {given.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
