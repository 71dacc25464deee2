"""Actors that are one actor under several ids, because they were renamed."""

from collections.abc import Iterable

from whence.model import Actor


def same_actors(actors: Iterable[Actor]) -> dict[str, str]:
    """Return for each id of a renamed actor the one id that stands for all of them.

    It is the first in alphabetical order. A split or merger makes a new actor: what is known of the
    old one says nothing sure of the new.
    """
    leads: dict[str, str] = {}

    def lead(id: str) -> str:
        while id != (above := leads.setdefault(id, id)):
            leads[id] = leads.setdefault(above, above)
            id = above
        return id

    for actor in actors:
        for before in actor.succeeds:
            if before.kind == "rename":
                first, second = sorted((lead(actor.id), lead(before.actor)))
                leads[second] = first
    return {id: lead(id) for id in tuple(leads)}
