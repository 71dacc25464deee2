"""What an export of ours says of sources comes back; whoever else writes so is not listened to."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from whence.model import Document, Hop, Span, Statement
from whence.report.exports.quotations import quotations
from whence.store.imports.annotations import besides
from whence.store.imports.clean import one_line
from whence.store.imports.own_reviews import (
    Part,
    origins_of,
    parts_of,
    passages,
    readings,
    shared_origins,
    without_contradictions,
)

WORDS = st.text(alphabet="ab c.é«", min_size=1, max_size=12).map(str.strip).filter(bool)
WORDS = WORDS.map(lambda text: one_line(text, 99)).filter(bool)
PARTS = st.lists(
    st.builds(
        lambda text, position, stance: Part(
            text=text, position=position, said=(("stance", stance),)
        ),
        WORDS,
        st.integers(0, 9),
        st.sampled_from(["asserts", "denies"]),
    ),
    min_size=1,
    max_size=6,
)


@given(PARTS, st.lists(WORDS, max_size=3))
def test_each_reading_is_at_its_words(parts, texts):
    text = passages(parts, texts)
    for entry in readings("d", text, [("c", part) for part in parts]):
        quote, start = entry["quote"], entry.get("start", text.find(entry["quote"]))
        assert text[start : start + len(quote)] == quote
        assert ("start" in entry) == (text.count(quote) > 1)


@given(PARTS)
def test_no_two_readings_of_the_same_words_contradict_each_other(parts):
    text = passages(parts, [])
    found = list(readings("d", text, [("c", part) for part in parts]))
    kept = without_contradictions(found, besides)
    assert {one["quote"] for one in kept} == {one["quote"] for one in found}
    assert len(kept) == len({one["quote"] for one in kept})


@given(
    st.sampled_from(["asserts", "denies", "doubts", "discusses"]),
    st.sampled_from(["certain", "probable", "possible"]),
    st.sampled_from(["person", "anonymous", "official", "organisation", "publisher", "document"]),
    st.sampled_from(["witnessed", "documented", "told", "relayed", "unknown"]),
    st.booleans(),
    st.booleans(),
)
def test_what_is_said_comes_back(stance, certainty, kind, directness, named, stated):
    document = Document(
        id="d", text="He said a clerk saw it", publisher="Gazette", author="a clerk"
    )
    hop = Hop(
        name="a clerk",
        kind=kind,
        named=named,
        directness=directness,
        start=0 if stated else None,
        end=7 if stated else None,
    )
    words = "a clerk saw it"
    made = Statement(
        id="s",
        document="d",
        start=3,
        end=17,
        text=words,
        content=(Span(document="d", start=3, end=17, quote=words),),
        claim="c",
        stance=stance,
        certainty=certainty,
        chain=(Hop(name="Gazette", kind="publisher"), hop),
    )
    (part,) = parts_of(json.loads(json.dumps({"hasPart": quotations([made], document)})))
    said = dict(part.said)
    assert (part.text, part.position) == (words, 3)
    assert (said["stance"], said["certainty"], said["directness"]) == (
        stance,
        certainty,
        directness,
    )
    assert said.get("source") == ("a clerk" if stated else None)
    assert said.get("kind") == (kind if stated else None)
    assert said.get("named", True) == (named or not stated)


def test_reports_of_one_origin_are_joined_and_others_are_not():
    works: list[Any] = [
        ("a", origins_of({"isBasedOn": [{"identifier": "origin:1"}, {"identifier": "reuters"}]})),
        ("b", origins_of({"isBasedOn": {"identifier": "origin:1"}})),
        ("c", origins_of({"isBasedOn": [{"identifier": "origin:2"}, {"identifier": "origin:1"}]})),
        ("d", origins_of({})),
    ]
    (entry,) = shared_origins("x", works)
    assert (entry["claim"], entry["same"]) == ("x", ["a", "b"])
