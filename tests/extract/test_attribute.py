"""Who says what: a table of sentences that a reader can extend."""

import pytest

from whence.extract import extract_document
from whence.model import UNSTATED, Document, Statement


def statements(text: str, **fields: object) -> list[Statement]:
    return extract_document(
        Document(id="d", text=text, language="en", publisher="The Paper", **fields)
    )  # type: ignore[arg-type]


def told(text: str, **fields: object) -> list[tuple[str, str, str]]:
    """Return source, cue and content of what is attributed to somebody."""
    return [
        (one.chain[-1].name, one.chain[-1].cue or "", one.words)
        for one in statements(text, **fields)
        if one.chain[-1].start is not None
    ]


CASES = [
    # subject, verb, that-clause
    ("A rebel officer said that the bridge had fallen.", ("rebel officer", "said", "the bridge had fallen")),
    ("On Sunday a senior aide confirmed that talks had failed.", ("senior aide", "confirmed", "talks had failed")),
    ("In Ankara the minister said the border was shut.", ("the minister", "said", "the border was shut")),
    # the content first
    ("The bridge has fallen, residents say.", ("residents", "say", "The bridge has fallen")),
    ("The bridge has fallen, said Omar Haddad.", ("Omar Haddad", "said", "The bridge has fallen")),
    ("“We lost the bridge,” said their spokesman, Omar Haddad, on Friday.", ("Omar Haddad", "said", "“We lost the bridge,”")),
    # apposition
    ("Omar Haddad, a baker from the town, said that the bridge had fallen.", ("Omar Haddad", "said", "the bridge had fallen")),
    ("A baker from the town, Omar Haddad, said that the bridge had fallen.", ("Omar Haddad", "said", "the bridge had fallen")),
    ("The baker, who asked not to be named, told The Paper that the bridge had fallen.", ("baker", "told", "the bridge had fallen")),
    # according to
    ("According to two diplomats, the deal is dead.", ("diplomats", "According to", "the deal is dead")),
    ("The deal is dead, according to the Foreign Ministry.", ("Foreign Ministry", "according to", "The deal is dead")),
    # passives with an agent
    ("I am told by a reliable friend that they have left.", ("reliable friend", "am told", "they have left")),
    # denial
    ("The company denies that it has signed.", ("company", "denies", "it has signed")),
    ("The council has repeatedly denied any payment.", ("council", "has repeatedly denied", "any payment")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_source_cue_and_content(sentence: str, expected: tuple[str, str, str]) -> None:
    source, cue, content = expected
    found = told(sentence)
    assert len(found) == 1, found
    assert found[0][0].removeprefix("the ") == source.removeprefix("the ")
    assert found[0][1:] == (cue, content)


NOT_ATTRIBUTED = [
    "The report of the commission fills two shelves.",
    "The alleged deal would change the region.",
    "He lives in the Islamic State of fear.",
    "They want to say more tomorrow.",
    "The claims are many.",
    "Nothing suggests any such thing.",
]


@pytest.mark.parametrize("sentence", NOT_ATTRIBUTED)
def test_nouns_and_infinitives_attribute_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_two_sources_of_one_sentence_are_kept_apart() -> None:
    found = told("A prominent banker and a union leader say that the firm is broke.")
    assert [source for source, _, _ in found] == ["prominent banker", "union leader"]
    assert {content for _, _, content in found} == {"the firm is broke"}


NESTED = [
    ("The Pentagon said that it had confirmed the death.", ["Pentagon"]),
    ("The Pentagon said Friday that it had confirmed the death.", ["Pentagon"]),
    (
        "The Herald reported Friday that officials said the leader was dead.",
        ["Herald", "officials"],
    ),
]


@pytest.mark.parametrize(("text", "chain"), NESTED, ids=[text for text, _ in NESTED])
def test_what_a_source_says_it_said_is_its_own(text: str, chain: list[str]) -> None:
    found = [[hop.name.removeprefix("The ") for hop in one.chain[1:]] for one in statements(text)]
    assert chain in found
    assert not any("it" in names for names in found)


@pytest.mark.parametrize("pronoun", ["It", "He", "They", "She"])
def test_a_pronoun_for_nobody_met_is_no_name(pronoun: str) -> None:
    (found,) = statements(f"{pronoun} said that the leader was dead.")
    hop = found.chain[-1]
    assert (hop.name, hop.kind, hop.named) == (UNSTATED, "anonymous", False)


def test_a_chain_runs_from_the_publisher_to_the_last_source() -> None:
    text = (
        "Ann Poe of The Herald cited a “senior source” claiming “secret talks” between the firms."
    )
    chains = [[hop.name for hop in one.chain] for one in statements(text)]
    assert chains == [["The Paper", "The Herald", "senior source"]]


def test_an_agency_citing_its_sources_is_one_more_hand() -> None:
    text = "The firms have settled, AP reports, citing a lawyer and a former judge."
    found = [[hop.name for hop in one.chain[1:]] for one in statements(text)]
    assert found == [["AP", "lawyer"], ["AP", "former judge"]]


def test_a_report_that_has_come_out_cites() -> None:
    text = "A report for the Daily Herald has come out, citing a clerk, claiming a secret sale."
    assert [[hop.name for hop in one.chain[1:]] for one in statements(text)] == [
        ["Daily Herald", "clerk"]
    ]


def test_a_co_claimant_supports_only_what_follows() -> None:
    text = (
        "The Daily Herald cited opposition sources claiming a merger, with further allegations, "
        "also claimed by the Harbour Observatory, that money was paid."
    )
    said = [(one.chain[-1].name, one.words) for one in statements(text)]
    assert said == [
        ("opposition sources", "a merger"),
        ("opposition sources", "money was paid"),
        ("Harbour Observatory", "money was paid"),
    ]


def test_who_is_quoted_at_two_removes() -> None:
    found = statements("She saw her father shot, a clerk said.")
    assert [hop.name for hop in found[-1].chain[1:]] == ["clerk"]


def test_pronouns_and_descriptions_point_back() -> None:
    text = "A senior clerk said the books were burnt. He added that nobody was hurt. The clerk said it was late."
    assert {one.chain[-1].name for one in statements(text)} == {"senior clerk"}


def test_i_is_the_author() -> None:
    found = statements("I believe that the deal is dead.", author="Ann Poe", kind="post")
    assert [one.chain[-1].name for one in found] == ["Ann Poe"]


STANCES = [
    ("The firm denies that it paid.", "denies"),
    ("The mayor doubts that it was paid.", "doubts"),
    ("The ministry could not confirm the payment.", "doubts"),
    ("The mayor did not say that it was paid.", "discusses"),
    ("Experts say that the letters are forged.", "denies"),
    ("Analysts call the claim highly suspect.", "doubts"),
    ("Was it paid?", "discusses"),
    ("No pact was announced by the firm.", "discusses"),
    ("He said nothing of a pact.", "discusses"),
    ("None of the residents saw the payment.", "doubts"),
    ("The mayor said that it was paid.", "asserts"),
]


@pytest.mark.parametrize(("sentence", "stance"), STANCES)
def test_stance(sentence: str, stance: str) -> None:
    assert statements(sentence)[0].stance == stance


CERTAINTIES = [
    ("The mayor said that it was paid.", "certain"),
    ("The mayor said that it was probably paid.", "probable"),
    ("The mayor said that it may have been paid.", "possible"),
    ("The mayor believes that it was paid.", "probable"),
    ("It was reportedly paid in May.", "probable"),
]


@pytest.mark.parametrize(("sentence", "certainty"), CERTAINTIES)
def test_certainty(sentence: str, certainty: str) -> None:
    assert statements(sentence)[0].certainty == certainty


def test_reportedly_rests_on_somebody_unnamed() -> None:
    hop = statements("The firm has reportedly been sold.")[0].chain[-1]
    assert (hop.kind, hop.named, hop.directness, hop.cue) == (
        "anonymous",
        False,
        "relayed",
        "reportedly",
    )


def test_the_reporters_distance_is_kept() -> None:
    assert statements("The mayor claims that it was paid.")[0].chain[-1].doubted
    assert not statements("The mayor says that it was paid.")[0].chain[-1].doubted


@pytest.mark.parametrize(
    ("sentence", "directness"),
    [
        ("Residents say the tower fell.", "witnessed"),
        ("A document says the tower fell.", "documented"),
        ("An officer says he also learned of it.", "relayed"),
        ("Everybody says the tower fell.", "relayed"),
        ("An officer says the tower fell.", "unknown"),
    ],
)
def test_directness(sentence: str, directness: str) -> None:
    assert statements(sentence)[0].chain[-1].directness == directness


ABROAD = [
    ("ar", "قال وزير الخارجية إن الاتفاق انتهى.", "وزير الخارجية", "الاتفاق انتهى"),
    (
        "de",
        "Der Minister sagte, dass die Brücke gesperrt ist.",
        "Der Minister",
        "die Brücke gesperrt ist",
    ),
    ("es", "El ministro dijo que el puente cayó.", "El ministro", "el puente cayó"),
    ("fr", "Selon la mairie, le pont est fermé.", "la mairie", "le pont est fermé"),
    ("ru", "Министр сообщил, что мост закрыт.", "Министр", "мост закрыт"),
]


@pytest.mark.parametrize(
    ("language", "text", "source", "content"), ABROAD, ids=[row[0] for row in ABROAD]
)
def test_other_languages(language: str, text: str, source: str, content: str) -> None:
    found = [
        one
        for one in extract_document(Document(id="d", text=text, language=language))
        if one.chain[-1].start is not None
    ]
    assert [(text[one.chain[-1].start : one.chain[-1].end], one.words) for one in found] == [
        (source, content)
    ]
