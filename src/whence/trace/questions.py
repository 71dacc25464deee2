"""What one would have to find out to know whether two reports have one origin."""

from collections.abc import Collection, Iterator, Sequence

from whence.model import Hop, Naming, Side, Statement, Tie

_SURE = 0.97  # beyond this an answer would hardly change a word
_SOURCES = 2


def next_questions(
    a: tuple[Side, Sequence[Statement]],
    b: tuple[Side, Sequence[Statement]],
    ties: Sequence[Tie],
    credits: Collection[Naming],
) -> Iterator[str]:
    """Yield what would settle it, in the order in which one would ask.

    Each side comes with what it says on the claims compared. Where the analyst has settled it, or
    there is nothing to settle, nothing is asked.
    """
    chances = [tie.probability for tie in ties if tie.probability is not None]
    if any(tie.overrides for tie in ties) or not chances:
        return
    sides = (a[0], b[0])
    for side in sides:
        if not side.held:
            yield f"What does {side.label} itself say? It is known only through {side.document}."
    if all(not 1 - _SURE < chance < _SURE for chance in chances):
        return
    yield from _same_sources(a, b)
    for side, said in (a, b):
        if said and not _sources(said):
            yield f"On whose word does {side.id} say it?"
    for side in sides:
        if side.held and side.published.low is None and side.published.high is None:
            yield f"When was {side.id} published? Without that, neither can have come first."
    if not credits:
        yield f"Had the later of the two seen the other? Neither {a[0].id} nor {b[0].id} names it."


def _same_sources(
    a: tuple[Side, Sequence[Statement]], b: tuple[Side, Sequence[Statement]]
) -> Iterator[str]:
    """Ask for each unnamed source whether it is one that the other side has."""
    ours, theirs = _sources(a[1]), _sources(b[1])
    if ours.keys() & theirs.keys():
        return
    for one in list(ours.values())[:_SOURCES]:
        for other in list(theirs.values())[:_SOURCES]:
            if not (one.named and other.named):
                yield f"Is {one.name} ({a[0].id}) the same as {other.name} ({b[0].id})?"


def _sources(said: Sequence[Statement]) -> dict[str, Hop]:
    """Return whom statements finally rest on, but for the report's own voice."""
    last = (one.chain[-1] for one in said if one.chain)
    return {hop.source: hop for hop in last if hop.start is not None}
