"""Fewer nodes and ties where there are more than can be read: bundles with counts, the main ties."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .web import HELD, Node, Tie, Web

MOST_NODES = 60  # above that, reports of one origin and time become one node
MOST_BANDS = 8  # then, the smallest origins share one band
# Ties drawn beside those that join all, and one more for so many nodes: with more, nothing is seen.
_SPARE, _ONE_FOR = 5, 10
_KEPT, _SOURCES = 9, 6  # reports most relied on, and sources of most reports, that stay themselves


def main_ties(web: Web) -> Web:
    """Keep the ties that join all nodes, and some more, those that a text states itself first.

    Whose word a report rests on and denials always stay.
    """
    return _joining(web, _SPARE + len(web.nodes) // _ONE_FOR)


def _joining(web: Web, spare: int) -> Web:
    """Keep a maximum spanning forest (Kruskal 1956) and `spare` more ties; count the rest."""
    links = [tie for tie in web.ties if tie.kind not in {"word", "denial"}]
    links.sort(key=_strength)
    root: dict[str, str] = {}

    def find(id: str) -> str:
        while (up := root.get(id, id)) != id:
            root[id] = root.get(up, up)
            id = up
        return id

    joining: list[Tie] = []
    others: list[Tie] = []
    for tie in links:
        one, other = find(tie.one), find(tie.other)
        (others if one == other else joining).append(tie)
        root[one] = other
    others.sort(key=lambda tie: tie.kind != "cites")
    kept = {id(tie) for tie in (*joining, *others[:spare])}
    left = sum(tie.count for tie in others[spare:])
    ties = [tie for tie in web.ties if tie.kind in {"word", "denial"} or id(tie) in kept]
    return replace(web, ties=tuple(ties), further=web.further + left)


def bundled(web: Web, columns: Mapping[str, int]) -> tuple[Web, dict[str, int]]:
    """Join the reports of one origin and column to one node each, and sources of one origin.

    Kept apart are what each origin goes back to, the reports that most others rely on, and the
    sources of most reports. Returns the web and the columns of its nodes.
    """
    web = _joining(_few_bands(web), 0)
    stay = _staying(web)
    heaps: dict[tuple[int, int, bool, bool], list[Node]] = defaultdict(list)
    for node in web.nodes:
        if node.id not in stay:
            heaps[node.band, columns[node.id], node.root, node.denies].append(node)
    whole = {node.id: node for node in web.nodes}
    into = {id: id for id in whole}
    for (band, column, root, denies), heap in heaps.items():
        if len(heap) > 1:
            key = f"{band} {column} {root:d}{denies:d}"
            into |= dict.fromkeys((node.id for node in heap), key)
            whole[key] = replace(
                heap[0],
                id=key,
                label="",
                kind="bundle",
                first=False,
                shared=False,
                address="",
                count=sum(node.count for node in heap),
            )
    nodes = tuple(dict.fromkeys(whole[into[node.id]] for node in web.nodes))
    # Whose word is somewhere in a bundle, or of a bundle of sources, tells nothing.
    ties = [
        tie
        for tie in _bundled_ties(web.ties, into)
        if tie.kind not in {"word", "denial"}
        or "bundle" not in (whole[tie.one].kind, whole[tie.other].kind)
    ]
    at = {into[id]: column for id, column in columns.items()}
    return main_ties(replace(web, nodes=nodes, ties=tuple(ties))), at


def _strength(tie: Tie) -> tuple[float, ...]:
    """Order ties, the strongest first: by what they stand for if bundled, then how likely they are."""
    many = tie.count if tie.bundled else 1
    return -many, -round(tie.probability, 2), not tie.directed, -tie.weight


def _few_bands(web: Web) -> Web:
    """Let the origins after the largest share the last band before that of denials."""
    origins = web.bands - web.denied
    if origins <= MOST_BANDS:
        return web
    rest = MOST_BANDS - 1

    def band(node: Node) -> Node:
        denial = web.denied and node.band == origins
        place = MOST_BANDS if denial else min(node.band, rest)
        return replace(node, band=place, first=node.first and place < rest)

    return replace(web, nodes=tuple(map(band, web.nodes)), bands=MOST_BANDS + web.denied)


def _staying(web: Web) -> set[str]:
    roots = {node.id for node in web.nodes if node.root}
    relied: Counter[str] = Counter()
    for tie in web.ties:
        if tie.directed and tie.probability >= HELD:
            relied[tie.one] += 1
    reports = Counter({id: n for id, n in relied.items() if id not in roots and n > 1})
    stay = {id for id, _ in reports.most_common(_KEPT)}
    stay |= {node.id for node in web.nodes if node.first}
    told = Counter(tie.one for tie in web.ties if tie.one in roots and tie.other in stay)
    return stay | {id for id, _ in told.most_common(_SOURCES)}


def _bundled_ties(ties: Sequence[Tie], into: Mapping[str, str]) -> tuple[Tie, ...]:
    """Return one tie for all between the same two nodes; those within a bundle are inside it."""
    between: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        one, other = into[tie.one], into[tie.other]
        if one != other:
            between[one, other].append(tie)
    joined = []
    for (one, other), several in between.items():
        kind = Counter(tie.kind for tie in several).most_common(1)[0][0]
        alone = len(several) == 1
        joined.append(
            Tie(
                one=one,
                other=other,
                kind=kind,
                probability=max(tie.probability for tie in several),
                address=several[0].address if alone else "",
                reasons=several[0].reasons if alone else (),
                count=several[0].count if alone else len(several),
                bundled=not alone,
            )
        )
    return tuple(joined)
