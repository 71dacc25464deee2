"""How long a corpus takes to be traced, stage by stage, and how much memory and disk.

    python bench/tracing.py DOCS [DOCS …] [-o out/tracing.json] [--ways 1 2 spark]

Each DOCS (as `bench/plant.py` makes them, of 10,000, 100,000 and 1,000,000 documents) is traced by the
command itself, in each way: with so many workers, or in Spark. All ways must write the same bytes.

Memory is the largest sum over all processes at one time: resident, and of that what is their own (pages
of files that they share with each other and with the system's cache count once for each otherwise).
Disk is the most that lies beside the output at one time. Both are looked at ten times a second.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from cases import machine
from whence import __version__

_EVERY = 0.1


def trace(docs: Path, way: str, folder: Path) -> dict[str, Any]:
    """Run the command; return what it took and a digest of what it wrote."""
    output = folder / "links.parquet"
    engine = ["--engine", "spark"] if way == "spark" else ["--workers", way]
    command = [sys.executable, "-m", "whence", "trace", str(docs), "-o", str(output), *engine]
    begun = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    watch = _Watch(process.pid, folder)
    begins = [("start", 0.0)]
    said = ""
    for said in process.stderr or ():
        name = said.split(" · ")[0].strip()
        if " · " in said and name != begins[-1][0]:
            begins.append((name, time.monotonic() - begun))
    seconds = time.monotonic() - begun
    watch.stop()
    if process.wait():
        raise SystemExit(f"{' '.join(command)}: {said}")
    ends = [at for _, at in begins[1:]] + [seconds]
    digest = hashlib.sha256()
    for path in sorted(folder.glob("links*.parquet")):
        digest.update(path.read_bytes())
    return {
        "said": said.strip().rpartition(": ")[2],
        "seconds": seconds,
        "stages": {name: end - at for (name, at), end in zip(begins, ends, strict=True)},
        "memory_mb": watch.resident / 1024,
        "own_memory_mb": watch.own / 1024,
        "disk_mb": watch.disk / 2**20,
        "digest": digest.hexdigest(),
    }


class _Watch:
    """Looks at a process, its children and a folder until it is stopped."""

    def __init__(self, process: int, folder: Path) -> None:
        self._process, self._folder, self._over = process, folder, threading.Event()
        self.resident = self.own = self.disk = 0
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            sizes = [_memory(one) for one in _family(self._process)]
            self.resident = max(self.resident, sum(one for one, _ in sizes))
            self.own = max(self.own, sum(own for _, own in sizes))
            self.disk = max(self.disk, _size(self._folder))


def _family(process: int) -> Iterator[int]:
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _memory(process: int) -> tuple[int, int]:
    """Return the resident kilobytes of a process, and those that are no pages of files."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0, 0
    known = {name: value for name, _, value in (line.partition(":") for line in lines)}
    resident, own = (int(known.get(name, "0 kB").split()[0]) for name in ("VmRSS", "RssAnon"))
    return resident, own


def _size(folder: Path) -> int:
    """Return the bytes of all files of a folder, in which others come and go."""
    size = 0
    for root, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += os.stat(os.path.join(root, name)).st_size
    return size


def measure(docs: Path, ways: list[str]) -> dict[str, Any]:
    """Trace one corpus in each way."""
    from pyarrow.parquet import ParquetFile

    table = ParquetFile(docs)
    size = sum(
        row.column(at).total_uncompressed_size
        for row in map(table.metadata.row_group, range(table.num_row_groups))
        for at in range(row.num_columns)
        if row.column(at).path_in_schema == "text"
    )
    found = {}
    for way in ways:
        with tempfile.TemporaryDirectory(dir=docs.parent) as name:
            found[way] = trace(docs, way, Path(name))
        print(f"{docs.name}, {way}: {found[way]['seconds']:.1f} s", file=sys.stderr)
    assert len({one["digest"] for one in found.values()}) == 1, "the ways differ"
    return {"documents": table.metadata.num_rows, "bytes": size, "ways": found}


def print_figures(results: list[dict[str, Any]], console: Console) -> None:
    table = Table()
    for column in (
        "documents",
        "way",
        "documents/s",
        "MB/s",
        "seconds",
        "RSS MB",
        "own MB",
        "disk MB",
    ):
        table.add_column(column, justify="right")
    table.add_column("share of stages")
    for result in results:
        for way, one in result["ways"].items():
            seconds = one["seconds"]
            stages = ", ".join(
                f"{name} {part / seconds:.0%}" for name, part in one["stages"].items()
            )
            table.add_row(
                f"{result['documents']:,}", way, f"{result['documents'] / seconds:,.0f}",
                f"{result['bytes'] / seconds / 1e6:.1f}", f"{seconds:.1f}",
                *(f"{one[key]:,.0f}" for key in ("memory_mb", "own_memory_mb", "disk_mb")), stages,
            )  # fmt: skip
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, trace all corpora in all ways, print and write the figures."""
    parser = argparse.ArgumentParser(description="Measure the tracing of corpora.")
    parser.add_argument("docs", type=Path, nargs="+", metavar="DOCS")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/tracing.json"))
    parser.add_argument("--ways", nargs="+", default=["1", "2"])
    given = parser.parse_args(arguments)
    results = [measure(docs, given.ways) for docs in given.docs]
    print_figures(results, Console(width=None if sys.stdout.isatty() else 160))
    given.output.parent.mkdir(parents=True, exist_ok=True)
    known = json.loads(given.output.read_text()) if given.output.exists() else {"corpora": []}
    fresh = [(one["documents"], set(one["ways"])) for one in results]
    kept = [one for one in known["corpora"] if (one["documents"], set(one["ways"])) not in fresh]
    result = {
        "date": datetime.now(UTC).date().isoformat(),
        "whence": __version__,
        "machine": machine(),
        "corpora": sorted(kept + results, key=lambda one: one["documents"]),
    }
    given.output.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(f"written to {given.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
