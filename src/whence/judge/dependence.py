"""Who relies on whom among the testimonies of one claim, free of names and order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from whence.model import Testimony

# A testimony that relies on others with more than this chance falls with them.
_RESTS_ON = 0.5
# Shares that sum to 1 but for rounding.
_WHOLE = 1 - 1e-12


def in_content_order(testimonies: Iterable[Testimony]) -> tuple[Testimony, ...]:
    """Return testimonies in an order that depends on what they say, never on ids or position.

    Those that stand on their own come first, so that a copy never takes the place of what it was
    copied from. Testimonies equal in content are told apart by those they are linked with
    (colour refinement, Weisfeiler & Leman 1968); what is still equal is interchangeable.
    """
    everyone = tuple(testimonies)
    keys = content_keys(everyone)
    return tuple(sorted(everyone, key=lambda one: keys[one.id]))


def content_keys(testimonies: Iterable[Testimony]) -> dict[str, tuple[float, str, str]]:
    """Return by id what puts testimonies in order of content."""
    everyone = tuple(testimonies)
    colours = {one.id: _content(one) for one in everyone}
    for _ in range(3):
        colours = _refined(everyone, colours)
    return {one.id: (round(reliance(one), 9), _content(one), colours[one.id]) for one in everyone}


def copies_last(testimonies: Iterable[Testimony], said: Mapping[str, int]) -> tuple[Testimony, ...]:
    """Return testimonies free of circles in order of content, an order that sure copies cannot change."""
    everyone = tuple(testimonies)
    keys = content_keys(without_copies(everyone, said))
    copies = [one for one in everyone if one.id not in keys]
    first = sorted((one for one in everyone if one.id in keys), key=lambda one: keys[one.id])
    return (*first, *in_content_order(copies))


def without_copies(testimonies: Iterable[Testimony], said: Mapping[str, int]) -> list[Testimony]:
    """Return the testimonies that are no sure copies; their links to such go to what was copied."""
    everyone = {one.id: one for one in testimonies}
    return [
        replace(
            one,
            parents=tuple(
                (origin_of(parent, everyone, said), share) for parent, share in one.parents
            ),
        )
        for one in heard(everyone.values(), said)
    ]


def origin_of(id: str, everyone: Mapping[str, Testimony], said: Mapping[str, int]) -> str:
    """Return the testimony that one surely goes back to, by its likeliest parents; else itself."""
    while echoes(everyone[id], said):
        id = max(everyone[id].parents, key=lambda link: link[1])[0]
    return id


def acyclic(testimonies: Sequence[Testimony], sure: float) -> tuple[Testimony, ...]:
    """Return testimonies whose parents are present, never form a circle, and sum to at most 1.

    Parents that sum to `sure` or more are taken as certain.

    A parent that is not there leaves its share to the testimony's own source. Links are taken
    from the surest down, and one that would close a circle is dropped: who came first is then
    unknown, and the surer direction is kept.
    """
    rank = {one.id: place for place, one in enumerate(testimonies)}
    links = [
        (-chance, rank[parent], rank[one.id])
        for one in testimonies
        for parent, chance in one.parents
        if parent in rank and chance > 0
    ]
    kept: dict[int, dict[int, float]] = {place: {} for place in rank.values()}
    for negative, parent, child in sorted(links):
        if parent not in kept[child] and not _reaches(kept, parent, child):
            kept[child][parent] = -negative
    return tuple(
        replace(one, parents=_shared({testimonies[p].id: c for p, c in found.items()}, sure))
        for one, found in zip(testimonies, kept.values(), strict=True)
    )


def among(testimonies: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """Drop links to testimonies that are not there; their share goes to the own source."""
    there = {one.id for one in testimonies}
    return tuple(
        one
        if all(parent in there for parent, _ in one.parents)
        else replace(one, parents=tuple(link for link in one.parents if link[0] in there))
        for one in testimonies
    )


def camps(testimonies: Iterable[Testimony]) -> tuple[tuple[Testimony, ...], ...]:
    """Group testimonies by camp, order kept; one without a camp is its own.

    Given explanation, claim and what everybody says, camps are independent of each other.
    """
    groups: dict[tuple[str, str], list[Testimony]] = {}
    for one in testimonies:
        key = ("alone", one.id) if one.camp is None else ("camp", one.camp)
        groups.setdefault(key, []).append(one)
    return tuple(map(tuple, groups.values()))


def echoes(one: Testimony, said: Mapping[str, int]) -> bool:
    """Say whether a testimony surely repeats what all its possible parents say.

    Such a copy adds exactly nothing, whichever parent it follows.
    """
    return reliance(one) >= _WHOLE and all(
        said[parent] == said[one.id] for parent, _ in one.parents
    )


def heard(testimonies: Iterable[Testimony], said: Mapping[str, int]) -> list[Testimony]:
    """Return the testimonies that are no such copies; one that is not among what was said is none."""
    return [one for one in testimonies if one.id not in said or not echoes(one, said)]


def resting_on(testimony: str, testimonies: Iterable[Testimony]) -> set[str]:
    """Return the testimony and all that more likely than not fall with it, by id."""
    everyone = tuple(testimonies)
    fallen = {testimony}
    while True:
        more = {
            one.id
            for one in everyone
            if one.id not in fallen
            and sum(chance for parent, chance in one.parents if parent in fallen) > _RESTS_ON
        }
        if not more:
            return fallen
        fallen |= more


def reliance(testimony: Testimony) -> float:
    """Return the chance that a testimony relies on another one."""
    return min(1.0, sum(chance for _, chance in testimony.parents))


def _shared(parents: Mapping[str, float], sure: float) -> tuple[tuple[str, float], ...]:
    total = sum(parents.values())
    scale = total if total >= sure else 1.0
    return tuple((parent, chance / scale) for parent, chance in parents.items())


def _reaches(kept: Mapping[int, Mapping[int, float]], start: int, goal: int) -> bool:
    """Say whether following parents from `start` leads to `goal`."""
    waiting, seen = [start], set[int]()
    while waiting:
        place = waiting.pop()
        if place == goal:
            return True
        if place not in seen:
            seen.add(place)
            waiting += kept[place]
    return False


def _content(one: Testimony) -> str:
    given = one.reliability
    numbers = (given.mean, given.low, given.high)
    return "|".join(
        [
            one.stance,
            one.certainty,
            one.directness,
            one.interest or "",
            f"{one.relays:04d}",
            f"{one.lag:.6f}",
        ]
        + [f"{number:.9f}" for number in numbers]
        + [given.grade or "", "" if one.camp is None else "camp"]
    )


def _refined(everyone: Sequence[Testimony], colours: Mapping[str, str]) -> dict[str, str]:
    """Mix into each colour those of parents, children and camp."""
    around: dict[str, list[str]] = {one.id: [] for one in everyone}
    mates: dict[str, list[str]] = {}
    for one in everyone:
        for parent, chance in one.parents:
            if parent in around:
                around[one.id].append(f"parent {chance:.9f} {colours[parent]}")
                around[parent].append(f"child {chance:.9f} {colours[one.id]}")
        if one.camp is not None:
            mates.setdefault(one.camp, []).append(colours[one.id])
    for one in everyone:
        if one.camp is not None:
            around[one.id] += [f"camp {colour}" for colour in sorted(mates[one.camp])]
    return {id: _digest(colours[id], *sorted(near)) for id, near in around.items()}


def _digest(*parts: str) -> str:
    return blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()
