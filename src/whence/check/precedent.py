"""How earlier attempts of the same kind by the same parties turned out."""

import math
from collections.abc import Iterable, Iterator
from typing import Literal

from whence.data.beta import Beta
from whence.model import CitedFact, Finding, Interval, Name, Precedent
from whence.text import fold

from .generalising import Generalisation, generalisations, parties_beside
from .inquiry import Inquiry
from .speakers import report_label
from .wording import date_words, listed, sentence, shortened, when_words

_SCORE = {"succeeded": 1.0, "partial": 0.5, "failed": 0.0}
# A party of its own brings its own record; a pairing needs two of the same to be the same pairing.
_SHARED = 2
_SMALL = frozenset("of the and in at on for with to by".split())
_ANY = "attempt"  # the kind of what a text calls no more than that
# What is agreed or done together is what authors call an initiative, a deal, an attempt.
_GENERAL = frozenset({"agreement", "joint-operation", "intention"})


def check_precedents(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding with the record k of n of like attempts, and the base rate it suggests.

    The rate is Beta(1 + k, 1 + n - k): a uniform prior updated with the record (Bayes, Laplace).
    A partial success counts half, and k is rounded down; attempts whose outcome is unknown are named
    and not counted. Renamed actors count as one. What an author says of all such attempts stands
    beside it as the author's word, and counts for no case.
    """
    like = sorted(
        (each for each in inquiry.world.precedents if _is_like(inquiry, each)),
        key=lambda each: (str(each.when), each.id),
    )
    known = [each for each in like if each.outcome in _SCORE]
    words = _distinct(generalisations(inquiry)) if inquiry.claim.kind in _GENERAL else []
    if not known and not words:
        return
    done = math.floor(sum(_SCORE[each.outcome] for each in known))
    rate = Beta(1 + done, 1 + len(known) - done)
    kept = [span for each in words for span in (each.span, each.support) if span]
    spans = [each.source.span for each in like if each.source and each.source.span]
    yield inquiry.finding(
        "precedent",
        " ".join(_sentences(inquiry, like, known, words)),
        direction=_direction(known, rate, words),
        subkind=f"{done}/{len(known)}" if known else "",
        rule="record of like attempts by the same parties, renames joined; base rate Beta(1+k, 1+n-k)",
        spans=(*kept, *spans),
        facts=(_cited(inquiry, each) for each in like),
    )


def _direction(
    known: list[Precedent], rate: Beta, words: list[Generalisation]
) -> Literal["for", "against"]:
    if known:
        return "for" if rate.mean > 1 / 2 else "against"
    return "for" if all(each.ended == "succeeded" for each in words) else "against"


def _distinct(found: Iterable[Generalisation]) -> list[Generalisation]:
    """Keep each phrase once: a page and its copy generalise in the same words."""
    by_words: dict[str, Generalisation] = {}
    for each in found:
        by_words.setdefault(fold(each.span.quote), each)
    return list(by_words.values())


def _sentences(
    inquiry: Inquiry, like: list[Precedent], known: list[Precedent], words: list[Generalisation]
) -> Iterator[str]:
    if known:
        yield from _record(inquiry, known, len(known) < len(like))
        unknown = [_called(each) for each in like if each not in known]
        if unknown:
            yield sentence(f"how {listed(unknown)} ended is not known")
        yield from _renamed(inquiry)
    for each in words:
        yield from _word(inquiry, each)


def _record(inquiry: Inquiry, known: list[Precedent], some_unknown: bool) -> Iterator[str]:
    done = math.floor(sum(_SCORE[each.outcome] for each in known))
    rate = Beta(1 + done, 1 + len(known) - done)
    among = listed(inquiry.name(id) for id in _shared(inquiry, known))
    attempts = "attempt" if len(known) == 1 else "attempts"
    settled = " of known outcome" if some_unknown else ""
    named = listed(_named(each) for each in known)
    yield sentence(
        f"{done} of {len(known)} earlier {attempts} of this kind with {among}{settled} succeeded: {named}"
    )
    if any(each.outcome == "partial" for each in known):
        yield "A partial success counts as half a success, rounded down."
    low, high = rate.quantile(0.05), rate.quantile(0.95)
    told = f"{100 * rate.mean:.0f} % (90 % interval {100 * low:.0f}–{100 * high:.0f} %)"
    yield f"That suggests a base rate of {told}, from few cases."


def _shared(inquiry: Inquiry, known: list[Precedent]) -> list[str]:
    """Return the actors of the claim that took part in every attempt, or all of them if none did."""
    sides = [_identities(inquiry, each) for each in known]
    in_all = [
        id for id in inquiry.actors if all(inquiry.world.identity(id) in side for side in sides)
    ]
    return in_all or list(inquiry.actors)


def _renamed(inquiry: Inquiry) -> Iterator[str]:
    """Say under which other names an actor of the claim is counted as the same."""
    for id in inquiry.actors:
        same = [
            actor.id
            for actor in inquiry.names.actors.values()
            if actor.id != id and inquiry.world.identity(actor.id) == inquiry.world.identity(id)
        ]
        actor = inquiry.names.actors.get(id)
        old = [name.name for name in actor.names if _is_former(inquiry, name)] if actor else []
        others = [name for name in (*map(inquiry.name, same), *old) if name != inquiry.name(id)]
        if others:
            yield sentence(
                f"what {inquiry.name(id)} did as {shortened(others, 3)} counts as its own"
            )


def _is_former(inquiry: Inquiry, name: Name) -> bool:
    if name.kind in ("acronym", "spelling", "translation"):
        return False
    over = bool(name.until and inquiry.at and name.until.before(inquiry.at))
    return over or name.kind == "former"


def _word(inquiry: Inquiry, each: Generalisation) -> Iterator[str]:
    document = inquiry.documents[each.span.document]
    label = report_label(document, document.id)
    yield sentence(
        f"{label} says that “{_plain(each.span.quote)}”: “{each.word}” is its author’s word and counts "
        "for no case"
    )
    if each.supporter:
        rival = "a rival, " if each.rival else ""
        yield sentence(f"by the same text, {rival}{each.supporter}, notes it too")


def _plain(quote: str) -> str:
    return " ".join(quote.split())


def _named(precedent: Precedent) -> str:
    dated = f", {_when(precedent.when)}" if precedent.when else ""
    return f"{_called(precedent)} ({_kind(precedent)}{dated}) {_ended(precedent)}"


def _when(time: Interval) -> str:
    """Write when an attempt was; of one only told as past, the date by which it was over."""
    return date_words(time) if time.low else f"by {date_words(time)}"


def _called(precedent: Precedent) -> str:
    """Return what a precedent is called: its name, or its id as the documents write it."""
    if precedent.name:
        return (
            precedent.name
            if precedent.name[:1].islower() or precedent.name[:1] in "“‘\"'"
            else f"“{precedent.name}”"
        )
    parts = precedent.id.replace("_", "-").split("-")
    return f"the {' '.join(part if part in _SMALL else part.capitalize() for part in parts)}"


def _ended(precedent: Precedent) -> str:
    return {"partial": "partly succeeded", "unknown": "ended in a way not known"}.get(
        precedent.outcome, precedent.outcome
    )


def _kind(precedent: Precedent) -> str:
    return precedent.kind.replace("-", " ")


def _cited(inquiry: Inquiry, precedent: Precedent) -> CitedFact:
    named = listed(map(inquiry.name, precedent.actors))
    among = f" with {named}" if named else ""
    dated = f" {when_words(precedent.when)}" if precedent.when else ""
    span = precedent.source.span if precedent.source else None
    called = _called(precedent)
    return CitedFact(
        id=precedent.id,
        text=sentence(f"{called}, {_kind(precedent)}{among}{dated}, {_ended(precedent)}"),
        source=str(precedent.source) if precedent.source else "no source given",
        stated=precedent.stated,
        spans=(span,) if span else (),
    )


def _is_like(inquiry: Inquiry, precedent: Precedent) -> bool:
    kind = inquiry.claim.kind
    kinds = inquiry.lexicon.like_kinds.get(kind, frozenset({kind}))
    if precedent.kind not in kinds and not (precedent.stated and precedent.kind == _ANY):
        return False
    ours = set(map(inquiry.world.identity, inquiry.actors))
    enough = min(1 if precedent.stated else _SHARED, len(ours))
    shared = ours & _identities(inquiry, precedent)
    return enough > 0 and len(shared) >= enough and _came_before(inquiry, precedent)


def _identities(inquiry: Inquiry, precedent: Precedent) -> set[str]:
    """Return the actors of a precedent, by any of their names, one id for all that were renamed.

    Of an attempt that a text tells of, those parties to the claim count too that its sentence names.
    """
    named = set(map(inquiry.names.id_of, precedent.actors))
    if precedent.stated and precedent.source and precedent.source.span:
        named |= parties_beside(inquiry, precedent.source.span)
    return set(map(inquiry.world.identity, named))


def _came_before(inquiry: Inquiry, precedent: Precedent) -> bool:
    at, when = inquiry.at, precedent.when
    if at is None or at.low is None:
        return when is None or inquiry.as_of is None or when.begins_by(inquiry.as_of)
    if when is None:
        return precedent.stated  # told as past by a report on the claim
    if when.low is None:
        return precedent.stated or bool(when.high and when.high < at.low)
    return when.low < at.low
