"""Stated relations as facts: ids, bounds of time, kinds, sources, and what is left out."""

from datetime import UTC, datetime

import pytest

from whence.extract import extract_statements
from whence.extract.relations import extract_relations
from whence.model import Actor, Claim, Document, Interval, Knowledge, Name, Place
from whence.read.dates import date_expressions
from whence.resolve import resolve
from whence.store.facts import join_knowledge
from whence.store.world import KnowledgeBase

DAY = Interval.parse("2031-08-01")


def state(
    *texts: str, known: Knowledge | None = None, published: Interval = DAY
) -> tuple[Knowledge, list[Document]]:
    """Return what texts of one day state, and the documents."""
    documents = [
        date_expressions(Document(id=f"d{n}", text=text, language="en", published=published))
        for n, text in enumerate(texts)
    ]
    statements = extract_statements(documents)
    relations, attempts = extract_relations(documents, statements)
    found = resolve(
        statements,
        documents,
        claims=(Claim(id="c", text="Nothing is claimed here.", kind="event"),),
        knowledge=known,
        relations=relations,
        attempts=attempts,
        propose=False,
    )
    return found.stated, documents


def world(*texts: str, known: Knowledge | None = None) -> KnowledgeBase:
    """Return a world of what is coded and what texts of 1 August 2031 state."""
    stated, _ = state(*texts, known=known)
    return KnowledgeBase(join_knowledge(known or Knowledge(), stated))


def at(date: str) -> Interval:
    return Interval.parse(date)


# When a sentence of 1 August 2031 holds.
HOLDS = [
    ("Lake Guard controls Dorn.", "2031-08-01", "surely"),
    ("Lake Guard controls Dorn.", "2031-07-01", "possibly"),
    ("Lake Guard controls Dorn.", "2031-09-01", "possibly"),
    ("Lake Guard controlled Dorn until May 2031.", "2031-06-01", "unknown"),
    ("Lake Guard controlled Dorn until May 2031.", "2031-05-01", "possibly"),
    ("Lake Guard has controlled Dorn since May 2031.", "2031-06-10", "surely"),
    ("Lake Guard has controlled Dorn since May 2031.", "2031-04-10", "unknown"),
    ("Lake Guard captured the town of Dorn on 3 May 2031.", "2031-05-03", "surely"),
    ("Lake Guard captured the town of Dorn on 3 May 2031.", "2031-05-02", "unknown"),
    ("Lake Guard captured the town of Dorn on 3 May 2031.", "2031-05-20", "possibly"),
]


@pytest.mark.parametrize(("text", "date", "answer"), HOLDS)
def test_when_it_holds(text: str, date: str, answer: str) -> None:
    known = world(text)
    (row,) = known.facts(subject="lake-guard", relation="controls")
    assert known.ask("lake-guard", "controls", row.object, at(date)).answer == answer


def test_who_left_is_absent_from_then_on_and_was_there_before() -> None:
    known = world("Lake Guard withdrew from Dorn in May 2031.")
    (place,) = (one.id for one in known.places)
    assert known.ask("lake-guard", "absent_from", place, at("2031-07-01")).answer == "surely"
    assert known.ask("lake-guard", "present_in", place, at("2031-07-01")).answer == "surely not"
    assert known.ask("lake-guard", "present_in", place, at("2031-02-01")).answer == "possibly"


def test_an_undated_document_makes_nothing_sure() -> None:
    undated = Interval(low=None, high=None, rule="unknown", precision="unknown")
    stated, _ = state("Lake Guard controls Dorn.", published=undated)
    known = KnowledgeBase(stated)
    (place,) = (one.id for one in known.places)
    assert known.ask("lake-guard", "controls", place, DAY).answer == "possibly"


def test_a_document_with_a_latest_date_speaks_of_that_day() -> None:
    latest = Interval(low=None, high=datetime(2031, 8, 1, 15, 56, tzinfo=UTC))
    stated, _ = state("Lake Guard controls Dorn.", published=latest)
    known = KnowledgeBase(stated)
    (place,) = (one.id for one in known.places)
    assert known.ask("lake-guard", "controls", place, DAY).answer == "surely"


