"""The figures of `layout.py` as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

_MEANING = """\
The provenance graph is drawn in layers, one a date, and is read the better the fewer of its lines cross. Made graphs
in which each report relies on one to three earlier ones, mostly recent ones, were put in order by whence and by `dot`
(Graphviz), with the same layers and the same lines; crossings are those of all graphs of a size together. *Fewer* and
*more* say in how many of them whence has fewer crossings than dot, or more. Times are medians of one layout on the
processor; those of dot hold its start and all that it does beside. A picture never has more than about 60 nodes, as
larger ones are bundled first: what is below that matters, the rest shows where the method ends.
"""


def layout(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield crossings and times against dot."""
    yield from ("## Crossing lines in the provenance graph", "", _MEANING)
    yield f"Measured on {result['date']} ({result['machine']})."
    yield ""
    yield (
        "| nodes | layers | graphs | crossings, whence | crossings, dot | whence / dot | fewer | more "
        "| ms, whence | ms, dot |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for one in result["sizes"]:
        ours, theirs = one["crossings"]["whence"], one["crossings"]["dot"]
        yield (
            f"| {one['nodes']:,} | {one['layers']} | {one['graphs']} | {ours:,} | {theirs:,} "
            f"| {ours / theirs:.2f} | {one['fewer']} | {one['more']} "
            f"| {one['ms']['whence']:,.0f} | {one['ms']['dot']:,.0f} |"
        )
    yield ""
