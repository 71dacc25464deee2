"""Who is who: dated names, names that documents define, and what the analyst decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract import extract_statements
from whence.model import (
    Actor,
    Document,
    Interval,
    Knowledge,
    Name,
    NameDecision,
    Succession,
)
from whence.resolve import Resolved, resolve
from whence.resolve.identities import identify


def name(text: str, from_: str | None = None, until: str | None = None) -> Name:
    first, last = from_ and Interval.parse(from_), until and Interval.parse(until)
    return Name(name=text, from_=first or None, until=last or None)


def page(text: str, day: str | None = None, id: str = "d", **fields: object) -> Document:
    dated = {"published": Interval.parse(day)} if day else {}
    return Document(id=id, text=text, language="en", publisher="The Paper", **dated, **fields)  # type: ignore[arg-type]


def owner(word: str, actors: list[Actor], *documents: Document) -> str | None:
    who = identify(documents, Knowledge(actors=tuple(actors)))
    return who.books[documents[0].id].lookup(word)


# “the Water Board” was the old office until 2020; the new one took the name over in 2022.
BOARDS = [
    Actor(id="old-office", names=(name("River Office"), name("Water Board", "2000", "2020"))),
    Actor(id="new-board", names=(name("Coast Board"), name("Water Board", "2022"))),
]
TIMES = [
    ("The Water Board left.", "2015-03-01", "old-office"),
    ("The Water Board left.", "2024-03-01", "new-board"),
    ("The Water Board of 2012 left.", "2024-03-01", "old-office"),
    ("In 2023 the Water Board left.", "2015-03-01", "new-board"),
    ("The Water Board left.", "2021-03-01", None),
    ("The Water Board left.", None, None),
]


@pytest.mark.parametrize(("text", "day", "of"), TIMES)
def test_dates_decide_whose_a_name_is(text, day, of):
    who = identify([page(text, day)], Knowledge(actors=tuple(BOARDS)))
    found = [entry.of for _, _, entry in who.books["d"].find(text)]
    assert found == ([of] if of else [])
    doubts = [issue.what for issue in who.issues if "may be" in issue.what]
    assert bool(doubts) == (of is None)
    assert all("new-board or old-office" in what for what in doubts)


def test_two_actors_at_once_leave_a_name_to_nobody():
    twins = [Actor(id=id, names=(name("Tern Guard"),)) for id in ("north", "south")]
    assert owner("Tern Guard", twins, page("The Tern Guard left.", "2031-05-01")) is None


def test_a_name_that_came_later_is_still_the_actors_and_told():
    known = Knowledge(actors=(Actor(id="union", names=(name("Salt Union", "2014-06"),)),))
    who = identify([page("The Salt Union left.", "2012-01-05")], known)
    assert who.books["d"].lookup("Salt Union") == "union"
    (issue,) = who.issues
    assert "“Salt Union” was no name of union before 2014-06" in issue.what
    assert not identify([page("The Salt Union left.", "2016-01-05")], known).issues


def test_an_undated_alias_joins_nothing_that_is_dated_elsewhere():
    listed = [
        Actor(id="league", names=(name("Salt League"), name("Salt Union"))),
        Actor(id="union", names=(name("Salt Union", "2006", "2013"),)),
    ]
    who = identify([page("The Salt Union left.", "2010-01-05")], Knowledge(actors=tuple(listed)))
    assert who.books["d"].lookup("Salt Union") == "union"
    assert any(
        "league has “salt union” without dates, union with them" in one.what for one in who.issues
    )


def test_who_was_renamed_is_one():
    before = Actor(id="old", names=(name("Salt League"), name("SLX")))
    after = Actor(
        id="new", names=(name("Salt Union"), name("SLX")), succeeds=(Succession(actor="old"),)
    )
    assert owner("SLX", [before, after], page("SLX left.")) == "new"


DEFINED = "The Harbour Workers Union (HWU) struck. Blau AG, formerly Pier Shipping, did not."


def test_definitions_hold_in_their_thread_and_whole_names_everywhere():
    documents = [
        page(DEFINED, id="page"),
        page("HWU is right.", id="page#1", parent="page"),
        page("The Orlo Rescue Line [ORL] sailed.", id="page#2", parent="page"),
        page("ORL is here.", id="page#3", parent="page"),
        page("HWU is wrong, not the Harbour Workers Union; Pier Shipping knows.", id="other"),
    ]
    books = identify(documents, Knowledge()).books
    assert books["page#1"].lookup("HWU") == books["page"].lookup("HWU") == "harbour-workers-union"
    assert books["page#3"].lookup("ORL") == "orlo-rescue-line"
    assert books["other"].lookup("HWU") is None
    assert books["other"].lookup("Harbour Workers Union") == "harbour-workers-union"
    assert books["other"].lookup("Pier Shipping") == books["page"].lookup("Blau AG") == "blau-ag"


def test_what_is_learned_says_where_and_what_for():
    who = identify([page(DEFINED, "2031-05-02")], Knowledge())
    names = {one.name: one for actor in who.stated.actors for one in actor.names}
    assert names["HWU"].kind == "acronym"
    assert names["Pier Shipping"].kind == "former"
    assert str(names["Pier Shipping"].until) == "../2031-05-02"
    for one in names.values():
        assert one.source
        span = one.source.span
        assert span
        assert DEFINED[span.start : span.end] == span.quote
    assert all(one.joined and one.sign == "defined" and one.why for one in who.proposals)


def test_a_definition_of_a_known_name_keeps_its_owner():
    known = [Actor(id="front", names=(name("Nusra Front"),))]
    assert owner("NF", known, page("the Nusra Front (NF) said")) == "front"


def test_a_longer_name_is_another():
    known = [Actor(id="is", names=(name("Islamic State"),))]
    assert (
        owner("ISI", known, page("the Islamic State of Iraq [ISI] was")) == "islamic-state-of-iraq"
    )


def test_two_actors_of_the_case_are_not_joined_by_a_text():
    known = [Actor(id="a", names=(name("Blau AG"),)), Actor(id="b", names=(name("Pier Shipping"),))]
    who = identify([page(DEFINED)], Knowledge(actors=tuple(known)))
    assert [who.books["d"].lookup(one) for one in ("Blau AG", "Pier Shipping")] == ["a", "b"]
    assert any("not joined" in issue.what for issue in who.issues)
    (row,) = (one for one in who.proposals if one.other == "Pier Shipping")
    assert not row.joined


def test_splits_and_mergers_are_successions():
    text = (
        "Ansar North split from Harbour Guard. Pavo Bank and Orion Bank merged to form Gruis Bank."
    )
    steps = {
        (actor.id, step.actor, step.kind)
        for actor in identify([page(text)], Knowledge()).stated.actors
        for step in actor.succeeds
    }
    assert steps == {
        ("ansar-north", "harbour-guard", "split"),
        ("gruis-bank", "pavo-bank", "merger"),
        ("gruis-bank", "orion-bank", "merger"),
    }


def test_former_members_are_no_names():
    who = identify(
        [page("The Dawn Guard – an ex-Salt League grouping – left.", "2031-05-02")], Knowledge()
    )
    (fact,) = who.stated.facts
    assert (fact.subject, fact.relation, fact.object) == ("dawn-guard", "member_of", "salt-league")
    assert fact.stated
    assert who.books["d"].lookup("Salt League") == "salt-league"


def test_a_text_shortens_names_that_it_has_in_full():
    text = "Jabhat al-Nusra [JN] came. Then Nusra left, and al-Nusra came back. The Islamic Front [IF] stayed."
    book = identify([page(text)], Knowledge()).books["d"]
    assert book.lookup("Nusra") == book.lookup("al-Nusra") == "jabhat-al-nusra"
    assert book.lookup("Islamic") is None


def test_a_text_may_use_letters_for_somebody_else():
    known = [Actor(id="hill", names=(name("Hill Guard"), name("HWU")))]
    who = identify([page(DEFINED)], Knowledge(actors=tuple(known)))
    assert who.books["d"].lookup("HWU") == "harbour-workers-union"
    assert who.book.lookup("HWU") == "hill"
    assert any("“HWU” is hill in the case" in issue.what for issue in who.issues)


def test_ways_of_speaking_are_no_names():
    text = "Omega Holding (the “Company”) left. The Company paid; no other company did."
    who = identify([page(text)], Knowledge())
    assert [entry.of for _, _, entry in who.books["d"].find(text)].count("omega-holding") == 3
    assert {one.name for actor in who.stated.actors for one in actor.names} == {
        "Omega Holding",
        "Omega",
    }


# --- what the analyst decides

TEXT = (
    "The Tren Brigade said that it had signed the pact. The Tern Brigade said that the pact was good. "
    "The Salt League said that the pact was bad."
)
KNOWN = Knowledge(actors=(Actor(id="tern", names=(name("Tern Brigade"),)),))


def run(
    decisions: tuple[NameDecision, ...] = (), known: Knowledge = KNOWN, **options: bool
) -> Resolved:
    pages = [page(TEXT, "2031-05-02")]
    return resolve(extract_statements(pages), pages, knowledge=known, names=decisions, **options)


def heard(found: Resolved) -> list[str]:
    return [hop.source for one in found.statements for hop in one.chain if hop.start is not None]


def test_same_behaves_as_if_coded():
    decided = run((NameDecision(same=("Tern Brigade", "Tren Brigade"), why="a slip"),))
    coded = Actor(id="tern", names=(name("Tern Brigade"), name("Tren Brigade")))
    plain = run(known=Knowledge(actors=(coded,)))
    assert heard(decided) == heard(plain)
    assert set(heard(decided)) == {"tern", "the-salt-league"}
    assert decided.mentions == plain.mentions
    assert [one.id for one in decided.sources] == [one.id for one in plain.sources]


def test_same_joins_two_coded_actors():
    both = Knowledge(actors=(*KNOWN.actors, Actor(id="tren", names=(name("Tren Brigade"),))))
    found = run((NameDecision(same=("tern", "Tren Brigade"), who="A.", why="a slip"),), both)
    assert set(heard(found)) == {"tern", "the-salt-league"}
    assert not [one for one in found.proposals if not one.joined]
    (actor,) = (one for one in found.stated.actors if one.succeeds)
    assert (actor.id, actor.succeeds[0].actor) == ("tern", "tren")


def test_apart_and_unsure_undo_what_a_text_joins():
    text = "Blau AG, formerly Pier Shipping, left."
    for decision in (
        NameDecision(apart=("Blau AG", "Pier Shipping"), why="another firm"),
        NameDecision(unsure=("Blau AG", "Pier Shipping"), why="not answered yet"),
    ):
        book = identify([page(text)], Knowledge(), (decision,)).books["d"]
        assert book.lookup("Blau AG") == "blau-ag"
        assert book.lookup("Pier Shipping") == "pier-shipping"


def test_apart_holds_through_what_else_is_joined():
    text = "The Islamic State [IS] came. Even when IS was just ISI, it stayed. ISI left."
    apart = NameDecision(apart=("Islamic State", "ISI"), why="another body then")
    book = identify([page(text)], Knowledge(), (apart,)).books["d"]
    assert (book.lookup("IS"), book.lookup("ISI")) == ("islamic-state", "isi")


def test_apart_takes_a_name_off_its_actor():
    known = Knowledge(actors=(Actor(id="tern", names=(name("Tern Brigade"), name("Salt League"))),))
    found = run((NameDecision(apart=("Tern Brigade", "Salt League"), why="two"),), known)
    assert {"tern", "salt-league"} <= set(heard(found))


def test_decisions_are_shown_with_who_when_and_why_and_silence_likeness():
    decision = NameDecision(
        apart=("Tern Brigade", "Tren Brigade"),
        who="A.",
        when=Interval.parse("2031-05-21"),
        why="two",
    )
    rows = [one for one in run((decision,)).proposals if "Tren Brigade" in one.one + one.other]
    assert [(one.sign, one.joined, one.why) for one in rows] == [
        ("decided", False, "decided by A. on 2031-05-21: two")
    ]
    assert [span.quote for span in rows[0].spans] == ["Tern Brigade", "Tren Brigade"]
    (row,) = (one for one in run().proposals if "Tren Brigade" in one.one + one.other)
    assert (row.sign, row.joined) == ("spelling", False)


# --- laws

NAMES = ("Tern Brigade", "Tern Guard", "TBX", "Salt League")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES), st.sampled_from("abc"), st.sampled_from((None, "2010", "2020")),
        st.sampled_from((None, "2012", "2025")),
    ),
    max_size=8, unique_by=lambda row: row[:2],
)  # fmt: skip


def actors_of(rows: list[tuple[str, str, str | None, str | None]]) -> list[Actor]:
    return [
        Actor(id=id, names=tuple(name(*row[:1], *row[2:]) for row in rows if row[1] == id))
        for id in dict.fromkeys(row[1] for row in rows)
    ]


@given(ROWS, st.randoms(use_true_random=False), st.sampled_from((None, "2011-05-01", "2024-05-01")))
def test_the_order_of_names_changes_nothing(rows, random, day):
    text = "The Tern Brigade met the Tern Guard, TBX and the Salt League."
    mixed = list(rows)
    random.shuffle(mixed)
    books = [
        identify([page(text, day)], Knowledge(actors=tuple(actors_of(order)))).books["d"]
        for order in (rows, mixed)
    ]
    found = [{n: book.lookup(n) for n in NAMES} for book in books]
    assert found[0] == found[1]


@given(ROWS)
def test_proposals_change_nothing(rows):
    known = Knowledge(actors=tuple(actors_of(rows)))
    with_, without = run(known=known), run(known=known, propose=False)
    for part in ("statements", "claims", "mentions", "credits", "publishers"):
        assert getattr(with_, part) == getattr(without, part)
    assert [one.id for one in with_.sources] == [one.id for one in without.sources]
    assert all(one.joined == (one.sign in ("defined", "decided")) for one in with_.proposals)
