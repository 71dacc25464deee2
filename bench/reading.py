"""Read pages that a reader has marked, and say what came out as marked.

    python bench/reading.py GOLD_DIR... [-o out/reading.json]

Each GOLD_DIR holds a page and `page_gold.json` (see `founding`). Web pages with comments are
measured by `pages.py`.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from cases import machine
from founding import as_json
from marked import GOLD, read_gold_folder
from whence import __version__


def print_page(name: str, result: dict[str, Any], console: Console) -> None:
    """Print the tallies of a page, what came out otherwise, and the judgement calls."""
    table = Table(title=f"{name}: read against what is marked")
    columns = ("gold", "right", "shifted", "wrong", "missing", "extra")
    table.add_column("kind")
    for column in columns:
        table.add_column(column, justify="right")
    for kind, one in result["kinds"].items():
        table.add_row(kind, *[str(one[column]) for column in columns])
    total = [sum(one[column] for one in result["kinds"].values()) for column in columns]
    table.add_row("all", *map(str, total), style="bold")
    console.print(table)
    for kind, one in result["kinds"].items():
        for miss in one["misses"]:
            console.print(f"  {kind}: {miss}", highlight=False, markup=False)
    calls = Table(title="Judgement calls, not counted")
    for column in ("what", "marked", "read"):
        calls.add_column(column)
    for call in result["judgement_calls"]:
        calls.add_row(call["what"], call["marked"], call["read"])
    console.print(calls)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, read the pages, print and write the figures."""
    parser = argparse.ArgumentParser(description="Compare how pages are read with what is marked.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/reading.json"))
    given = parser.parse_args(arguments)
    given.folders = [one.parent if one.name == GOLD else one for one in given.folders]
    for folder in given.folders:
        if not (folder / GOLD).is_file():
            parser.error(f"{folder}: there is no {GOLD} in it")
    console = Console(width=None if sys.stdout.isatty() else 120)
    pages: dict[str, Any] = {}
    for folder in given.folders:
        pages[folder.name] = as_json(read_gold_folder(folder))
        print_page(folder.name, pages[folder.name], console)
    result = {
        "date": datetime.now(UTC).date().isoformat(),
        "whence": __version__,
        "machine": machine(),
        "pages": pages,
    }
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"written to {given.output}", file=sys.stderr)


if __name__ == "__main__":
    main()
