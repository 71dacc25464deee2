"""Stated knowledge as a file: it is read again as it was, and its comments quote."""

from dataclasses import replace

import pytest

from whence.model import (
    UNKNOWN,
    Actor,
    Citation,
    Document,
    Fact,
    Interval,
    Knowledge,
    Name,
    Place,
    Precedent,
    Route,
)
from whence.store.case import open_case
from whence.store.stated import edtf, stated_data, stated_yaml, unknown_only

TEXT = "Nothing new. Lake Guard controls Dorn: “yes”. The end."
SOURCE = Citation(document="d", quote="Lake Guard controls Dorn", start=13)
KNOWN = Knowledge(
    actors=(Actor(id="lake-guard", kind="armed-group", names=(Name(name="Lake Guard", source=SOURCE),)),),
    places=(
        Place(id="dorn", names=(Name(name="Dorn"),), within="zeeland"),
        Place(id="zeeland", names=(Name(name="Zeeland"),), kind="country"),
        Place(id="elsewhere", names=(Name(name="Elsewhere"),)),
    ),
    routes=(Route(between=("dorn", "zeeland"), kind="gate", source=SOURCE, stated=True),),
    facts=(
        Fact(
            subject="lake-guard",
            relation="controls",
            object="dorn",
            from_=Interval.parse("../2031-08-01T00:00Z"),
            until=Interval.parse("2031-08-01T23:59:59Z/.."),
            source=SOURCE,
            stated=True,
        ),
    ),
    precedents=(
        Precedent(id="d:talks", kind="negotiation", name="talks", actors=("lake-guard",),
                  when=Interval.parse("2027"), outcome="failed", source=SOURCE, stated=True),
    ),
)  # fmt: skip
DOCUMENT = Document(id="d", text=TEXT)


def test_it_is_read_again_as_it_was(tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "d.txt").write_text(TEXT)
    (tmp_path / "knowledge").mkdir()
    kept = unknown_only(KNOWN, Knowledge())
    (tmp_path / "knowledge" / "stated.yaml").write_text(stated_yaml(kept, [DOCUMENT]))
    case = open_case(tmp_path)
    assert not case.issues
    read = case.knowledge
    assert read.actors == kept.actors
    assert read.places == kept.places
    assert read.routes == kept.routes
    assert read.precedents == kept.precedents
    assert [replace(fact, id="") for fact in read.facts] == list(kept.facts)


def test_each_row_has_its_sentence_above_it():
    written = stated_yaml(KNOWN, [DOCUMENT]).splitlines()
    assert written.count("  # Lake Guard controls Dorn: “yes”.") == 3


def test_a_sentence_never_breaks_out_of_its_comment():
    text = "Lake Guard controls\x85Dorn and\u2028- {subject: x}."
    source = Citation(document="d", quote="Lake Guard controls", start=0)
    known = Knowledge(facts=(replace(KNOWN.facts[0], source=source),))
    written = stated_yaml(known, [Document(id="d", text=text)])
    assert "  # Lake Guard controls Dorn and - {subject: x}." in written.split("\n")


def test_only_what_is_needed_and_not_coded():
    coded = Knowledge(actors=KNOWN.actors)
    kept = unknown_only(KNOWN, coded)
    assert not kept.actors
    assert [place.id for place in kept.places] == ["dorn", "zeeland"]


def test_undated_rows_say_so():
    undated = replace(KNOWN.facts[0], from_=UNKNOWN, until=UNKNOWN)
    known = Knowledge(facts=(undated,))
    assert "  # undated, as its document is" in stated_yaml(known, [DOCUMENT])
    (row,) = stated_data(known)["facts"]
    assert "from" not in row
    assert "until" not in row


def test_nothing_stated_is_a_file_all_the_same():
    assert stated_yaml(Knowledge(), []).endswith("facts: []\n")


@pytest.mark.parametrize(
    "written",
    ["2031", "2031-08", "2031-08-01", "2031-08-01/..", "../2031-08-01", "2031-03~",
     "2031-01-01/2031-04-30", "2031-08-01T16:00Z", "../2031-08-01T00:00Z", "2031-08-01T16:00+03:00/.."],
)  # fmt: skip
def test_dates_keep_their_bounds(written):
    date = Interval.parse(written)
    again = Interval.parse(edtf(date))
    assert (again.low, again.high) == (date.low, date.high)
