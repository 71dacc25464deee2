"""Facts from tables."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Actor, Citation, InputError, Interval, Knowledge, Name, Place
from whence.store.fact_tables import read_fact_table
from whence.store.facts import fact_id, number_fact
from whence.store.outside import Outside, Register
from whence.store.records import validate
from whence.text import safe_cell

KNOWN = Knowledge(
    actors=(
        Actor(id="harbour-guard", names=(Name(name="Harbour Guard"),)),
        Actor(id="a1", names=(Name(name="Twin"),)),
        Actor(id="a2", names=(Name(name="Twin"),)),
    ),
    places=(Place(id="quell", names=(Name(name="Quell Point"),), lat=54.2, lon=-2.6),),
)


def read(text: str, register: Register | None = None) -> Outside:
    return read_fact_table(text.encode(), "k/x.csv", register or Register([KNOWN]))


def test_a_row_is_a_fact() -> None:
    (fact,) = read(
        "place,actor,relation,from,to,source\n"
        "Quell Point,HARBOUR guard,Present in,2030-09~,2031,Survey\n"
    ).knowledge.facts
    assert (fact.subject, fact.relation, fact.object) == ("harbour-guard", "present_in", "quell")
    assert fact.from_ == Interval.parse("2030-09~")
    assert fact.until == Interval.parse("2031")
    assert fact.source == Citation(citation="Survey")
    assert fact.id == fact_id(fact)


def test_all_columns_in_any_order_with_semicolons() -> None:
    found = read(
        "quote;document;Confidence;contested;scope;place;until;from;object;relation;subject\r\n"
        "they met;gazette;0.4;yes;local;quell;;2030;Tern Brigade;allied_with;harbour-guard\r\n"
    )
    (fact,) = found.knowledge.facts
    assert (fact.scope, fact.place, fact.contested, fact.confidence) == (
        "local",
        "quell",
        True,
        0.4,
    )
    assert fact.source == Citation(document="gazette", quote="they met")
    assert fact.object == "tern-brigade"
    assert list(found.lines.values()) == ["k/x.csv:2"]


def test_names_met_for_the_first_time_are_made_and_told() -> None:
    register = Register([KNOWN])
    found = read("place,actor,relation\nNew Quay,Harbor Guard,controls\n", register)
    assert not found.problems
    assert set(register.new_actors) == {"harbor-guard"}
    assert set(register.new_places) == {"new-quay"}
    told = [issue.what for issue in register.issues("k/x.csv")]
    assert any("did you mean 'harbour-guard'?" in what for what in told)
    assert any("1 place defined nowhere else: 'New Quay'" in what for what in told)


def test_an_actor_and_a_place_of_one_name_stay_two() -> None:
    register = Register([KNOWN])
    (fact,) = read("place,actor,relation\nTern,Tern,controls\n", register).knowledge.facts
    assert fact.subject != fact.object


WRONG = {
    "place,actor,relation\nQuell Point,Guard,contorls\n": "2: relation: 'contorls' is no relation; did you mean 'controls'?",
    "place,actor,relation,from\nQuell Point,Guard,controls,2031-02-30\n": "2: from: '2031-02-30' is not a date",
    "place,actor,relation,from,to\nQuell Point,Guard,controls,2031,2030\n": "2: until: 2030 is before from, 2031",
    "place,actor,relation,from\nQuell Point,Guard,controls,9999999\n": "2: from:",
    "place,actor,relation\n,Guard,controls\n": "2: object: is empty",
    "place,actor,relation\nQuell Point,Twin,controls\n": "2: subject: 'Twin' may be a1 or a2",
    "place,actor,relation,confidence\nQuell Point,Guard,controls,1.2\n": "2: confidence: '1.2' is not",
    "place,actor,relation,confidence\nQuell Point,Guard,controls,nan\n": "2: confidence: 'nan' is not",
    "place,actor,relation,contested\nQuell Point,Guard,controls,maybe\n": "2: contested: 'maybe'",
    "subject,relation,object,scope\nx,allied_with,y,local\n": "2: scope: a local fact needs a place",
    "subject,relation,object,scope\nx,allied_with,y,global\n": "2: scope: 'global' is not",
    "place,actor,relatoin\nx,y,controls\n": "1: relatoin: unknown column; did you mean 'relation'?",
    "place,actor,relation,actor\n": "1: subject: this column is there twice",
    "place,actor\nx,y\n": "1: relation: this column is missing",
    "place,actor,relation\nx,y,controls,z\n": "2: row: 4 cells under 3 headings",
}


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_what_is_wrong_is_told_with_line_and_column(text: str, told: str) -> None:
    found = read(text)
    said = [f"{problem.line}: {problem.what}" for problem in found.problems]
    assert any(what.startswith(told) for what in said), said
    assert not found.knowledge.facts


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfep\x00",
        b"place,actor,relation\n\xe9,b,controls\n",
        b"place,actor,relation\na\x00,b,controls\n",
        b'place,actor,relation\n"a,b,controls\n' + b"x" * 200_000,
        b'place,actor,relation\n"a"b,b,controls\n',
    ],
    ids=["utf-16", "latin-1", "nul", "quote never closed", "quote inside"],
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"k/x\.csv"):
        read_fact_table(content, "k/x.csv", Register([KNOWN]))


def test_byte_order_mark_blank_lines_and_line_ends() -> None:
    text = "\ufeffplace,actor,relation\r\n\r\nQuell Point,Harbour Guard,controls\r\n,,\r\n"
    assert len(read(text).knowledge.facts) == 1
    assert not read("").knowledge.facts


def test_the_apostrophe_before_a_formula_is_taken_off() -> None:
    (fact,) = read(
        "place,actor,relation,source\nquell,harbour-guard,controls,'=1+1\n"
    ).knowledge.facts
    assert fact.source == Citation(citation="=1+1")
    (fact,) = read(
        "place,actor,relation,source\nquell,harbour-guard,controls,'tis\n"
    ).knowledge.facts
    assert fact.source == Citation(citation="'tis")


rows = st.lists(
    st.tuples(
        st.sampled_from(["Quell Point", "quell", "New Quay", "new quay", "Tern"]),
        st.sampled_from(["Harbour Guard", "Tern", "Tern-Brigade", "tern brigade"]),
        st.sampled_from(["controls", "present_in", "absent_from"]),
        st.sampled_from(["", "2030", "2030-02~", "2029/2030"]),
    ),
    unique=True,
    max_size=12,
)


@given(rows, st.randoms())
def test_the_order_of_rows_changes_nothing(table: list[tuple[str, ...]], random) -> None:
    def made(lines: list[tuple[str, ...]]) -> tuple[object, ...]:
        out = io.StringIO()
        csv.writer(out).writerows([("place", "actor", "relation", "from"), *lines])
        register = Register([KNOWN])
        facts = read(out.getvalue(), register).knowledge.facts
        return set(facts), register.new_actors, register.new_places

    mixed = list(table)
    random.shuffle(mixed)
    assert made(table) == made(mixed)


dates = st.sampled_from(["", "2030", "2030-02~", "2029/2030", "../2031-05", "2030-01-02T16:00Z"])
facts = st.fixed_dictionaries(
    {
        "subject": st.sampled_from(["harbour-guard", "a1"]),
        "relation": st.sampled_from(["allied_with", "hostile_to", "owns"]),
        "object": st.sampled_from(["a2", "quell"]),
        "from": dates,
        "until": st.sampled_from(["", "2032", "2033-04-01"]),
        "scope": st.sampled_from(["", "local"]),
        "place": st.just("quell"),
        "contested": st.sampled_from(["", "true", "false"]),
        "confidence": st.sampled_from(["", "0", "0.25", "1"]),
        "document": st.sampled_from(["", "gazette"]),
        "quote": st.sampled_from(["", 'they said: "met,\nand left"']),
        "source": st.sampled_from(["", "Survey; volume 2", "=sum"]),
    }
)


@given(st.lists(facts, min_size=1, max_size=6), st.sampled_from(",;\t"))
def test_a_table_says_what_the_same_rows_say_in_yaml(rows, delimiter: str) -> None:
    """By way of the reader of YAML, which pydantic checks."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [*rows[0]], delimiter=delimiter)
    writer.writeheader()
    writer.writerows({key: safe_cell(value) for key, value in row.items()} for row in rows)
    read_rows = [
        {
            **{key: row[key] for key in ("subject", "relation", "object", "place")},
            **{key: row[key] or None for key in ("from", "until", "scope")},
            "contested": row["contested"] == "true",
            "confidence": float(row["confidence"]) if row["confidence"] else None,
            "source": {
                "document": row["document"] or None,
                "quote": row["quote"] or None,
                "citation": row["source"] or None,
            }
            if row["document"] or row["quote"] or row["source"]
            else None,
        }
        for row in rows
    ]
    known, wrong = validate({"facts": read_rows}, Knowledge)
    assert not wrong
    assert known is not None
    assert read(out.getvalue()).knowledge.facts == tuple(map(number_fact, known.facts))
