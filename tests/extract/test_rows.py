"""Chains become flat rows that know in which row they lie."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.extract import extract_document
from whence.extract.rows import COLUMNS, StatementRow, statement_rows
from whence.model import Document, Hop, Statement


def rows(text, own=False, **fields):
    page = Document(id="d", text=text, publisher="The Paper", language="en", **fields)
    return statement_rows(page, extract_document(page), own=own)


def shown(row):
    return row.source, row.cue, row.content, row.parent


CASES = [
    ("Haddad said the road is open.", [("Haddad", "said", "the road is open", None)]),
    (
        "Haddad and Poe said the road is open.",
        [("Haddad", "said", "the road is open", None), ("Poe", "said", "the road is open", None)],
    ),
    # Whom somebody told it passes it on, without a word of his own for that.
    (
        "“We are leaving,” Omar Haddad told Reuters.",
        [
            ("Reuters", "", "“We are leaving,” Omar Haddad told", None),
            ("Omar Haddad", "told", "“We are leaving,”", "d:1"),
        ],
    ),
    # “Reportedly” has no source in the text.
    ("The mayor reportedly fled.", [("", "reportedly", "The mayor reportedly fled.", None)]),
    ("The harbour was calm on Monday.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_one_row_for_each_hand_that_the_text_names(text, wanted):
    assert [shown(row) for row in rows(text)] == wanted


def test_own_words_are_rows_where_they_are_asked_for():
    (row,) = rows("The harbour was calm on Monday.", own=True)
    assert shown(row) == ("", "", "The harbour was calm on Monday.", None)
    assert (row.name, row.kind) == ("The Paper", "publisher")


def test_a_hand_that_several_went_through_is_one_row():
    found = rows("“We are leaving,” Omar Haddad told Reuters. “We will not be back.”")
    assert [row.parent for row in found] == [None, "d:1", "d:1"]
    assert found[0].content_spans == ((0, 34), (44, 66))


# Statements as a deeper reader hands them on: each hop with a cue of its own.
TEXT = "Reuters wrote that Ann Poe said that the mayor denied that taxes would rise."


def place(words):
    start = TEXT.index(words)
    return start, start + len(words)


def hop(source, cue=None):
    start, end = place(source)
    at = place(cue) if cue else (None, None)
    return Hop(name=source, start=start, end=end, cue=cue, cue_start=at[0], cue_end=at[1])


def statement(content, *chain, **fields):
    page = Document(id="d", text=TEXT)
    start, end = place(content)
    begin = min(one.start for one in chain)
    span = page.span(begin, end)
    return Statement(
        id=content,
        document="d",
        start=begin,
        end=end,
        text=span.quote,
        content=(page.span(start, end),),
        chain=(Hop(name="The Paper", kind="publisher"), *chain),
        **fields,
    )


REUTERS, POE, MAYOR = (
    hop("Reuters", "wrote"),
    hop("Ann Poe", "said"),
    hop("the mayor", "denied"),
)
INNER = statement("taxes would rise", REUTERS, POE, MAYOR, stance="denies")


def nested(*statements):
    return statement_rows(Document(id="d", text=TEXT), statements)


def test_as_many_rows_as_hops():
    found = nested(INNER)
    assert [shown(row) for row in found] == [
        (
            "Reuters",
            "wrote",
            "Ann Poe said that the mayor denied that taxes would rise",
            None,
        ),
        ("Ann Poe", "said", "the mayor denied that taxes would rise", "d:1"),
        ("the mayor", "denied", "taxes would rise", "d:2"),
    ]
    assert [row.stance for row in found] == ["asserts", "asserts", "denies"]


@pytest.mark.parametrize("cue", [None, "denied"])
def test_a_cue_that_is_missing_or_the_inner_ones(cue):
    found = nested(statement("taxes would rise", hop("Reuters", cue), hop("Ann Poe", cue), MAYOR))
    assert [(row.source, row.cue) for row in found] == [
        ("Reuters", ""),
        ("Ann Poe", ""),
        ("the mayor", "denied"),
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_an_outer_statement_of_its_own_is_the_parent(order):
    outer = statement("the mayor denied that taxes would rise", REUTERS, POE, stance="doubts")
    found = nested(*[outer, INNER][::order])
    assert [(row.source, row.parent) for row in found] == [
        ("Reuters", None),
        ("Ann Poe", "d:1"),
        ("the mayor", "d:2"),
    ]
    assert found[1].stance == "doubts"


def test_two_that_each_claim_to_hold_the_other():
    one = statement("the mayor denied that taxes would rise", MAYOR, POE)
    other = statement("Ann Poe said that the mayor denied that taxes would rise", POE, MAYOR)
    found = nested(one, other)
    by_id = {row.id: row for row in found}
    for row in found:
        while row.parent:
            row = by_id[row.parent]  # ends


def test_every_field_is_a_column():
    (row,) = rows("Haddad said the road is open.")
    assert list(row.as_dict()) == list(COLUMNS)
    assert COLUMNS["cue_spans"] == "spans"


PIECES = st.sampled_from(
    [
        "A senior official said that the bridge had fallen.",
        "“We are leaving,” said Omar Haddad to AP. “Now.”",
        "Reuters reported, citing two bankers, that the firm was sold.",
        "The firm was sold, two bankers said, according to Reuters.",
        "Martin Chulov of The Guardian cited a senior source claiming that he fled.",
        "The Times said that the minister said that taxes would rise and the premier denied it.",
        "قال الوزير إن الطريق مفتوح.",
        "He said so. They reportedly left.",
        "“ “ ” said said said",
        "\n\n",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=10).map(" ".join), st.text(max_size=200))


def check_law(text: str, row: StatementRow) -> None:
    for spans, words in (
        (row.source_spans, row.source),
        (row.cue_spans, row.cue),
        (row.content_spans, row.content),
    ):
        assert " ".join(text[start:end] for start, end in spans) == words
        assert list(spans) == sorted(spans)
    assert row.content
    assert row.source or row.cue


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_row_quotes_the_text_and_lies_in_one_before_it(text):
    met: set[str] = set()
    for row in rows(text):
        check_law(text, row)
        assert row.parent is None or row.parent in met
        assert row.id not in met
        met.add(row.id)


def test_a_thousand_answers_to_one_question_cost_a_thousand_rows():
    text = "“We are leaving,” Omar Haddad told Reuters. " + "“We will not be back.” " * 1000
    found = rows(text)
    assert len(found) == 1002
    assert {row.parent for row in found[1:]} == {"d:1"}
