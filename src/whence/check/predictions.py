"""What would be seen if the claim were true: what of it was, and what was not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from whence.data.lexicons import read_yaml
from whence.model import Finding, Span
from whence.text import fold

from .about import disputed, on_topic, pair_named, remarks, sentence_span, sides
from .inquiry import Inquiry
from .lexicon import any_of
from .rungs import rung_of
from .speakers import report_label
from .subjects import subject_of
from .turns import SIGN, Remark
from .wording import counted, listed, sentence

_QUOTED = 3
_PARTIES = 2  # to a deal
_LONG = 200
# A text that asserts the claim says what would go with it, which confirms nothing.
_ANNOUNCED = frozenset({"agreement", "joint-operation"})
_NEGATIVE = ("silence", "unseen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Something that a true claim would bring about, and how likely it would be reported."""

    id: str
    says: str
    of: frozenset[str]
    chance: str
    when: re.Pattern[str] | None = None
    actors: frozenset[str] = frozenset()
    not_of: frozenset[str] = frozenset()
    from_rung: int = 0
    around: re.Pattern[str] | None = None


@dataclass(slots=True, kw_only=True)
class _Tested:
    """What the texts say of the signs of one claim."""

    seen: list[tuple[Sign, Span]] = field(default_factory=list)
    unseen: list[tuple[Sign, Span]] = field(default_factory=list)
    remarked: list[Span] = field(default_factory=list)
    quiet: list[tuple[str, Span]] = field(default_factory=list)


