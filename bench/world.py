"""How fast a dated knowledge base answers, beside one that looks at every fact for every question.

    python bench/world.py [-o out/world.json] [--plain 1] [--seed 1]

Needs `pip install networkx` for the peer. Two made worlds are asked: 32 places with 400 facts, and
5,000 places with 100,000 facts. Times are those of the processor, in one process; each question is
put on a day of its own, so that nothing can be kept from the one before. `--plain` is how often
the peer is asked in the large world (a question takes it a minute or more); 0 leaves it out.
"""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from cases import machine
from whence import __version__
from whence.check.passage import Passage
from whence.check.reach import Way, find_way
from whence.model import Interval, Knowledge
from whence.store.world import KnowledgeBase
from world_made import made_world, questions

SIZES = ((32, 400), (5_000, 100_000))
AS_OF = Interval.parse("2020-01-01")
Question = tuple[str, str, Interval]


def measure(
    places: int, facts: int, *, seed: int, number: int = 200, plain: int = 0
) -> dict[str, Any]:
    """Return what loading and asking one made world takes; times in milliseconds."""
    world = made_world(places, facts, seed)
    gc.collect()
    begin = process_time()
    base = KnowledgeBase(world, AS_OF)
    loaded = process_time() - begin
    asked = questions(world, number, seed)
    alone = questions(world, number, seed, lone=True)
    found: dict[str, Any] = {
        "places": len(world.places),
        "routes": len(world.routes),
        "facts": len(world.facts),
        "load_ms": 1000 * loaded,
        "whence": {
            "way": timed(asked, partial(_way, base)),
            "way from a single place": timed(alone, partial(_way, base)),
            "is it present": timed(asked, lambda a, p, at: base.ask(a, "present_in", p, at)),
            "rows of an actor": timed(asked, lambda a, _, at: base.facts(subject=a, at=at)),
            "its bodies": timed(asked, lambda a, _, at: base.groups_of(a, at)),
            "are two enemies": timed(asked, lambda a, _, at: base.enmity(a, "actor-1", at)),
        },
    }
    if plain:
        found["peers"] = peers(world, base, asked, alone, plain)
    return found


def timed(asked: Sequence[Question], answer: Callable[..., object]) -> dict[str, float]:
    """Return the median and the 95th percentile of the milliseconds that questions take."""
    times: list[float] = []
    for question in asked:
        begin = process_time()
        answer(*question)
        times.append(1000 * (process_time() - begin))
    times.sort()
    last = len(times) - 1
    return {"asked": len(times), "median": times[last // 2], "p95": times[round(last * 0.95)]}


def peers(
    world: Knowledge, base: KnowledgeBase, asked: list[Question], alone: list[Question], number: int
) -> dict[str, Any]:
    """Ask the peer, which must give the same answers, and return what that takes."""
    from world_peer import Peer

    found: dict[str, Any] = {}
    for name, once in (("all facts for each question", False), ("all facts once a way", True)):
        begin = process_time()
        peer = Peer(world, AS_OF, once=once)
        loaded = 1000 * (process_time() - begin)
        found[name] = {"load_ms": loaded}
        # The longest ways would take the first of them many minutes in the large world.
        long = once or len(world.facts) < 10_000
        for kind, ways in (("way", asked), ("way from a single place", alone))[: 1 + long]:
            found[name][kind] = timed(ways[:number], partial(_same, peer, base))
            print(f"{name}, {kind}: {found[name][kind]['median']:,.0f} ms", file=sys.stderr)
    return found


def _way(base: KnowledgeBase, actor: str, place: str, at: Interval) -> Way | None:
    return find_way(Passage(world=base, actor=actor, friends=frozenset(), at=at), place)


def _same(peer: Any, base: KnowledgeBase, *question: Any) -> None:
    """Ask the peer, and compare; it knows neither gates' unknown stretches nor doubtful starts."""
    theirs, way = peer.way(*question), _way(base, *question)
    ours = way.cost if way and not way.gate else None
    assert (theirs is None) == (ours is None), question
    if theirs and ours:
        assert (theirs[0] + theirs[1], theirs[2]) == (ours[0] + ours[1], ours[2]), question


def print_figures(results: list[dict[str, Any]], console: Console) -> None:
    """Print the figures as tables."""
    for one in results:
        title = (
            f"{one['places']:,} places, {one['facts']:,} facts: loaded in {one['load_ms']:,.0f} ms"
        )
        table = Table(
            "question", "asked", "median ms", "p95 ms", "times slower: peers", title=title
        )
        for kind, times in one["whence"].items():
            slower = [
                f"{peer[kind]['median'] / times['median']:,.0f}"
                for peer in one.get("peers", {}).values()
                if kind in peer
            ]
            shown = f"{times['median']:.3f}", f"{times['p95']:.3f}"
            table.add_row(kind, str(times["asked"]), *shown, ", ".join(slower))
        console.print(table)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, ask both worlds, print and write the figures."""
    parser = argparse.ArgumentParser(description="Measure the dated knowledge base.")
    parser.add_argument("-o", "--output", type=Path, default=Path("out/world.json"))
    parser.add_argument("--plain", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    results = [
        measure(*size, seed=given.seed, plain=given.plain and max(given.plain, 5 if n == 0 else 0))
        for n, size in enumerate(SIZES)
    ]
    print_figures(results, Console(width=None if sys.stdout.isatty() else 160))
    told = {
        "whence": __version__,
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "seed": given.seed,
        "worlds": results,
    }
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps(told, indent=1), "utf-8")
    print(f"written to {given.output}")


if __name__ == "__main__":
    main()
