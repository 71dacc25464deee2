"""How likely one report relies on another, with every reason on both sides.

Log-likelihood ratios of *relies* against *independent* are summed: credit, shared wording, shared
details, shared sources, time. Credit and time give the direction.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from whence.data.tracing import Tracing
from whence.model import Link, LinkKind, Reason, Span
from whence.text import fold, words

from .details import Details, compare
from .members import Report
from .reuse import Reuse

_NEAR = 40  # characters after an outlet's name where the date of its report may stand
_LN10 = log(10)
_DESCRIBES_NOTHING = frozenset(
    "senior high level prominent official officials source sources a an the of in who former top "
    "leading unnamed anonymous one two person people some several".split()
)


@dataclass(slots=True)
class Pair:
    """The evidence that `later` relies on `earlier`, or that both rest on one hand.

    `cited`: the later credits the earlier. `credit`: it does, or both credit a third.
    """

    earlier: Report
    later: Report
    logit: float
    kind: LinkKind = "shares_details"
    reasons: list[Reason] = field(default_factory=list)
    cited: bool = False
    credit: bool = False

    @property
    def probability(self) -> float:
        """P(the two go back to one hand for this claim)."""
        return 1 / (1 + exp(-max(-40.0, min(40.0, self.logit))))

    def note(self, kind: LinkKind, weight: float, what: str, *spans: Span) -> None:
        """Add one reason; the strongest gives the link its kind."""
        if weight > max((r.weight * _LN10 for r in self.reasons), default=0.0):
            self.kind = kind
        self.logit += weight
        self.reasons.append(Reason(what=what, spans=spans, weight=weight / _LN10))

    def link(self, claim: str) -> Link:
        """Return the link as a record: `from` relies on `to`."""
        return Link(
            from_=self.later.id,
            to=self.earlier.id,
            kind=self.kind,
            probability=round(self.probability, 4),
            reasons=tuple(self.reasons),
            claim=claim,
        )


def link_reports(
    reports: Sequence[Report],
    details: Mapping[str, Details],
    reuse: Mapping[frozenset[str], Sequence[Reuse]],
    table: Tracing,
) -> list[Pair]:
    """Return every pair of reports on one claim with its evidence.

    Details are weighed last, when the surer signs have shown which reports are one group.
    """
    pairs = [
        _pair(left, right, reuse, table)
        for index, right in enumerate(reports)
        for left in reports[:index]
    ]
    groups = settled_groups(reports, pairs, table.settled)
    for pair in pairs:
        _add_details(pair, details, groups, table)
    return pairs


def _pair(
    left: Report, right: Report, reuse: Mapping[frozenset[str], Sequence[Reuse]], table: Tracing
) -> Pair:
    earlier, later = _direct(left, right)
    pair = Pair(earlier, later, log(table.prior / (1 - table.prior)))
    _add_credit(pair, table)
    _add_outlet(pair, table)
    _add_sources(pair, table)
    if earlier.document.id != later.document.id:
        _add_reuse(pair, reuse.get(frozenset((earlier.id, later.id)), ()), table)
    return pair


def _direct(left: Report, right: Report) -> tuple[Report, Report]:
    """Order two reports: who credits the other comes later, whatever the stamps say."""
    left_cites = bool(left.cites.keys() & right.outlets)
    right_cites = bool(right.cites.keys() & left.outlets)
    return (right, left) if left_cites and not right_cites else (left, right)


def _add_credit(pair: Pair, table: Tracing) -> None:
    for outlet in sorted(pair.later.cites.keys() & pair.earlier.outlets):
        hop = pair.later.cites[outlet]
        assert hop.start is not None
        assert hop.end is not None
        span = pair.later.document.span(hop.start, hop.end)
        pair.cited = pair.credit = True
        pair.note("cites", table.cited, f"{pair.later.id} credits {hop.name}", span)
        if pair.later.document.published.before(pair.earlier.document.published):
            what = "but is stamped earlier than what it credits"
            pair.note("cites", table.later, what)
    if not pair.cited:
        _add_naming(pair, table)
    common = sorted(pair.later.cites.keys() & pair.earlier.cites.keys())
    for outlet in common if not pair.cited else ():
        spans = [
            report.document.span(hop.start, hop.end)
            for report in (pair.earlier, pair.later)
            if (hop := report.cites[outlet]).start is not None and hop.end is not None
        ]
        pair.credit = True
        pair.note("shares_origin", table.cited, "both credit the same outlet for it", *spans)


def _add_naming(pair: Pair, table: Tracing) -> None:
    """Count an outlet named outside the claim's own sentences, more if with the day it published."""
    for outlet in sorted(pair.later.named.keys() & pair.earlier.outlets):
        mention = pair.later.named[outlet].span
        published = pair.earlier.document.published.low
        near = pair.later.document.text[mention.start : mention.end + _NEAR]
        dated = published and re.search(rf"\b{published.day}\s+{published:%B}\b", near)
        pair.cited = pair.credit = bool(dated)
        what = f"{pair.later.id} names {mention.quote}" + (" with its date" if dated else "")
        weight = table.cited if dated else table.cited_elsewhere
        pair.note("cites", weight, what, mention)
        return


