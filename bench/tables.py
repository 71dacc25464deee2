"""The figures of `cases.py` as tables in a terminal."""

from typing import Any

from rich.console import Console
from rich.table import Table

from scoring import PARTS


def print_scores(result: dict[str, Any], console: Console) -> None:
    """Print the figures per case and in total."""
    parts = result["cases"] | {"all cases": result["total"]}
    console.print(_origins_table(parts), _pairs_table(parts), _statements_table(parts), sep="\n\n")
    console.print()
    console.print(_verdict_table(result["cases"]))


def _origins_table(parts: dict[str, Any]) -> Table:
    table = Table(title="Independent origins: mean absolute error (rows with several)")
    names = ["whence", "always one", "count reports", "count apparent sources"]
    for column in ("case", "rows", *names, "true number in interval"):
        table.add_column(column, justify="left" if column == "case" else "right")
    for case, part in parts.items():
        one = part["origins"]
        rows = f"{one['rows']} ({one['rows_with_several']})"
        errors = [
            f"{_number(one['error'][name])} ({_number(one['error_with_several'][name])})"
            for name in names
        ]
        table.add_row(case, rows, *errors, f"{one['inside_interval']} of {one['rows']}")
    return table


def _pairs_table(parts: dict[str, Any]) -> Table:
    table = Table(title="Dependent pairs of documents: precision / recall / F1 (predicted)")
    ways = ["groups", "links", "all in one group"]
    for column in ("case", "true pairs", *ways):
        table.add_column(column, justify="left" if column == "case" else "right")
    for case, part in parts.items():
        pairs = part["pairs"]
        table.add_row(case, str(pairs["groups"]["true"]), *[_rates(pairs[way]) for way in ways])
    return table


def _statements_table(parts: dict[str, Any]) -> Table:
    table = Table(title="Expected statements: found, and with what right")
    for column in ("case", "expected", "found", "claim", "stance", "source", "all three"):
        table.add_column(column, justify="left" if column == "case" else "right")
    for case, part in parts.items():
        counts = part["statements"]
        table.add_row(case, *[str(counts[name]) for name in ("expected", *PARTS)])
    return table


def _verdict_table(cases: dict[str, Any]) -> Table:
    table = Table(title="Verdicts beside what is known (not scored)")
    for column in ("case", "claim", "verdict", "confidence", "what is known"):
        table.add_column(column)
    for case, part in cases.items():
        for one in part["verdicts"]:
            numbers = f"{one['probability']:.0%} ({one['low']:.0%} to {one['high']:.0%})"
            verdict = f"{one['words']}, {numbers}"
            table.add_row(case, one["claim"], verdict, one["confidence"], one["truth"] or "–")
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _rates(pairs: dict[str, Any]) -> str:
    rates = " / ".join(_number(pairs[rate]) for rate in ("precision", "recall", "f1"))
    return f"{rates} ({pairs['predicted']})"