def test_every_fact_is_marked_and_quotes_its_document() -> None:
    text = (
        "The local group that controls Dorn- Lake Guard- is affiliated with the Sea Front, of which "
        "Red Lake is still a part. The Sea Front needs to take Dorn to reach Halden. Carl Voss's "
        "failed ‘Harbour Initiative’ in January 2030 is forgotten."
    )
    stated, _ = state(text)
    rows = (*stated.facts, *stated.routes, *stated.precedents)
    assert len(rows) == 5
    for row in rows:
        assert row.stated
        assert row.source is not None
        span = row.source.span
        assert span is not None
        assert text[span.start : span.end] == span.quote
    assert [route.kind for route in stated.routes] == ["gate"]


def test_known_things_keep_their_ids() -> None:
    known = Knowledge(
        actors=(
            Actor(id="guard", names=(Name(name="Lake Guard"), Name(name="LG"))),
            Actor(id="front", names=(Name(name="Sea Front"),)),
        ),
        places=(Place(id="dorn-town", names=(Name(name="Dorn"),)),),
    )
    stated, _ = state("Lake Guard controls Dorn.", "LG belongs to the Sea Front.", known=known)
    ends = {(fact.subject, fact.relation, fact.object) for fact in stated.facts}
    assert ends == {("guard", "controls", "dorn-town"), ("guard", "member_of", "front")}


@pytest.mark.parametrize(
    "text",
    ["Lake Guard belongs to Dorn.", "Dorn is a member of the Sea Front.", "Lake Guard backs Dorn."],
)
def test_no_membership_of_places(text: str) -> None:
    known = Knowledge(places=(Place(id="dorn", names=(Name(name="Dorn"),)),))
    stated, _ = state(text, known=known)
    assert not [fact for fact in stated.facts if fact.object == "dorn"]


def test_nobody_controls_a_known_actor_as_a_place() -> None:
    known = Knowledge(actors=(Actor(id="orion", kind="company", names=(Name(name="Orion"),)),))
    assert not state("Pavo controls Orion.", known=known)[0].facts


def test_when_something_opened_dates_its_name() -> None:
    stated, _ = state("The Dorn plant did not open until June 2031.")
    names = [name for thing in (*stated.places, *stated.actors) for name in thing.names]
    (dated,) = [name for name in names if name.from_]
    assert (dated.name, str(dated.from_)) == ("Dorn plant", "2031-06")


def test_who_left_office_no_longer_speaks_for_it() -> None:
    known = world("Anna Berg, who resigned as finance minister in March 2031, lives in Halden.")
    assert known.ask("anna-berg", "speaks_for", "finance-minister", DAY).answer == "unknown"
    (row,) = known.facts(subject="anna-berg", relation="speaks_for")
    assert str(row.until) == "2031-03"


def test_a_precedent_names_its_parties() -> None:
    stated, _ = state("The talks between Orion and Pavo in 2027 collapsed.")
    (one,) = stated.precedents
    assert (one.kind, one.outcome, one.actors) == ("negotiation", "failed", ("orion", "pavo"))
    assert str(one.when) == "2027"


def test_the_order_of_documents_changes_nothing() -> None:
    texts = ("Lake Guard controls Dorn.", "Pavo owns Orion.", "Norland borders Zeeland.")
    one, _ = state(*texts)
    documents = [
        Document(id=f"d{n}", text=text, language="en", published=DAY)
        for n, text in reversed(list(enumerate(texts)))
    ]
    relations, _ = extract_relations(documents, extract_statements(documents))
    claims = (Claim(id="c", text="Nothing is claimed here.", kind="event"),)
    other = resolve([], documents, claims=claims, relations=relations, propose=False).stated
    assert set(one.facts) == set(other.facts)
    assert {actor.id for actor in one.actors} == {actor.id for actor in other.actors}
