"""One testimony for each origin of a claim, however many reports repeat it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.data.likelihoods import Likelihoods, load_likelihoods
from whence.model import (
    Certainty,
    Claim,
    Directness,
    Document,
    Hop,
    Interested,
    Origins,
    Source,
    Statement,
    Testimony,
    content_id,
)

from .called import called
from .camps import ACCESS, of_one_camp
from .lags import with_lags
from .stake import stake

_SURE: tuple[Certainty, ...] = ("certain", "probable", "possible")
# Exact inference costs two to the width of the graph of parents. Two parents each keep a dozen
# origins cheap; above that one parent each makes a tree. A chance below a tenth moves no verdict.
_PARENTS, _FEW, _SLIGHT = 2, 12, 0.1
_FIRST_HAND = ("statement", "interview", "post")
_READ: dict[str, Interested] = {"for": "for_told", "against": "against_told"}
_CALLED = ("anonymous", "document", "official")  # others go by a name
_FOR, _AGAINST = ("asserts",), ("denies", "doubts")


@dataclass(frozen=True, slots=True)
class _Voice:
    """A statement with the hop on whose word it finally rests, and that hop's source."""

    statement: Statement
    hop: Hop
    source: Source
    relays: int
    directness: Directness
    stake: Interested | None


def weigh_testimony(
    claims: Iterable[Claim],
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
    origins: Mapping[str, Origins],
    denials: Mapping[str, Origins],
    table: Likelihoods | None = None,
) -> tuple[Testimony, ...]:
    """Return the testimonies on every claim: those for it by origin, then those against it.

    `table` has the chance that a second voice of a camp relies on its first; None: the one shipped.
    """
    chance = (table or load_likelihoods()).camp_voice
    found: list[Testimony] = []
    for claim in claims:
        on_claim = [one for one in statements if one.claim == claim.id]
        for traced, stances in ((origins[claim.id], _FOR), (denials[claim.id], _AGAINST)):
            voices = [
                _voice(one, claim, documents, sources) for one in on_claim if one.stance in stances
            ]
            told = _testimonies(claim.id, sorted(voices, key=_rank), traced)
            found += of_one_camp(told, chance)
    return with_lags(found, documents)


def _voice(
    statement: Statement,
    claim: Claim,
    documents: Mapping[str, Document],
    sources: Mapping[str, Source],
) -> _Voice:
    hop = statement.chain[-1]
    document, source = documents[statement.document], sources[hop.source]
    # The first hops are implicit: whose document it is. Each hop but the last passes the word on.
    relays = len(statement.chain) - 1
    own = hop.start is None or relays == 0 or document.kind in _FIRST_HAND
    directness = hop.directness
    cited = source.kind == "publisher" and hop.start is not None and relays > 0
    desk = cited or (hop.start is None and document.kind not in _FIRST_HAND)
    if desk and directness == "unknown":
        directness = "told"  # a desk has it from somebody, named or not
    gain = _interest(source, claim, statement)
    return _Voice(statement, hop, source, 0 if own else relays, directness, gain)


def _testimonies(claim: str, voices: Sequence[_Voice], traced: Origins) -> list[Testimony]:
    homes = {member.id: member for member in traced.members}
    groups = []
    for index, group in enumerate(traced.groups):
        spans = {span for id in group for span in homes[id].spans}
        documents = {homes[id].document for id in group}
        inside = [
            voice
            for voice in voices
            if voice.statement.span in spans
            or (voice.statement.document in group)
            or (voice.statement.document in documents and _through(voice.statement, group))
        ]
        groups.append((group, [voice for voice in inside if _belongs(voice, index, traced)]))
    side = voices[0].statement.stance if voices else ""
    ids = _ids(claim, side, traced)
    parents: dict[int, list[tuple[str, float]]] = {}
    for earlier, later, strength in traced.between:
        parents.setdefault(later, []).append((ids[earlier], strength))
    return [
        _testimony(
            claim, ids[index], group, inside, _likeliest(parents.get(index, []), len(groups))
        )
        for index, (group, inside) in enumerate(groups)
        if inside
    ]