def check_predictions(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding on what would be seen if the claim were true, and whether it was.

    The lack of a sign weighs where a text says that there was none, or a party speaks of other
    things; the mere lack of it in the texts of the case weighs little.
    """
    # A claim found in a text may be of a deal by one word of it, and of nobody who would announce it.
    if inquiry.claim.kind in _ANNOUNCED and not (
        len(inquiry.actors) >= _PARTIES
        or (len(sides(inquiry)) >= _PARTIES and on_topic(inquiry, inquiry.claim.text))
    ):
        return
    signs = [sign for sign in signs_of() if _applies(inquiry, sign)]
    if not signs or not inquiry.asserting:
        return
    tested = _tested(inquiry, signs)
    subkind = _subkind(signs, tested)
    if subkind is None:
        return
    missing = subkind in ("expected", "unseen")
    yield inquiry.finding(
        "absent" if missing else "record",
        " ".join(_sentences(inquiry, signs, tested)),
        direction="for" if subkind == "seen" else "against",
        subkind=subkind,
        rule="what a claim predicts and is not seen counts against it, as far as it would be reported",
        spans=_spans(inquiry, tested),
    )


def _subkind(signs: list[Sign], tested: _Tested) -> str | None:
    """Return the row to take; None where nothing was seen and nothing would have been reported."""
    likely = any(sign.chance == "likely" for sign, _ in tested.unseen)
    missing = bool(tested.unseen or tested.remarked or tested.quiet)
    if tested.seen:
        return "signs" if missing else "seen"
    if likely or tested.remarked or tested.quiet:
        return "expected"
    return "unseen" if missing or any(sign.chance == "likely" for sign in signs) else None


def _applies(inquiry: Inquiry, sign: Sign) -> bool:
    if inquiry.claim.kind not in sign.of:
        return False
    kinds = {inquiry.names.actors[a].kind for a in inquiry.actors if a in inquiry.names.actors}
    if kinds & sign.not_of or (sign.actors and not kinds & sign.actors):
        return False
    claimed = rung_of(inquiry.claim.text)
    if claimed and claimed.level < sign.from_rung:
        return False
    if sign.when is not None and not sign.when.search(fold(inquiry.claim.text)):
        return False
    return sign.around is None or _speak_of(inquiry, sign.id, sign.around)


def _speak_of(inquiry: Inquiry, id: str, words: re.Pattern[str]) -> bool:
    """Say whether any report of the case has one of these words."""
    texts = (document.text for document in inquiry.documents.values())
    return inquiry.once(f"sign {id}", lambda: any(words.search(fold(text)) for text in texts))


def _tested(inquiry: Inquiry, signs: list[Sign]) -> _Tested:
    tested = _Tested()
    for sign in signs:
        for remark in remarks(inquiry, f"{SIGN}{sign.id}"):
            span = sentence_span(inquiry, remark)
            text = inquiry.documents[remark.document].text
            head = text[remark.start : remark.words.start]
            if _none_there(inquiry, remark) or inquiry.lexicon.negates(
                head + remark.words.quote, len(head)
            ):
                tested.unseen.append((sign, span))
            elif pair_named(inquiry, remark) and not _asserted_there(inquiry, remark):
                tested.seen.append((sign, span))
    told = {span for _, span in tested.unseen}
    for kind in _NEGATIVE:
        for remark in remarks(inquiry, kind):
            span = sentence_span(inquiry, remark)
            if span in told or _set_aside(inquiry, remark):
                continue
            told.add(span)
            if kind == "unseen":
                tested.remarked.extend((*_asked_before(inquiry, remark), span))
            else:
                subject = subject_of(inquiry, remark)
                party = sorted(subject.ids & set(sides(inquiry))) if subject else []
                if party and inquiry.claim.kind in _ANNOUNCED:
                    tested.quiet.append((inquiry.name(party[0]), span))
    return tested


def _set_aside(inquiry: Inquiry, remark: Remark) -> bool:
    """Say whether the words stand under others: “I do not say that there has been no …”."""
    return any(
        other.sentence == remark.sentence and other.words.start < remark.words.start
        for other in inquiry.notes[remark.document].of("set_aside")
    )


def _none_there(inquiry: Inquiry, remark: Remark) -> bool:
    """Say whether the sentence remarks that there is none, or somebody's silence."""
    notes = inquiry.notes[remark.document]
    return any(other.sentence == remark.sentence for kind in _NEGATIVE for other in notes.of(kind))


def _asserted_there(inquiry: Inquiry, remark: Remark) -> bool:
    """Say whether the sentence is part of what asserts the claim, or of a doubt of it."""
    return disputed(inquiry, remark.document) or any(
        each.document == remark.document
        and each.start < remark.end
        and remark.start < each.end
        and each.stance in ("asserts", "denies", "doubts")
        for each in inquiry.statements
    )


def _asked_before(inquiry: Inquiry, remark: Remark) -> tuple[Span, ...]:
    """Return the question before a remark, where one stands there: “Will they merge? Nothing suggests it”."""
    before = inquiry.notes[remark.document].before(remark.sentence)
    asked = before and inquiry.documents[remark.document].text[slice(*before[0])].endswith("?")
    return (inquiry.documents[remark.document].span(*before[0]),) if asked else ()


def _spans(inquiry: Inquiry, tested: _Tested) -> tuple[Span, ...]:
    found = (
        *(span for _, span in (*tested.seen, *tested.unseen)),
        *tested.remarked,
        *(span for _, span in tested.quiet),
    )
    return found or tuple(map(inquiry.span, inquiry.asserting))


def _sentences(inquiry: Inquiry, signs: list[Sign], tested: _Tested) -> Iterator[str]:
    expected = listed(f"{sign.says} ({sign.chance} to be reported)" for sign in signs)
    yield sentence(
        f"if it were true one would see {expected.replace('(even to', '(as likely as not to')}"
    )
    for sign, span in tested.seen[:_QUOTED]:
        yield sentence(f"found: {sign.says}, {_told(inquiry, span)}")
    for sign, span in tested.unseen[:_QUOTED]:
        yield sentence(f"said to be missing: {sign.says}, {_told(inquiry, span)}")
    if tested.remarked:
        yield sentence(
            f"remarked: {listed(_told(inquiry, each) for each in tested.remarked[:_QUOTED])}"
        )
    for who, span in tested.quiet[:_QUOTED]:
        yield sentence(f"{who} itself speaks and does not say so: {_told(inquiry, span)}")
    settled = {sign.id for sign, _ in (*tested.seen, *tested.unseen)}
    rest = [sign.says for sign in signs if sign.id not in settled]
    if rest:
        number = counted(len({each.document for each in inquiry.all_statements}), "report")
        missing = (
            "none of this" if len(rest) == len(signs) else f"nothing of {listed(rest, last='or')}"
        )
        yield sentence(f"{missing} is found in the {number} read")


def _told(inquiry: Inquiry, span: Span) -> str:
    line = " ".join(span.quote.split()).strip("–- .")
    if len(line) > _LONG:
        line = f"{line[:_LONG].rsplit(' ', 1)[0]} …"
    return f"“{line}” ({report_label(inquiry.documents.get(span.document), span.document)})"


@cache
def signs_of() -> tuple[Sign, ...]:
    """Return the signs of `predictions.yaml`, in its order."""
    rows: Any = read_yaml("predictions.yaml")["signs"]
    return tuple(
        Sign(
            id=id,
            says=row["says"],
            of=frozenset(row["of"]),
            chance=row["chance"],
            when=any_of(row["when"]) if "when" in row else None,
            actors=frozenset(row.get("actors", ())),
            not_of=frozenset(row.get("not_of", ())),
            from_rung=row.get("from_rung", 0),
            around=any_of(row["around"]) if "around" in row else None,
        )
        for id, row in rows.items()
    )
