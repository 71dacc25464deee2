"""What the analyst settles: reports that share an origin, or do not, whatever the signs say.

It goes before every sign and is never hidden: it stands among the reasons of the links and in
`Origins.overrides`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from whence.model import Link, Origins, Override, Reason

from .forest import Forest, Key

# A settled link outweighs any sign; as a log10 likelihood ratio it is shown like the others.
_WEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Settled:
    """The entries that hold for one claim, cut to the reports that speak on one side of it."""

    entries: tuple[Override, ...]
    present: frozenset[str]

    @classmethod
    def on(cls, claim: str, overrides: Iterable[Override], reports: Iterable[str]) -> "Settled":
        """Return what was settled for a claim; an entry needs two of these reports to tell."""
        present = frozenset(reports)
        holding = (one for one in overrides if one.claim in (None, claim))
        told = tuple(one for one in holding if len(present & set(one.reports)) > 1)
        return cls(told, present)

    def strengths(self, found: Mapping[Key, float]) -> dict[Key, float]:
        """Return how surely each two reports are one, as settled; keys are ordered pairs of ids.

        Reports held together get 1. Links are then taken by strength, the strongest first (as
        Kruskal 1956 takes them); one that would join two reports held apart, be it through others,
        gets 0. So no choice of the links left joins them.
        """
        settled = dict(found)
        for entry in self.entries:
            settled |= {_key(*pair): 1.0 for pair in pairwise(self.of(entry.same))}
        home = {id: frozenset((id,)) for key in settled for id in key}
        for key in sorted(settled, key=lambda key: (-settled[key], key)):
            one, other = (home[id] for id in key)
            if one != other and any(held & one and held & other for held in self.apart):
                settled[key] = 0.0
            elif one != other and settled[key] > 0:
                home.update(dict.fromkeys(one | other, one | other))
        return settled

    @property
    def apart(self) -> list[set[str]]:
        """The sets of reports of which no two are one."""
        return [set(self.of(entry.apart)) for entry in self.entries if entry.apart]

    def links(self, found: Sequence[Link], claim: str) -> list[Link]:
        """Return the links with what was settled on them: its reason, and 1 or 0 for probability.

        Where two reports held together had no link, there is one now.
        """
        verdicts = dict(self._pairs())
        changed = [
            _settle(link, *verdicts[key])
            if (key := _key(link.from_, link.to)) in verdicts
            else link
            for link in found
        ]
        known = {_key(link.from_, link.to) for link in found}
        order = {id: n for entry in self.entries for n, id in enumerate(entry.reports)}
        for key, (entry, same) in verdicts.items():
            if same and key not in known:
                first, second = sorted(key, key=lambda one: (order[one], one))
                new = Link(
                    from_=second,
                    to=first,
                    kind="shares_origin",
                    probability=1.0,
                    reasons=(),
                    claim=claim,
                )
                changed.append(_settle(new, entry, True))
        return changed

    def origins(self, found: Origins) -> Origins:
        """Return the origins with the entries that held for them."""
        return replace(found, overrides=self.entries)

    def of(self, ids: Sequence[str]) -> list[str]:
        """Return those of the ids that speak on the claim, in their order."""
        return [id for id in ids if id in self.present]

    def _pairs(self) -> Iterable[tuple[Key, tuple[Override, bool]]]:
        for entry in self.entries:
            for pair in pairwise(self.of(entry.same)):
                yield _key(*pair), (entry, True)
            held = self.of(entry.apart)
            for n, one in enumerate(held):
                for other in held[:n]:
                    yield _key(one, other), (entry, False)


NOTHING = Settled((), frozenset())


def settle(forest: Forest, settled: Settled) -> None:
    """Change how surely the nodes of a forest are one, and on what reports depend, as settled."""
    if not settled.entries:
        return
    forest.joins = settled.strengths(forest.joins)
    home = _components(forest.joins)
    for held in settled.apart:
        for id in held:
            forest.hidden[id] = 0.0  # a hand that shows nowhere joins them no more
        for report, node in forest.side:
            if report in held and home.get(node, {node}) & held - {report}:
                forest.side[report, node] = 0.0


def _components(joins: Mapping[Key, float]) -> dict[str, frozenset[str]]:
    home = {id: frozenset((id,)) for key in joins for id in key}
    for (one, other), strength in joins.items():
        if strength > 0:
            union = home[one] | home[other]
            home.update(dict.fromkeys(union, union))
    return home


def _key(one: str, other: str) -> Key:
    return min(one, other), max(one, other)


def _settle(link: Link, entry: Override, same: bool) -> Link:
    """Return the link with the analyst's reason first."""
    what = f"settled by the analyst: {'one origin' if same else 'apart'}, because {entry.why}"
    reason = Reason(what=what, weight=_WEIGHT if same else -_WEIGHT)
    return replace(link, probability=1.0 if same else 0.0, reasons=(reason, *link.reasons))
