"""The claims of documents that come without any."""

from whence.extract import extract_statements
from whence.model import Document
from whence.resolve import resolve

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
