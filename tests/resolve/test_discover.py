"""The claims of documents that come without any."""

import pytest

from whence.extract import extract_statements
from whence.model import Document
from whence.resolve import resolve
from whence.resolve.discover import find_question

REPORTS = {
    "Lindholm ferry sinks off Marra Point": "The Lindholm ferry sank off Marra Point on Monday, the coast guard said. Scroll down for video. It was raining, a fisherman said.",
    "Ferry down: Lindholm lost off Marra Point": "Police said that the Lindholm ferry had sunk off Marra Point. He was sad about it, he said.",
    "Lindholm ferry is safe, owner says": "The owner denied that the Lindholm ferry sank off Marra Point. The ferry is in harbour, he said.",
    "Bakers of Vell raise their prices": "Bread in Vell will cost more from May, the bakers said. The bakers of Vell said that bread will cost more.",
}


def pages() -> list[Document]:
    return [
        Document(id=f"d{n}", text=text, title=title, publisher=f"Paper {n}", language="en")
        for n, (title, text) in enumerate(REPORTS.items())
    ]


def test_what_is_repeated_and_disputed_comes_first() -> None:
    documents = pages()
    claims = resolve(extract_statements(documents), documents).claims
    assert {"Lindholm", "Marra"} <= set(claims[0].text.split())
    assert "denied" not in claims[0].text


def test_labels_can_be_read_and_none_says_the_same_twice() -> None:
    documents = pages()
    texts = [one.text for one in resolve(extract_statements(documents), documents).claims]
    assert not any(text.startswith(("Scroll", "He ", "It ")) for text in texts)
    assert sum("Lindholm ferry sank off" in text for text in texts) <= 1
    assert len(set(texts)) == len(texts)


def test_the_order_of_documents_changes_no_claim() -> None:
    documents = pages()
    there = resolve(extract_statements(documents), documents).claims
    back = resolve(extract_statements(documents[::-1]), documents[::-1]).claims
    assert there[0].text == back[0].text


TITLES = [
    ("No, Pavo and Orion are not forming a coalition", "Pavo and Orion are forming a coalition"),
    ("Will Pavo and Orion merge?", "Will Pavo and Orion merge?"),
    ("No news is not good news", None),
    ("No, it isn't over", None),
    ("Pavo and Orion are not merging", None),
]


@pytest.mark.parametrize(("title", "asked"), TITLES)
def test_what_a_lone_title_asks_or_denies(title: str, asked: str | None) -> None:
    assert find_question([Document(id="d", text=title, title=title)]) == asked


def test_what_is_said_of_nobody_named_is_what_was_asked() -> None:
    text = (
        "Will Keel Foods and Orrin Mills merge?\n\nKeel Foods and Orrin Mills [OM] are mills. The Herald "
        "reported that a merger had been agreed. The Post claimed that the chairmen had met in Dorn."
    )
    page = Document(id="d", text=text, title=text.split("\n")[0], language="en")
    claims = resolve(extract_statements([page]), [page]).claims
    assert claims[0].actors == ("keel-foods", "orrin-mills")
    assert not any("merger had been agreed" in one.text for one in claims[1:])
    assert any("chairmen" in one.text for one in claims)  # who has met has not merged
