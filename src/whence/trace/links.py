"""How likely one report relies on another, with every reason on both sides.

Log-likelihood ratios of *relies* against *independent* are summed: credit, shared wording, shared
details, shared sources, time. Credit and time give the direction.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log

from whence.data.tracing import Tracing
from whence.model import UNSTATED, Hop, LinkKind, Span
from whence.text import fold, words

from .citations import Cite
from .details import Details, compare
from .evidence import Pair
from .members import UNSOURCED, Report
from .reuse import Reuse

_LN10 = log(10)
_DESCRIBES_NOTHING = frozenset(
    "senior high level prominent official officials source sources a an the of in who former top "
    "leading unnamed anonymous one two three four five six person people some several all both many "
    "multiple another other same this that these those who he she they his her their its with by "
    "for from on at close familiar ties told".split()
)


def link_reports(
    reports: Sequence[Report],
    details: Mapping[str, Details],
    reuse: Mapping[frozenset[str], Sequence[Reuse]],
    claim: str,
    table: Tracing,
) -> list[Pair]:
    """Return every pair of reports on one claim (its text) with its evidence.

    Runs of little but the claim's own words say nothing, unless they are most of a text. Details
    are weighed last, when the surer signs have shown which reports are one group.
    """
    length = {report.id: report.length for report in reports if report.seen}
    telling = {
        key: [
            run
            for run in runs
            if _tells(run, claim) or 2 * run.words > min(length[one] for one in key)
        ]
        for key, runs in reuse.items()
        if key <= length.keys()
    }
    pairs = [
        _pair(left, right, telling, table)
        for index, right in enumerate(reports)
        for left in reports[:index]
    ]
    groups = settled_groups(reports, pairs, table.settled)
    for pair in pairs:
        _add_details(pair, details, groups, table)
    for report in reports[1:]:
        if report.hearsay:
            _add_repeating(report, pairs, table)
    return pairs


def _add_repeating(report: Report, pairs: Sequence[Pair], table: Tracing) -> None:
    """Tie a report that can be no origin by itself to the likeliest report before it."""
    before = [
        pair
        for pair in pairs
        if pair.later is report
        and not report.document.published.before(pair.earlier.document.published)
    ]
    if not before:
        return
    likeliest = max(before, key=lambda pair: pair.logit)
    chance = table.unsourced if report.hearsay == UNSOURCED else table.hearsay
    weight = log(chance / (1 - chance)) - log(table.prior / (1 - table.prior))
    what = f"{report.id} {report.hearsay}, and {likeliest.earlier.id} said the same before"
    spans = [*likeliest.earlier.spans[:1], *report.spans[:1]]
    likeliest.note("repeats", weight, what, *spans)


def _tells(run: Reuse, claim: str) -> bool:
    """Say whether a run has words beyond those of the claim, which every report on it may use."""
    asked, folded = fold(claim), fold(run.left.quote)
    known = {asked[start:end] for start, end in words(asked)}
    parts = [folded[start:end] for start, end in words(folded)]
    return sum(part not in known for part in parts) * 3 > len(parts)


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
    left_cites = any(map(left.credits, right.outlets))
    right_cites = any(map(right.credits, left.outlets))
    return (right, left) if left_cites and not right_cites else (left, right)


def _add_credit(pair: Pair, table: Tracing) -> None:
    """Count the strongest credit that the later report gives the earlier, or that both give a third."""
    cites = [
        pair.later.cites[one] for one in sorted(pair.later.cites.keys() & pair.earlier.outlets)
    ]
    if cites:
        cite = max(cites, key=lambda one: one.weight(table))
        dated = cite.far and _dated(cite, pair.earlier)
        pair.cited = pair.credit = cite.level != "named" or dated
        what = f"{pair.later.id} {'credits' if pair.cited else 'names'} {cite.span.quote}"
        weight = table.cited if dated else cite.weight(table)
        pair.note("cites", weight, what + (" with its date" if dated else ""), cite.span)
        if pair.later.document.published.before(pair.earlier.document.published):
            pair.note("cites", table.later, "but is stamped earlier than what it credits")
    common = [
        (pair.earlier.cites[one], pair.later.cites[one])
        for one in sorted(pair.later.cites.keys() & pair.earlier.cites.keys())
        if pair.earlier.credits(one) and pair.later.credits(one)
    ]
    if common and not pair.cited:
        one, other = max(common, key=lambda both: min(cite.weight(table) for cite in both))
        pair.credit = True
        weight = min(one.weight(table), other.weight(table))
        pair.note(
            "shares_origin", weight, "both credit the same outlet for it", one.span, other.span
        )


def _dated(cite: Cite, cited: Report) -> bool:
    """Say whether an outlet is named with the day on which it published."""
    published = cited.document.published.low
    return bool(published and re.search(rf"\b{published.day}\s+{published:%B}\b", cite.near))


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
        hop = left.sources[source]
        kind: LinkKind = "quotes" if hop.named else "shares_origin"
        weight = table.same_person if _full_name(hop) else table.same_source
        what = f"both rest on {hop.name}"
        if source in left.told and source in right.told:
            weight, what = table.same_interviewed, f"{hop.name} spoke to both outlets"
        pair.note(kind, weight, what, *spans)
        pair.alike = True
        return
    if same := sorted(left.quoted.keys() & right.quoted.keys()):
        spans = (left.quoted[same[0]], right.quoted[same[0]])
        pair.note("quotes", table.same_source, "both quote the same words", *spans)
        pair.alike = True
        return
    for a in sorted(left.sources):
        for b in sorted(right.sources):
            if alike(left.sources[a].name, right.sources[b].name):
                what = f"“{left.sources[a].name}” and “{right.sources[b].name}” may be one source"
                spans = _source_spans(left, a) + _source_spans(right, b)
                pair.note("shares_origin", table.like_source, what, *spans)
                pair.alike = True
                return


def _full_name(hop: Hop) -> bool:
    return hop.named and hop.kind == "person" and " " in hop.name


def _source_spans(report: Report, source: str) -> tuple[Span, ...]:
    hop = report.sources[source]
    if hop.start is None or hop.end is None:
        return ()
    return (report.document.span(hop.start, hop.end),)


def alike(left: str, right: str) -> bool:
    """Say whether two descriptions share their camp or position, past words any source may have."""
    one, other = described(left), described(right)
    return (
        bool(one)
        and bool(other)
        and len(one & other) * 2 >= min(len(one), len(other)) > 0
        and bool(one & other)
    )


@lru_cache(maxsize=4096)
def described(name: str) -> frozenset[str]:
    """Return the words of a source's description that tell it from any source."""
    folded = fold("" if name == UNSTATED else name)
    found = {folded[s:e].removesuffix("'s").rstrip("s") for s, e in words(folded)}
    return frozenset(found - {word.rstrip("s") for word in _DESCRIBES_NOTHING})


