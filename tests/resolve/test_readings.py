"""Which statements a reading of the analyst takes the place of."""

from dataclasses import replace

import pytest

from whence.model import CodedStatement, Document, Hop, Placed, Span, Statement
from whence.resolve.readings import as_near_as_coded, with_readings

FIRST = "A clerk said that the pact was signed on Sunday."
SECOND = "He denied that talks took place, but said that the pact holds."
CLAUSE = "said that the pact holds"
DOCUMENT = Document(id="d", text=f"{FIRST} {SECOND}")


def span(words: str) -> Span:
    start = DOCUMENT.text.index(words)
    return DOCUMENT.span(start, start + len(words))


def statement(words: str, claim: str = "c", *, coded: bool = False) -> Statement:
    at = span(words)
    return Statement(
        id=f"{words}{coded}",
        document="d",
        start=at.start,
        end=at.end,
        text=words,
        content=(at,),
        claim=claim,
        chain=(Hop(name="A clerk", kind="person"),),
        coded=coded,
    )


TABLE = [
    ("the sentence itself", FIRST, [FIRST], [FIRST]),
    ("a few words of it", "the pact was", [FIRST], [FIRST]),
    ("most of it and some of the next", f"{FIRST} He denied", [FIRST, SECOND], [FIRST]),
    ("the first letters of the next", f"{FIRST} He", [SECOND], []),
    ("the last letters of the one before", f"Sunday. {SECOND}", [FIRST], []),
    ("both", DOCUMENT.text, [FIRST, SECOND], [FIRST, SECOND]),
    ("a clause", CLAUSE, [FIRST, SECOND, CLAUSE], [CLAUSE]),
    ("words of a clause", "pact holds", [SECOND, CLAUSE], [CLAUSE]),
    ("what is around a clause", SECOND, [SECOND, CLAUSE], [SECOND, CLAUSE]),
]


@pytest.mark.parametrize(
    ("read", "there", "met"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
@pytest.mark.parametrize("stance", ["asserts", "none"])
def test_what_a_reading_takes_the_place_of(read, there, met, stance):
    found = [statement(words) for words in there] + [statement(read, "another")]
    coded = [statement(read, coded=True)] if stance != "none" else []
    reading = CodedStatement(document="d", quote=read, claim="c", stance=stance)
    placed = [Placed(coded=reading, span=span(read), where="case.yaml:1")]
    left, issues = with_readings(found, coded, placed, [DOCUMENT])
    assert {one.text for one in left if one.claim == "c" and not one.coded} == set(there) - set(met)
    assert [one.text for one in left if one.claim == "another"] == [read]
    assert bool(issues) == (stance == "none" and not met)


def test_each_of_two_readings_keeps_how_its_source_knows():
    readings = [
        Placed(
            coded=CodedStatement(
                document="d",
                quote=FIRST,
                claim="c",
                stance="asserts",
                source="A clerk",
                directness=way,
            ),
            span=span(FIRST),
            where="case.yaml:1",
        )
        for way in ("told", "witnessed")
    ]
    made = [replace(statement(FIRST, coded=True), id=one.id) for one in readings]
    assert [one.chain[-1].directness for one in as_near_as_coded(made, readings)] == [
        "told",
        "witnessed",
    ]
