"""Whom “he”, “the official” and “the statement” mean: a table that a reader can extend."""

import pytest

from whence.extract import extract_document
from whence.model import UNSTATED, Document


def sources(text: str, **fields: object) -> list[str]:
    page = Document(id="d", text=text, language="en", publisher="The Paper", **fields)  # type: ignore[arg-type]
    found = extract_document(page)
    return [one.chain[-1].name for one in found if one.chain[-1].start is not None]


BACK = [
    # gender and number, not merely the last
    ("Omar Haddad said A was lost. A spokeswoman said B was held. He added that C was burnt.", ["Omar Haddad", "spokeswoman", "Omar Haddad"]),
    ("A spokeswoman said A was lost. Sheikh Nasir said B was held. She added that C was burnt.", ["spokeswoman", "Sheikh Nasir", "spokeswoman"]),
    ("Two bankers said A was sold. A clerk said B was bought. They added that C was next.", ["bankers", "clerk", "bankers"]),
    ("The Port Authority said A was shut. Ann Poe said B was open. It added that C was flooded.", ["Port Authority", "Ann Poe", "Port Authority"]),
    # the noun decides
    ("A senior diplomat said A was signed. A trader said B was sold. The diplomat added that C was left.", ["senior diplomat", "trader", "senior diplomat"]),
    ("A police officer said A was shot. The official added that B was held.", ["police officer", "police officer"]),
    ("A human rights group said A was bombed. A farmer said B was spared. The group said C was empty.", ["human rights group", "farmer", "human rights group"]),
    ("The ministry said in a statement that A was shut. A trader said B was open. The statement added that C would follow.", ["ministry", "trader", "ministry"]),
    ("Lena Marsh, a nurse, said A was full. A driver said B was empty. The nurse said C was gone.", ["Lena Marsh", "driver", "Lena Marsh"]),
    ("Lena Marsh said A was full. A driver said B was empty. Marsh added that C was gone.", ["Lena Marsh", "driver", "Lena Marsh"]),
    # people who are no sources
    ("The noise made Lena Marsh sit up at her desk. She told the magazine that it went on for hours.", ["Lena Marsh"]),
    # an indefinite phrase is always somebody new
    ("A senior source said A was sold. A source close to the bank said B was bought.", ["senior source", "source close to the bank"]),
    ("One official said A was sold. Another official said B was bought.", ["official", "official"]),
    # nobody fits
    ("The ministry said A was shut. She said B was open.", ["ministry", UNSTATED]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), BACK, ids=[text for text, _ in BACK])
def test_the_last_source_that_fits(text: str, wanted: list[str]) -> None:
    assert sources(text) == wanted


def test_the_i_of_a_quotation_is_its_speaker() -> None:
    text = "“I saw them leave the harbour at night,” said Omar Haddad. “I believe that they were soldiers.”"
    page = Document(id="d", text=text, language="en", author="Ann Poe", kind="post")
    found = [one for one in extract_document(page) if "soldiers" in one.words]
    assert {one.chain[-1].name for one in found} == {"Omar Haddad"}


def test_a_pronoun_looks_back_no_further_than_a_page() -> None:
    filler = "The harbour was calm that day and the boats lay still. " * 60
    assert sources("Omar Haddad said A was lost. He said B was held.") == ["Omar Haddad"] * 2
    assert sources(f"Omar Haddad said A was lost. {filler}He said B was held.")[-1] == UNSTATED


def test_sources_are_never_taken_from_another_document() -> None:
    assert sources("Omar Haddad said A was lost.") == ["Omar Haddad"]
    assert sources("He said B was held.") == [UNSTATED]


def test_a_source_without_a_name_stays_known_through_the_outlet_it_told() -> None:
    text = "A senior official told Reuters that A was sold. The official said B was next."
    page = Document(id="d", text=text, language="en", publisher="The Paper")
    chains = [[hop.name for hop in one.chain[1:]] for one in extract_document(page)]
    assert chains == [["Reuters", "senior official"]] * 2


def test_a_bare_source_of_the_same_report_with_the_same_words_is_the_one_met_before() -> None:
    text = (
        "Ann Poe of The Herald cited a senior banker claiming secret merger talks with rivals. "
        "Poe has a banker claiming merger talks with rivals, and a clerk told The Herald that "
        "forty people had left."
    )
    page = Document(id="d", text=text, language="en", publisher="The Paper")
    names = [[hop.name for hop in one.chain[1:]] for one in extract_document(page)]
    assert names == [["The Herald", "senior banker"]] * 2 + [["The Herald", "clerk"]]
