"""The figures of `verdict.py` as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

_MEANING = """\
A whole verdict on made cases of five claims, from testimonies to the last open question: posterior and interval, the
matrix, what each testimony, finding, document, source and fact is worth (each is left out in turn), and what to find
out next. Reading, tracing and checking are not in it. Memory is the peak of the process; Python, NumPy and whence take
the part in brackets before anything is judged.
"""


def verdict(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield how long a verdict takes, and how much memory."""
    yield from ("## A whole verdict", "", _MEANING)
    yield f"Measured on {result['date']} ({result['machine']})."
    yield ""
    yield "| documents | testimonies | findings | left out in turn | s | s of processor | MB |"
    yield "|---|---|---|---|---|---|---|"
    for one in result["cases"]:
        yield (
            f"| {one['documents']} | {one['testimonies']} | {one['findings']} | {one['influences']} | "
            f"{one['seconds']:.2f} | {one['processor']:.2f} | "
            f"{one['megabytes']:.0f} ({one['before']:.0f}) |"
        )
    yield ""
