"""Actors that are one actor under several ids, because they were renamed."""

from collections.abc import Iterable

from whence.model import Actor


def same_actors(actors: Iterable[Actor]) -> dict[str, frozenset[str]]:
    """Return for each renamed actor all ids it goes by, its own included.

    A split or merger makes a new actor: what is known of the old one says nothing sure of the new.
    """
    same: dict[str, frozenset[str]] = {}
    for actor in actors:
        for before in actor.succeeds:
            if before.kind == "rename":
                ids = same.get(actor.id, frozenset({actor.id}))
                ids |= same.get(before.actor, frozenset({before.actor}))
                same |= dict.fromkeys(ids, ids)
    return same
