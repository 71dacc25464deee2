"""One report that carries two things which sit ill together."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.model import UNSTATED, Finding, Statement
from whence.text import fold

from .about import on_topic
from .inquiry import TOGETHER, Inquiry
from .lexicon import Tension
from .speakers import hop_names, reports, speaker_of
from .wording import listed, sentence

_PLAINLY = re.compile(
    r"(?<!\w)(?:den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|refut\w*|confirm\w*|admit\w*|untrue|false"
    r"|wrong|true)(?!\w)"
)
_COMPARED = 300  # statements of one document


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two statements of one report, the kinds of event they tell of, the actors of both."""

    ours: Statement
    theirs: Statement
    kinds: tuple[str, str]
    shared: frozenset[str]


def check_tensions(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each rule under which reports of the same sources pull two ways.

    The rule names two kinds of event between the same parties. It is a tension to be explained,
    not a contradiction in logic: both may be true. Copies of one report count once.
    """
    found: dict[tuple[str, ...], list[_Pair]] = {}
    origin = _origin_of(inquiry)
    for ours, theirs in _side_by_side(inquiry):
        for tension in inquiry.lexicon.tensions:
            pair = _tension(inquiry, tension, ours, theirs)
            if pair:
                voices = sorted(speaker_of(inquiry, each).key for each in (ours, theirs))
                key = (origin.get(ours.document),) if ours.document in origin else voices
                found.setdefault((tension.rule, *map(str, key)), []).append(pair)
    for (rule, *_), pairs in found.items():
        yield _found(inquiry, rule, pairs)


def _origin_of(inquiry: Inquiry) -> dict[str, str]:
    """Return for each document that shares an origin with another which group it is in."""
    if inquiry.origins is None:
        return {}
    members = {member.id: member.document for member in inquiry.origins.members}
    groups = [{members.get(id, id) for id in group} for group in inquiry.origins.groups]
    return {
        document: f"origin {min(group)}"
        for group in sorted(groups, key=sorted)
        if len(group) > 1
        for document in group
    }


def _side_by_side(inquiry: Inquiry) -> Iterator[tuple[Statement, Statement]]:
    """Yield each assertion of the claim with every other statement of the same report.

    Only statements that tell of an event can be in tension; of one document the first few hundred
    of them are compared, so that a page of one sentence ten thousand times costs little.
    """
    telling: dict[str, list[Statement]] = defaultdict(list)
    for one in inquiry.all_statements:
        spoken = one.stance in ("asserts", "discusses") and inquiry.events[one.id]
        if spoken and len(telling[one.document]) < _COMPARED:
            telling[one.document].append(one)
    for ours in inquiry.asserting:
        if ours.certainty == "possible" and len(ours.chain) == 1:
            continue  # a writer who grants a thing as possible is not at odds with his own denial
        there = telling[ours.document]
        for theirs in there if ours in there else ():
            if ours.id != theirs.id and _one_report(inquiry, ours, theirs):
                yield ours, theirs


def _one_report(inquiry: Inquiry, ours: Statement, theirs: Statement) -> bool:
    """Say whether both stand in one report: the document's own, or the same one it retells."""
    one, other = (_carriers(inquiry, each) for each in (ours, theirs))
    return not (one or other) or bool(one & other)


def _carriers(inquiry: Inquiry, statement: Statement) -> set[str]:
    """Return by all their names those who carry a statement between its speaker and the document."""
    hops = statement.chain[1:-1]
    bodies = {fold(hop.affiliation) for hop in hops if hop.affiliation}
    return bodies.union(*(hop_names(inquiry, hop) for hop in hops))


def _tension(
    inquiry: Inquiry, tension: Tension, ours: Statement, theirs: Statement
) -> _Pair | None:
    mine_told, other_told = inquiry.events[ours.id], inquiry.events[theirs.id]
    for mine, other in (tension.between, tension.between[::-1]):
        if mine not in tension.against or mine not in mine_told or other not in other_told:
            continue
        shared = _shared(inquiry, tension, ours, theirs)
        if shared is not None and not mine_told[mine].overlaps(other_told[other]):
            return _Pair(ours=ours, theirs=theirs, kinds=(mine, other), shared=shared)
    return None


def _found(inquiry: Inquiry, rule: str, pairs: list[_Pair]) -> Finding:
    first = pairs[0]
    where = _where(inquiry, pairs)
    says = [inquiry.lexicon.classes[kind].says for kind in first.kinds]
    quotes = [_quoted(each) for each in (first.ours, first.theirs)]
    shared = listed(map(inquiry.name, sorted(first.shared)))
    between = f" between {shared}" if len(first.shared) > 1 else ""
    told = f"side by side in {where}: {says[0]}{between}, {quotes[0]}, and {says[1]}, {quotes[1]}"
    return inquiry.finding(
        "contradiction",
        f"{sentence(told)} This is a tension, not a logical contradiction: {rule}.",
        subkind="internal",
        rule=rule,
        spans=(inquiry.span(each) for pair in pairs for each in (pair.ours, pair.theirs)),
    )


def _where(inquiry: Inquiry, pairs: list[_Pair]) -> str:
    """Name the reports; where a document retells another's, that one first."""
    shown = reports(inquiry, (pair.ours for pair in pairs))
    retold = [hop.name for pair in pairs for hop in pair.ours.chain[1:-1]]
    own = any(len(pair.ours.chain) < 3 for pair in pairs)
    return shown if own or not retold else f"what {listed(retold)} reported, as told in {shown}"


def _quoted(statement: Statement) -> str:
    return f"“{' '.join(statement.text.split())}”"


def _shared(
    inquiry: Inquiry, tension: Tension, ours: Statement, theirs: Statement
) -> frozenset[str] | None:
    """Return the actors both statements concern; None if too few for the rule."""
    one = _concerned(inquiry, ours, by_claim=True)
    reciprocal = bool(inquiry.lexicon.reciprocal.search(fold(theirs.text)))
    other = _concerned(inquiry, theirs, by_claim=reciprocal or not tension.named)
    shared = one & other
    if tension.kinds:
        actors = inquiry.names.actors
        shared = frozenset(a for a in shared if a in actors and actors[a].kind in tension.kinds)
    same_claim = ours.claim == theirs.claim and not tension.named and tension.parties < 2
    return shared if same_claim or len(shared) >= tension.parties else None


def _concerned(inquiry: Inquiry, statement: Statement, *, by_claim: bool) -> frozenset[str]:
    """Return the actors a statement names; with fewer than two, also those of its claim."""
    named = inquiry.names.named_in(statement.text)
    described = (inquiry.names.named_in(hop.name) for hop in statement.chain if not hop.named)
    named = named.union(inquiry.mentioned.get(statement.id, ()), *described)
    claim = inquiry.claims.get(statement.claim or "")
    if claim is None or not by_claim or len(named & set(inquiry.actors)) > 1:
        return named
    return named | {inquiry.names.id_of(actor) for actor in claim.actors}


def check_double_talk(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding when one report has one source both assert and deny the claim."""
    said: dict[tuple[str, str], list[Statement]] = {}
    for statement in inquiry.statements:
        said.setdefault((statement.document, speaker_of(inquiry, statement).key), []).append(
            statement
        )
    for statements in said.values():
        speaker = speaker_of(inquiry, statements[0])
        pair = _both_ways([each for each in statements if _on_it(inquiry, each)])
        # An unstated source may be another one each time; a report that tells a story and then
        # its denial takes no two sides.
        if pair is None or speaker.narrator or speaker.name == UNSTATED:
            continue
        label = reports(inquiry, pair[:1])
        quotes = [_quoted(each) for each in pair]
        yield inquiry.finding(
            "contradiction",
            sentence(
                f"{label} has {speaker.name} both assert it, {quotes[0]}, and deny it, {quotes[1]}"
            ),
            subkind="both_ways",
            rule="one source cannot be counted on both sides",
            spans=map(inquiry.span, pair),
        )


def _on_it(inquiry: Inquiry, statement: Statement) -> bool:
    """Say whether a statement takes its side in its own words, not by a word of the story alone."""
    told = " ".join((statement.text, *(hop.cue or "" for hop in statement.chain)))
    plainly = inquiry.claim.kind in TOGETHER or _PLAINLY.search(fold(told))
    return bool(plainly) or on_topic(inquiry, statement.words)


def _both_ways(statements: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return an assertion and a denial that stand apart: of the same words one is misread."""
    told = statements[:_COMPARED]
    yes = [each for each in told if each.stance == "asserts"]
    no = [each for each in told if each.stance == "denies"]
    apart = ((one, other) for one in yes for other in no if not one.span.overlaps(other.span))
    return next(apart, None)
