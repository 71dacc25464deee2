"""Measure how well `whence trace` links the documents of a corpus, on wirebench.

python bench/wirebench.py DATA [--planted DOCS] [--rumours FOLDER] [--links FILE --origins FILE] [--fast] [-o out/wirebench.json]

DATA is the folder of wirebench. The models are fitted on seven tenths of its events, and the other three, a
corpus of their own, are reported, next to plain measures; then cross-fitted figures over all events, and what
is lost without times, credits, words or details. `--links` and `--origins` (JSON Lines, as `whence trace`
writes them) score the shipped models as the command uses them; their ids are those of DATA.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from fit_linking import crossed, fit_all, others, worlds
from whence import __version__
from whence.data.linking import load_linking
from whence.data.trees import read_trees
from whence.trace.corpus.corpus_links import link_documents
from whence.trace.corpus.linking import Models, load_models
from whence.trace.corpus.pair_features import DETAILS, TEXT
from whence.trace.corpus.records import link_rows, origin_rows
from wirebench_data import RELATED, Corpus, Gold, choose, held_out, read, with_speeches
from wirebench_plain import plain_measures
from wirebench_scores import say, score

WITHOUT = ("time", "credits", "text", "details")


def traced(corpus: Corpus, gold: Gold, models: Models) -> dict[str, Any]:
    """Return the figures of a corpus traced in memory."""
    links, copies = link_documents(corpus.texts, corpus.times, corpus.publishers, models)
    rows = link_rows(links, copies, corpus.ids, models.settings)
    origins = {row.id: row.origin for row in origin_rows(links, copies, corpus.ids)}
    return score(corpus, gold, rows, origins)


def without(corpus: Corpus, what: str) -> Corpus:
    """Return the documents without their times or without their publishers."""
    if what == "time":
        return replace(corpus, times=np.full(len(corpus.ids), np.nan))
    if what == "credits":
        return replace(corpus, publishers=[None] * len(corpus.ids))
    return corpus


def blind(what: str) -> tuple[str, ...]:
    """Return the features that are kept from the models."""
    return {"text": TEXT, "details": DETAILS}.get(what, ())


def models_of(plain: Mapping[str, Any]) -> Models:
    return Models(settings=load_linking(), **{name: read_trees(row) for name, row in plain.items()})


def compare(
    corpus: Corpus, gold: Gold, planted: Sequence[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the figures of the held-out part: whence, and whence without one thing after another."""
    kept = held_out(corpus.events)
    learn, report = (choose(corpus, np.flatnonzero(part).tolist()) for part in (~kept, kept))
    plain, _ = fit_all(list(worlds(learn, gold, planted)), gold)
    yield "whence", traced(report, gold, models_of(plain))
    spoken = with_speeches(report, gold, np.random.default_rng(0), 1.0)
    yield "with shared speeches put in", traced(spoken, gold, models_of(plain))
    for what in WITHOUT:
        part = list(worlds(without(learn, what), gold, planted))
        plain, _ = fit_all(part, gold, blind(what))
        yield f"without {what}", traced(without(report, what), gold, models_of(plain))


def rumours(folder: Path) -> dict[str, Any]:
    """Return how well related pairs of real articles are found; nothing was fitted on them."""
    rows, pairs = (list(_rows(folder / name)) for name in ("docs.jsonl.gz", "pairs.jsonl.gz"))
    ids = [row["id"] for row in rows]
    links, copies = link_documents(
        [row["text"] for row in rows], np.full(len(ids), np.nan), [None] * len(ids)
    )
    chance = {
        frozenset((link.from_id, link.to_id)): link.probability
        for link in link_rows(links, copies, ids, load_linking())
    }
    true = {frozenset((row["a"], row["b"])) for row in pairs if row["gold"] in RELATED}
    found: dict[str, Any] = {"documents": len(ids), "related": len(true)}
    for least in (0.1, 0.3, 0.5, 0.9):
        sure = {pair for pair, each in chance.items() if each >= least}
        hits = len(sure & true)
        found[str(least)] = {"precision": hits / max(1, len(sure)), "recall": hits / len(true)}
    return found


def _rows(path: Path) -> Iterator[Any]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--planted", type=Path, help="other documents to fit among")
    parser.add_argument("--rumours", type=Path)
    parser.add_argument("--links", type=Path)
    parser.add_argument("--origins", type=Path)
    parser.add_argument("--fast", action="store_true", help="only the shipped models")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args(arguments)
    corpus, gold = read(options.data)
    result: dict[str, Any] = {
        "whence": __version__,
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "runs": {},
    }
    for name, run in _runs(corpus, gold, options):
        print(say(name, run), flush=True)
        result["runs"][name] = run
    if options.rumours:
        result["rumours"] = rumours(options.rumours)
        print("rumours:", json.dumps(result["rumours"]))
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def _runs(
    corpus: Corpus, gold: Gold, options: argparse.Namespace
) -> Iterator[tuple[str, dict[str, Any]]]:
    if options.links:
        links = [SimpleNamespace(**row) for row in _rows(options.links)]
        origins = {row["id"]: row["origin"] for row in _rows(options.origins)}
        yield "files", score(corpus, gold, links, origins)
        return
    yield "shipped models, fitted on these very documents", traced(corpus, gold, load_models())
    if options.fast:
        return
    planted = others(options.planted)
    report = choose(corpus, np.flatnonzero(held_out(corpus.events)).tolist())
    yield from plain_measures(report, gold)
    yield from compare(corpus, gold, planted)
    found = list(worlds(corpus, gold, planted))
    _, views = fit_all(found, gold)
    yield "cross-fitted over all events", crossed(found[0], views[0], gold)


if __name__ == "__main__":
    main()
