"""What holds only in one place or for one thing, and what a denial leaves open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whence.model import Fact, Finding, Relation, Span
from whence.text import fold

from .about import disputed, on_topic, remarks, sentence_span, topic
from .inquiry import TOGETHER, Inquiry
from .speakers import report_label
from .turns import Remark, pattern
from .wording import listed, sentence

_PREPOSITION = r"{preposition}\s+"
_AGAINST = ("denies", "doubts")
_DEFINITE = re.compile(r"[A-Z]|\b(?:the|its|one|this)\b")
_BACK = 2  # sentences before “that is an exception”
_POINTS = re.compile(r"\W*(?:but\s+|yet\s+)?(?:that|this|it|such)\b")
_AT_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|around|[Nn]ear|[Oo]n)\s+(?P<scope>(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|valley|district|province))*)"
)
_SCOPED = TOGETHER | {"presence", "event"}
_BONDS: tuple[Relation, ...] = ("allied_with", "backs", "recognises")
# Where a scope ends: at the clause that gives its conditions, or at a pause.
_SCOPE = r"(?P<scope>[^,;:.()]{2,60}?)(?=\s+{scope_end}|[,;:.(]|\s*\Z)"
_CONDITION = r"\W*(?:{condition_link}\s+){0,2}(?P<why>{condition}.{12,})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Exception:
    """Something true within a scope: the words or rows that say so, and its conditions."""

    scope: str
    place: str | None
    words: Span | None = None
    remark: Remark | None = None
    why: Span | None = None
    facts: tuple[Fact, ...] = ()


def check_scope(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each local exception: within its scope it speaks for the claim.

    Outside it the exception is shown as what it is, with the conditions it has: it may be where a
    general story came from, and is no evidence for one.
    """
    found: dict[str, list[_Exception]] = {}
    for each in (*_coded(inquiry), *_told(inquiry)):
        found.setdefault(each.place or fold(each.scope), []).append(each)
    for exceptions in found.values():
        yield _finding(inquiry, exceptions)


def _coded(inquiry: Inquiry) -> Iterator[_Exception]:
    if inquiry.claim.kind not in TOGETHER or inquiry.at is None:
        return
    ours = set(inquiry.actors)
    rows = dict.fromkeys(
        row
        for actor in inquiry.actors
        for relation in _BONDS
        for row in inquiry.world.facts(subject=actor, relation=relation, at=inquiry.at)
        if row.scope == "local" and row.place and row.object in ours
    )
    for row in rows:
        if row.place:
            yield _Exception(scope=inquiry.name(row.place), place=row.place, facts=(row,))


def _told(inquiry: Inquiry) -> Iterator[_Exception]:
    if inquiry.claim.kind not in _SCOPED:
        return
    yield from _set_apart(inquiry)
    for remark in remarks(inquiry, "limited"):
        document = inquiry.documents[remark.document]
        start = _scope_starts(document.text, remark)
        if start is None:
            continue
        rest = document.text[start : remark.end]
        match = pattern(_SCOPE).match(fold(rest))
        # "In some areas" limits nothing that could be looked up.
        scope = rest[: match.end()].strip() if match else ""
        if match is None or not _DEFINITE.search(scope):
            continue
        why = pattern(_CONDITION).match(fold(rest), match.end())
        span = None
        if why:
            begins = start + why.start("why")
            span = document.span(begins, begins + len(why["why"].rstrip(" .")))
        words = document.span(remark.words.start, max(remark.words.end, start + match.end()))
        known = _place(inquiry, scope)
        yield _Exception(scope=scope, place=known, words=words, remark=remark, why=span)


def _set_apart(inquiry: Inquiry) -> Iterator[_Exception]:
    """Yield what is told of one place and then called an exception: here, or in the sentence before.

    “They do work together at Stenholt, where …. That is an exception.”
    """
    rows = (remark for id in sorted(inquiry.notes) for remark in inquiry.notes[id].of("exception"))
    for remark in rows:
        if not disputed(inquiry, remark.document):
            continue
        document, notes = inquiry.documents[remark.document], inquiry.notes[remark.document]
        back = (
            notes.before(remark.sentence, _BACK)
            if _POINTS.match(fold(_words(inquiry, remark)))
            else ()
        )
        for start, end in ((remark.start, remark.words.start), *back):
            found = _place_with_reason(document.text[start:end])
            if found is None or not on_topic(inquiry, document.text[start:end]):
                continue
            scope, at, until = found
            why = pattern(_CONDITION).match(fold(document.text[start:end]), until)
            span = None
            if why:
                begins = start + why.start("why")
                span = document.span(begins, begins + len(why["why"].rstrip(" .")))
            yield _Exception(
                scope=scope, place=_place(inquiry, scope), words=document.span(start + at, start + until),
                remark=remark, why=span,
            )  # fmt: skip
            break


