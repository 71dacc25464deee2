"""How well attributions are found in articles that annotators marked, and at what cost.

    python bench/attribution.py ARTICLES.jsonl.gz --system rules encoder [--errors 30] [-o out/attribution.json]

ARTICLES is in the form of `attribution_gold.py`. A system is rules, crf, encoder or fast, each run in
a process of its own, or a file of predictions in the same form. What is counted stands in
`attribution_scoring.py`. Figures are added to the output file, so that systems measured one after
another stand side by side in it.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from attribution_errors import ERRORS, draw, find_errors, show
from attribution_gold import Article, Predictions, read_articles, read_predictions
from attribution_scoring import Scores, score
from attribution_systems import SYSTEMS, Run, run_alone
from attribution_tables import print_figures
from cases import machine
from scoring import PairScore
from whence import __version__

_WORDS = 700  # of a document, for speeds that can be compared


def counts(one: PairScore) -> dict[str, Any]:
    rates = {"precision": one.precision, "recall": one.recall, "f1": one.f1}
    return {"true": one.true, "predicted": one.predicted, "both": one.both} | rates


def costs(run: Run, articles: Sequence[Article]) -> dict[str, Any]:
    """Return the costs of a run; speeds in documents of 700 words."""
    words = sum(len(one.text.split()) for one in articles)
    return {
        "documents_a_second": words / _WORDS / run.cpu,
        "words": words,
        "cpu_s": run.cpu,
        "wall_s": run.wall,
        "start_s": run.start,
        "start_cpu_s": run.start_cpu,
        "memory_mb": run.memory,
        "memory_before_mb": run.memory_before,
        "times_s": run.times,
    }


def as_json(part: str, scores: Scores, errors: Counter[str], spent: Any) -> dict[str, Any]:
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "whence": __version__,
        "machine": machine(),
        "part": part,
        "articles": scores.articles,
        "measures": {name: counts(one) for name, one in scores.measures.items()},
        "recall": {name: counts(one) for name, one in scores.recall.items()},
        "errors": {kind: errors[kind] for kind in ERRORS},
        "costs": spent,
    }


def predict(system: str, articles: Sequence[Article]) -> tuple[Predictions, dict[str, Any] | None]:
    """Return what a system or a file says of the articles, and the costs of a system."""
    if system not in SYSTEMS:
        return read_predictions(Path(system), articles), None
    run = run_alone(system, [one.text for one in articles])
    named = zip(articles, run.found, strict=True)
    return {one.id: found for one, found in named}, costs(run, articles)


def print_errors(errors: Any, count: int, console: Console) -> None:
    """Print how many errors there are of each kind, and some of them."""
    kinds = Counter(one.kind for one in errors)
    listed = (f"{kind} {kinds[kind]}" for kind in ERRORS if kinds[kind])
    console.print("\nerrors: " + ", ".join(listed), highlight=False)
    for error in draw(errors, count):
        console.print("\n" + show(error), highlight=False, markup=False)


def save(path: Path, name: str, figures: dict[str, Any]) -> None:
    """Add the figures of a system to a file, in place of earlier ones of the same on the same part."""
    everything = json.loads(path.read_text("utf-8")) if path.is_file() else {"systems": []}
    key = (name, figures["part"])
    kept = [one for one in everything["systems"] if (one["name"], one["part"]) != key]
    everything["systems"] = [*kept, {"name": name, **figures}]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(everything, indent=1, ensure_ascii=False) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, run the systems, print and write the figures."""
    parser = argparse.ArgumentParser(description="Score attributions against marked ones.")
    parser.add_argument("articles", type=Path)
    parser.add_argument("--system", nargs="+", default=["rules"], metavar="NAME_OR_FILE")
    parser.add_argument("--errors", type=int, default=0, metavar="COUNT", help="errors to print")
    parser.add_argument("--limit", type=int, metavar="COUNT", help="only the first articles")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/attribution.json"))
    given = parser.parse_args(arguments)
    for system in given.system:
        if system not in SYSTEMS and not Path(system).is_file():
            parser.error(f"{system}: neither a file nor one of {', '.join(SYSTEMS)}")
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # a second *and core*
    console = Console(width=None if sys.stdout.isatty() else 150)
    articles = read_articles(given.articles)[: given.limit]
    part = given.articles.name.split(".")[0] + (f", first {given.limit}" if given.limit else "")
    for system in given.system:
        name = system if system in SYSTEMS else Path(system).name.split(".")[0]
        try:
            predictions, spent = predict(system, articles)
        except (ValueError, RuntimeError) as problem:
            parser.error(str(problem))
        errors = find_errors(articles, predictions)
        kinds = Counter(one.kind for one in errors)
        figures = as_json(part, score(articles, predictions), kinds, spent)
        print_figures(name, figures, console)
        if given.errors:
            print_errors(errors, given.errors, console)
        save(given.output, name, figures)
    print(f"written to {given.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
