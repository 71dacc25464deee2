"""The figures of `attribution.py` as tables in a terminal."""

from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

Figures = dict[str, Any]
KINDS = ("direct", "mixed", "indirect")


def peers() -> list[Figures]:
    """Return what other programs reached earlier, on the test part, in hundredths."""
    path = Path(__file__).with_name("attribution_peers.yaml")
    found: list[Figures] = yaml.safe_load(path.read_text("utf-8"))["peers"]
    return found


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def print_figures(name: str, figures: Figures, console: Console) -> None:
    """Print what one system found, its costs, and how it stands beside the peers."""
    console.print(_measures(name, figures), _ratios(figures), sep="\n\n")
    if costs := figures["costs"]:
        console.print()
        console.print(costs_line(costs), highlight=False)


def _measures(name: str, figures: Figures) -> Table:
    table = _table(f"{name}: attributions in {figures['articles']} articles of {figures['part']}")
    for column in ("precision", "recall", "F", "marked", "found", "both"):
        table.add_column(column, justify="right")
    for measure, one in figures["measures"].items():
        rates = [percent(one[rate]) for rate in ("precision", "recall", "f1")]
        counts = [str(one[count]) for count in ("true", "predicted", "both")]
        style = "bold" if measure == "relaxed" else None
        table.add_row(measure, *rates, *counts, style=style)
    for kind, one in figures["recall"].items():
        counts = [str(one["true"]), "", str(one["both"])]
        table.add_row(f"{kind} content", "", percent(one["recall"]), "", *counts)
    return table


def _ratios(figures: Figures) -> Table:
    title = (
        "Beside others (F; in brackets ours : theirs; theirs measured earlier, on the test part)"
    )
    names = ("relaxed", "exact", "reporting", "cue overlap", "source exact", "content by token")
    table = _table(title)
    for column in (*names, *(f"recall {kind}" for kind in KINDS)):
        table.add_column(column, justify="right")
    ours = [figures["measures"][name]["f1"] for name in names]
    ours += [figures["recall"][kind]["recall"] for kind in KINDS]
    table.add_row("this", *map(percent, ours), style="bold")
    for peer in peers():
        theirs = [peer.get(name) for name in (*names, *KINDS)]
        table.add_row(peer["name"], *map(_ratio, ours, theirs))
    return table


def _ratio(ours: float | None, theirs: float | None) -> str:
    if theirs is None:
        return "–"
    return f"{theirs:.1f}" + (f" ({100 * ours / theirs:.2f})" if ours is not None else "")


def _table(title: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("", no_wrap=True)
    return table


def costs_line(costs: Figures) -> str:
    """Return the costs of a run in two lines or three."""
    lines = [
        f"{costs['documents_a_second']:.1f} documents of 700 words a second and core "
        f"({costs['cpu_s']:.2f} s on processors, {costs['wall_s']:.2f} s by the clock, "
        f"{costs['words']:,} words)",
        f"start {costs['start_s']:.2f} s ({costs['start_cpu_s']:.2f} s on processors); memory "
        f"{costs['memory_mb']:.0f} MB, of which {costs['memory_before_mb']:.0f} MB before loading",
    ]
    if costs["times_s"]:
        share = (
            f"{part} {spent:.2f} s ({spent / costs['cpu_s']:.0%})"
            for part, spent in sorted(costs["times_s"].items(), key=lambda one: -one[1])
        )
        lines.append("of it " + ", ".join(share))
    return "\n".join(lines)
