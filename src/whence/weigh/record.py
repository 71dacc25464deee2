"""Track records: which words of earlier cases are those of a source of this one, and what they tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.data.likelihoods import Likelihoods
from whence.model import (
    Actor,
    Claim,
    Interval,
    Issue,
    Name,
    Scored,
    Source,
    SourceKind,
    Statement,
    Tested,
    TrackRecord,
    Word,
)
from whence.text import fold

from .tested import tested

_BODIES = frozenset({"publisher", "organisation", "document"})
_FULL_NAME = 2  # words: a surname alone is no one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record of one source: all names it spoke under, its kind, and what its words tell."""

    names: frozenset[str]
    kind: SourceKind
    words: tuple[tuple[Scored, Word], ...]
    tested: Tested


def history_of(
    records: Sequence[TrackRecord], case: str, claims: Iterable[Claim], date: Interval | None
) -> tuple[TrackRecord, tuple[Issue, ...]]:
    """Return what earlier cases tell of sources at a date, and what of it was left out, as issues."""
    if not records:
        return TrackRecord(), ()
    whole, open_ = merged(records)
    others = without(whole, [case], (claim.text for claim in claims))
    then = known_by(others, date)
    later = len(others.scored) - len(then.scored)
    told = [Issue(level="warning", what=what) for what in open_]
    if then.scored:
        told.append(_used(len(then.scored)))
    if later:
        what = f"left out of the track record: {later} of it known only after the date judged for"
        told.append(Issue(level="info", what=what))
    return then, tuple(told)


def _used(claims: int) -> Issue:
    number = f"{claims} {'claim' if claims == 1 else 'claims'} of other cases"
    what = f"the reliability of sources rests on their track record, too: {number}"
    return Issue(level="info", what=what)


