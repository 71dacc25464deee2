"""Write `docs/benchmarks.md` from the figures that the other benchmarks wrote.

python bench/make_docs.py [out] [-o docs/benchmarks.md]

Read are `cases.json` (from `cases.py`), and where they are there the files named in `_OTHERS`.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attribution_docs
import corpus_docs
import factuality_docs
import inference_docs
import judging_docs
import layout_docs
import origins_docs
import pictures_docs
import reading_docs
import report_docs
import reuse_docs
import rumour_verdicts_docs
import stance_docs
import tracing_docs
import verdict_docs
import wirebench_docs
import world_docs

_OTHERS = {
    "origins.json": origins_docs.rumours,
    "attribution.json": attribution_docs.attribution,
    "reading.json": reading_docs.marked,
    "pages.json": reading_docs.pages,
    "fuzz.json": reading_docs.damaged,
    "factuality.json": factuality_docs.factuality,
    "extract.json": corpus_docs.extraction,
    "stance.json": stance_docs.stance,
    "tracing.json": tracing_docs.tracing,
    "wirebench.json": wirebench_docs.wirebench,
    "reuse.json": reuse_docs.reuse,
    "world.json": world_docs.world,
    "report.json": report_docs.report,
    "rumour_verdicts.json": rumour_verdicts_docs.rumour_verdicts,
    "inference.json": inference_docs.inference,
    "judging.json": judging_docs.judging,
    "verdict.json": verdict_docs.verdict,
    "pictures.json": pictures_docs.pictures,
    "layout.json": layout_docs.layout,
}
_WAYS = {
    "groups": "whence, groups of origins",
    "links": "whence, links with probability 0.5 or more",
    "all in one group": "all in one group",
}
_NAMES = ["whence", "always one", "count reports", "count apparent sources"]

_MEANING = """\
These are small cases, written as short paraphrases of real reports with the attributions and shared
details that the real ones carried; how each of them turned out is known. The figures say how well
whence counts origins and finds who relies on whom in texts of that kind, and whether a change made
it better. They do not say how well it does on long, real, badly copied pages; the cases are too few
for differences of a few hundredths to mean anything; and a verdict is not scored at all, because a
handful of outcomes cannot show whether probabilities are calibrated.
"""


def page(folder: Path) -> str:
    """Return the page as Markdown, from the figures in a folder."""
    lines = list(_lines(_read(folder / "cases.json")))
    for name, write in _OTHERS.items():
        if (folder / name).is_file():
            lines += write(_read(folder / name))
    return "\n".join(lines)


def keep(old: str, new: str) -> str:
    """Return a new page with the sections of the old one that were not measured anew."""
    there = {part.partition("\n")[0] for part in new.split("\n## ")[1:]}
    kept = [part for part in old.split("\n## ")[1:] if part.partition("\n")[0] not in there]
    return "\n## ".join([new.rstrip("\n") + "\n", *(part.rstrip("\n") + "\n" for part in kept)])


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _lines(result: dict[str, Any]) -> Iterator[str]:
    parts = result["cases"] | {"**all cases**": result["total"]}
    yield "# Benchmarks"
    yield ""
    yield f"Measured on {result['date']} with whence {result['whence']} ({result['machine']})."
    yield "Made by `python bench/make_docs.py` from what `python bench/cases.py` wrote."
    yield ""
    yield _MEANING
    yield "## Independent origins"
    yield ""
    yield (
        "Mean absolute error of the number of independent origins of a claim at a date; "
        "in brackets, over the rows that truly have more than one."
    )
    yield ""
    yield from _table(
        ["case", "rows", *_NAMES, "true number in interval"], map(_origins, parts, parts.values())
    )
    yield ""
    yield "## Which documents do not count separately"
    yield ""
    yield (
        "Pairs of documents of which one relied on the other, or both on one origin: "
        "precision, recall, F1."
    )
    yield ""
    yield from _table(["case", "true pairs", *_WAYS.values()], map(_pairs, parts, parts.values()))
    yield ""
    yield "## Statements"
    yield ""
    yield (
        "Of the statements that a reader finds: how many are found at all (any overlap), with the "
        "right claim, stance and source, and with all three. What is found beside them is not counted."
    )
    yield ""
    yield from _table(
        ["case", "expected", "found", "claim", "stance", "source", "all three"],
        map(_statements, parts, parts.values()),
    )
    yield ""
    yield "## Verdicts"
    yield ""
    yield "Beside what is known; not scored."
    yield ""
    yield from _table(
        ["case", "claim", "verdict", "90 % interval", "confidence", "what is known"],
        (_verdict(case, one) for case, part in result["cases"].items() for one in part["verdicts"]),
    )
    yield ""


def _origins(case: str, part: dict[str, Any]) -> list[str]:
    one = part["origins"]
    errors = [
        f"{_number(one['error'][name])} ({_number(one['error_with_several'][name])})"
        for name in _NAMES
    ]
    rows = f"{one['rows']} ({one['rows_with_several']})"
    return [case, rows, *errors, f"{one['inside_interval']} of {one['rows']}"]


def _pairs(case: str, part: dict[str, Any]) -> list[str]:
    pairs = part["pairs"]
    rates = [
        ", ".join(_number(pairs[way][rate]) for rate in ("precision", "recall", "f1"))
        for way in _WAYS
    ]
    return [case, str(pairs["groups"]["true"]), *rates]


def _statements(case: str, part: dict[str, Any]) -> list[str]:
    names = ("expected", "found", "claim", "stance", "source", "whole")
    return [case, *[str(part["statements"][name]) for name in names]]


def _verdict(case: str, one: dict[str, Any]) -> list[str]:
    said = f"{one['words']}, {one['probability']:.0%}"
    interval = f"{one['low']:.0%} to {one['high']:.0%}"
    return [case, one["claim"], said, interval, one["confidence"], one["truth"] or "–"]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(header)
    yield _row(["---"] * len(header))
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the figures and write the page."""
    parser = argparse.ArgumentParser(description="Write docs/benchmarks.md from the figures.")
    parser.add_argument("figures", nargs="?", type=Path, default=Path("out"))
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/benchmarks.md"))
    given = parser.parse_args(arguments)
    given.output.parent.mkdir(parents=True, exist_ok=True)
    old = given.output.read_text("utf-8") if given.output.is_file() else ""
    given.output.write_text(keep(old, page(given.figures)), "utf-8")
    print(f"written to {given.output}")


if __name__ == "__main__":
    main()
