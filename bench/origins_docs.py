"""The section of `docs/benchmarks.md` on labelled rumours, from what `origins.py` wrote."""

from collections.abc import Iterator
from typing import Any

_MEANING = """\
Articles on one rumour each, as they were printed, without their dates and outlets; a reader marked which
relies on which, and how many origins there are. Counted as above; only labelled pairs count. That is a
handful of rumours: one figure more or less moves the whole.
"""


def rumours(result: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the section."""
    yield "## Labelled rumours"
    yield ""
    yield _MEANING
    yield (
        "| rumour | origins, 90 % interval | true | dependent pairs by groups: precision, recall, F1 | "
        "all in one group: F1 |"
    )
    yield "| --- | --- | --- | --- | --- |"
    for name, one in result["rumours"].items():
        row, pairs = one["row"], one["pairs"]
        given = f"{row['mean']:.2f} ({row['low']:g} to {row['high']:g})"
        all_one = _number(pairs["all in one group"]["f1"])
        yield f"| {name} | {given} | {row['true']} | {_rates(pairs['groups'])} | {all_one} |"
    yield ""


def _rates(pairs: dict[str, Any]) -> str:
    return ", ".join(_number(pairs[name]) for name in ("precision", "recall", "f1"))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
