"""What a deal between the parties would need, and what is known to be refused."""

from collections.abc import Iterator
from dataclasses import dataclass

from whence.model import Fact, Finding, Span
from whence.text import fold

from .about import bears_on, disputed, pair_named, sentence_span, sides, voices
from .inquiry import TOGETHER, Inquiry
from .rungs import rung_of
from .speakers import report_label
from .subjects import nearest_before
from .turns import Remark, pattern
from .wording import date_words, listed, sentence, since

_QUOTED = 4  # more quotations than a reader takes in; the rest are in the spans
_EACH = 2
_BINDING = 4  # a truce: who only talks gives nothing up
_LONG = 170


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing the deal would need: in words with its status, the words and rows that say so."""

    told: str
    spans: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()


def check_conditions(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding listing what the deal would need and what of it is known to be refused.

    The rows on recognition are in it, where there is more than them; a war between the parties is
    a finding of its own. What the deal would cost a party is named behind.
    """
    needed = preconditions(inquiry)
    costs = _costs(inquiry) if needed or _is_deal(inquiry) else ()
    if not needed and not costs:
        return
    spans = (span for each in (*needed, *costs) for span in each.spans)
    yield inquiry.finding(
        "record",
        " ".join(_sentences(inquiry, needed, costs)),
        subkind="preconditions" if needed else "cost",
        rule="a deal takes what each side would have to give; a public refusal makes it unlikely",
        spans=spans,
        facts=inquiry.cite(fact for each in needed for fact in each.facts),
    )


def preconditions(inquiry: Inquiry) -> tuple[Condition, ...]:
    """Return what the deal would need, with its status; nothing where only recognition is at issue.

    Recognition alone is told by `check_recognition`.
    """
    if not _is_deal(inquiry) or len(sides(inquiry)) < 2:
        return ()
    said = tuple(_said(inquiry))
    pledges = tuple(_pledges(inquiry))
    return (*_recognition(inquiry), *pledges, *said) if said or pledges else ()


def _is_deal(inquiry: Inquiry) -> bool:
    claimed = rung_of(inquiry.claim.text)
    return inquiry.claim.kind in TOGETHER - {"supply"} and not (
        claimed and claimed.level < _BINDING
    )


def _recognition(inquiry: Inquiry) -> Iterator[Condition]:
    for one in inquiry.actors:
        for row in inquiry.world.facts(
            subject=one, relation="refuses_to_recognise", at=inquiry.any_time
        ):
            if row.object in inquiry.actors and row.object != one:
                told = f"recognition of {inquiry.name(row.object)} by {inquiry.name(one)}"
                yield Condition(told=f"{told}, which it refuses{since([row])}", facts=(row,))


def _pledges(inquiry: Inquiry) -> Iterator[Condition]:
    """Yield the pledges of a party to somebody outside the deal."""
    for one in inquiry.actors:
        for row in inquiry.world.facts(subject=one, relation="pledged_to", at=inquiry.any_time):
            if row.object not in inquiry.actors:
                told = f"a release of {inquiry.name(one)} from its pledge to {inquiry.name(row.object)}"
                yield Condition(told=f"{told}{since([row])}", facts=(row,))


def _said(inquiry: Inquiry) -> Iterator[Condition]:
    """Yield what a party asks of the other or refuses it, by the words of the documents."""
    told: list[tuple[bool, str, str, Remark]] = []
    # Who submits gives what is asked: then the demand stands in the way of nothing.
    kinds = (
        ("refusal",)
        if pattern("{submits}").search(fold(inquiry.claim.text))
        else ("demand", "refusal")
    )
    for id in sorted(inquiry.notes):
        for kind in kinds:
            for remark in inquiry.notes[id].of(kind):
                whose = _party(inquiry, remark)
                if whose and (kind == "demand" or _of_the_deal(inquiry, remark)):
                    told.append((not bears_on(inquiry, remark), kind, whose, remark))
    told.sort(key=lambda row: (row[0], row[3].document, row[3].start))
    groups: dict[tuple[str, str], list[Remark]] = {}
    for _, kind, whose, remark in told:
        groups.setdefault((kind, whose), []).append(remark)
    for (kind, whose), found in groups.items():
        says = (
            f"that {whose} drop what it asks"
            if kind == "demand"
            else f"a change of mind of {whose}"
        )
        quotes = listed(_cited(inquiry, remark) for remark in found[:_EACH])
        spans = tuple(sentence_span(inquiry, remark) for remark in found)
        yield Condition(told=f"{says}: {quotes}", spans=spans)


def _cited(inquiry: Inquiry, remark: Remark) -> str:
    label = report_label(inquiry.documents.get(remark.document), remark.document)
    quote = _quote(sentence_span(inquiry, remark), remark.words)
    return f"“{quote}” ({label}{_dates(inquiry, remark)})"


def _party(inquiry: Inquiry, remark: Remark) -> str | None:
    """Return the party that asks or refuses, if the text is one on this claim or by a party."""
    ours = set(sides(inquiry))
    own = bool(voices(inquiry, remark.document) & ours)
    if not (own or disputed(inquiry, remark.document) or bears_on(inquiry, remark)):
        return None
    parties = sorted(nearest_before(inquiry, remark) & ours)
    return listed(map(inquiry.name, parties)) or None


def _of_the_deal(inquiry: Inquiry, remark: Remark) -> bool:
    """Say whether a refusal is of what the deal would need: it bears on it, or names both sides.

    “His men would never lay down their arms” refuses nothing to the other side.
    """
    return bears_on(inquiry, remark) or pair_named(inquiry, remark)


def _dates(inquiry: Inquiry, remark: Remark) -> str:
    """Return the dates that the sentence itself gives."""
    dated = [
        date_words(each.when)
        for each in inquiry.documents[remark.document].dates
        if (each.when.low or each.when.high) and remark.start <= each.span.start < remark.end
    ]
    return f"; dated {listed(dated)}" if dated else ""


def _quote(whole: Span, words: Span) -> str:
    """Quote a sentence, or where it is long the part around the words that matter."""
    line = " ".join(whole.quote.split()).lstrip("–- ")
    if len(line) <= _LONG:
        return line.rstrip(".")
    at = max(0, words.start - whole.start - _LONG // 2)
    part = whole.quote[at : at + _LONG]
    cut = part.split(" ", 1)[-1] if at else part
    return f"{'… ' if at else ''}{' '.join(cut.rsplit(' ', 1)[0].split()).lstrip('–- ')} …"


def _costs(inquiry: Inquiry) -> tuple[Condition, ...]:
    """Return what the texts say the deal would cost a party."""
    found = []
    for id in sorted(inquiry.notes):
        for remark in inquiry.notes[id].of("cost"):
            if bears_on(inquiry, remark):
                whole = sentence_span(inquiry, remark)
                label = report_label(inquiry.documents.get(id), id)
                told = f"“{_quote(whole, remark.words)}” ({label})"
                found.append(Condition(told=told, spans=(whole,)))
    return tuple(found[:_QUOTED])


def _sentences(
    inquiry: Inquiry, needed: tuple[Condition, ...], costs: tuple[Condition, ...]
) -> Iterator[str]:
    among = listed(map(inquiry.name, sides(inquiry))) or "the parties"
    if needed:
        yield sentence(
            f"a deal between {among} would need {'; '.join(each.told for each in needed)}"
        )
        yield "None of this is known to have been given."
    if costs:
        yield sentence(f"what it would cost: {listed(each.told for each in costs)}")
