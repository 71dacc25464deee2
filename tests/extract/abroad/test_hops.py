"""Links of a chain in other languages, and whom a verb without a subject points back to."""

from whence.extract.abroad import attribute_abroad, hop_abroad
from whence.extract.coreference import Memory
from whence.extract.sentence import read_sentences
from whence.model import Document, Hop


def chains(text: str, language: str) -> list[list[Hop]]:
    document, memory = Document(id="d", text=text, language=language), Memory()
    found = []
    for sentence in read_sentences(text):
        for one in attribute_abroad(sentence, language):
            outer = [
                hop_abroad(document, hand.source, one, language, memory, hand.cue)
                for hand in one.outer
            ]
            found.append([*outer, hop_abroad(document, one.sources[0], one, language, memory)])
    return found


def test_a_page_that_a_correspondent_saw() -> None:
    text = "كتب سامي حداد على صفحته في فيسبوك، اطلع عليها مراسل صحيفة النهار، «سنعود إلى البيت قريبا جدا يا أهلي». وأضاف أن الطريق طويل."
    first, second = chains(text, "ar")
    assert [(hop.name, hop.kind, hop.named) for hop in first] == [
        ("مراسل صحيفة النهار", "anonymous", False),
        ("صفحته في فيسبوك", "document", False),
        ("سامي حداد", "person", True),
    ]
    assert [hop.directness for hop in first] == ["relayed", "relayed", "documented"]
    assert [hop.name for hop in second] == ["سامي حداد"]


def test_a_pronoun_is_the_last_one_who_spoke() -> None:
    text = "Die Ärztin Clara Voss sagte, dass das Wasser sauber sei. Sie fügte hinzu, dass man es trinken könne."
    assert [chain[-1].name for chain in chains(text, "de")] == ["Clara Voss", "Clara Voss"]


def test_a_pronoun_of_nobody_stays_unstated() -> None:
    (chain,) = chains("Он заявил, что мост закрыт.", "ru")
    assert not chain[-1].named


def test_a_last_name_is_the_person_introduced_before() -> None:
    text = "Министр Пётр Орлов заявил, что мост закрыт. Орлов добавил, что дорога открыта."
    assert [chain[-1].name for chain in chains(text, "ru")] == ["Пётр Орлов", "Пётр Орлов"]


def test_an_agency_relays_whom_it_cites() -> None:
    (chain,) = chains("Как сообщает ТАСС со ссылкой на источник в МЧС, мост разрушен.", "ru")
    assert [(hop.name, hop.kind, hop.directness) for hop in chain] == [
        ("ТАСС", "publisher", "relayed"),
        ("источник в МЧС", "anonymous", "unknown"),
    ]