def _add_reuse(pair: Pair, runs: Sequence[Reuse], table: Tracing) -> None:
    """Count shared wording; what stands beside the claim (its background) speaks half as loud."""
    left = table.run_most
    near = {id(run) for run in runs if _on_claim(pair, run)}
    for run in sorted(runs, key=lambda one: -one.words):
        weight = table.run_base + table.run_word * (run.words - table.run_shortest)
        weight = min(left, weight * (1.0 if id(run) in near else table.beside))
        if weight <= 0:
            break
        left -= weight
        what = f"{run.words} words in a row are the same"
        pair.note("copies", weight, what, run.left, run.right)
    shorter = min(pair.earlier.length, pair.later.length)
    same = sum(run.words for run in runs)
    verbatim = same >= max(table.verbatim_share * shorter, table.run_shortest)
    if verbatim:
        more = table.verbatim - (table.run_most - left)
        pair.note("copies", max(0.0, more), "nearly all of the shorter text is in the other")
    enough = same >= max(table.copied_share * shorter, 2 * table.run_shortest)
    pair.copied = verbatim or (bool(near) and enough)


def _on_claim(pair: Pair, run: Reuse) -> bool:
    """Say whether a run meets a statement on the claim; a document without any retells as a whole."""
    both = [*pair.earlier.statements, *pair.later.statements]
    return (
        not pair.earlier.statements
        or not pair.later.statements
        or any(one.span.overlaps(run.left) or one.span.overlaps(run.right) for one in both)
    )


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
        pair.reasons += overlap.reasons(*ids) if overlap.shared else []
        return  # a credit says it; details cannot unsay it
    if overlap.score > max((r.weight * _LN10 for r in pair.reasons), default=0.0):
        pair.kind = "shares_details"
    pair.logit += overlap.score
    pair.reasons += overlap.reasons(*ids)


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
