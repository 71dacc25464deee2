"""Read pages that a reader has marked, and say what came out as marked.

    python bench/reading.py GOLD_DIR... [-o out/reading.json]

Each GOLD_DIR holds a page and `page_gold.json` (see `founding`).
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from cases import machine
from founding import GOLD, as_json, print_page, read_gold_folder
from whence import __version__


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, read the pages, print and write the figures."""
    parser = argparse.ArgumentParser(description="Compare how pages are read with what is marked.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/reading.json"))
    given = parser.parse_args(arguments)
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