def _words(inquiry: Inquiry, remark: Remark) -> str:
    return inquiry.documents[remark.document].text[remark.start : remark.end]


def _place_with_reason(text: str) -> tuple[str, int, int] | None:
    """Return the named place in which a sentence says that something is so, and where it stands."""
    for match in _AT_PLACE.finditer(text):
        return match["scope"], match.start("scope"), match.end("scope")
    return None


def _scope_starts(text: str, remark: Remark) -> int | None:
    """Return where the words of the scope begin: behind the remark, or behind “in”, “limited to”."""
    words = fold(remark.words.quote)
    if words.startswith("what"):
        place = pattern(_PREPOSITION).search(words)
        return remark.words.start + place.end() if place else None
    if pattern(r"{open_end}\Z").search(words):
        return remark.words.end + 1
    rest = fold(text[remark.words.end : remark.end])
    found = pattern(r"{bound}\s+").search(rest) or pattern(_PREPOSITION).search(rest)
    return remark.words.end + found.end() if found else None


def _place(inquiry: Inquiry, scope: str) -> str | None:
    wanted = fold(scope)
    for place in inquiry.world.places:
        if any(fold(name.name) == wanted for name in place.names):
            return place.id
    return None


def _finding(inquiry: Inquiry, found: list[_Exception]) -> Finding:
    inside = any(_inside(inquiry, each) for each in found)
    facts = [fact for each in found for fact in each.facts]
    spans = [
        span
        for each in found
        if each.remark
        for span in (sentence_span(inquiry, each.remark), each.words, each.why)
        if span
    ]
    return inquiry.finding(
        "record",
        " ".join(_sentences(inquiry, found, inside=inside)),
        direction="for" if inside else "against",
        subkind="local_match" if inside else "local_exception",
        rule="what is true in one place supports only what shares its place and conditions",
        spans=spans,
        facts=inquiry.cite(facts),
    )


def _sentences(inquiry: Inquiry, found: list[_Exception], *, inside: bool) -> Iterator[str]:
    scope = next((each.scope for each in found if each.place), found[0].scope)
    worded = any(each.remark for each in found)
    known = [
        each for each in found if each.remark or not (worded and all(f.stated for f in each.facts))
    ]
    told = [_says(inquiry, each) for each in known]
    lead = "something of the kind is known where the claim is" if inside else "true elsewhere only"
    yield sentence(f"{lead} ({scope}): {listed(told)}")
    why = next((each.why for each in found if each.why), None)
    if why:
        yield sentence(f"Its conditions: “{' '.join(why.quote.split())}”")
    if not inside:
        asked = inquiry.claim.place
        rest = (
            f"the claim is about {inquiry.name(asked)}" if asked else "the claim has no such limit"
        )
        yield sentence(f"It is not credited to the claim: {rest}")


def _says(inquiry: Inquiry, each: _Exception) -> str:
    if each.remark is None or each.words is None:
        return listed(inquiry.world.say(fact).rstrip(".") for fact in each.facts)
    label = report_label(inquiry.documents.get(each.remark.document), each.remark.document)
    return f"{label} speaks of “{' '.join(each.words.quote.split())}”"


def _inside(inquiry: Inquiry, each: _Exception) -> bool:
    """Say whether the claim lies within the scope: its place, or else every word of it."""
    place = inquiry.claim.place
    if each.place and place:
        return inquiry.world.contains(each.place, place)
    wanted = topic(each.scope)
    return bool(wanted) and wanted <= topic(f"{inquiry.claim.text} {place or ''}")


def check_not_covered(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield one finding for each report that disputes the claim, with what it says it leaves open."""
    disputing = {each.document for each in inquiry.statements if each.stance in _AGAINST}
    left: dict[str, list[Remark]] = {}
    for kind in ("set_aside", "still_possible"):
        for remark in remarks(inquiry, kind):
            if remark.document in disputing:
                left.setdefault(remark.document, []).append(remark)
    for id, found in left.items():
        ordered = sorted(found, key=lambda each: each.start)
        quotes = listed(f"“{_short(sentence_span(inquiry, each).quote)}”" for each in ordered)
        label = report_label(inquiry.documents.get(id), id)
        yield inquiry.finding(
            "record",
            f"{sentence(f'{label} says what its doubt does not cover: {quotes}')} "
            "The verdict on this claim says nothing against that.",
            subkind="not_covered",
            rule="to doubt a claim is not to deny the weaker things near it",
            spans=(sentence_span(inquiry, each) for each in ordered),
        )


_LONG = 240


def _short(quote: str) -> str:
    """Return a quotation on one line, cut between words where it is long."""
    line = " ".join(quote.split()).lstrip("–- ")
    return line if len(line) <= _LONG else f"{line[:_LONG].rsplit(' ', 1)[0]} …"
