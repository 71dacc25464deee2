"""The figures of `reuse.py` as Markdown."""

from collections.abc import Iterator
from typing import Any

_STEPS = ("pack", "sketch", "sort", "propose")


def reuse(result: dict[str, Any]) -> Iterator[str]:
    """Yield how fast and how well shared wording is found."""
    yield "## Corpora: shared wording"
    yield ""
    yield (
        f"Measured on {result['date']} ({result['machine']}) in one run: texts of news length from a "
        "Markov chain, three in ten made from others. Documents a second of one core's processor time, "
        "from strings in memory; peers get five-word shingles made in Python, as their users make them. "
        "A pair is right if both are of one planted family; recall is that of planted direct "
        "derivations. *Candidates* share rare fingerprints; *verified* ones share at least sixteen words "
        "in runs with exact places. Memory is what the process grew by."
    )
    for name, one in result["corpora"].items():
        yield from _corpus(name, one)
    costs = (
        (one["documents"], 1e6 / one["methods"]["whence, candidates"]["documents_a_second"])
        for one in result["corpora"].values()
    )
    grown = "; ".join(f"{size:,} documents, {cost:.1f}" for size, cost in sorted(costs))
    yield ""
    yield f"How the cost of candidates grows, in microseconds a document: {grown}."
    yield ""


def _corpus(name: str, one: dict[str, Any]) -> Iterator[str]:
    rows = one["methods"]
    kinds = sorted({kind for row in rows.values() for kind in row["recall_by_kind"]})
    heads = ["documents/s", "candidates are … times as fast", "precision", "recall", *kinds, "+MB"]
    yield ""
    yield f"### {name}: {one['documents']:,} documents, {one['megabytes']:,.0f} MB"
    yield ""
    yield f"| | {' | '.join(heads)} |"
    yield "| --- " * (len(heads) + 1) + "|"
    for method, row in rows.items():
        cells = [
            f"{row['documents_a_second']:,.0f}",
            f"{row['ratio']:.1f}",
            f"{row['precision']:.3f}",
            f"{row['recall']:.3f}",
            *[f"{row['recall_by_kind'][kind]:.3f}" for kind in kinds],
            f"{row['memory_mb']:,.0f}",
        ]
        yield f"| {method} | {' | '.join(cells)} |"
    yield ""
    steps = rows["whence, candidates"]
    spent = ", ".join(f"{step} {steps[step] / one['documents'] * 1e6:.1f}" for step in _STEPS)
    limits = one["bound"]
    yield (
        f"{one['pairs_verified_a_second']:,.0f} pairs are verified a second. Microseconds a document: "
        f"{spent}. The least that the steps can take on this machine, each measured alone, allows "
        f"{limits['documents_a_second']:,.0f} documents a second; {one['share_of_bound']:.0%} of that is "
        "reached."
    )
