"""The figures of `inference.py` as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

_MEANING = """\
Made networks of hearsay, all variables yes or no: claims, motives of camps, access of sources, what they say, and
documents that pass on their own source or an earlier document, which of the two being uncertain. *Width* is one less
than the variables in the largest table after the evidence. Each is solved for {draws:,} parameter sets: by us for the
probability of the evidence, all marginals and the derivative in every cell of every table; by pyAgrum (LazyPropagation,
given the same tables set after set, one thread) for the probability and the marginals, timed for {peer} sets and
reckoned for all. A *joint* is the probability of the evidence with one variable. Times are those of the processor, one
core, after compiling.
"""
_WIDE = """\
Networks too wide for one go: reports of which each may rely on several earlier ones, none of them at hand, only hinted
at. Some variables are held fixed, and settings of them summed: all of them, which is exact, or a sample. *Off* is the
largest difference of P(claim) in a parameter set from the exact answer, over four of the {draws} sets; the *error* is
what is said about the sample itself, the standard error of log P(evidence). Tables of a case are narrow, since what its
documents say is seen; this is for what is not.
"""


def inference(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield how fast networks are solved."""
    first, largest = result["first"], result["largest"]
    peer = max((one.get("peer_draws", 0) for one in result["networks"]), default=0)
    yield from ("## Exact inference", "", _MEANING.format(draws=result["draws"], peer=peer))
    yield f"Measured on {result['date']} ({result['machine']})."
    yield ""
    yield "| nodes | observed | width | plan ms | joint ms | all ms | pyAgrum s | times slower |"
    yield "|---|---|---|---|---|---|---|---|"
    for one in result["networks"]:
        shown = (f"{1000 * one[name]:.1f}" for name in ("plan", "joint", "evaluate"))
        theirs = f"{one['peer']:.1f} | {one['peer'] / one['evaluate']:,.0f}" if peer else "– | –"
        yield f"| {one['nodes']} | {one['observed']} | {one['width']} | {' | '.join(shown)} | {theirs} |"
    yield ""
    if peer:
        most = max(one["difference"] for one in result["networks"])
        yield f"The largest difference between the two is {most:.0e}."
    yield (
        f"The first evaluation of a process takes {first['warm']:.1f} s, {first['cold']:.1f} s if nothing was compiled "
        f"before. A network of {largest['nodes']:.0f} nodes and width {largest['width']:.0f} with 400 parameter sets "
        f"takes {largest['seconds']:.1f} s with that, and the whole process {largest['megabytes']:.0f} MB."
    )
    yield from ("", _WIDE.format(draws=result["wide_draws"]))
    yield "| reports | rely on | width | held | settings | of | error | off | mean off | s |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for one in result["wide"]:
        counts = (
            f"{one[n]:,}" for n in ("reports", "rely_on", "width", "held", "settings", "possible")
        )
        shares = (f"{one[n]:.4f}" for n in ("error", "off", "mean_off"))
        yield f"| {' | '.join(counts)} | {' | '.join(shares)} | {one['seconds']:.1f} |"
    yield ""
