"""Whether a report that relies on others has an origin of its own beside theirs.

A relay quotes the sources of the report it relays, with or without naming it again; a source that the
others have too, or that is known to have spoken to the outlet credited, is no second origin. One
that spoke to this report's own outlet is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.data.tracing import Tracing

from .citations import STEM, Story
from .evidence import Pair
from .links import described
from .members import Report


@dataclass(frozen=True, slots=True)
class Ties:
    """The reports that each report relies on by credit or copying, and those with a common credit.

    `copies` are the ids of those that copy another.
    """

    relied: Mapping[str, Sequence[Report]]
    common: Mapping[str, Sequence[Report]]
    copies: frozenset[str]

    @classmethod
    def from_pairs(cls, pairs: Sequence[Pair]) -> "Ties":
        """Collect the ties among all pairs."""
        relied: dict[str, list[Report]] = {}
        common: dict[str, list[Report]] = {}
        for pair in pairs:
            names = pair.later.cites.keys() & pair.earlier.outlets
            if pair.relies or names:
                relied.setdefault(pair.later.id, []).append(pair.earlier)
            elif pair.credit:
                common.setdefault(pair.later.id, []).append(pair.earlier)
                common.setdefault(pair.earlier.id, []).append(pair.later)
        copies = frozenset(pair.later.id for pair in pairs if pair.copied and pair.relies)
        return cls(relied, common, copies)


def own_chances(
    reports: Iterable[Report], pairs: Sequence[Pair], story: Story, table: Tracing
) -> dict[str, float]:
    """Return how surely each report would have an own origin if it relied on others, too."""
    ties = Ties.from_pairs(pairs)
    return {report.id: _own_chance(report, story, ties, table) for report in reports}


def _own_chance(report: Report, story: Story, ties: Ties, table: Tracing) -> float:
    if not report.seen or report.echo:
        return 0.0
    # What a text in another language calls its sources cannot be compared.
    language = report.document.language
    held = any(one.document.language == language for one in ties.relied.get(report.id, ()))
    chances = [
        _chance(report, source, story, ties, held, table) for source in sorted(report.access)
    ]
    return max(chances, default=0.0)


def _chance(
    report: Report, source: str, story: Story, ties: Ties, held: bool, table: Tracing
) -> float:
    if source == report.id:
        # It speaks for itself: a witness, a party; unless the words are another's.
        return table.own_shared if report.id in ties.copies else table.own_source
    relied, common = ties.relied.get(report.id, ()), ties.common.get(report.id, ())
    spoke = any(source in story.through.get(outlet, ()) for outlet in report.outlets)
    told = spoke or source in report.told
    if told and not _among(report, source, relied):
        return table.own_told
    credited = [outlet for outlet in report.cites if report.credits(outlet)]
    if any(source in story.through.get(outlet, ()) for outlet in credited):
        return table.own_shared
    if _among(report, source, [*relied, *common]):
        return table.own_shared
    return table.own_source if held else table.own_unheld


def _among(report: Report, source: str, others: Iterable[Report]) -> bool:
    """Say whether one of the others rests on the same source, or speaks of one described alike.

    A description that tells nothing (“the sources”, “who”) is of whoever was named before.
    """
    others = list(others)
    name = report.sources[source].name
    telling = {word[:STEM] for word in described(name)}
    return bool(others) and any(
        source in other.sources or len(telling & other.stems) * 2 >= len(telling)
        for other in others
    )