def _add_outlet(pair: Pair, table: Tracing) -> None:
    if pair.earlier.outlets & pair.later.outlets:
        pair.note(
            "shares_origin", table.same_outlet, "the same outlet or author stands behind both"
        )


def _add_sources(pair: Pair, table: Tracing) -> None:
    """Count one shared source: the same one, or else unnamed ones described alike."""
    left, right = pair.earlier, pair.later
    for source in sorted(left.sources.keys() & right.sources.keys()):
        spans = _source_spans(left, source) + _source_spans(right, source)
        name = left.sources[source].name
        pair.note("shares_origin", table.same_source, f"both rest on {name}", *spans)
        return
    for a in sorted(left.sources):
        for b in sorted(right.sources):
            if _alike(left.sources[a].name, right.sources[b].name):
                what = f"“{left.sources[a].name}” and “{right.sources[b].name}” may be one source"
                spans = _source_spans(left, a) + _source_spans(right, b)
                pair.note("shares_origin", table.like_source, what, *spans)
                return


def _source_spans(report: Report, source: str) -> tuple[Span, ...]:
    hop = report.sources[source]
    if hop.start is None or hop.end is None:
        return ()
    return (report.document.span(hop.start, hop.end),)


def _alike(left: str, right: str) -> bool:
    """Say whether two descriptions share their camp or position, past words any source may have."""
    one, other = _telling(left), _telling(right)
    return (
        bool(one)
        and bool(other)
        and len(one & other) * 2 >= min(len(one), len(other)) > 0
        and bool(one & other)
    )


def _telling(name: str) -> frozenset[str]:
    folded = fold(name)
    found = {folded[s:e].removesuffix("'s").rstrip("s") for s, e in words(folded)}
    return frozenset(found - {word.rstrip("s") for word in _DESCRIBES_NOTHING})


def _add_reuse(pair: Pair, runs: Sequence[Reuse], table: Tracing) -> None:
    left = table.run_most
    for run in sorted(runs, key=lambda one: -one.words):
        weight = min(left, table.run_base + table.run_word * (run.words - table.run_shortest))
        if weight <= 0:
            break
        left -= weight
        what = f"{run.words} words in a row are the same"
        pair.note("copies", weight, what, run.left, run.right)


def _add_details(
    pair: Pair, details: Mapping[str, Details], groups: Sequence[frozenset[str]], table: Tracing
) -> None:
    ids = (pair.earlier.id, pair.later.id)
    others = [
        frozenset(of for id in group for of in details[id])
        for group in groups
        if not group & set(ids)
    ]
    overlap = compare(details[ids[0]], details[ids[1]], others, table)
    if pair.cited or not overlap.shared:
        pair.reasons += overlap.reasons() if overlap.shared else []
        return  # a credit says it; details cannot unsay it
    if overlap.score > max((r.weight * _LN10 for r in pair.reasons), default=0.0):
        pair.kind = "shares_details"
    pair.logit += overlap.score
    pair.reasons += overlap.reasons()


def settled_groups(
    reports: Sequence[Report], pairs: Sequence[Pair], least: float
) -> list[frozenset[str]]:
    """Return the groups of reports joined by links of at least this probability."""
    group = {report.id: frozenset((report.id,)) for report in reports}
    for pair in pairs:
        if pair.probability >= least:
            union = group[pair.earlier.id] | group[pair.later.id]
            group.update(dict.fromkeys(union, union))
    return sorted(set(group.values()), key=sorted)
