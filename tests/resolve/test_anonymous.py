"""Unnamed sources that may be one person: shown, never joined."""

from whence.extract import extract_statements
from whence.model import Document, Interval, Source
from whence.resolve import resolve


def heard(*rows: tuple[str, str]) -> dict[str, Source]:
    documents = [
        Document(
            id=f"d{place}", text=text, language="en", publisher=("The Tide", "The Moor")[place],
            published=Interval.parse(day),
        )
        for place, (text, day) in enumerate(rows)
    ]  # fmt: skip
    found = resolve(extract_statements(documents), documents)
    for source in found.sources:
        for other in source.perhaps:
            assert other.why
            assert 0 < other.probability < 1
            for span in other.spans:
                documents[int(span.document[1:])].check(span)
    return {one.id: one for one in found.sources}


SAID = "A senior opposition official said that the two banks had signed a pact in Larmona."


def test_one_description_of_two_papers_is_maybe_one_person():
    found = heard((SAID, "2031-05-02"), (SAID, "2031-05-04"))
    one, two = "senior-opposition-official@tide", "senior-opposition-official@moor"
    assert {one, two} <= set(found)
    (other,) = found[one].perhaps
    assert other.source == two
    assert other.probability > 0.5
    assert "one claim" in other.why


def likeliest(*rows: tuple[str, str]) -> float:
    every = [other.probability for one in heard(*rows).values() for other in one.perhaps]
    return max(every, default=0.0)


def test_time_topic_and_words_tell():
    near = likeliest((SAID, "2031-05-02"), (SAID, "2031-05-04"))
    assert likeliest((SAID, "2031-05-02"), (SAID, "2032-05-04")) < near
    bare = SAID.replace("senior opposition ", "").replace("A official", "An official")
    assert likeliest((bare, "2031-05-02"), (bare, "2031-05-04")) < near
    more = SAID.replace("senior", "gloomy military")
    assert likeliest((SAID, "2031-05-02"), (more, "2031-05-04")) < near


def test_what_excludes_each_other_is_never_one():
    turkish, syrian = SAID.replace("senior", "Turkish"), SAID.replace("senior", "Syrian")
    assert likeliest((turkish, "2031-05-02"), (syrian, "2031-05-04")) == 0


def test_another_official_is_another():
    text = f"{SAID} Another opposition official said that the two banks had signed a pact."
    assert likeliest((text, "2031-05-02")) < 0.2


def test_named_and_unstated_sources_are_left_alone():
    text = "Tomas Erle said that the banks had signed. Reportedly the banks had signed a pact."
    assert likeliest((text, "2031-05-02"), (text, "2031-05-03")) == 0
