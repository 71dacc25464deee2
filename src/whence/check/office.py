"""Whether a person held the office in which the claim, or a report, has them act or speak."""

import re
from collections.abc import Iterator, Sequence

from whence.model import Document, Fact, Finding, Hop, Interval, Relation, Statement
from whence.text import fold

from .inquiry import Inquiry
from .naming.words import naming_words
from .speakers import report_label
from .wording import date_words, listed, sentence, since, when_words

_SPEAKING = frozenset({"agreement", "statement", "intention"})
_OFFICE: tuple[Relation, ...] = ("speaks_for",)
_SEAT: tuple[Relation, ...] = ("speaks_for", "member_of")
# “the former minister”, “then a judge”: the words themselves put the office at another time.
_OTHER_TIME = re.compile(r"\b(?:former|formerly|ex|then|ousted|outgoing|retired|designate|elect|late|"
                         r"deposed|previous|incoming|future|acting)\b")  # fmt: skip


def check_office(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding when somebody is said to act for a body they no longer (or not yet) spoke for.

    Whoever held the office at that time is named, where that is known.
    """
    if inquiry.at is None:
        return
    for person in inquiry.actors:
        for body, spells, left in _outside(inquiry, person, inquiry.at, _SEAT):
            if _acts_for(inquiry, body):
                yield inquiry.finding(
                    "absent",
                    " ".join(_sentences(inquiry, person, body, spells, left, inquiry.at)),
                    subkind="existence",
                    rule="nobody acts for a body before taking or after leaving office",
                    facts=inquiry.cite((*spells, *_holders(inquiry, person, body, inquiry.at))),
                )


def check_speakers_office(inquiry: Inquiry) -> Iterator[Finding]:
    """Yield a finding for each source quoted in an office that it did not hold when it spoke."""
    seen: set[tuple[str, str, str]] = set()
    for statement in inquiry.statements:
        document = inquiry.documents.get(statement.document)
        if document is None or not (document.published.low or document.published.high):
            continue
        for hop in statement.chain[1:]:
            person = _person(inquiry, hop)
            if person is None:
                continue
            at = _spoken(document)
            for body, spells, left in _outside(inquiry, person, at, _OFFICE):
                key = (person, body, document.id)
                if key in seen or not _quoted_as(inquiry, statement, body):
                    continue
                seen.add(key)
                yield _misquoted(inquiry, statement, document, (person, body), spells, left)


def _person(inquiry: Inquiry, hop: Hop) -> str | None:
    """Return the known person in a chain: by a name of the source, or named in what it is called."""
    source, actors = inquiry.sources.get(hop.source), inquiry.names.actors
    names = (hop.name, hop.source, *(source.names if source else ()))
    exact = next((id for id in map(inquiry.names.id_of, names) if id in actors), None)
    named = (actors.get(id) for id in sorted(inquiry.names.named_in(hop.name)))
    return exact or next((one.id for one in named if one and one.kind == "person"), None)


def _misquoted(
    inquiry: Inquiry,
    statement: Statement,
    document: Document,
    who: tuple[str, str],
    spells: Sequence[Fact],
    left: bool,
) -> Finding:
    person, body = who
    at = _spoken(document)
    told = f"{report_label(document, document.id)} quotes {inquiry.name(person)} for {inquiry.name(body)}"
    states = " ".join(_sentences(inquiry, person, body, spells, left, at))
    return inquiry.finding(
        "record",
        f"{sentence(told)} {states}",
        subkind="office",
        rule="an office that the speaker did not hold is a mark of a careless or a made-up report",
        spans=[inquiry.span(statement)],
        facts=inquiry.cite((*spells, *_holders(inquiry, person, body, at))),
    )


def _outside(
    inquiry: Inquiry, person: str, at: Interval, relations: Sequence[Relation]
) -> Iterator[tuple[str, list[Fact], bool]]:
    """Yield each body all of whose spells for a person are surely over, or surely yet to come.

    Comes with the spells, and whether they are over. What began after `as_of` is not known yet.
    """
    rows = [
        row
        for relation in relations
        for row in inquiry.world.facts(subject=person, relation=relation)
        if inquiry.as_of is None or row.from_ is None or row.from_.begins_by(inquiry.as_of)
    ]
    for body in dict.fromkeys(row.object for row in rows):
        spells = [row for row in rows if row.object == body]
        left = all(row.until and row.until.before(at) for row in spells)
        early = all(row.from_ and at.before(row.from_) for row in spells)
        if left or early:
            yield body, spells, left


def _sentences(
    inquiry: Inquiry,
    person: str,
    body: str,
    spells: Sequence[Fact],
    left: bool,
    at: Interval,
) -> Iterator[str]:
    spell = spells[-1] if left else spells[0]
    edge = spell.until if left else spell.from_
    does = "speak for" if spell.relation == "speaks_for" else "belong to"
    state = f"had ceased to {does}" if left else f"did not yet {does}"
    dated = f" ({date_words(edge)})" if edge else ""
    when = when_words(inquiry.stated_time or at if at == inquiry.at else at)
    yield sentence(f"{inquiry.name(person)} {state} {inquiry.name(body)}{dated} {when}")
    holders = _holders(inquiry, person, body, at)
    if holders and spell.relation == "speaks_for":
        named = listed(f"{inquiry.name(row.subject)}{since([row])}" for row in holders)
        yield sentence(f"whoever spoke for {inquiry.name(body)} then: {named}")


def _holders(inquiry: Inquiry, person: str, body: str, at: Interval) -> tuple[Fact, ...]:
    """Return the rows of who else spoke for the body at that time, those who surely did before others."""
    rows = inquiry.world.facts(relation="speaks_for", object=body, at=at)
    others = [row for row in rows if row.subject != person]
    sure = [row for row in others if inquiry.world.surely(row, at)]
    return tuple(sure or others)


def _acts_for(inquiry: Inquiry, body: str) -> bool:
    named = body in inquiry.actors or body in inquiry.names.named_in(inquiry.claim.text)
    return named or inquiry.claim.kind in _SPEAKING


def _spoken(document: Document) -> Interval:
    return document.published


def _quoted_as(inquiry: Inquiry, statement: Statement, body: str) -> bool:
    """Say whether the words give the speaker an office in the body, and give it for now."""
    text = fold(statement.text)
    if _OTHER_TIME.search(text):
        return False
    affiliations = {
        inquiry.names.id_of(hop.affiliation) for hop in statement.chain if hop.affiliation
    }
    named = body in inquiry.names.named_in(statement.text)
    return body in affiliations or (named and naming_words().office.search(text) is not None)
