"""Whose words a quotation is, where no cue stands beside it."""

import pytest

from whence.extract import extract_document
from whence.extract.voices import find_quotes, holding, long_enough
from whence.model import UNSTATED, Document


def speakers(text: str) -> dict[str, str]:
    page = Document(id="d", text=text, language="en", publisher="The Paper")
    return {one.words.strip("“”"): one.chain[-1].name for one in extract_document(page)}


CARRIED_ON = [
    # over sentences, forwards and backwards
    ("“We lost the bridge. It was over by noon,” said Omar Haddad.", {"We lost the bridge.": "Omar Haddad", "It was over by noon,": "Omar Haddad"}),
    ("“We lost,” said Omar Haddad. “It was over by noon. Nobody came.”", {"We lost,": "Omar Haddad", "It was over by noon.": "Omar Haddad", "Nobody came.": "Omar Haddad"}),
    # over paragraphs: the mark of the first is left open
    ("“We lost the bridge,” said Omar Haddad. “It was over by noon and we ran.\n\n“Nobody came to help us on that day.”", {"Nobody came to help us on that day.": "Omar Haddad"}),
    ("Omar Haddad said the bridge was lost: “We ran when it was over at noon.”\n\n“Nobody came to help us on that day.”", {"Nobody came to help us on that day.": "Omar Haddad"}),
    # not over a sentence that is nobody's
    ("“We lost,” said Omar Haddad. The town was quiet again. “Nobody came to help us on that day.”", {"Nobody came to help us on that day.": UNSTATED}),
    ("The paper was blunt. “This firm is broke and will not be saved.”", {"This firm is broke and will not be saved.": UNSTATED}),
    # not where a colon brings in somebody else
    ("“We lost the bridge,” said Omar Haddad. And the Ministry of Roads: “It was over by noon and we ran.”", {"It was over by noon and we ran.": UNSTATED}),
    # a term in marks is the reporter's own
    ("The “big tent” was full again on Monday.", {"The “big tent” was full again on Monday.": "The Paper"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CARRIED_ON, ids=[text[:60] for text, _ in CARRIED_ON])
def test_a_quotation_is_of_who_was_quoted_before(text: str, wanted: dict[str, str]) -> None:
    found = speakers(text)
    assert {words: found.get(words) for words in wanted} == wanted


def test_what_a_quoted_person_reports_is_in_his_hands() -> None:
    text = (
        "“I was at home. My neighbour told me that the bridge was gone by then,” said Omar Haddad."
    )
    page = Document(id="d", text=text, language="en", publisher="The Paper")
    found = [one for one in extract_document(page) if one.words.startswith("the bridge was gone")]
    assert [[hop.name for hop in one.chain[1:]] for one in found] == [["Omar Haddad", "neighbour"]]


def test_quotations_left_open_go_on() -> None:
    text = "“We lost it all.\n\n“Then we ran.”"
    assert [(text[q.start : q.end], q.goes_on) for q in find_quotes(text)] == [
        ("“We lost it all.", True),
        ("“Then we ran.”", False),
    ]


def test_holding() -> None:
    quotes = find_quotes("a “b” c “d”")
    assert [holding(quotes, place) for place in (0, 2, 5, 8)] == [None, 0, None, 1]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("“We will never pay them a penny”", True),
        ("“big tent”", False),
        ("“The Long Road To The Sea”", False),
    ],
)
def test_a_term_or_a_title_says_nothing(words: str, wanted: bool) -> None:
    assert long_enough(words, (0, len(words))) is wanted
