"""Draw every picture of a report at 3, 30 and 150 documents, to be looked at, and time each.

    python bench/pictures.py [ASSESSMENT.json ...] [-o out/pictures.json] [--sheets out/pictures]

Written are sheets of all pictures as PNG (through Chromium, if it is there): in light and in dark,
and as they look to who has no red or no green cones. Assessments given by file (`whence assess --json`)
get sheets too; only made ones are timed. A sheet is looked at by a person: nothing is scored here.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markupsafe import escape
from rich.console import Console
from rich.table import Table

from cases import machine
from inference import timed
from pictures_made import made_assessment
from whence import __version__
from whence.model import Assessment
from whence.report.figures.canvas import DARK, FALLBACKS, WIDTH, Figure, fixed
from whence.report.marks import Addresses
from whence.report.select import main_claim
from whence.store.schema import read_assessment

SIZES = (3, 30, 150)
PICTURES = (
    ("verdict", "scale"),
    ("origins", "origins"),
    ("rivals", "rivals"),
    ("waterfall", "waterfall"),
    ("matrix", "matrix"),
    ("provenance", "provenance"),
    ("timeline", "timeline"),
    ("route", "route"),
)
# Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision
# deficiency, severity 1: rows of the matrices on linear RGB.
_NO_GREEN = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
_NO_RED = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
_COLUMNS, _PAD = 4, 28
Draw = Callable[..., Figure | None]


def functions() -> dict[str, Draw]:
    """Return the functions that draw, of the pictures that there are, by name."""
    found = {}
    for name, module in PICTURES:
        where = f"whence.report.figures.{module}"
        if find_spec(where):
            found[name] = getattr(import_module(where), f"draw_{name}")
    return found


def figures_of(assessment: Assessment) -> dict[str, Figure]:
    """Return the pictures of the main claim that have something to show."""
    claim = main_claim(assessment)
    addresses = Addresses(assessment.documents)
    drawn = {
        name: draw(f"p-{name}", assessment, claim, addresses) for name, draw in functions().items()
    }
    return {name: figure for name, figure in drawn.items() if figure}


def measure(assessment: Assessment) -> dict[str, dict[str, float]]:
    """Return for each picture the seconds that drawing it takes, its bytes, and its height."""
    claim = main_claim(assessment)
    told = {}
    for name, figure in figures_of(assessment).items():
        draw = partial(functions()[name], "p", assessment, claim, Addresses(assessment.documents))
        taken = timed(draw)
        told[name] = {
            "seconds": taken,
            "bytes": len(figure.svg.encode()),
            "height": _size(figure)[1],
        }
    return told


def _size(figure: Figure) -> tuple[float, float]:
    _, _, width, height = figure.svg.split('viewBox="', 1)[1].split('"', 1)[0].split()
    return float(width), float(height)


def palettes() -> dict[str, Mapping[str, str]]:
    """Return the colours of each sheet."""
    return {
        "light": FALLBACKS,
        "dark": DARK,
        "no-green": {name: seen(code, _NO_GREEN) for name, code in FALLBACKS.items()},
        "no-red": {name: seen(code, _NO_RED) for name, code in FALLBACKS.items()},
    }


def seen(code: str, matrix: Sequence[Sequence[float]]) -> str:
    """Return a colour (`#rrggbb`) as somebody sees it whose eye turns linear RGB by a matrix."""
    parts = [int(code[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    turned = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in matrix]
    inside = [min(max(p, 0.0), 1.0) for p in turned]
    back = [12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in inside]
    return "#" + "".join(f"{round(255 * p):02x}" for p in back)


def sheet(figures: Mapping[str, Figure], palette: Mapping[str, str]) -> tuple[str, int, int]:
    """Return a page of pictures in columns, the wide ones under them, and its size in pixels."""
    columns: list[list[str]] = [[] for _ in range(_COLUMNS)]
    heights, rows, below = [0.0] * _COLUMNS, list[str](), 0.0
    for name, figure in figures.items():
        width, height = _size(figure)
        drawn = f"<h2>{name}: {escape(figure.title)}</h2>{fixed(figure.svg, palette)}"
        if width > WIDTH:
            rows.append(f'<section style="width:{width}px">{drawn}</section>')
            below += height + 60
        else:
            n = heights.index(min(heights))
            heights[n] += height + 60
            columns[n].append(drawn)
    style = (
        f"main{{display:flex;gap:{_PAD}px}}body{{margin:{_PAD}px;font-family:system-ui,sans-serif;"
        f"background:{palette['paper']};color:{palette['quiet']}}}"
        f"div{{width:{WIDTH}px}}h2{{font-size:12px;margin:0 0 10px}}"
        f"svg{{display:block;width:100%;overflow:visible;margin-bottom:30px}}"
    )
    inner = "".join(f"<div>{''.join(column)}</div>" for column in columns)
    top = f'<!doctype html><meta charset="utf-8"><style>{style}</style>'
    page = f"{top}<main>{inner}</main>{''.join(rows)}"
    sizes = [*(_size(figure)[0] for figure in figures.values()), _COLUMNS * (WIDTH + _PAD) - _PAD]
    return page, int(max(sizes)) + 2 * _PAD, int(max(heights) + below) + 2 * _PAD


def write_sheets(name: str, figures: Mapping[str, Figure], folder: Path, browser: str) -> None:
    """Write a sheet in each palette."""
    folder.mkdir(parents=True, exist_ok=True)
    for view, palette in palettes().items():
        page, width, height = sheet(figures, palette)
        path = (folder / f"{name}-{view}.html").resolve()
        path.write_text(page, "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        size, shot = f"--window-size={width},{height}", f"--screenshot={path.with_suffix('.png')}"
        subprocess.run([*command, size, shot, path.as_uri()], check=True, capture_output=True)


def print_figures(told: Mapping[str, Any], console: Console) -> None:
    """Print what each picture takes at each size."""
    table = Table("picture", *[f"{n} documents" for n in told["sizes"]])
    for name, _ in PICTURES:
        rows = [told["pictures"][str(n)].get(name) for n in told["sizes"]]
        if any(rows):
            table.add_row(
                name,
                *[
                    f"{1000 * one['seconds']:.1f} ms, {one['bytes'] / 1000:.0f} kB" if one else "–"
                    for one in rows
                ],
            )
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, draw, print and write the figures."""
    parser = argparse.ArgumentParser(description="Draw and time the pictures of a report.")
    parser.add_argument("assessments", nargs="*", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("out/pictures.json"))
    parser.add_argument("--sheets", type=Path, default=Path("out/pictures"))
    given = parser.parse_args(arguments)
    made = {str(n): made_assessment(n) for n in SIZES}
    told = {
        "whence": __version__,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "sizes": SIZES,
        "pictures": {name: measure(assessment) for name, assessment in made.items()},
    }
    print_figures(told, Console(width=None if sys.stdout.isatty() else 160))
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(told, indent=1), "utf-8")
    print(f"written to {given.output}")
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("no Chromium: no sheets")
        return
    shown = made | {path.stem: read_assessment(path) for path in given.assessments}
    for name, assessment in shown.items():
        write_sheets(name, figures_of(assessment), given.sheets, browser)
    print(f"sheets in {given.sheets}")


if __name__ == "__main__":
    main()
