"""Shared details: the same rare name, number or date in two reports speaks for one hand.

With copy rate k and the rate r at which an independent report has a detail too, a shared detail
scores log((k + (1-k) r) / r) and one that only the shorter report has scores log(1-k) (after Dong,
Berti-Equille and Srivastava 2009, generalised from values to details). r comes from the other
groups of reports, never from the reports themselves: ten copies do not make a detail common.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from whence.data.tracing import Tracing
from whence.model import Mention, Reason, Statement

_NAMED = ("actor", "place", "name", "number", "date")
Details = Mapping[str, Mention]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two reports share, and what only one of them has, with the log ratios.

    `only` are the details of the left one alone and of the right one alone; `penalty` is what those
    take off that only the shorter one has, whose place in `only` is `shorter`.
    """

    shared: tuple[tuple[Mention, Mention, float], ...]
    only: tuple[tuple[Mention, ...], tuple[Mention, ...]]
    shorter: int
    penalty: float

    @property
    def score(self) -> float:
        """The summed log-likelihood ratio."""
        return sum(weight for _, _, weight in self.shared) + self.penalty

    def reasons(self, left: str, right: str) -> list[Reason]:
        """Return one reason for each shared detail, and one for what only either has, by its name."""
        found = [
            Reason(
                what=f"both have {_say(left)}",
                spans=(left.span, right.span),
                weight=weight / log(10),
            )
            for left, right, weight in sorted(self.shared, key=lambda one: -one[2])
        ]
        for place in (self.shorter, 1 - self.shorter):
            weight = self.penalty if place == self.shorter else 0.0
            found += _unshared((left, right)[place], self.only[place], weight)
        return found


def _unshared(name: str, details: Sequence[Mention], weight: float) -> list[Reason]:
    if not details:
        return []
    named = ", ".join(_say(one) for one in details[:5])
    more = f" and {len(details) - 5} more" if len(details) > 5 else ""
    what = f"not shared, only in {name}: {named}{more}"
    spans = tuple(one.span for one in details[:5])
    return [Reason(what=what, spans=spans, weight=weight / log(10))]


def _say(mention: Mention) -> str:
    slot = f"{mention.of.partition(':')[0]} " if mention.kind == "role" else ""
    return f"{slot}“{mention.span.quote}”"


def roles_of(statements: Iterable[Statement], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what part whom the statements give in the events they speak of, as details of a report.

    That two reports name the same guests is one thing, that both let the same one oversee the
    meeting, and only some men of the other attend, a rarer one.
    """
    for statement in statements:
        for frame in statement.frames:
            for role in frame.roles:
                words = role.name or role.span
                named = next(
                    (m for m in mentions if m.span.overlaps(words) and m.kind in _NAMED), None
                )
                if named is not None and not role.alike:
                    of = f"{'part of ' * role.part}{role.slot}:{named.of}"
                    yield Mention(span=role.span, of=of, kind="role")


def details_of(mentions: Sequence[Mention], known: Collection[str]) -> dict[str, Mention]:
    """Return the first mention of each detail, without what the claim itself names."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.of not in known:
            found.setdefault(mention.of, mention)
    return found


def compare(
    left: Details, right: Details, others: Sequence[Collection[str]], table: Tracing
) -> Overlap:
    """Compare two reports; `others` are the details of the other groups of reports."""
    k = table.copy_rate
    shared: list[tuple[Mention, Mention, float]] = []
    for one, other in _shared(left, right):
        rate = _rate(one, others, table)
        shared.append((one, other, table.detail_weight * log((k + (1 - k) * rate) / rate)))
    only = (_only(left, right), _only(right, left))
    shorter = int(_facts(right) < _facts(left))
    facts = sum(mention.kind != "role" for mention in only[shorter])  # a role counts with its name
    against = table.missing_weight * facts * log(1 - k)
    return Overlap(tuple(shared), only, shorter, max(against, table.details_least))


def _shared(left: Details, right: Details) -> Iterator[tuple[Mention, Mention]]:
    """Yield what both have, words that mean one thing in two ways (a name and who bears it) once."""
    met: list[tuple[Mention, Mention]] = []
    for of in sorted(left.keys() & right.keys(), key=lambda one: (left[one].kind == "role", one)):
        one, other = left[of], right[of]
        again = (
            one.kind == known.kind or "role" not in (one.kind, known.kind)
            for known, _ in met
            if one.span.overlaps(known.span)
        )
        if not any(again):
            met.append((one, other))
            yield one, other


def _only(one: Details, other: Details) -> tuple[Mention, ...]:
    """Return the details that only one has, but turns of phrase, of which nobody keeps every one."""
    return tuple(
        mention for of, mention in one.items() if of not in other and mention.kind != "phrase"
    )


def _facts(details: Details) -> int:
    return sum(mention.kind not in ("phrase", "role") for mention in details.values())


def _rate(mention: Mention, others: Sequence[Collection[str]], table: Tracing) -> float:
    """Return the chance that an independent report has the detail: the case's rate, shrunk."""
    seen = sum(mention.of in group for group in others)
    prior = table.rates[mention.kind]
    return (seen + table.rarity_strength * prior) / (len(others) + table.rarity_strength)