def named_sources(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the ids of the sources that some text names; who has no name has no record."""
    hops = (hop for statement in statements for hop in statement.chain)
    return frozenset(hop.source for hop in hops if hop.named and hop.kind != "anonymous")


def without(record: TrackRecord, cases: Iterable[str], claims: Iterable[str]) -> TrackRecord:
    """Return the record without what was scored on these cases or claims (by text).

    A claim may not be judged with the help of its own outcome.
    """
    gone, texts = {fold(case) for case in cases}, {fold(text) for text in claims}
    kept = (
        one for one in record.scored if fold(one.case) not in gone and fold(one.text) not in texts
    )
    return TrackRecord(scored=tuple(kept))


def known_by(record: TrackRecord, date: Interval | None) -> TrackRecord:
    """Return what was known by a date: the outcomes of which it is not known that they came later."""
    if date is None:
        return record
    kept = (one for one in record.scored if not (one.known and date.before(one.known)))
    return TrackRecord(scored=tuple(kept))


def records_of(record: TrackRecord, actors: Sequence[Actor], table: Likelihoods) -> list[Record]:
    """Return one record for each source of a track record, in an order free of that of the file.

    Words are of one source if they share a whole name, letters folded, or if two names were those of
    one actor when the words were said; a person is never a body.
    """
    groups: list[tuple[set[str], list[tuple[Scored, Word]]]] = []
    for scored, word in sorted(_named(record), key=_order):
        names = {(_class(word.kind), name) for name in _names_then(word, scored, actors)}
        keys = {f"{sort} {name}" for sort, name in names}
        same = [group for group in groups if group[0] & keys]
        merged = (
            keys.union(*(group[0] for group in same)),
            [*(pair for group in same for pair in group[1]), (scored, word)],
        )
        groups = [group for group in groups if group not in same] + [merged]
    return [_record(keys, words, table) for keys, words in groups]


def record_of(
    source: Source, named: bool, records: Iterable[Record], actors: Sequence[Actor]
) -> Record | None:
    """Return the record of a source; None for one without a name, or that nothing was scored of."""
    if not named or source.kind == "anonymous":
        return None
    for record in records:
        dates = [scored.as_of for scored, _ in record.words]
        for names in (_current(source, actors, when) for when in dates or [None]):
            if {f"{_class(source.kind)} {name}" for name in names} & record.names:
                return record
    return None


def count(words: Iterable[tuple[Scored, Word]], quality: float, table: Likelihoods) -> Tested:
    """Return what words tell together; those of one case count less with each further one."""
    told: dict[str, list[Tested]] = defaultdict(list)
    for scored, word in words:
        told[fold(scored.case)].append(tested(word, scored.outcome, quality, table))
    total = Tested()
    for case in sorted(told):
        found = told[case]
        total = Tested(
            right=total.right + sum(one.right for one in found),
            wrong=total.wrong + sum(one.wrong for one in found),
            for_=total.for_ + _shrunk((one.for_ for one in found), table),
            against=total.against + _shrunk((one.against for one in found), table),
        )
    return total


def _shrunk(sizes: Iterable[float], table: Likelihoods) -> float:
    """Add sizes, the largest whole and each further one by so much less; more never make less."""
    ordered = sorted(sizes, reverse=True)
    return sum(size * table.record["same_case"] ** place for place, size in enumerate(ordered))


def _record(keys: set[str], words: list[tuple[Scored, Word]], table: Likelihoods) -> Record:
    kinds = sorted((word.kind for _, word in words), key=lambda kind: (-_times(kind, words), kind))
    kind: SourceKind = kinds[0]
    return Record(
        names=frozenset(keys),
        kind=kind,
        words=tuple(words),
        tested=count(words, table.quality[kind].mean, table),
    )


def _times(kind: str, words: Sequence[tuple[Scored, Word]]) -> int:
    return sum(word.kind == kind for _, word in words)


def _named(record: TrackRecord) -> Iterable[tuple[Scored, Word]]:
    return (
        (scored, word)
        for scored in record.scored
        for word in scored.words
        if word.kind != "anonymous" and any(map(_key, word.names))
    )


def _order(pair: tuple[Scored, Word]) -> tuple[str, ...]:
    scored, word = pair
    return (fold(scored.case), scored.claim, fold(scored.text), *sorted(map(_key, word.names)))


def _class(kind: SourceKind) -> str:
    return "body" if kind in _BODIES else "person"


def _names_then(word: Word, scored: Scored, actors: Sequence[Actor]) -> frozenset[str]:
    names = frozenset(filter(None, map(_key, word.names)))
    return _whole(names | _of_actor(names, actors, scored.as_of), word.kind)


def _current(source: Source, actors: Sequence[Actor], when: Interval | None) -> frozenset[str]:
    """Return the names under which a source of this case was known at a time.

    Names that belong to an actor are its own only while they were valid: who takes a name over later
    does not take over the record of who had it.
    """
    names = frozenset(map(_key, source.names))
    mine = [one for one in actors if one.id == source.id]
    mine = mine or [one for one in actors if names & _all_names(one)]
    if len(mine) != 1:
        return _whole(names, source.kind)
    valid = frozenset(_key(name.name) for name in mine[0].names if _valid(name, when))
    return _whole((names - _all_names(mine[0])) | valid, source.kind)


def _of_actor(
    names: frozenset[str], actors: Sequence[Actor], when: Interval | None
) -> frozenset[str]:
    mine = [
        {_key(name.name) for name in one.names if _valid(name, when)}
        for one in actors
        if names & {_key(name.name) for name in one.names if _valid(name, when)}
    ]
    return frozenset(mine[0]) if len(mine) == 1 else frozenset()


def _all_names(actor: Actor) -> frozenset[str]:
    return frozenset(_key(name.name) for name in actor.names)


def _valid(name: Name, when: Interval | None) -> bool:
    """Say whether a name may have been in use at a time."""
    if when is None:
        return True
    begun, over = name.from_, name.until
    return not (begun and when.before(begun)) and not (over and over.before(when))


def _whole(names: Iterable[str], kind: SourceKind) -> frozenset[str]:
    """Leave out a person's surname alone: many bear it."""
    least = _FULL_NAME if kind == "person" else 1
    return frozenset(name for name in names if name and len(name.split()) >= least)


def merged(records: Iterable[TrackRecord]) -> tuple[TrackRecord, tuple[str, ...]]:
    """Join the records of several desks; return it and what they disagree on, in sentences.

    A claim that several have scored counts once. Where they hold different outcomes it counts for
    nobody, since one of them is wrong.
    """
    found: dict[tuple[str, str, str], list[Scored]] = defaultdict(list)
    for record in records:
        for one in record.scored:
            found[key_of(one)].append(one)
    kept, open_ = [], []
    for rows in found.values():
        if len({one.outcome for one in rows}) > 1:
            first = rows[0]
            open_.append(
                f"track records disagree on how “{first.text}” ({first.case}) came out: not counted"
            )
        else:
            kept.append(max(rows, key=lambda one: (len(one.words), str(one.as_of or ""))))
    return TrackRecord(scored=tuple(kept)), tuple(open_)


def added(record: TrackRecord, scored: Iterable[Scored]) -> TrackRecord:
    """Return the record with claims scored, each in the place of its earlier entry, if it has one."""
    new: Mapping[tuple[str, str, str], Scored] = {key_of(one): one for one in scored}
    old = {key_of(one) for one in record.scored}
    kept = [new.get(key_of(one), one) for one in record.scored]
    fresh = [one for key, one in new.items() if key not in old]
    return replace(record, scored=(*kept, *fresh))


def key_of(scored: Scored) -> tuple[str, str, str]:
    """Return what makes two entries the same claim of the same case."""
    return fold(scored.case), scored.claim, fold(scored.text)


def _key(name: str) -> str:
    """Return a name as names are compared: letters folded, one space between words, no article."""
    return " ".join(fold(name).split()).removeprefix("the ")
