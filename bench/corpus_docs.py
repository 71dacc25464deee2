"""The figures of `extract.py` as Markdown."""

from collections.abc import Iterator
from typing import Any


def extraction(result: dict[str, Any]) -> Iterator[str]:
    """Yield how fast a corpus becomes statements."""
    documents = result["documents"]
    yield "## Corpora: `whence extract`"
    yield ""
    yield (
        f"Measured on {result['date']} ({result['machine']}), tagger: {result['tagger']}. "
        f"{documents:,} documents of {result['words'] / documents:.0f} words on average, "
        f"{result['rows']:,} rows. The loop is the simplest program that writes the same rows: no "
        "checks, nothing that survives an interruption. The start is included; other work ran on "
        "the machine, which lengthens the times of the clock. Memory is that of the largest process."
    )
    yield ""
    yield "| | documents a second | … of processor time | seconds | peak memory, MB |"
    yield "| --- | --- | --- | --- | --- |"
    for way, one in result["ways"].items():
        rates = [f"{documents / one[what]:.0f}" for what in ("seconds", "processor")]
        yield f"| {way} | {' | '.join(rates)} | {one['seconds']:.1f} | {one['memory_mb']:.0f} |"
    yield ""