def _ids(claim: str, side: str, traced: Origins) -> list[str]:
    """Return an id for each origin: of its earliest report, so that later ones change none.

    Of origins whose earliest report is the same the first has such an id, the others have that of all
    their reports, and of who stands behind them.
    """
    ids: list[str] = []
    for index, group in enumerate(traced.groups):
        id = content_id("testimony", claim, side, *group[:1])
        if id in ids:
            behind = traced.behind[index] if index < len(traced.behind) else ()
            id = content_id("testimony", claim, side, *sorted(group), *behind)
        ids.append(id)
    return ids


def _through(statement: Statement, group: tuple[str, ...]) -> bool:
    return any(hop.source in group for hop in statement.chain)


def _belongs(voice: _Voice, index: int, traced: Origins) -> bool:
    """Say whether a voice speaks for a group, where its report goes back to several origins."""
    document = voice.statement.document
    places = [place for place, group in enumerate(traced.groups) if document in group]
    if len(places) < 2 or not traced.behind:
        return True
    through = {hop.source for hop in voice.statement.chain[1:]} or {document}
    fitting = [place for place in places if through & set(traced.behind[place])]
    return index in (fitting or places[:1])


def _likeliest(parents: list[tuple[str, float]], origins: int) -> tuple[tuple[str, float], ...]:
    """Keep the likeliest parents, so that who relies on whom stays a narrow graph.

    Their chances are scaled to sum to one at most; what is dropped goes to standing alone.
    """
    most = _PARENTS if origins <= _FEW else 1
    kept = sorted(parents, key=lambda one: (-one[1], one[0]))[:most]
    total = max(1.0, sum(chance for _, chance in kept))
    return tuple((id, chance / total) for id, chance in sorted(kept) if chance >= _SLIGHT)


def _testimony(
    claim: str,
    id: str,
    group: tuple[str, ...],
    voices: Sequence[_Voice],
    parents: tuple[tuple[str, float], ...],
) -> Testimony:
    """Take the best that any report of the origin offers: whom it names, how near, how sure.

    `voices` are in order of rank, so that the order of documents changes nothing.
    """
    best = voices[0]
    interest = next((voice.stake for voice in voices if voice.stake), None)
    camp = next((one for voice in voices if (one := camp_of(voice.source))), None)
    assert best.source.reliability is not None
    return Testimony(
        id=id,
        claim=claim,
        label=_label(best, len(group)),
        stance=best.statement.stance,
        certainty=_surest(voices),
        directness=best.directness,
        sources=tuple(dict.fromkeys(voice.source.id for voice in voices)),
        reliability=best.source.reliability,
        camp=camp,
        interest=interest,
        relays=min(voice.relays for voice in voices),
        parents=parents,
        spans=tuple(dict.fromkeys(voice.statement.span for voice in voices)),
    )


def camp_of(source: Source) -> str | None:
    """Return the camp of a source: the first affiliation coded or named, else what its name says."""
    return next(iter(source.affiliation), source.camp)


def _surest(voices: Sequence[_Voice]) -> Certainty:
    """Return how sure the voices nearest to the source are: who passes on makes nothing surer."""
    nearest = min(voice.relays for voice in voices)
    near = (voice.statement.certainty for voice in voices if voice.relays == nearest)
    return min(near, key=_SURE.index)


def _rank(voice: _Voice) -> tuple[int, int, int, bool, str, int]:
    return (
        ACCESS.index(voice.directness),
        voice.relays,
        _SURE.index(voice.statement.certainty),
        not voice.source.coded,
        voice.statement.document,
        voice.statement.start,
    )


def _label(best: _Voice, reports: int) -> str:
    name = best.source.names[0] if best.source.names else best.hop.name
    if best.hop.start is not None:
        name = best.hop.name if not best.source.coded else name
    if not best.source.coded and (best.source.kind == "anonymous" or " " in name):
        begun = name.startswith(("A ", "An "))
        name = called(name) if begun or best.source.kind in _CALLED else name
    return f"{name} ({best.statement.document})" if reports == 1 else f"{name} ({reports} reports)"


def _interest(source: Source, claim: Claim, statement: Statement) -> Interested | None:
    """Return what a source gains: as coded, else as its words tell, else as read, which weighs less."""
    coded = next((one.direction for one in source.interests if one.claim == claim.id), None)
    read = next((one.direction for one in source.stakes if one.claim == claim.id), None)
    told = stake(claim, statement)
    if told == "party":
        return coded or _READ.get(read or "") or told
    return coded or told or _READ.get(read or "")
