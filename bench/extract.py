"""How many documents a second become statements, and in how much memory.

    python bench/extract.py DOCS [-o out/extract.json] [--documents 2000] [--workers 1 2]

DOCS has one JSON object a line with `id` and `text` (`.jsonl` or `.jsonl.gz`). Compared, by turns and
each in a new process:

- **loop**: the simplest program that does the same: parse a line, extract, write a line;
- **whence extract** with each number of workers: batches, checks, a journal on disk.

Times are those of the clock, start included, and of the processors, which other work on the machine
lengthens less. Memory is the resident set of the largest process at its peak. Every way must write as
many rows as the loop, and all numbers of workers the same bytes.
"""

import argparse
import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from cases import machine
from whence import __version__

_LOOP = """
import json, sys
from whence.corpus import load_extractor
from whence.extract.rows import statement_rows
from whence.model import Document
from whence.read.language import detect_language

extract = load_extractor(sys.argv[3])
with open(sys.argv[1], encoding="utf-8") as docs, open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in docs:
        row = json.loads(line)
        page = Document(id=row["id"], text=row["text"], language=detect_language(row["text"]))
        for one in statement_rows(page, extract(page)):
            out.write(json.dumps(one.as_dict(), ensure_ascii=False) + "\\n")
"""
# Runs a command and says on its last line what it took: of itself nothing but the waiting.
_MEASURE = """
import json, resource, subprocess, sys, time
begun = time.monotonic()
subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)
seconds, used = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


_OPTIONS: dict[str, list[str]] = {"encoder": [], "fast": ["--fast"], "rules": ["--rules"]}


def read_documents(path: Path, most: int) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
        for row in map(json.loads, islice(stream, most)):
            yield {"id": str(row["id"]), "text": row["text"]}


def measure(command: Sequence[str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, *command], check=True, capture_output=True, text=True
    )
    seconds, processor, kilobytes = json.loads(done.stdout)
    return {"seconds": seconds, "processor": processor, "memory_mb": kilobytes / 1024}


def run_all(
    documents: list[dict[str, str]], tagger: str, workers: list[int], rounds: int
) -> dict[str, Any]:
    """Return what each way took, the best of some rounds, and how many rows came out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        docs = folder / "docs.jsonl"
        docs.write_text("".join(json.dumps(one) + "\n" for one in documents), "utf-8")
        outputs = {"loop": folder / "loop.jsonl"}
        commands = {"loop": [sys.executable, "-c", _LOOP, str(docs), str(outputs["loop"]), tagger]}
        for number in workers:
            way = f"{number} worker{'s' if number > 1 else ''}"
            outputs[way] = folder / f"{number}.jsonl"
            whence = [sys.executable, "-m", "whence", "extract", str(docs), *_OPTIONS[tagger]]
            commands[way] = [*whence, "-o", str(outputs[way]), "--workers", str(number)]
        runs: dict[str, list[dict[str, float]]] = {way: [] for way in commands}
        for _ in range(rounds):
            for way, command in commands.items():
                runs[way].append(measure(command))
        written = {way: output.read_bytes() for way, output in outputs.items()}
    (rows,) = {one.count(b"\n") for one in written.values()}
    digests = {hashlib.sha256(one).hexdigest() for way, one in written.items() if way != "loop"}
    assert len(digests) == 1, "the number of workers changed the table"
    best = {way: min(some, key=lambda one: one["seconds"]) for way, some in runs.items()}
    return {"rows": rows, "ways": best}


def print_figures(result: dict[str, Any], console: Console) -> None:
    table = Table(title=f"{result['documents']} documents, {result['rows']} rows")
    for column in ("", "documents/s", "documents/s of processor", "seconds", "peak MB"):
        table.add_column(column, justify="right" if column else "left")
    for way, one in result["ways"].items():
        rates = [result["documents"] / one[what] for what in ("seconds", "processor")]
        cells = [*rates, one["seconds"], one["memory_mb"]]
        table.add_row(way, *[f"{cell:.1f}" for cell in cells])
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, run all ways, print and write the figures."""
    parser = argparse.ArgumentParser(description="Measure the extraction of a corpus.")
    parser.add_argument("docs", type=Path, metavar="DOCS")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/extract.json"))
    parser.add_argument("--tagger", choices=_OPTIONS, default="encoder")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args(arguments)
    documents = list(read_documents(given.docs, given.documents))
    result = {
        "date": datetime.now(UTC).date().isoformat(),
        "whence": __version__,
        "machine": machine(),
        "tagger": given.tagger,
        "documents": len(documents),
        "words": sum(len(one["text"].split()) for one in documents),
        **run_all(documents, given.tagger, given.workers, given.rounds),
    }
    print_figures(result, Console(width=None if sys.stdout.isatty() else 120))
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(f"written to {given.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
