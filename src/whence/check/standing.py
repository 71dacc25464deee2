"""What exactly a denial denies, to whom it was given, and what the denier could know."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.model import Fact, Relation, Span, Statement
from whence.text import fold

from .inquiry import TOGETHER, Inquiry
from .rungs import rung_of
from .speakers import Speaker, allegiances, speaker_of
from .subjects import Subject, subject_of
from .turns import pattern
from .wording import listed, sentence

_THERE: tuple[Relation, ...] = ("present_in", "controls", "located_in")
# To the writer of the report: “has denied to me”, “told this newspaper”, “assured us”.
_TO_WRITER = r"{tell}\s+{writer}"
_ASIDE = re.compile(
    r"\s*[,(–—-]\s*(?P<aside>.{1,300})(?<![\s,)–—-])\s*[,)–—-]\s*(?:[\w']+\s+){0,3}\Z", re.DOTALL
)
_AROUND = " ,()–—-\n"
_SHORTEST = 12  # characters of a description; less is a comma
_OTHERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is said of a denial beyond its words, with the words and rows that say so."""

    sentences: tuple[str, ...]
    spans: tuple[Span, ...]
    facts: tuple[Fact, ...]


def denied_by(inquiry: Inquiry) -> dict[str, set[str]]:
    """Return for the key of each speaker which claims it denies or doubts anywhere."""
    found = dict[str, set[str]]()
    for each in inquiry.all_statements:
        if each.claim and each.stance in ("denies", "doubts"):
            found.setdefault(speaker_of(inquiry, each).key, set()).add(each.claim)
    return found


def standing(
    inquiry: Inquiry, speaker: Speaker, statements: tuple[Statement, ...], denied: set[str]
) -> Standing:
    """Return the scope of a denial, whether the writer had it at first hand, and how it is placed.

    `denied` are the claims that this speaker denies or doubts anywhere.
    """
    told = list[str]()
    if first_hand(inquiry, speaker, statements):
        told.append("It was given to the writer of the report directly.")
    placed = _placed(inquiry, speaker, statements)
    if placed:
        quotes = listed(f"“{_line(span.quote)}”" for span in placed)
        told.append(sentence(f"on its position to know: {quotes}"))
    rows = _rows(inquiry, speaker)
    if rows:
        said = listed(inquiry.world.say(row).rstrip(".") for row in rows)
        told.append(sentence(f"it is placed to know: {said}"))
    limits = _limits(inquiry, statements)
    if limits:
        told.append(sentence(f"it is limited: {listed(f'“{span.quote}”' for span in limits)}"))
    beyond = says_more(inquiry, statements)
    if beyond:
        told.append(beyond)
    others = _not_denied(inquiry, denied)
    if others:
        told.append(f"It denies this claim only, not {listed(others, last='or')}.")
    return Standing(sentences=tuple(told), spans=(*placed, *limits), facts=rows)


def says_more(inquiry: Inquiry, statements: tuple[Statement, ...]) -> str:
    """Say where all that is denied is more than the claim says: “no merger” leaves talks open."""
    claimed = rung_of(inquiry.claim.text)
    denied = [rung_of(each.words or each.text) for each in statements]
    if claimed is None or not all(rung and rung.level > claimed.level for rung in denied):
        return ""
    names = listed(rung.name for rung in denied if rung)
    return f"What it denies is {names}, which is more than the claim says: {claimed.name} is not denied."


def first_hand(inquiry: Inquiry, speaker: Speaker, statements: tuple[Statement, ...]) -> bool:
    """Say whether the writer of a report had the denial from the denier itself."""
    if speaker.narrator:
        return False
    for each in statements:
        document = inquiry.documents.get(each.document)
        named = document.publisher if document else None
        told = rf"\btold {re.escape(fold(named))}\b" if named else r"(?!)"
        folded = fold(each.text)
        if len(each.chain) == _OWN and (
            pattern(_TO_WRITER).search(folded) or re.search(told, folded)
        ):
            return True
    return False


_OWN = 2  # a chain of the report and the denier, nobody between


def _placed(
    inquiry: Inquiry, speaker: Speaker, statements: tuple[Statement, ...]
) -> tuple[Span, ...]:
    """Return the words that describe the denier, and the sentences that place it."""
    found = [span for each in statements for span in _described(inquiry, each)]
    ids = frozenset({speaker.key, *allegiances(inquiry, speaker)})
    for document in dict.fromkeys(each.document for each in statements):
        notes = inquiry.notes.get(document)
        for remark in notes.of("placed") if notes else ():
            subject: Subject | None = subject_of(inquiry, remark)
            inside = any(each.span.overlaps(remark.words) for each in statements)
            if subject and subject.ids & ids and not inside:
                found.append(inquiry.documents[document].span(remark.start, remark.end))
    return tuple(dict.fromkeys(found))[:_OTHERS]


def _described(inquiry: Inquiry, statement: Statement) -> Iterator[Span]:
    """Yield what stands between the name of the denier and the word that denies."""
    hop = statement.chain[-1] if statement.chain else None
    document = inquiry.documents.get(statement.document)
    if not (hop and document) or hop.start is None or hop.end is None:
        return
    whole = document.text[hop.start : hop.end]
    named = whole.find(hop.name)
    if named >= 0 and len(whole) - named - len(hop.name) >= _SHORTEST:
        rest = whole[named + len(hop.name) :]
        start = hop.end - len(rest.lstrip(_AROUND))
        end = start + len(rest.strip(_AROUND))
        if start < end:
            yield document.span(start, end)
        return
    if hop.cue_start is None:
        return
    match = _ASIDE.match(document.text, hop.end, max(hop.end, hop.cue_start))
    if match and len(match["aside"]) >= _SHORTEST:
        yield document.span(match.start("aside"), match.end("aside"))


def _limits(inquiry: Inquiry, statements: tuple[Statement, ...]) -> tuple[Span, ...]:
    """Return the words by which a denial limits itself: “while they held office”."""
    return tuple(
        words
        for each in statements
        if each.document in inquiry.notes
        for remark in inquiry.notes[each.document].of("limit")
        for words in (remark.words, *remark.more)
        if each.start <= words.start and words.end <= each.end
    )


def _rows(inquiry: Inquiry, speaker: Speaker) -> tuple[Fact, ...]:
    """Return the rows that put the denier's bodies at the place of the claim."""
    place = inquiry.claim.place
    if place is None:
        return ()
    contains = inquiry.world.contains
    return tuple(
        row
        for body in sorted({speaker.key, *allegiances(inquiry, speaker)})
        for relation in _THERE
        for row in inquiry.world.facts(subject=body, relation=relation, at=inquiry.any_time)
        if contains(place, row.object) or contains(row.object, place)
    )


def _not_denied(inquiry: Inquiry, denied: set[str]) -> list[str]:
    """Return the other claims about the same parties that are not denied too, in words."""
    ours = set(inquiry.actors)
    ids = inquiry.names.id_of
    near = [
        claim
        for claim in inquiry.claims.values()
        if claim.id != inquiry.claim.id
        and claim.kind in TOGETHER
        and claim.id not in denied
        and len(ours & set(map(ids, claim.actors))) > 1
    ]
    return [f"“{_line(claim.text)}”" for claim in near[:_OTHERS]]


def _line(quote: str) -> str:
    line = " ".join(quote.split()).strip(" .–—-,")
    return line if len(line) <= _LONG else f"{line[:_LONG].rsplit(' ', 1)[0]} …"


_LONG = 160
