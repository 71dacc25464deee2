"""How earlier attempts of the same kind by the same parties turned out."""

import math
from collections.abc import Iterator

from whence.data.beta import Beta
from whence.model import CitedFact, Finding, Precedent

from .inquiry import Inquiry
from .wording import date_words, listed, sentence, when_words

_SCORE = {"succeeded": 1.0, "partial": 0.5, "failed": 0.0}
# A party of its own brings its own record; a pairing needs two of the same to be the same pairing.
_SHARED = 2


def check_precedents(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding with the record k of n of like attempts, and the base rate it suggests.

    The rate is Beta(1 + k, 1 + n - k): a uniform prior updated with the record (Bayes, Laplace).
    A partial success counts half, and k is rounded down. Renamed actors count as one.
    """
    lines = _lineages(inquiry)
    record = tuple(each for each in inquiry.world.precedents if _is_like(inquiry, each, lines))
    if not record:
        return
    known = sorted(record, key=lambda each: (str(each.when), each.id))
    done = math.floor(sum(_SCORE[each.outcome] for each in known))
    rate = Beta(1 + done, 1 + len(known) - done)
    yield inquiry.finding(
        "precedent",
        " ".join(_sentences(inquiry, known, done, rate)),
        direction="for" if rate.mean > 1 / 2 else "against",
        subkind=f"{done}/{len(known)}",
        rule="record of like attempts by the same parties, renames joined; base rate Beta(1+k, 1+n-k)",
        facts=(_cited(inquiry, each) for each in known),
    )


def _sentences(inquiry: Inquiry, record: list[Precedent], done: int, rate: Beta) -> Iterator[str]:
    among = listed(map(inquiry.name, inquiry.actors))
    attempts = "attempt" if len(record) == 1 else "attempts"
    named = listed(_named(each) for each in record)
    yield sentence(
        f"{done} of {len(record)} earlier {attempts} of this kind with {among} succeeded: {named}"
    )
    if any(each.outcome == "partial" for each in record):
        yield "A partial success counts as half a success, rounded down."
    low, high = rate.quantile(0.05), rate.quantile(0.95)
    told = f"{100 * rate.mean:.0f} % (90 % interval {100 * low:.0f}–{100 * high:.0f} %)"
    yield f"That suggests a base rate of {told}, from few cases."


def _named(precedent: Precedent) -> str:
    words = precedent.id.replace("-", " ").replace("_", " ")
    dated = f", {date_words(precedent.when)}" if precedent.when else ""
    return f"{words} ({_kind(precedent)}{dated}: {precedent.outcome})"


def _kind(precedent: Precedent) -> str:
    return precedent.kind.replace("-", " ")


def _cited(inquiry: Inquiry, precedent: Precedent) -> CitedFact:
    among = listed(map(inquiry.name, precedent.actors))
    dated = f" {when_words(precedent.when)}" if precedent.when else ""
    ended = "partly succeeded" if precedent.outcome == "partial" else precedent.outcome
    name = precedent.id.replace("-", " ")
    return CitedFact(
        id=precedent.id,
        text=sentence(f"{name}, {_kind(precedent)} with {among}{dated}, {ended}"),
        source=str(precedent.source) if precedent.source else "no source given",
    )


def _is_like(inquiry: Inquiry, precedent: Precedent, lines: dict[str, str]) -> bool:
    kind = inquiry.claim.kind
    kinds = inquiry.lexicon.like_kinds.get(kind, frozenset({kind}))
    if precedent.outcome not in _SCORE or precedent.kind not in kinds:
        return False
    ours = {lines.get(actor, actor) for actor in inquiry.actors}
    named = map(inquiry.names.id_of, precedent.actors)
    theirs = {lines.get(actor, actor) for actor in named}
    enough = min(_SHARED, len(ours))
    return enough > 0 and len(ours & theirs) >= enough and _came_before(inquiry, precedent)


def _came_before(inquiry: Inquiry, precedent: Precedent) -> bool:
    at, when = inquiry.at, precedent.when
    if at is None or at.low is None:
        return when is None or inquiry.as_of is None or when.begins_by(inquiry.as_of)
    return bool(when and when.low and when.low < at.low)


def _lineages(inquiry: Inquiry) -> dict[str, str]:
    """Return one id for all actors joined by renames (a split or a merger makes somebody new)."""
    chief = {id: id for id in inquiry.names.actors}
    renames = [
        (actor.id, step.actor)
        for actor in inquiry.names.actors.values()
        for step in actor.succeeds
        if step.kind == "rename"
    ]
    for new, old in renames:
        _join(chief, new, old)
    return {id: _chief(chief, id) for id in chief}


def _join(chief: dict[str, str], new: str, old: str) -> None:
    chief.setdefault(old, old)
    one, other = sorted((_chief(chief, new), _chief(chief, old)))
    chief[other] = one


def _chief(chief: dict[str, str], id: str) -> str:
    while chief[id] != id:
        id = chief[id]
    return id
