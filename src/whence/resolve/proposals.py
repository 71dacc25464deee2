"""Names that may be one: proposed with a reason and how likely it is, and never joined.

Only a definition or the analyst joins names (`identities.py`). What is proposed here changes no
source, statement or claim.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.data.likeness import Naming, load_naming
from whence.model import Actor, Document, Issue, Mention, NameProposal, Span
from whence.text import fold

from .apart import told_apart
from .candidates import Candidate, gather_names, pair_up
from .likeness import Likeness, compare
from .settled import Pair, Settled, key_of, pair_of
from .written import bare

_CLOSE = 400  # characters
_EACH = 2  # proposals for one short name
_OFTEN = 3  # times that a name stands, beside one that stands once
_OWNER = re.compile(r"([^’']{2,80})['’]s?\s+(?=\S)")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_LETTERS = re.compile(r"[A-Z]{2,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known around the names: each document's thread, pairs told apart, decisions, outlets.

    `owners` are, for each key of a name, the actors that have it.
    """

    threads: Mapping[str, str]
    apart: frozenset[Pair]
    settled: Settled
    outlets: frozenset[str] = frozenset()
    owners: Mapping[str, frozenset[str]] = field(default_factory=dict)


def propose(names: Sequence[Candidate], setting: Setting) -> tuple[list[NameProposal], list[Issue]]:
    """Return the names that may be one, the likeliest first, once for each two owners."""
    table = load_naming()
    found = pair_up(names)
    best: dict[frozenset[str], NameProposal] = {}
    rows = [*_alike(found.pairs), *_next_to(names, setting)]
    for one, other, like in rows:
        if pair_of(one.name, other.name) in setting.apart or _decided(one, other, setting):
            continue
        if _owned(one.name, other.name) or _owned(other.name, one.name):
            continue
        proposal = _proposal(one, other, like, setting, table)
        owners = frozenset((one.owner, other.owner))
        if proposal.probability >= table.shown and (
            owners not in best or best[owners].probability < proposal.probability
        ):
            best[owners] = proposal
    issues: list[Issue] = []
    if found.left_out:
        what = f"names that look alike were not all compared: {found.left_out} names or groups of names are too many"
        issues.append(Issue(level="info", what=what))
    ranked = sorted(best.values(), key=lambda one: (-one.probability, one.one, one.other))
    return list(_likeliest(ranked)), issues


def _likeliest(ranked: Sequence[NameProposal]) -> Iterator[NameProposal]:
    """Yield the proposals without those of names that have likelier ones: a surname may fit many."""
    times: Counter[str] = Counter()
    for one in ranked:
        short = min(one.one, one.other, key=len)
        times[short] += 1
        if times[short] <= _EACH:
            yield one


def setting_of(
    documents: Sequence[Document],
    mentions: Mapping[str, Sequence[Mention]],
    settled: Settled,
    outlets: frozenset[str],
    actors: Iterable[Actor] = (),
) -> Setting:
    """Return what the documents say around names: which thread, and which names stand side by side."""
    pairs = {
        pair for document in documents for pair in told_apart(document.text, mentions[document.id])
    }
    owners: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for name in actor.names:
            owners[key_of(name.name)].add(actor.id)
    return Setting(
        threads={one.id: one.parent or one.id for one in documents},
        apart=frozenset(pairs),
        settled=settled,
        outlets=outlets,
        owners={key: frozenset(ids) for key, ids in owners.items() if len(ids) > 1},
    )


def _decided(one: Candidate, other: Candidate, setting: Setting) -> bool:
    """Say whether the analyst decided on a pair; it is then listed as decided."""
    left, right = (one.name, one.owner), (other.name, other.owner)
    return setting.settled.keeps_apart(left, right) is not None


def _alike(
    pairs: Sequence[tuple[Candidate, Candidate]],
) -> Iterator[tuple[Candidate, Candidate, Likeness]]:
    for one, other in pairs:
        like = compare(one.form, other.form)
        if like and like.row == "first_name" and "person" not in (one.kind, other.kind):
            like = Likeness("part", like.sign, like.short)  # only people have first names
        if like:
            yield one, other, like


