"""The figures of `pictures.py` as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

_MEANING = """\
Made assessments, all documents on one claim. Times are those of the processor for one picture with its table, the
least of five; sizes are of the SVG before compression; heights are in units of which 360 are as wide as a phone (the
picture of provenance is wider, and scrolls).
"""


def pictures(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield how fast each picture is drawn, and how large it gets."""
    sizes = [str(n) for n in result["sizes"]]
    yield from ("## Pictures", "", _MEANING)
    yield f"Measured on {result['date']} ({result['machine']})."
    yield ""
    yield f"| documents | {' | '.join(sizes)} |"
    yield f"|---|{'---|' * len(sizes)}"
    names = dict.fromkeys(name for n in sizes for name in result["pictures"][n])
    for name in names:
        cells = (_cell(result["pictures"][n].get(name)) for n in sizes)
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def _cell(one: Mapping[str, float] | None) -> str:
    if one is None:
        return "–"
    return f"{1000 * one['seconds']:.1f} ms, {one['bytes'] / 1000:.0f} kB, {one['height']:.0f} high"
