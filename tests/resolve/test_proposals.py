"""Names that may be one are proposed, with the words and the reason, and never joined."""

import pytest

from whence.extract import extract_statements
from whence.model import Document, Interval, NameProposal
from whence.resolve import resolve


def pages(*texts: str) -> list[Document]:
    return [
        Document(
            id=f"d{place}", text=text, language="en", publisher=("The Tide", "The Moor")[place],
            published=Interval.parse("2031-05-02"),
        )
        for place, text in enumerate(texts)
    ]  # fmt: skip


def proposed(*texts: str) -> dict[frozenset[str], NameProposal]:
    documents = pages(*texts)
    found = resolve(extract_statements(documents), documents)
    for one in found.proposals:
        by_id = {document.id: document for document in documents}
        assert one.why
        for span in one.spans:
            by_id[span.document].check(span)
    return {frozenset((one.one, one.other)): one for one in found.proposals}


# text of each document, two names, the sign, at least how likely.
PROPOSED = [
    (["The clerk saw Jamal Maarouf. Later Jamal Marouf left the court."],
     "Jamal Maarouf", "Jamal Marouf", "spelling", 0.9),
    (["A judge met Nadia Orlova. Then Orlova spoke. Judge Orlova knew Orlova’s aunt. They saw Orolva leave."],
     "Orlova", "Orolva", "spelling", 0.6),
    (["The Syrian Observatory on Human Rights said that ten died.", "On Monday SOHR said that ten died."],
     "SOHR", "Syrian Observatory on Human Rights", "acronym", 0.6),
    (["It was the Dawn of Freedom Brigades. A guest of Dawn of Freedom came."],
     "Dawn of Freedom", "Dawn of Freedom Brigades", "spelling", 0.8),
    (["Falk Energie, formerly Nordwerke AG, fell.", "Falk Energy, formerly Nordwerke AG, fell."],
     "Falk Energie", "Falk Energy", "spelling", 0.9),
    (["Dr Amina Yusuf said that the figure was low.", "Amena Youssef said that it was low."],
     "Amina Yusuf", "Amena Youssef", "transliteration", 0.6),
    (["The plant of Orlo Shipping burned.", "The plant of Orlo Shipping Ltd burned."],
     "Orlo Shipping", "Orlo Shipping Ltd", "spelling", 0.7),
    (["The chairman, Mao Zedong, spoke.", "The chairman, Mao Tse-tung, spoke."],
     "Mao Zedong", "Mao Tse-tung", "transliteration", 0.6),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "one", "other", "sign", "least"), PROPOSED)
def test_alike(texts, one, other, sign, least):
    found = proposed(*texts)
    assert frozenset((one, other)) in found, list(found)
    row = found[frozenset((one, other))]
    assert (row.sign, row.joined) == (sign, False)
    assert row.probability >= least


UNLIKE = [
    ["The talks of Ansar al-Din and Ansar al-Islam failed."],
    ["We saw the Marlow Group and the Harlow Group there."],
    ["It was Jamal Maarouf or Jamal Marouf, said the clerk."],  # the text tells them apart
    ["They met John Smith. Then Jane Smith came."],
    ["The Bank of Tarn lent. So did the Bank of Larmona."],
    ["A Syrian met the Syrians."],
    ["He named IS. She named ISI. We named ISIS."],
]


@pytest.mark.parametrize("texts", UNLIKE)
def test_unlike(texts):
    assert not [one for one in proposed(*texts).values() if not one.joined]


def test_an_owner_is_not_what_it_owns():
    found = proposed("Orlo Bay’s Salt House burned. The mayor of Orlo Bay came. Orlo Bay slept.")
    assert not [pair for pair in found if any("Salt House" in name for name in pair)]


def test_an_outlet_called_by_letters_beside_its_name():
    text = (
        "The mayor fled, according to leading newspaper HR:\n\n"
        "“He left for the coast,” a ranking security source told the Hürriyet Daily News on Monday."
    )
    row = proposed(text)[frozenset(("HR", "Hürriyet Daily News"))]
    assert (row.sign, row.joined) == ("next_to", False)
    assert [span.quote for span in row.spans] == ["HR", "Hürriyet Daily News"]


def test_a_name_in_another_script():
    documents = pages(
        "Even figures like Navalny are threatened. The agency said:\n\nВойну назвал Навальный долгой."
    )
    (row,) = resolve(extract_statements(documents), documents).proposals
    assert {row.one, row.other} == {"Navalny", "Навальный"}
    assert (row.sign, row.joined) == ("transliteration", False)


def test_many_names_are_cheap_and_too_many_are_told():
    # 400 names of one sound share a block: none of its pairs is compared.
    names = ". ".join(
        f"They saw Marouf Number{chr(97 + i // 20)}{chr(97 + i % 20)}x" for i in range(400)
    )
    documents = pages(names + ".")
    found = resolve([], documents)
    assert any("not all compared" in issue.what for issue in found.issues)


def test_what_is_taken_for_one_by_rule_is_told():
    text = "Hassan al-Tarli said that it rained. Tarli added that it was cold."
    (row,) = proposed(text).values()
    assert ({row.one, row.other}, row.joined, row.sign) == (
        {"Hassan al-Tarli", "Tarli"},
        True,
        "defined",
    )
    assert "last name" in row.why
