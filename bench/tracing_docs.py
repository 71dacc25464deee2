"""The figures of `tracing.py` as Markdown."""

from collections.abc import Iterator
from typing import Any


def tracing(result: dict[str, Any]) -> Iterator[str]:
    """Yield how fast a corpus is traced, in how much memory and disk."""
    yield "## Corpora: `whence trace`"
    yield ""
    yield (
        f"Measured on {result['date']} with whence {result['whence']} ({result['machine']}): the whole "
        "command, start included, on documents of 2 KB with planted copies, from Parquet to Parquet. "
        "Memory is the sum over all processes at its peak, and in brackets what of that is their own and no page of a file. Disk is what lies beside the "
        "output until it is done. All ways wrote the same bytes."
    )
    yield ""
    yield "| documents | with | documents a second | MB a second | seconds | memory, MB | disk, MB |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for one in result["corpora"]:
        for way, run in one["ways"].items():
            yield _row(one, way, run)
    yield ""
    yield "Share of the time, in %:"
    yield ""
    stages = list(dict.fromkeys(name for _, _, run in _runs(result) for name in run["stages"]))
    yield f"| documents | with | {' | '.join(stages)} |"
    yield f"| --- | --- | {' | '.join('---' for _ in stages)} |"
    for one, way, run in _runs(result):
        shares = [run["stages"].get(name) for name in stages]
        cells = ["–" if part is None else f"{100 * part / run['seconds']:.0f}" for part in shares]
        yield f"| {one['documents']:,} | {_named(way)} | {' | '.join(cells)} |"
    yield ""


def _runs(result: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    for one in result["corpora"]:
        for way, run in one["ways"].items():
            yield one, way, run


def _row(one: dict[str, Any], way: str, run: dict[str, Any]) -> str:
    seconds = run["seconds"]
    cells = [
        f"{one['documents']:,}",
        _named(way),
        f"{one['documents'] / seconds:,.0f}",
        f"{one['bytes'] / seconds / 1e6:.1f}",
        f"{seconds:,.0f}",
        f"{run['memory_mb']:,.0f} ({run['own_memory_mb']:,.0f})",
        f"{run['disk_mb']:,.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def _named(way: str) -> str:
    return "Spark" if way == "spark" else f"{way} worker{'s' if way != '1' else ''}"