def _next_to(
    names: Sequence[Candidate], setting: Setting
) -> Iterator[tuple[Candidate, Candidate, Likeness]]:
    """Yield outlets called by letters that run through the name of one in the next sentences.

    “… according to the newspaper HR: … told the Hürriyet Daily News”.
    """
    outlets = [one for one in names if one.owner in setting.outlets and one.spans]
    short = [one for one in outlets if _LETTERS.fullmatch(one.name)]
    long = [one for one in outlets if not _LETTERS.fullmatch(one.name)]
    for one in short:
        for other in long:
            if _runs_through(one.name, other.name) and _follows(one.spans, other.spans):
                yield one, other, Likeness("next_to", "next_to")


def _runs_through(letters: str, name: str) -> bool:
    rest = iter(fold(name).removeprefix("the "))
    first = next(rest, "")
    return first == letters[0].lower() and all(one in rest for one in letters[1:].lower())


def _follows(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Say whether the second name stands somewhere soon after the first."""
    starts = sorted((span.document, span.start) for span in other)
    for span in one:
        place = bisect_right(starts, (span.document, span.end))
        document, start = starts[place] if place < len(starts) else ("", 0)
        if document == span.document and start - span.end <= _CLOSE:
            return True
    return False


def _owned(one: str, other: str) -> bool:
    """Say whether a longer name is of what somebody has, and the other is that somebody.

    “Ann Arbor’s Pizza House” is not Ann Arbor; “the Post’s Ahmed Omran” may be Ahmed Omran.
    """
    owner = _OWNER.match(bare(other))
    return bool(owner and fold(bare(owner.group(1))) == fold(_POSSESSIVE.sub("", bare(one))))


def _branch(one: str, other: str) -> bool:
    short, long = sorted((fold(bare(one)), fold(bare(other))), key=len)
    head = long.startswith(short) and re.match(r" (?:in|of|for)\b", long[len(short) :])
    tail = long.endswith(short) and re.search(r" (?:in|of|for)(?: the)? $", long[: -len(short)])
    return bool(head or tail)


def _proposal(
    one: Candidate, other: Candidate, like: Likeness, setting: Setting, table: Naming
) -> NameProposal:
    factors = tuple(_factors(one, other, like, setting))
    probability, why = table.weigh(like.row, factors)
    spans = _nearest(one.spans, other.spans)
    if len(other.spans) > len(one.spans):
        one, other = other, one
    return NameProposal(
        one=one.name,
        other=other.name,
        sign=like.sign,
        probability=round(probability, 3),
        joined=False,
        why=why,
        spans=spans,
    )


def _factors(one: Candidate, other: Candidate, like: Likeness, setting: Setting) -> Iterator[str]:
    left = {setting.threads[span.document] for span in one.spans}
    right = {setting.threads[span.document] for span in other.spans}
    if any({one.owner, other.owner} <= both for both in setting.owners.values()):
        yield "shared_name"
    elif one.known and other.known:
        yield "apart"
    if left and right:
        yield "together" if left & right else "elsewhere"
    if like.row == "slip" and left & right:
        times = sorted((len(one.spans), len(other.spans)))
        if times[0] <= 2 and times[1] >= _OFTEN * times[0]:
            yield "rare"
    close = _follows(one.spans, other.spans) or _follows(other.spans, one.spans)
    if like.row != "next_to" and close:
        yield "same_place"
    if like.row in ("part", "first_name", "surname") and _branch(one.name, other.name):
        yield "branch"
    if like.short:
        yield "short"
    if {one.owner, other.owner} <= setting.outlets:
        yield "outlets"
    if "person" in (one.kind, other.kind) and {one.kind, other.kind} & {
        "organisation",
        "publisher",
    }:
        yield "different_kind"


def _nearest(one: Sequence[Span], other: Sequence[Span]) -> tuple[Span, ...]:
    """Return a place of each name, the two as near to each other as they come."""
    pairs = [
        (abs(left.start - right.start), left, right)
        for left in one[:40]
        for right in other[:40]
        if left.document == right.document
    ]
    if pairs:
        _, left, right = min(pairs, key=lambda row: (row[0], row[1].start, row[2].start))
        return (left, right)
    return (*one[:1], *other[:1])


__all__ = ["Setting", "gather_names", "propose", "setting_of"]
