"""What a gloss adds to the text beside it."""

import time

import pytest

from whence.extract.gloss import find_additions, find_glosses
from whence.extract.notes import note_pasted
from whence.model import Block, Document, Hop, Statement


def page(
    before: str, pasted: str, after: str = "", *, language: str = "en", credit: str | None = None
) -> Document:
    text = before + pasted + after
    plain = Document(id="d", text=text, kind="comment", author="Ada", language="en", offset=100)
    where = text.find(credit) if credit else -1
    block = Block(
        kind="pasted",
        span=plain.span(len(before), len(before) + len(pasted)),
        language=language,
        attributed_to=plain.span(where, where + len(credit)) if credit else None,
    )
    return Document(
        id="d", text=text, kind="comment", author="Ada", language="en", offset=100, blocks=(block,)
    )


# gloss, language and words of the text beside it, what the gloss adds
CASES = [
    ("The mayor was arrested because he dared to visit Russia:\n", "ar", "أعلن رئيس البلدية اعتقاله بعد زيارة إلى موسكو.", ["because", "dared"]),
    ("The mayor was arrested after a trip:\n", "ar", "أعلن رئيس البلدية اعتقاله بعد زيارة إلى موسكو.", []),
    ("Sami Haddad is on a hit list:\n", "ar", "حذر سامي حداد من قتله.", ["hit list"]),
    ("Layla Mansour was killed:\n", "ar", "قتل سامي حداد ليلا.", ["Mansour"]),
    ("The raid killed 73 people:\n", "ar", "قتل ٧٣ شخصا في الغارة.", []),
    ("The raid killed 75 people:\n", "ar", "قتل ٧٣ شخصا في الغارة.", ["75"]),
    ("The traitor fled with the money:\n", "de", "Der Bürgermeister floh am Montag ins Ausland.", ["traitor", "money"]),
    ("Soldiers tortured the hostages:\n", "fr", "Les soldats ont libéré les otages.", ["tortured"]),
    ("The general resigned because of the war:\n", "es", "El general dimitió ayer por la guerra.", []),
    ("The general was killed by terrorists:\n", "ru", "Генерал погиб в понедельник.", ["terrorists"]),
    ("The general was killed by terrorists:\n", "uk", "Генерал загинув у понеділок, повідомив речник.", ["terrorists"]),
    ("Joe Brant, a proven swindler, fled to Malta:\n", "en", "Joe Brandt has fled to Malta, the port office said.", ["proven swindler"]),
    ("The ships left, according to the leading daily of Malta:\n", "en", "Two ships have left the port.", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("own", "language", "pasted", "added"),
    CASES,
    ids=[f"{case[1]}-{case[0][:30]}" for case in CASES],
)
def test_what_is_added(own: str, language: str, pasted: str, added: list[str]) -> None:
    document = page(own, pasted, language=language)
    found = find_additions(document)
    assert [one.own.quote for one in found] == added
    for one in found:
        document.check(one.own)
        document.check(one.beside)
        assert one.beside.quote == pasted
        assert one.own.quote in one.what
        assert "found" in one.what


def test_a_line_that_introduces_nothing_is_no_gloss() -> None:
    assert (
        find_glosses(page("I had soup today.\n\n", "قال الحارس إن السد انهار.", language="ar"))
        == []
    )


def test_a_name_alone_is_no_gloss() -> None:
    document = page("Ruth Ellen Park:\n", "The dam will break.", credit="Ruth Ellen Park:")
    assert find_glosses(document) == []


def test_a_rendering_behind_the_text_is_compared_in_another_language_only() -> None:
    after = "\n\ntranslation: the traitors must go."
    arabic = page("", "قال الحارس إن السد انهار.", after, language="ar")
    assert [one.own.quote for one in find_additions(arabic)] == ["traitors"]
    english = page("", "The guard said that the dam broke.", after)
    assert [one.place for one in find_glosses(english)] == ["after"]
    assert find_additions(english) == []
    assert any("not a part of it" in one.what for one in note_pasted([english]))


def test_notes_say_what_is_missing() -> None:
    pasted = "حذر الوزير من سعي أشخاص (لم يسمهم) لقتله."
    document = page("He is on a death list:\n", pasted, language="ar")
    notes = {one.what.split(":")[0]: one for one in note_pasted([document])}
    assert set(notes) == {
        "“death list” is said beside the quotation; no word for it was found in it",
        "a text is pasted without its outlet; who relayed it is unknown",
        "the text itself says that it leaves out a name",
    }
    for one in notes.values():
        assert one.start is not None
        assert one.end is not None
    start = document.text.index("لم يسمهم") + document.offset
    assert notes["the text itself says that it leaves out a name"].start == start


def test_one_unnamed_source_behind_all_is_noted() -> None:
    text = "The dam broke, a guard said. The guard said it was old."
    document = page("", text, credit=None)
    hop = Hop(name="guard", kind="anonymous", named=False, start=15, end=22, cue="said")
    statements = [
        Statement(id=f"s{at}", document="d", start=start, end=end, text=text[start:end],
                  content=(document.span(start, end),), chain=(hop,))
        for at, (start, end) in enumerate([(0, 28), (29, 55)])
    ]  # fmt: skip
    assert any(
        "one source without a name" in one.what for one in note_pasted([document], statements)
    )
    assert not any("one source" in one.what for one in note_pasted([document], statements[:1]))


@pytest.mark.parametrize(
    "piece", ["death list ", "a ", "Moaz ", "73 ", "\n", "translation: ", "قتل "]
)
def test_cost_is_linear(piece: str) -> None:
    def cost(times: int) -> float:
        document = page(
            "x " + piece * times + ":\n", "قتل " * times, "\n" + piece * times, language="ar"
        )
        begun = time.process_time()
        find_additions(document)
        return time.process_time() - begun

    cost(10)
    small = max(cost(1_000), 0.05)
    assert cost(8_000) < 8 * 4 * small
