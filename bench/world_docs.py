"""The figures of `world.py` as Markdown."""

from collections.abc import Iterator, Mapping
from typing import Any

_MEANING = """\
Made worlds of places with roads, and of facts that say who held what from when to when, who belonged to whom, who
fought whom; a tenth of the facts are doubtful. A *way* is the question whether an actor can get to a place on a day and
who stands in between: it asks of many places who held them, and of all holders how they stand to the actor. Each
question is put on a day of its own. *From a single place*: actors who are in one place only and of whom nothing else is
known, so that the search has farthest to go. Times are those of the processor. The peer is what one writes first:
networkx for the ways, and a look at all facts for each thing asked, or (*once a way*) one look at all facts, to keep
those of that day. It answers the same, which is checked as it is measured. In the large world it is asked one question
of each kind only: take the ratios for their order of magnitude.
"""


def world(result: Mapping[str, Any]) -> Iterator[str]:
    """Yield how fast the dated knowledge base is loaded and asked."""
    yield from ("## The dated knowledge base", "", _MEANING)
    yield f"Measured on {result['date']} ({result['machine']})."
    yield ""
    for one in result["worlds"]:
        yield from _one(one)


def _one(one: Mapping[str, Any]) -> Iterator[str]:
    peers = one.get("peers", {})
    yield (
        f"**{one['places']:,} places, {one['routes']:,} roads, {one['facts']:,} facts**, "
        f"loaded from records in {one['load_ms'] / 1000:.2f} s:"
    )
    yield ""
    yield (
        "| | asked | median ms | 95th percentile ms | "
        + "".join(f"peer, {name}: times slower | " for name in peers).rstrip()
    )
    yield "|---|---|---|---|" + "---|" * len(peers)
    for kind, times in one["whence"].items():
        slower = "".join(f" {_slower(times, peer.get(kind))} |" for peer in peers.values())
        yield f"| {kind} | {times['asked']} | {times['median']:.3f} | {times['p95']:.3f} |{slower}"
    yield ""


def _slower(ours: Mapping[str, float], theirs: Mapping[str, float] | None) -> str:
    return f"{theirs['median'] / ours['median']:,.0f}" if theirs else "–"
