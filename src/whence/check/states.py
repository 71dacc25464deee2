"""What somebody meant to do, could do, and did: kept apart, and laid out in their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.model import UNSTATED, Finding, Span, Statement
from whence.text import fold

from .about import near, of_the_claim, on_topic, touches
from .inquiry import TOGETHER, Inquiry
from .speakers import report_label
from .subjects import Subject, subject_of
from .turns import Remark, pattern
from .wording import date_words, listed, sentence

_SAYS = {
    "intended": "meant",
    "tried": "tried",
    "incapable": "held itself unable",
    "changed": "turned to something else",
}
_LONG = 200
_ANY = frozenset({"asserts", "denies", "doubts", "discusses"})
_MEANT = ("intended", "tried")
_LINK = r"[\s,]*{joining}\s*\Z"
_RELATIVE = re.compile(r"\s(?:that|which|who|whose|after|because|while)\s")
_CLOSE = 3  # characters between two turns that are one
_FIRST = 2  # states of one actor before they are worth laying out


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """One state of one actor: what kind, in which words."""

    remark: Remark
    subject: Subject
    words: Span

    @property
    def key(self) -> str:
        return sorted(self.subject.ids)[0]


def check_states(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each actor whose plans a text tells beside the claim.

    Plans, attempts and what somebody could not do are laid out in the order of the text; none of
    them is counted as a thing done.
    """
    by_actor: dict[tuple[str, str], list[_State]] = {}
    for id in sorted(inquiry.spots):
        notes = inquiry.notes.get(id)
        for kind in _SAYS if notes else ():
            for remark in notes.of(kind) if notes else ():
                if not (touches(inquiry, remark) or _beside(inquiry, remark)):
                    continue
                subject = subject_of(inquiry, remark)
                if subject is None:
                    continue
                for words in (remark.words, *remark.more):
                    if words.quote == "Instead":
                        continue  # sets a sentence against the one before, whoever acts
                    state = _State(remark=remark, subject=subject, words=words)
                    by_actor.setdefault((id, state.key), []).append(state)
    for states in by_actor.values():
        kept = _apart(inquiry, states)
        sentences = {state.remark.sentence for state, _ in kept}
        kinds = {state.remark.kind for state, _ in kept}
        unnamed = all(state.subject.name == UNSTATED for state, _ in kept)
        if unnamed or kinds == {"changed"}:
            continue  # “instead” alone says nothing of a plan
        ours = (on_topic(inquiry, clause.quote) for _, clause in kept)
        if inquiry.claim.kind not in TOGETHER and not any(ours):
            continue
        if len(kept) >= _FIRST and max(len(sentences), len(kinds)) >= _FIRST:
            yield _finding(inquiry, kept)


def _apart(inquiry: Inquiry, states: list[_State]) -> list[tuple[_State, Span]]:
    """Return the states in their order, each with its words up to a pause or the next state.

    One that begins inside another of its kind ("instead intended to") is left out.
    """
    ordered = sorted(states, key=lambda each: (each.words.start, -each.words.end))
    kept = list[_State]()
    for state in ordered:
        if not kept or state.words.start > kept[-1].words.end + 1:
            kept.append(state)
    found = list[tuple[_State, Span]]()
    for state, following in zip(kept, [*kept[1:], None], strict=True):
        clause = _clause(inquiry, state, following.words.start if following else None)
        before = found[-1] if found else None
        again = before and before[0].remark.sentence == state.remark.sentence
        if (
            before is None
            or not again
            or before[0].remark.kind != state.remark.kind
            or (state.words.start - before[1].end > _CLOSE)
        ):
            found.append((state, clause))
    return found


def _beside(inquiry: Inquiry, remark: Remark) -> bool:
    """Say whether a statement on the claim stands in the paragraph, or in the one before."""
    if near(inquiry, remark, _ANY):
        return True
    notes = inquiry.notes[remark.document]
    opened = notes.first[remark.sentence]
    if not opened:
        return False
    start, end = notes.paragraph(opened - 1)
    spots = inquiry.spots.get(remark.document)
    return bool(spots and spots.touch(start, end))


def _finding(inquiry: Inquiry, states: list[tuple[_State, Span]]) -> Finding:
    whose = max((state.subject.name for state, _ in states), key=len)
    document = states[0][0].remark.document
    label = report_label(inquiry.documents.get(document), document)
    steps = "; ".join(_told(inquiry, state, clause) for state, clause in states)
    return inquiry.finding(
        "record",
        f"{sentence(f'in {label}, what {whose} meant, could do and did are kept apart: {steps}')} "
        "None of it is told as done, and none is counted as an act.",
        subkind="not_done",
        rule="an intention, an attempt or a capability is not the act",
        spans=(clause for _, clause in states),
    )


def _told(inquiry: Inquiry, state: _State, clause: Span) -> str:
    quote = " ".join(clause.quote.split()).strip("–- .,")
    dated = [
        date_words(each.when)
        for each in inquiry.documents[state.remark.document].dates
        if (each.when.low or each.when.high) and clause.start <= each.span.start < clause.end
    ]
    when = f" ({listed(dated)})" if dated else ""
    return f"{_SAYS[state.remark.kind]}, “{quote}”{when}"


def _clause(inquiry: Inquiry, state: _State, following: int | None) -> Span:
    """Return the words of a state up to the next pause or state, or so far as a reader follows."""
    document, words = inquiry.documents[state.remark.document], state.words
    end = min(state.remark.end, words.end + _LONG, following or state.remark.end)
    rest = document.text[words.end : end]
    cut = min((at for mark in ",;:" if (at := rest.find(mark)) > 0), default=len(rest))
    kept = rest[:cut].rstrip(" .")
    link = pattern(_LINK).search(fold(kept))
    return document.span(words.start, words.end + (link.start() if link else len(kept)))


def check_intentions(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding on the statements for the claim that tell it as meant or tried, not as done.

    Not for a claim that is itself of an intention.
    """
    if inquiry.claim.kind == "intention":
        return
    meant = [each for each in inquiry.asserting if _only_meant(inquiry, each)]
    if not meant:
        return
    first = meant[0]
    label = report_label(inquiry.documents.get(first.document), first.document)
    quote = " ".join(first.text.split())
    everything = len(meant) == len(inquiry.asserting)
    lead = "no report tells it as done" if everything else "not all of them tell it as done"
    yield inquiry.finding(
        "record",
        sentence(f"{lead}: {label} tells what was meant or tried, “{quote}”, and no act"),
        subkind="only_meant" if everything else "not_done",
        rule="an intention, an attempt or a capability is not the act",
        spans=map(inquiry.span, meant),
    )


def _only_meant(inquiry: Inquiry, statement: Statement) -> bool:
    """Say whether the words that tell the claim are put under a word of intention or attempt."""
    if not any(statement.start <= piece.start for piece in statement.content):
        return False
    notes = inquiry.notes.get(statement.document)
    turns = (
        words
        for kind in _MEANT
        for remark in (notes.of(kind) if notes else ())
        for words in (remark.words, *remark.more)
        if statement.start <= words.start and words.end <= statement.end
    )
    told, claimed = fold(statement.text), fold(inquiry.claim.text)
    return any(
        not pattern("{done}").search(told[: words.start - statement.start])
        # What is meant must be what is claimed, and not be claimed as meant.
        and of_the_claim(
            inquiry, _RELATIVE.split(statement.text[words.end - statement.start :], maxsplit=1)[0]
        )
        and fold(words.quote) not in claimed
        for words in turns
    )
